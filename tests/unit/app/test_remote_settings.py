"""Settings from a collector stay only where the kiosk runs well with them."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.app.remote_settings import FILE_NAME, RemoteSettings, Trial
from kiosk.core.errors import KioskError, PublishError, SettingsError
from kiosk.core.health import AppPhase, HealthSnapshot
from kiosk.core.remote_settings import SettingsOffer
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

GOOD = HealthSnapshot(phase=AppPhase.RUNNING, inference_fps=10.0)
BAD = HealthSnapshot(phase=AppPhase.NO_CAMERA)


class Kiosk:
    """A kiosk that runs well unless its pictures are turned upside down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = with_values(Settings(), {"cloud.remote_settings": True, "device.id": "k"})
        self.applied: list[int] = []
        self.full_disk = False
        self.told = threading.Condition()
        self.reports: list[dict[str, object]] = []
        self.problems: list[KioskError] = []
        self.offer: SettingsOffer | KioskError | None = None
        self.remote = self.make()

    def make(self) -> RemoteSettings:
        return RemoteSettings(
            self.folder,
            lambda: self.settings,
            self.change,
            lambda _: self.fetch(),
            lambda: BAD if self.settings.camera.rotation == 180 else GOOD,
            self,
            lambda _, error: self.problems.append(error),
            Trial(limit_s=1.0, well_s=0.05, again_s=0.05),
        )

    def fetch(self) -> SettingsOffer | None:
        if isinstance(self.offer, KioskError):
            raise self.offer
        return self.offer

    def change(self, values: Mapping[str, Any]) -> None:
        settings = with_values(self.settings, values)
        if settings.camera.rotation == 270 or self.full_disk:
            raise SettingsError("the disk is full")
        self.settings = settings
        self.applied.append(settings.camera.rotation)

    def add_to_status(self, name: str, value: object) -> None:
        assert name == "config"
        assert isinstance(value, dict)
        with self.told:
            self.reports.append(value)
            self.told.notify_all()

    def hears(self, version: int, device: str = "k", **values: object) -> dict[str, object]:
        """What is reported of an offer; names have __ for the dot."""
        named = {name.replace("__", "."): value for name, value in values.items()}
        self.offer = SettingsOffer(version, device, named)
        number = len(self.reports)
        self.remote.offered("hq", f"v{version}")
        with self.told:
            assert self.told.wait_for(lambda: len(self.reports) > number, 20)
        return self.reports[-1]

    def written(self) -> dict[str, object]:
        return json.loads((self.folder / FILE_NAME).read_text())  # type: ignore[no-any-return]


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(tmp_path)
    kiosk.remote.start()
    yield kiosk
    assert kiosk.remote.stop(20)


def test_settings_that_do_no_harm_stay(kiosk: Kiosk) -> None:
    report = kiosk.hears(3, camera__rotation=90, audience__stop_s=2.5)
    assert report == {"version": 3, "state": "applied", "reason": ""}
    assert kiosk.settings.camera.rotation == 90
    assert kiosk.settings.audience.stop_s == 2.5
    assert kiosk.written() == {"versions": {"": 3}}
    assert kiosk.problems == []


def test_settings_with_which_the_kiosk_does_not_run_are_taken_back(kiosk: Kiosk) -> None:
    kiosk.hears(3, camera__rotation=90)
    report = kiosk.hears(4, camera__rotation=180)
    assert report["state"] == "rolled_back"
    assert "no_camera" in str(report["reason"])
    assert kiosk.applied == [90, 180, 90]
    assert "taken back" in kiosk.problems[0].message


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"cloud__sinks": []}, "at the device only"),
        ({"camera__width": 1}, "between"),
        ({"camera__rotation": 270}, "disk is full"),
    ],
)
def test_settings_that_may_not_be_are_refused(
    kiosk: Kiosk, values: dict[str, object], why: str
) -> None:
    report = kiosk.hears(5, **values)
    assert report["state"] == "refused"
    assert why in str(report["reason"])
    assert kiosk.applied == []
    assert "trial" not in kiosk.written()


def test_settings_of_another_kiosk_are_refused(kiosk: Kiosk) -> None:
    assert kiosk.hears(5, "other", camera__rotation=90)["state"] == "refused"


def test_an_older_version_is_not_put_into_force_again(kiosk: Kiosk) -> None:
    kiosk.hears(5, camera__rotation=90)
    kiosk.offer = SettingsOffer(4, "k", {"camera.rotation": 0})
    kiosk.remote.offered("hq", "v4")
    kiosk.hears(6, audience__stop_s=2)
    assert kiosk.settings.camera.rotation == 90


