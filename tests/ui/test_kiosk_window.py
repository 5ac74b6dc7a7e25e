"""The whole kiosk in its window: real scene, real networks, real threads."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from kiosk.app.window import open_kiosk
from kiosk.core.choices import ViewMode
from kiosk.core.health import AppPhase
from kiosk.core.pin import PinStore
from kiosk.core.pin import default_path as default_pin_path
from kiosk.core.settings_store import SettingsStore, default_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from kiosk.app.window_kiosk import WindowKiosk
    from kiosk.ui.display_frame import DisplayFrame

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


def test_the_end_of_a_file_leaves_no_marked_people_behind(
    start: Callable[..., WindowKiosk], qtbot: QtBot, media_dir: Path
) -> None:
    clip = media_dir / "videos" / "iot_asl_eat.mkv"
    kiosk = start(camera__source=str(clip), camera__loop="false")
    with qtbot.waitSignal(kiosk._bridge.sourceEnded, timeout=WAIT_MS):
        qtbot.waitUntil(lambda: kiosk.window.view.frame is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: kiosk.window.view.frame is None, timeout=WAIT_MS)


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


@pytest.mark.parametrize("view", ViewMode)
def test_the_operator_sees_the_whole_place_and_faces_only_where_the_public_does(
    view: ViewMode, start: Callable[..., WindowKiosk], qtbot: QtBot
) -> None:
    kiosk = start(camera__source="sim:quiet", privacy__view=view)
    shown: list[DisplayFrame] = []
    kiosk.panel.set_preview = lambda frame: shown.append(frame)  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: kiosk.runtime.engine.phase is AppPhase.RUNNING, timeout=WAIT_MS)
    assert shown == []
    kiosk.panel.unlocked.emit()
    qtbot.waitUntil(lambda: len(shown) > 2, timeout=WAIT_MS)
    kinds = {frame.view for frame in shown if frame is not None}
    assert kinds == {ViewMode.VIDEO if view is ViewMode.VIDEO else ViewMode.BLURRED}
    assert all(frame.fit.dx >= 0 and frame.fit.dy >= 0 for frame in shown if frame is not None)
    kiosk.panel.locked.emit()
    assert kiosk._bridge.take_preview() is None


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
            threads, descriptors = threading.active_count(), _descriptors(process)
        kiosk.runtime.set_analyzing(True)
        qtbot.waitUntil(lambda: kiosk.runtime.engine.phase is AppPhase.RUNNING, timeout=WAIT_MS)
    kiosk.runtime.set_analyzing(False)
    gc.collect()
    assert threading.active_count() <= threads
    assert _descriptors(process) <= descriptors


def _descriptors(process: psutil.Process) -> int:
    """Open files, sockets and pipes. Not those of the history: while one connection to a file
    is open, SQLite keeps what others of the process had open until it can use it again."""
    of_history = [f for f in process.open_files() if Path(f.path).name.startswith("history.db")]
    return process.num_fds() - len(of_history)
