"""Erasing a person and everybody behind the PIN."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kiosk.core.errors import GalleryError
from kiosk.core.identity import ErasureKind


@pytest.fixture
def page(operator: Any, made_up: Any) -> Any:
    """The page with two people."""
    for number, name in enumerate(("Ana", "Bruno")):
        operator.kiosk.registry.put_person(made_up.person(name, datetime.now(UTC), face=number))
    operator.unlock()
    return operator.page("people")


@pytest.fixture
def erasing(operator: Any, page: Any) -> Any:
    """Ana is about to be erased, and whoever erases has a name."""
    page.open_person(operator.kiosk.registry.now.people[0].id)
    operator.bot.waitUntil(page.task.erase.isVisible)
    operator.click(page.task.erase)
    page.task.by.setText("Rui")
    return page.task


def left(operator: Any) -> list[str]:
    return [one.name for one in operator.kiosk.registry.now.people]


def hold(operator: Any, task: Any) -> None:
    """Hold the button for as long as it wants."""
    operator.bot.mousePress(task.hold, Qt.MouseButton.LeftButton)
    operator.bot.waitUntil(task.undo.isVisible)


def test_it_says_what_is_erased_and_wants_a_name(operator: Any, erasing: Any) -> None:
    assert erasing.title.text() == "Erase Ana?"
    assert "consent" in erasing.what.text()
    assert "3 view" in erasing.what.text()
    erasing.by.setText("")
    assert not erasing.hold.isEnabled()


def test_a_short_touch_erases_nothing(operator: Any, erasing: Any) -> None:
    operator.bot.mousePress(erasing.hold, Qt.MouseButton.LeftButton)
    operator.bot.mouseRelease(erasing.hold, Qt.MouseButton.LeftButton)
    assert not erasing.hold._timer.isActive()
    assert erasing.hold.isVisible()
    assert left(operator) == ["Ana", "Bruno"]


def test_until_the_page_is_closed_it_can_be_undone(operator: Any, page: Any, erasing: Any) -> None:
    hold(operator, erasing)
    assert left(operator) == ["Ana", "Bruno"]
    operator.click(erasing.undo)
    assert page.task is None
    assert left(operator) == ["Ana", "Bruno"]
    assert operator.kiosk.registry.erased == []


def test_closing_erases_and_gives_a_receipt(operator: Any, page: Any, erasing: Any) -> None:
    hold(operator, erasing)
    operator.click(erasing.close_task)
    assert left(operator) == ["Bruno"]
    receipt = operator.kiosk.registry.erased[0]
    assert receipt.erased_by == "Rui"
    assert str(receipt.id) in page.news.words.text()
    assert [row.person.name for row in page.list.model.rows] == ["Bruno"]


def test_erase_now_shows_the_receipt(operator: Any, erasing: Any) -> None:
    hold(operator, erasing)
    operator.click(erasing.now)
    assert left(operator) == ["Bruno"]
    operator.bot.waitUntil(erasing.receipt.isVisible)
    words = " ".join(part.text() for part in erasing.receipt.findChildren(type(erasing.title)))
    assert str(operator.kiosk.registry.erased[0].id) in words
    assert "Ana" not in words


def test_locking_the_panel_erases(operator: Any, erasing: Any) -> None:
    hold(operator, erasing)
    operator.panel.lock()
    assert left(operator) == ["Bruno"]


def test_locking_before_it_was_confirmed_erases_nothing(operator: Any, erasing: Any) -> None:
    operator.panel.lock()
    assert left(operator) == ["Ana", "Bruno"]


def test_what_could_not_be_erased_is_said_and_can_be_tried_again(
    operator: Any, erasing: Any
) -> None:
    hold(operator, erasing)
    operator.kiosk.registry.error = GalleryError("The disk is full", "Make room.")
    operator.click(erasing.now)
    assert erasing.message.words.text() == "The disk is full. Make room."
    operator.kiosk.registry.error = None
    operator.click(erasing.now)
    assert left(operator) == ["Bruno"]


def test_a_failure_that_nobody_sees_is_in_the_log(
    operator: Any, erasing: Any, expect_log: Any
) -> None:
    expect_log("did not succeed: The disk is full")
    hold(operator, erasing)
    operator.kiosk.registry.error = GalleryError("The disk is full", "Make room.")
    operator.panel.lock()
    assert left(operator) == ["Ana", "Bruno"]


def test_everybody_is_erased_after_the_word_was_typed(operator: Any, page: Any) -> None:
    operator.click(page.list.erase_all)
    task = page.task
    operator.retype(task.by, "Rui")
    for typed in ("", "eras", "yes"):
        operator.retype(task.typed, typed)
        assert not task.confirm.isEnabled()
    operator.retype(task.typed, "ERASE")
    operator.click(task.confirm)
    assert left(operator) == []
    assert operator.kiosk.registry.erased[0].kind is ErasureKind.EVERYTHING
    operator.click(task.close_task)
    operator.bot.waitUntil(page.list.empty.isVisible)


def test_what_cannot_be_read_can_be_erased(operator: Any) -> None:
    operator.kiosk.registry.error = GalleryError("The key is gone", "Ask for help.")
    operator.unlock()
    page = operator.page("people")
    operator.click(page.list.erase_all)
    operator.retype(page.task.by, "Rui")
    operator.retype(page.task.typed, "erase")
    operator.click(page.task.confirm)
    operator.click(page.task.close_task)
    operator.bot.waitUntil(page.list.empty.isVisible)