def test_another_collector_begins_with_its_own_versions(kiosk: Kiosk) -> None:
    """Else a kiosk that moves to a new collector would never follow it."""
    kiosk.hears(5, camera__rotation=90)
    kiosk.offer = SettingsOffer(1, "k", {"camera.rotation": 0}, signer="another")
    kiosk.remote.offered("new", "v1")
    with kiosk.told:
        assert kiosk.told.wait_for(lambda: len(kiosk.reports) == 2, 20)
    assert kiosk.settings.camera.rotation == 0
    assert kiosk.written() == {"versions": {"": 5, "another": 1}}


def test_nothing_happens_while_it_is_switched_off(kiosk: Kiosk) -> None:
    kiosk.settings = with_values(kiosk.settings, {"cloud.remote_settings": False})
    kiosk.offer = SettingsOffer(3, "k", {"camera.rotation": 90})
    kiosk.remote.offered("hq", "v3")
    assert kiosk.remote.stop(20)
    assert kiosk.applied == []


def test_what_could_not_be_fetched_is_asked_for_again(kiosk: Kiosk) -> None:
    kiosk.offer = PublishError("the signature is wrong")
    kiosk.remote.offered("hq", "v3")
    while not kiosk.problems:
        kiosk.remote.stop(0.05)
        kiosk.remote.start()
    kiosk.offer = SettingsOffer(3, "k", {"camera.rotation": 90})
    with kiosk.told:
        while not kiosk.reports:
            kiosk.remote.offered("hq", "v3")  # as each reply does
            kiosk.told.wait(0.05)
    assert kiosk.reports[-1]["state"] == "applied"


def test_what_came_while_it_was_switched_off_is_taken_later(kiosk: Kiosk) -> None:
    kiosk.settings = with_values(kiosk.settings, {"cloud.remote_settings": False})
    kiosk.remote.offered("hq", "v3")
    kiosk.settings = with_values(kiosk.settings, {"cloud.remote_settings": True})
    assert kiosk.hears(3, camera__rotation=90)["state"] == "applied"


def test_what_cannot_be_taken_back_stays_on_trial_until_it_can(kiosk: Kiosk) -> None:
    values = {"camera.rotation": 180}
    kiosk.offer = SettingsOffer(4, "k", values)
    kiosk.remote.offered("hq", "v4")
    while not kiosk.applied:
        time.sleep(0.01)
    kiosk.full_disk = True
    while not kiosk.problems:
        time.sleep(0.01)
    assert kiosk.reports == []
    assert "trial" in kiosk.written()
    kiosk.full_disk = False
    with kiosk.told:
        assert kiosk.told.wait_for(lambda: kiosk.reports, 20)
    assert kiosk.reports[-1]["state"] == "rolled_back"
    assert kiosk.settings.camera.rotation == 0


def test_a_mode_that_only_the_operator_may_choose_is_brought_back(tmp_path: Path) -> None:
    trial = {"version": 8, "before": {"analysis.mode": "identification"}}
    (tmp_path / FILE_NAME).write_text(json.dumps({"trial": trial}))
    kiosk = Kiosk(tmp_path)
    kiosk.remote.start()
    with kiosk.told:
        assert kiosk.told.wait_for(lambda: kiosk.reports, 20)
    assert kiosk.remote.stop(20)
    assert kiosk.settings.analysis.mode == "identification"


def test_a_program_that_ended_during_the_trial_starts_with_the_old_settings(
    tmp_path: Path,
) -> None:
    trial = {"version": 8, "before": {"camera.rotation": 0, "camera.roi": [0, 0, 1, 1]}}
    (tmp_path / FILE_NAME).write_text(json.dumps({"versions": {"": 7}, "trial": trial}))
    kiosk = Kiosk(tmp_path)
    kiosk.settings = with_values(kiosk.settings, {"camera.rotation": 180})
    kiosk.remote.start()
    with kiosk.told:
        assert kiosk.told.wait_for(lambda: kiosk.reports, 20)
    assert kiosk.remote.stop(20)
    assert kiosk.settings.camera.rotation == 0
    assert kiosk.reports[0]["state"] == "rolled_back"
    assert kiosk.written() == {"versions": {"": 8}}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"trial": {"version": 2}}', '{"trial": 5}'])
def test_a_damaged_note_of_the_trial_hinders_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    kiosk = Kiosk(tmp_path)
    kiosk.remote.start()
    assert kiosk.hears(9, camera__rotation=90)["state"] in ("applied", "rolled_back")
    assert kiosk.remote.stop(20)
