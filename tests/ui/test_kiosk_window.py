"""The whole kiosk in its window: real scene, real networks, real threads."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import psutil
import pytest

from kiosk.app.window import open_kiosk
from kiosk.core.health import AppPhase
from kiosk.core.pin import PinStore
from kiosk.core.pin import default_path as default_pin_path
from kiosk.core.settings_store import SettingsStore, default_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kiosk.app.window_kiosk import WindowKiosk

WAIT_MS = 60_000


@pytest.fixture
def start(
    qtbot: QtBot, models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., WindowKiosk]]:
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    kiosks: list[WindowKiosk] = []

    def begin(**overrides: str) -> WindowKiosk:
        store = SettingsStore(default_path())
        values = {name.replace("__", "."): value for name, value in overrides.items()}
        loaded = store.load({}, {"window.fullscreen": "false"} | values)
        assert loaded.problems == ()
        kiosk = open_kiosk(store, loaded)
        kiosks.append(kiosk)
        return kiosk

    yield begin
    for kiosk in kiosks:
        # Nothing can interrupt the compiler of the networks.
        qtbot.waitUntil(
            lambda k=kiosk: k.runtime.engine.phase is not AppPhase.STARTING, timeout=WAIT_MS
        )
        assert kiosk.stop()
        kiosk.window.deleteLater()
        kiosk.deleteLater()
    qtbot.wait(10)


def test_people_appear_on_the_screen(start: Callable[..., WindowKiosk], qtbot: QtBot) -> None:
    kiosk = start(camera__source="sim:quiet")

    def marked() -> bool:
        frame = kiosk.window.view.frame
        return frame is not None and any(item.age is not None for item in frame.items)

    qtbot.waitUntil(marked, timeout=WAIT_MS)
    assert kiosk.window.panel.isVisible()
    health = kiosk.runtime.health()
    assert health.phase is AppPhase.RUNNING
    assert health.camera_fps > 0
    assert health.inference_fps > 0
    assert health.inference_device


def test_a_lost_camera_shows_a_calm_screen_and_comes_back(
    start: Callable[..., WindowKiosk], qtbot: QtBot, expect_log: Callable[[str], None]
) -> None:
    expect_log("unplugged")
    kiosk = start(camera__source="fault:unplug@40x2+sim:quiet")
    phases: list[AppPhase] = []
    calm: list[bool] = []

    def note(phase: AppPhase) -> None:
        phases.append(phase)
        calm.append(kiosk.window.state_screen.isVisible())

    kiosk._bridge.phaseChanged.connect(note)
    qtbot.waitUntil(lambda: AppPhase.NO_CAMERA in phases, timeout=WAIT_MS)
    assert calm[phases.index(AppPhase.NO_CAMERA)]
    qtbot.waitUntil(lambda: phases[-1] is AppPhase.RUNNING, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not kiosk.window.state_screen.isVisible(), timeout=WAIT_MS)
    assert {entry.where for entry in kiosk.runtime.health().errors} == {"camera"}


def test_settings_act_without_a_restart(start: Callable[..., WindowKiosk], qtbot: QtBot) -> None:
    kiosk = start()
    settings = kiosk.runtime.settings
    camera = settings.camera.model_copy(update={"source": "sim:quiet"})
    device = settings.device.model_copy(update={"language": "de"})
    kiosk.runtime.apply(settings.model_copy(update={"camera": camera, "device": device}))
    kiosk._bridge.settingsApplied.emit(kiosk.runtime.settings)
    qtbot.waitUntil(lambda: kiosk.window.languages.language == "de", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: kiosk.window.view.frame is not None, timeout=WAIT_MS)
    assert "quiet" in kiosk.runtime.health().source
    assert 'source = "sim:quiet"' in default_path().read_text()


def test_the_first_start_asks_for_a_pin_and_later_ones_do_not(
    start: Callable[..., WindowKiosk], qtbot: QtBot
) -> None:
    kiosk = start(camera__source="sim:quiet")
    kiosk.ask_for_first_pin()
    assert kiosk.panel.isVisible()
    qtbot.waitUntil(lambda: not kiosk.panel._background.busy, timeout=WAIT_MS)
    kiosk.panel.lock()
    PinStore(default_pin_path()).set_pin("2581")
    kiosk.ask_for_first_pin()
    assert not kiosk.panel.isVisible()


def test_ten_starts_and_stops_leave_nothing_behind(
    start: Callable[..., WindowKiosk], qtbot: QtBot
) -> None:
    process = psutil.Process()
    kiosk = start(camera__source="sim:quiet")
    qtbot.waitUntil(lambda: kiosk.window.view.frame is not None, timeout=WAIT_MS)
    threads, descriptors = 0, 0
    for cycle in range(10):
        kiosk.runtime.set_analyzing(False)
        assert kiosk.runtime.engine.phase is AppPhase.STOPPED
        gc.collect()
        if cycle == 1:  # by then the libraries have started what they keep
            threads, descriptors = threading.active_count(), process.num_fds()
        kiosk.runtime.set_analyzing(True)
        qtbot.waitUntil(lambda: kiosk.runtime.engine.phase is AppPhase.RUNNING, timeout=WAIT_MS)
    kiosk.runtime.set_analyzing(False)
    gc.collect()
    assert threading.active_count() <= threads
    assert process.num_fds() <= descriptors
