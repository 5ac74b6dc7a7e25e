"""Records that destinations refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk.core.errors import SyncError
from kiosk.core.settings_schema import with_values
from kiosk.core.sync import SinkState, SinkStatus
from kiosk.ui.operator.cloud_page import Tab

from .conftest import _load

if TYPE_CHECKING:
    from pathlib import Path

letter = _load("sync_stand_in").letter


@pytest.fixture
def page(operator: Any) -> Any:
    operator.kiosk.desk.letters = [
        letter(1, "shop"),
        letter(2, "hall", reason="<b>no</b>\nsuch field", status=0),
        letter(3, "shop"),
    ]
    operator.unlock()
    page = operator.page("cloud")
    page.open_tab(Tab.DEAD)
    return page


def press(operator: Any, page: Any, button: Any) -> None:
    page.ensureWidgetVisible(button)
    operator.click(button)


def shown(page: Any) -> list[int]:
    return [one.number for one in page.dead.model.letters]


def test_they_are_listed_the_latest_first_with_what_they_say(page: Any) -> None:
    assert shown(page) == [3, 2, 1]
    assert "total must not be negative (3)" in page.dead.reason.text()
    assert page.dead.reason.text().startswith("Status 422: ")
    assert json.loads(page.dead.data.toPlainText()) == {"total": -1}
    page.dead.view.setCurrentIndex(page.dead.model.index(1))
    assert page.dead.reason.text().replace("\u200b", "") == "<b>no</b> such field"
    row = page.dead.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Number of people, hall" in row
    assert not page.dead.retry.isEnabled()


def test_nothing_refused_says_so(unlocked: Any) -> None:
    page = unlocked.page("cloud")
    page.open_tab(Tab.DEAD)
    assert page.dead.empty.isVisible()
    assert not page.dead.frame.isVisible()


def test_rows_are_chosen_by_their_box_and_by_the_space_key(operator: Any, page: Any) -> None:
    view = page.dead.view
    place = view.visualRect(page.dead.model.index(0))
    operator.bot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, place.center().y())
    )
    assert page.dead.model.chosen == {3}
    operator.bot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, place.center().y())
    )
    assert page.dead.model.chosen == {3}
    operator.bot.keyClick(view, Qt.Key.Key_Down)
    operator.bot.keyClick(view, Qt.Key.Key_Space)
    assert page.dead.model.chosen == {2, 3}
    assert page.dead.found.text() == "2 of 3 chosen"


def test_chosen_ones_are_sent_again(operator: Any, page: Any) -> None:
    page.dead.model.choose([1, 3])
    press(operator, page, page.dead.retry)
    assert operator.kiosk.desk.retried == [1, 3]
    assert shown(page) == [2]
    assert "Sent again: 2" in page.dead.message.words.text()


def test_chosen_ones_are_exported_and_kept(operator: Any, page: Any, tmp_path: Path) -> None:
    requests: list[Any] = []
    page.fileWanted.disconnect()
    page.fileWanted.connect(requests.append)
    press(operator, page, page.dead.all)
    press(operator, page, page.dead.export)
    assert requests[0].name.endswith(".jsonl")
    requests[0].chosen(tmp_path / "refused.jsonl")
    lines = (tmp_path / "refused.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["seq"] for line in lines] == [1, 2, 3]
    assert shown(page) == [3, 2, 1]


def test_deleting_asks_and_can_be_undone(operator: Any, page: Any) -> None:
    page.dead.model.choose([1, 2])
    press(operator, page, page.dead.delete)
    press(operator, page, page.dead.question.buttons[0])
    assert shown(page) == [3, 2, 1]
    press(operator, page, page.dead.delete)
    press(operator, page, page.dead.question.buttons[1])
    assert shown(page) == [3]
    assert len(operator.kiosk.desk.letters) == 3
    press(operator, page, page.dead.undo)
    assert shown(page) == [3, 2, 1]
    assert page.dead.model.chosen == {1, 2}


@pytest.mark.parametrize("how", ["part", "page", "close"])
def test_whoever_goes_on_has_deleted(operator: Any, page: Any, how: str) -> None:
    page.dead.model.choose([1])
    page.dead._delete()
    if how == "part":
        page.open_tab(Tab.SINKS)
    elif how == "page":
        operator.page("health")
    else:
        operator.panel.lock()
    assert [one.number for one in operator.kiosk.desk.letters] == [2, 3]


def test_a_card_leads_to_its_refused_records(operator: Any) -> None:
    sink = {"name": "hall", "kind": "http", "endpoint": "https://x"}
    operator.kiosk.now = with_values(operator.kiosk.now, {"cloud.sinks": [sink]})
    operator.kiosk.desk.letters = [letter(1, "shop"), letter(2, "hall")]
    operator.kiosk.desk.statuses["hall"] = SinkStatus("hall", "http", SinkState.HALTED, dead=1)
    operator.unlock()
    page = operator.page("cloud")
    press(operator, page, page.sinks.cards["hall"].dead)
    assert page.tab is Tab.DEAD
    assert shown(page) == [2]
    page.dead.show_sink("")
    assert shown(page) == [2, 1]


def test_a_queue_that_cannot_be_read_says_so_and_can_be_tried_again(operator: Any) -> None:
    operator.unlock()
    operator.kiosk.desk.error = SyncError("The queue cannot be read", "Look at the disk.")
    page = operator.page("cloud")
    page.open_tab(Tab.DEAD)
    assert page.dead.message.words.text() == "The queue cannot be read. Look at the disk."
    operator.kiosk.desk.error = None
    operator.kiosk.desk.letters = [letter(1)]
    press(operator, page, page.dead.again)
    assert shown(page) == [1]
    assert not page.dead.message.isVisible()


def test_while_it_is_read_it_says_so(operator: Any) -> None:
    operator.unlock()
    operator.kiosk.pending = []
    operator.kiosk.desk.letters = [letter(1)]
    page = operator.page("cloud")
    page.open_tab(Tab.DEAD)
    assert not page.dead.empty.isVisible()
    operator.kiosk.answer_people()
    assert shown(page) == [1]
