"""Somebody is enrolled from a photo behind the PIN, named in a clip, and erased: all of it real."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kiosk.app.window import open_kiosk
from kiosk.core.choices import AnalysisMode
from kiosk.core.health import AppPhase
from kiosk.core.paths import data_dir
from kiosk.core.settings_store import SettingsStore, default_path
from kiosk.ui.operator.people_page import PeoplePage, Tab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kiosk.app.window_kiosk import WindowKiosk

WAIT_MS = 60_000
PIN = "4711"


@pytest.fixture
def kiosk(
    qtbot: QtBot, models_dir: Path, media_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WindowKiosk]:
    """The whole program before a clip in which portraits move past."""
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    clip = media_dir / "videos" / "composed_portrait_conveyor.mp4"
    values = {
        "camera.source": str(clip),
        "analysis.liveness": "false",  # the portraits are pictures
        "window.fullscreen": "false",
        "window.on_screen_keyboard": "off",
    }
    kiosk = open_kiosk(*_store(values))
    yield kiosk
    qtbot.waitUntil(lambda: kiosk.runtime.engine.phase is not AppPhase.STARTING, timeout=WAIT_MS)
    assert kiosk.stop()
    kiosk.window.deleteLater()
    kiosk.deleteLater()
    qtbot.wait(10)


def _store(values: dict[str, str]) -> tuple[SettingsStore, Any]:
    store = SettingsStore(default_path())
    loaded = store.load({}, values)
    assert loaded.problems == ()
    return store, loaded


def _unlock(qtbot: QtBot, panel: Any) -> Any:
    """Set the first PIN, which opens the panel."""
    panel.open()
    qtbot.waitUntil(lambda: not panel._background.busy, timeout=WAIT_MS)
    for _ in range(2):  # a first PIN is typed twice
        for key in (*PIN, "ok"):
            panel._pin_page.pad.keys[key].click()
        qtbot.waitUntil(lambda: not panel._background.busy, timeout=WAIT_MS)
    assert panel.is_unlocked
    work = panel._workspace
    pages = range(len(work.navigation.buttons))
    index = next(i for i in pages if isinstance(work.page(i), PeoplePage))
    work.open_page(index)
    return work.page(index)


def test_whoever_was_enrolled_from_a_photo_is_named_in_a_clip_until_erased(
    kiosk: WindowKiosk, qtbot: QtBot, media_dir: Path
) -> None:
    def wait(condition: Any) -> None:
        qtbot.waitUntil(condition, timeout=WAIT_MS)

    page = _unlock(qtbot, kiosk.panel)
    wait(lambda: page.list.contents is not None)

    page.list.addWanted.emit()
    task = page.task
    wait(lambda: bool(task.consent.text.toPlainText()))
    task.consent.by.setText("Rui")
    wait(lambda: task.consent.text.verticalScrollBar().maximum() > 0)
    task.consent.text.verticalScrollBar().setValue(1_000_000)
    wait(task.consent.accept.isEnabled)
    task.consent.accept.click()
    task.profile.name.setText("Carmen Castro")
    task.forward.click()
    portraits = media_dir / "portraits"
    task.faces.read_files([portraits / "C001091_castro_b.jpg", media_dir / "README.md"])
    wait(lambda: not task.faces.is_running)
    assert len(task.faces.taken) == 1
    assert len(task.faces.photos.rows) == 1
    task.forward.click()
    wait(task.close_task.isVisible)
    task.close_task.click()
    wait(lambda: page.list.view.isVisible() and not page.list.working)
    (person,) = page.list.contents.people

    page.open_tab(Tab.SETTINGS)
    notice = page.settings.notice
    notice.acknowledged.editor.switch.click()
    notice.retention.editor.presets[30].click()
    notice.use.click()
    bar = kiosk.panel._workspace.bar
    bar.apply.click()
    wait(lambda: not bar.is_saving)
    assert kiosk.runtime.settings.analysis.mode is AnalysisMode.IDENTIFICATION

    page.open_tab(Tab.PEOPLE)
    wait(lambda: any(one.in_view for one in kiosk.runtime.identification.feed.recognised()))
    recognised = kiosk.runtime.identification.feed.recognised()
    assert {one.event.identity.person for one in recognised} == {person.id}

    page.open_person(person.id)
    wait(lambda: page.task.person is not None)
    page.task.erase.click()
    page.task.by.setText("Rui")
    page.task.hold.held.emit()
    page.task.now.click()
    wait(lambda: page.task.receipt is not None)
    assert page.task.receipt.receipt.people == (person.id,)
    kept = b"".join(path.read_bytes() for path in data_dir().rglob("*") if path.is_file())
    assert b"Carmen" not in kept
