"""The page about what leaves the device shows the ledger and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kiosk.core.clock import SystemClock
from kiosk.core.outbound import OutboundLedger, OutboundPurpose
from kiosk.core.settings_schema import with_values

if TYPE_CHECKING:
    from .conftest import Operator

URL = "http://counts.invalid:9002/analytics/face"


@pytest.fixture
def ledger() -> OutboundLedger:
    return OutboundLedger(SystemClock())


@pytest.fixture
def page(operator: Operator, ledger: OutboundLedger) -> Any:
    operator.kiosk.outbound = ledger.entries  # type: ignore[method-assign]
    operator.unlock()
    return operator.page("outbound")


def test_without_a_destination_nothing_leaves(page: Any) -> None:
    assert page.verdict.text() == "Nothing leaves this device"
    assert page.cards == {}


def test_a_destination_that_got_nothing_yet_is_named(operator: Operator, page: Any) -> None:
    operator.kiosk.now = with_values(
        operator.kiosk.now,
        {
            "cloud.sinks": [
                {"name": "hall", "kind": "workshop", "endpoint": "http://counts.invalid"}
            ]
        },
    )
    page.refresh()
    assert page.verdict.text() == "Nothing has left this device yet"
    assert "hall" in page.explanation.text()


def test_it_says_so_where_pictures_may_go_out(operator: Operator, page: Any) -> None:
    assert page.promise.text().startswith("Pictures, faces and the vectors")
    storage = {"name": "files", "kind": "storage", "endpoint": "file:///srv/records"}
    for types, beginning in (
        ([], "Pictures, faces and the vectors"),
        (["visit", "picture"], "Pictures are sent only of recognised people who agreed"),
    ):
        operator.kiosk.now = with_values(
            operator.kiosk.now, {"cloud.sinks": [{**storage, "types": types}]}
        )
        page.refresh()
        assert page.promise.text().startswith(beginning)


def test_what_was_sent_is_shown_word_for_word(page: Any, ledger: OutboundLedger) -> None:
    ledger.note("snapshot.json", OutboundPurpose.SNAPSHOT_FILE, ["facecount"], '{"facecount":"2"}')
    page.refresh()
    assert page.verdict.text() == "Nothing leaves this device"
    message = "GET /analytics/face?id=shop-1&value=2 HTTP/1.1"
    ledger.note(URL, OutboundPurpose.COUNTS, ["id", "value"], message)
    ledger.note(URL, OutboundPurpose.COUNTS, ["id", "value"], message)
    page.refresh()
    assert page.verdict.text() == "Sent to one destination"
    shown = page.cards[URL, OutboundPurpose.COUNTS]
    assert shown.latest.text().replace("\u200b", "") == message
    assert shown._sent.value.text() == "2"
    assert shown._fields.text() == "id, value"
    order = [page._entries.itemAt(i).widget().leaves_device for i in range(2)]
    assert order == [True, False]


def test_every_purpose_has_words(page: Any, ledger: OutboundLedger) -> None:
    for purpose in OutboundPurpose:
        ledger.note(f"there-{purpose}", purpose, [], "")
    page.refresh()
    assert len(page.cards) == len(OutboundPurpose)
    assert page.verdict.text() == f"Sent to {len(OutboundPurpose) - 1} destinations"
