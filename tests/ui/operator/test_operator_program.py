"""The program page: export, import, and quitting."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.core.settings_store import export_settings, import_settings
from kiosk.ui.operator import file_page, folders

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A removable drive."""
    path = tmp_path / "STICK"
    (path / "old kiosk").mkdir(parents=True)
    (path / "holiday.jpg").write_bytes(b"")
    monkeypatch.setattr(folders, "_drives", lambda: [path])
    return path


def entries(page: Any) -> list[str]:
    return [page.entries.item(row).text() for row in range(page.entries.count())]


def choose(operator: Any, page: Any, name: str) -> None:
    item = next(
        page.entries.item(row)
        for row in range(page.entries.count())
        if page.entries.item(row).text() == name
    )
    rect = page.entries.visualItemRect(item)
    assert rect.height() >= 48
    operator.bot.mouseClick(page.entries.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    operator.idle()


def test_settings_are_exported_to_a_drive(unlocked: Any, stick: Path) -> None:
    unlocked.kiosk.now = with_values(unlocked.kiosk.now, {"device.location": "Hall"})
    page = unlocked.page("program")
    unlocked.click(page.export)
    unlocked.idle()
    files = unlocked.panel._file_page
    assert files.where.text() == str(stick)
    assert entries(files) == ["old kiosk/"]
    choose(unlocked, files, "old kiosk/")
    unlocked.retype(files.name, "window 3")
    unlocked.click(files.confirm)
    unlocked.idle()
    written = stick / "old kiosk" / "window 3.toml"
    assert import_settings(written, Settings()).settings == unlocked.kiosk.now
    assert "window 3.toml" in page.report_message.text()
    assert page.report.isVisible()


def test_a_file_that_exists_is_replaced_only_after_a_warning(unlocked: Any, stick: Path) -> None:
    export_settings(Settings(), stick / "a.toml")
    unlocked.click(unlocked.page("program").export)
    unlocked.idle()
    files = unlocked.panel._file_page
    assert files.message.text() == ""
    choose(unlocked, files, "a.toml")
    assert files.name.text() == "a.toml"
    assert "will be replaced" in files.message.text()
    for name in ("", "../x", "a/b"):
        unlocked.retype(files.name, name)
        assert not files.confirm.isEnabled()
    unlocked.click(files.cancel)
    assert unlocked.work.isVisible()


def test_the_return_key_saves_under_the_name_typed(unlocked: Any, stick: Path) -> None:
    unlocked.click(unlocked.page("program").export)
    unlocked.idle()
    files = unlocked.panel._file_page
    for name in ("a/b", "window 4"):  # the first is no name: nothing happens
        unlocked.retype(files.name, name)
        unlocked.bot.keyClick(files.name, Qt.Key.Key_Return)
        unlocked.idle()
    assert [path.name for path in stick.glob("*.toml")] == ["window 4.toml"]
    assert unlocked.work.isVisible()


def test_an_import_is_looked_at_before_it_acts(unlocked: Any, stick: Path) -> None:
    source = with_values(unlocked.kiosk.now, {"device.location": "Hall", "camera.fps": 12})
    export_settings(source, stick / "a.toml")
    page = unlocked.page("program")
    unlocked.click(page.take)
    unlocked.idle()
    files = unlocked.panel._file_page
    assert not files.confirm.isEnabled()
    choose(unlocked, files, "a.toml")
    unlocked.click(files.confirm)
    unlocked.idle()
    assert "Changed: 2" in page.report_message.text()
    assert unlocked.kiosk.applied == []
    camera = unlocked.page("camera")
    assert unlocked.field(camera, "camera.fps").editor.line.text() == "12"
    assert unlocked.apply() == source


def test_a_partly_bad_file_is_taken_as_far_as_it_is_good(operator: Any, stick: Path) -> None:
    operator.kiosk.fixed = frozenset({"camera.height"})
    operator.unlock()
    (stick / "bad.toml").write_text(
        "version = 1\n[camera]\nfps = 9999\nwidth = 640\nheight = 480\nzoom = 2\n"
    )
    page = operator.page("program")
    page.import_from(stick / "bad.toml")
    operator.idle()
    assert "Changed: 1" in page.report_message.text()
    assert "camera.fps is 9999" in page.report_details.text()
    assert "camera.zoom is not known" in page.report_details.text()
    assert page.report.property("bad") is True
    camera = operator.apply().camera
    assert (camera.width, camera.height, camera.fps) == (640, 720, 30)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"[[[", None])
def test_a_file_that_is_no_settings_file_changes_nothing(
    unlocked: Any, stick: Path, content: bytes | None
) -> None:
    if content is not None:
        (stick / "bad.toml").write_bytes(content)
    page = unlocked.page("program")
    page.import_from(stick / "bad.toml")
    unlocked.idle()
    assert page.report_message.text().startswith("✕")
    assert page.report_details.text()
    assert not unlocked.work.bar.apply.isEnabled()


def test_a_drive_that_is_gone_is_told(unlocked: Any, stick: Path) -> None:
    unlocked.click(unlocked.page("program").take)
    unlocked.idle()
    files = unlocked.panel._file_page
    assert files.message.text() == "No files of this kind here."
    (stick / "old kiosk").rmdir()
    choose(unlocked, files, "old kiosk/")
    assert "cannot be read" in files.message.text()
    unlocked.click(files.up)
    unlocked.idle()
    assert files.where.text() == str(stick.parent)


def test_quitting_asks_once(unlocked: Any) -> None:
    page = unlocked.page("program")
    unlocked.click(page.quit)
    unlocked.click(page.quit_no)
    assert not page.quit_yes.isVisible()
    unlocked.click(page.quit)
    assert not unlocked.kiosk.has_quit
    unlocked.click(page.quit_yes)
    assert unlocked.kiosk.has_quit


def test_an_answer_after_closing_is_dropped(
    unlocked: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    original = folders.listing

    def slow(folder: Path | None, suffix: str) -> folders.Listing:
        gate.wait(10)
        return original(folder, suffix)

    monkeypatch.setattr(file_page, "listing", slow)
    unlocked.click(unlocked.page("program").take)
    unlocked.bot.keyClick(unlocked.panel, Qt.Key.Key_Escape)
    unlocked.bot.wait(1)
    gate.set()
    unlocked.idle()
    assert unlocked.work.isVisible()
    unlocked.bot.keyClick(unlocked.panel, Qt.Key.Key_Escape)
    assert not unlocked.panel.isVisible()
