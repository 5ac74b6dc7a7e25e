"""A small program for the panel to talk to, a clock to move by hand, and ways to use the panel."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import argon2
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from kiosk.core.coach import Coach
from kiosk.core.control import AudienceSnapshot, CameraDevice
from kiosk.core.errors import HistoryError, KioskError
from kiosk.core.health import AppPhase, HealthSnapshot
from kiosk.core.pin import PinStore
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.core.sync import SinkState, SinkStatus
from kiosk.ui.operator.panel import OperatorPanel
from kiosk.ui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from kiosk.core.coach import CoachReport
    from kiosk.core.control import ConnectionReport, Enrolment
    from kiosk.core.errors import CredentialError, SettingsError
    from kiosk.core.identity import CaptureState, PhotoReading, RecognisedPerson
    from kiosk.core.ports import HistoryReader, Outbound, PeopleRegistry
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SyncDesk

PIN = "4711"
_REST = {False: SinkState.IDLE, True: SinkState.PAUSED}
PAGES = (
    "device",
    "camera",
    "analysis",
    "audience",
    "people",
    "history",
    "check",
    "cloud",
    "outbound",
    "privacy",
    "health",
    "program",
)


class HandClock:
    """Both clocks of a machine, moved by hand."""

    def __init__(self) -> None:
        self.ns = 1_000_000_000_000
        self.utc = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def monotonic_ns(self) -> int:
        return self.ns

    def utc_now(self) -> datetime:
        return self.utc

    def pass_s(self, seconds: float) -> None:
        self.ns += round(seconds * 1e9)
        self.utc += timedelta(seconds=seconds)


class MemoryKiosk:
    """KioskControl that keeps everything in memory."""

    def __init__(self) -> None:
        self.now = with_values(Settings(), {"window.on_screen_keyboard": "off"})
        self.fixed: frozenset[str] = frozenset()
        self.applied: list[Settings] = []
        self.snapshot = HealthSnapshot(phase=AppPhase.RUNNING)
        self.found = [CameraDevice("camera:0", "Webcam"), CameraDevice("sim:busy", "Busy scene")]
        self.tested: list[tuple[Sink, str | None]] = []
        self.answer: Callable[[ConnectionReport], None] | None = None
        self.desk = _load("sync_stand_in").MemoryDesk()
        self.secrets: dict[str, str] = {}
        self.secret_error: CredentialError | None = None
        self.enrolling: list[tuple[str, str]] = []
        self.enrolled: Callable[[Enrolment], None] | None = None
        self.refused: Callable[[KioskError], None] | None = None
        self.scanned: Callable[[str], None] | None = None
        self.save_error: SettingsError | None = None
        self.has_quit = False
        self.reader: HistoryReader | None = None
        self.crowd = AudienceSnapshot()
        self.counted_again: list[int] = []
        self.sent: list[Outbound] = []
        self.trainer = Coach()
        self.stand_in = _load("people_stand_in")
        self.registry = self.stand_in.MemoryRegistry()
        self.camera = self.stand_in.HandCapture()
        self.seen: list[RecognisedPerson] = []
        self.rejected: list[UUID] = []
        self.pending: list[Callable[[], None]] | None = None

    def settings(self) -> Settings:
        return self.now

    def overridden(self) -> frozenset[str]:
        return self.fixed

    def apply(self, settings: Settings) -> None:
        if self.save_error is not None:
            raise self.save_error
        self.applied.append(settings)
        self.now = settings

    def health(self) -> HealthSnapshot:
        return self.snapshot

    def diagnostics(self) -> str:
        return "all about this kiosk"

    def cameras(self, done: Callable[[Sequence[CameraDevice]], None]) -> None:
        done(self.found)

    def inference_devices(self) -> Sequence[tuple[str, str]]:
        return [("CPU", "Intel Core i5")]

    def sinks(self) -> Sequence[SinkStatus]:
        """What the desk knows, else a sink at rest."""
        return [
            self.desk.statuses.get(sink.name)
            or SinkStatus(sink.name, sink.kind, _REST[sink.paused])
            for sink in self.now.cloud.sinks
        ]

    def test_sink(
        self, sink: Sink, secret: str | None, done: Callable[[ConnectionReport], None]
    ) -> None:
        self.tested.append((sink, secret))
        self.answer = done

    def has_sink_secret(self, sink: str) -> bool:
        return bool(self.secrets.get(sink))

    def set_sink_secret(self, sink: str, secret: str) -> None:
        if self.secret_error is not None:
            raise self.secret_error
        self.secrets[sink] = secret

    def sync(
        self,
        work: Callable[[SyncDesk], Any],
        done: Callable[[Any], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Answered at once, or by :meth:`answer_people` when ``pending`` is a list."""

        def run() -> None:
            try:
                answer = work(self.desk)
            except KioskError as error:
                failed(error)
            else:
                done(answer)

        if self.pending is None:
            run()
        else:
            self.pending.append(run)

    def enrol_at_collector(
        self,
        url: str,
        code: str,
        done: Callable[[Enrolment], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        self.enrolling.append((url, code))
        self.enrolled, self.refused = done, failed

    def scan_code(self, done: Callable[[str], None]) -> Callable[[], None]:
        def stop() -> None:
            self.scanned = None

        self.scanned = done
        return stop

    def stop_analysis(self) -> None:
        self.snapshot = replace(self.snapshot, phase=AppPhase.STOPPED)

    def start_analysis(self) -> None:
        self.snapshot = replace(self.snapshot, phase=AppPhase.RUNNING)

    def history(
        self,
        work: Callable[[HistoryReader], Any],
        done: Callable[[Any], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Answered at once; a test that wants to see the waiting replaces it."""
        if self.reader is None:
            failed(HistoryError("There is no history", "Nothing was counted yet."))
            return
        try:
            answer = work(self.reader)
        except KioskError as error:
            failed(error)
        else:
            done(answer)

    def audience(self) -> AudienceSnapshot:
        return self.crowd

    def count_ignored_face(self, number: int) -> None:
        self.counted_again.append(number)

    def people(
        self,
        work: Callable[[PeopleRegistry], Any],
        done: Callable[[Any], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Answered at once, or by :meth:`answer_people` when ``pending`` is a list."""

        def run() -> None:
            try:
                answer = work(self.registry)
            except KioskError as error:
                failed(error)
            else:
                done(answer)

        if self.pending is None:
            run()
        else:
            self.pending.append(run)

    def answer_people(self) -> None:
        """Do what waits."""
        waiting, self.pending = self.pending or [], None
        for run in waiting:
            run()

    def read_photos(
        self,
        paths: Sequence[Path],
        each: Callable[[PhotoReading], None],
        done: Callable[[], None],
        failed: Callable[[KioskError], None],
    ) -> Callable[[], None]:
        """Answered at once, or one by one by :meth:`answer_people` when ``pending`` is a list."""
        steps = [lambda path=path: each(self.stand_in.reading(path)) for path in paths]
        if self.pending is None:
            for step in steps:
                step()
            done()
        else:
            self.pending += [*steps, done]
        return lambda: None

    def start_capture(self) -> None:
        self.camera.start()

    def capture(self) -> CaptureState | None:
        state: CaptureState | None = self.camera.state
        return state

    def stop_capture(self) -> None:
        self.camera.stop()

    def recognised(self) -> Sequence[RecognisedPerson]:
        return self.seen

    def not_this_person(self, person: UUID) -> None:
        self.rejected.append(person)

    def coach(self) -> CoachReport:
        return self.trainer.report(self.now, fps=15)

    def outbound(self) -> Sequence[Outbound]:
        return self.sent

    def quit(self) -> None:
        self.has_quit = True


class Operator:
    """A person in front of the panel."""

    def __init__(self, qtbot: QtBot, tmp_path: Path) -> None:
        self.bot = qtbot
        self.kiosk = MemoryKiosk()
        self.clock = HandClock()
        self.pin_path = tmp_path / "pin.json"
        self.appearance = Appearance()
        self.window = QWidget()
        self.window.resize(1280, 800)
        qtbot.addWidget(self.window)
        self.panel = self._panel()

    def _panel(self) -> OperatorPanel:
        hasher = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self.pins = PinStore(self.pin_path, self.clock, hasher)
        return OperatorPanel(self.kiosk, self.pins, self.appearance, self.window, self.clock)

    def restart(self) -> None:
        """The program ends and starts again."""
        self.panel.stop()
        self.panel.setParent(None)
        self.panel.deleteLater()
        self.panel = self._panel()

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.appearance.set_window_size(QSize(width, height))
        self.bot.wait(1)

    # ------------------------------------------------------------------------------- PIN

    def open(self) -> None:
        self.window.show()
        self.panel.open()
        self.idle()

    def idle(self) -> None:
        """Wait until work in the background has been answered."""
        self.bot.waitUntil(lambda: not self.panel._background.busy)

    @property
    def pin_page(self) -> Any:
        return self.panel._pin_page

    def press(self, *keys: str) -> None:
        """Touch keys of the PIN pad."""
        for key in keys:
            self.click(self.pin_page.pad.keys[key])
        self.idle()

    def enter(self, pin: str) -> None:
        self.press(*pin, "ok")

    def unlock(self) -> None:
        self.pins.set_pin(PIN)
        self.open()
        self.enter(PIN)
        assert self.panel.is_unlocked

    # ----------------------------------------------------------------------------- pages

    @property
    def work(self) -> Any:
        return self.panel._workspace

    def page(self, name: str) -> Any:
        """Open a page through the navigation."""
        index = PAGES.index(name)
        self.click(self.work.navigation.buttons[index])
        assert self.work.index == index
        return self.work.page(index)

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget.accessibleName()
        self.bot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def field(self, page: Any, name: str) -> Any:
        from kiosk.ui.operator.fields import Field

        return next(f for f in page.findChildren(Field) if f.name == name)

    def retype(self, line: Any, text: str) -> None:
        """Replace the text of a line by typing."""
        line.setFocus()
        line.selectAll()
        self.bot.keyClick(line, Qt.Key.Key_Backspace)
        self.bot.keyClicks(line, text)

    def apply(self) -> Settings:
        self.click(self.work.bar.apply)
        self.idle()
        return self.kiosk.now


def _load(name: str) -> Any:
    """A module beside this file; tests are no package."""
    place = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def hourly_history() -> Any:
    """A reader of made-up hours: ``hourly_history(first, end, zones)``."""
    return _load("history_stand_in").HourlyHistory


@pytest.fixture(scope="session")
def made_up() -> Any:
    """Makes people, views and photos: the module ``people_stand_in``."""
    return _load("people_stand_in")


@pytest.fixture
def operator(qtbot: QtBot, tmp_path: Path) -> Iterator[Operator]:
    person = Operator(qtbot, tmp_path)
    yield person
    person.panel.stop()
    person.appearance.deleteLater()


@pytest.fixture
def unlocked(operator: Operator) -> Operator:
    operator.unlock()
    return operator
