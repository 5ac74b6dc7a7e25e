"""The workshop port: what is accepted, stored, pushed, and how much of it."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from kiosk.collector.storage.failures import DatabaseUnavailableError
from kiosk.collector.storage.tables import workshop_state
from kiosk.collector.workshop import board, states_table
from kiosk.collector.workshop.message import parse_message
from tests.unit.collector.wire import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx
    import pytest

    from tests.unit.collector.workshop.conftest import Workshop

NOW_MS = int(NOON.timestamp() * 1000)


def stored(workshop: Workshop) -> dict[str, tuple[int, int, int, int]]:
    with workshop.db.read() as connection:
        rows = connection.execute(select(workshop_state)).all()
    return {row.id: (row.value, row.malecount, row.femalecount, row.timestamp) for row in rows}


def events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Ids and data of the events of a stream."""
    identifier = ""
    for line in lines:
        if line.startswith("id: "):
            identifier = line[4:]
        elif line.startswith("data: "):
            yield identifier, json.loads(line[6:])


def test_a_report_is_answered_as_in_the_workshop(workshop: Workshop) -> None:
    reply = workshop.report(id="device-1", value=3, malecount=1, femalecount=2)
    assert reply.status_code == 201
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.text == "Successfully updated"
    assert stored(workshop) == {"device-1": (3, 1, 2, NOW_MS)}


def test_the_latest_state_replaces_the_one_before(workshop: Workshop) -> None:
    workshop.report(id="a", value=3, malecount=1, femalecount=2, timestamp=17)
    workshop.report(id="a", value=0)
    assert stored(workshop) == {"a": (0, 0, 0, NOW_MS)}


UNREADABLE: list[dict[str, str]] = [
    {},
    {"id": "a"},
    {"value": "1"},
    {"id": "", "value": "1"},
    {"id": "  ", "value": "1"},
    {"id": "a\0", "value": "1"},
    {"id": "a\nb", "value": "1"},
    {"id": "a" * 201, "value": "1"},
    {"id": "a", "value": ""},
    {"id": "a", "value": "three"},
    {"id": "a", "value": "1.5"},
    {"id": "a", "value": "-1"},
    {"id": "a", "value": "2147483648"},
    {"id": "a", "value": "9" * 5000},
    {"id": "a", "value": "1", "malecount": "x"},
    {"id": "a", "value": "1", "femalecount": ""},
    {"id": "a", "value": "1", "timestamp": "today"},
    {"id": "a", "value": "1", "timestamp": "9007199254740992"},
]


def test_what_does_not_parse_is_accepted_and_not_stored(workshop: Workshop) -> None:
    for query in UNREADABLE:
        reply = workshop.report(**query)
        assert (reply.status_code, reply.text) == (201, "Successfully updated"), query
    assert stored(workshop) == {}


def test_a_strict_one_says_what_is_wrong(make_workshop: Callable[..., Workshop]) -> None:
    workshop = make_workshop(workshop_strict=True)
    for query in UNREADABLE:
        reply = workshop.report(**query)
        assert reply.status_code == 400, query
        assert reply.headers["content-type"] == "text/html; charset=utf-8"
        assert reply.text.startswith("Not stored: "), query
    assert workshop.report(id="a", value="<b>").text == (
        "Not stored: value is not a whole number from 0 to 2147483647"
    )
    assert stored(workshop) == {}
    assert workshop.report(id="a", value=" 007 ").status_code == 201
    assert stored(workshop)["a"][0] == 7


@given(st.dictionaries(st.sampled_from(["id", "value", "malecount", "timestamp"]), st.text()))
def test_no_text_does_anything_worse_than_not_being_stored(query: dict[str, str]) -> None:
    try:
        message = parse_message(query, NOW_MS)
    except ValueError:
        return
    assert message.id == query["id"]
    assert message.value == int(query["value"])


def test_there_is_nothing_else(workshop: Workshop) -> None:
    for method, path in (
        ("POST", "/analytics/face"),
        ("POST", "/"),
        ("PUT", "/analytics/face"),
        ("DELETE", "/"),
        ("GET", "/analytics"),
        ("GET", "/static/../board.py"),
        ("GET", "/static/%2e%2e%2fboard.py"),
        ("GET", "/static/index.html"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
    ):
        reply = workshop.http.request(method, path)
        assert reply.status_code == 404, (method, path)
        assert reply.headers["content-type"] == "text/html; charset=utf-8"


def test_the_page_needs_nothing_from_elsewhere(workshop: Workshop) -> None:
    page = workshop.http.get("/")
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for name in ("base.css", "layout.css", "icon.svg", "workshop.css", "workshop.js"):
        assert f"/static/{name}" in page.text
        file = workshop.http.get(f"/static/{name}")
        assert file.status_code == 200
        assert "://" not in file.text.replace("http://www.w3.org/2000/svg", "")
    assert "<script>" not in page.text
    assert "style=" not in page.text


def test_reports_are_pushed_to_those_who_follow_exactly_this_device(workshop: Workshop) -> None:
    workshop.report(id="a", value=1)
    workshop.report(id="A", value=50)
    with workshop.http.stream("GET", "/live", params={"id": "a"}) as stream:
        assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
        found = events(stream.iter_lines())
        assert next(found)[1]["value"] == 1
        workshop.report(id="ab", value=60)
        workshop.report(id="a", value=4, malecount=1, femalecount=3, timestamp=1700000000)
        assert next(found)[1] == {
            "id": "a",
            "value": 4,
            "timestamp": 1700000000,
            "malecount": 1,
            "femalecount": 3,
        }


def test_who_comes_back_gets_what_was_missed(workshop: Workshop) -> None:
    with workshop.http.stream("GET", "/live", params={"id": "a"}) as stream:
        workshop.report(id="a", value=1)
        last, _ = next(events(stream.iter_lines()))
    for value in (2, 3):
        workshop.report(id="a", value=value)
    again = {"Last-Event-ID": last}
    with workshop.http.stream("GET", "/live", params={"id": "a"}, headers=again) as stream:
        found = events(stream.iter_lines())
        assert [next(found)[1]["value"] for _ in range(2)] == [2, 3]


def test_about_200_points_are_kept(workshop: Workshop) -> None:
    for value in range(board.POINTS + 20):
        workshop.clock.forward(0.1)
        assert workshop.report(id="a", value=value).status_code == 201
    with workshop.http.stream("GET", "/live", params={"id": "a"}) as stream:
        found = events(stream.iter_lines())
        values = [next(found)[1]["value"] for _ in range(board.POINTS)]
    assert values == list(range(20, board.POINTS + 20))


def test_a_wrong_listener_is_told_so(workshop: Workshop) -> None:
    assert workshop.http.get("/live").status_code == 400
    assert workshop.http.get("/live", params={"id": "a\0"}).status_code == 400
    wrong = {"Last-Event-ID": "x"}
    assert workshop.http.get("/live", params={"id": "a"}, headers=wrong).status_code == 400


def test_the_devices_that_were_silent_for_longest_make_room(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "MOST_DEVICES", 5)
    for number in range(8):
        workshop.report(id=f"d{number}", value=number)
        workshop.report(id="d0", value=number)
    assert sorted(stored(workshop)) == ["d0", "d4", "d5", "d6", "d7"]


def test_inventing_devices_is_slowed_down_and_known_ones_go_on(workshop: Workshop) -> None:
    replies = [workshop.report(id=f"d{n}", value=1).status_code for n in range(120)]
    assert replies == [201] * 100 + [429] * 20
    assert workshop.report(id="d5", value=2).status_code == 201
    with workshop.db.read() as connection:
        rows = connection.execute(select(func.count()).select_from(workshop_state)).scalar_one()
    assert rows == 100


def test_a_flood_is_slowed_down(workshop: Workshop) -> None:
    replies = [workshop.report(id="a", value=1) for _ in range(310)]
    assert {reply.status_code for reply in replies[:300]} == {201}
    assert {reply.status_code for reply in replies[300:]} == {429}
    assert int(replies[-1].headers["Retry-After"]) > 0


def test_reports_at_once_are_all_stored(workshop: Workshop) -> None:
    def send(number: int) -> None:
        for value in range(10):
            replies.append(workshop.report(id=f"d{number}", value=value))

    replies: list[httpx.Response] = []
    senders = [threading.Thread(target=send, args=(number,)) for number in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(60)
    assert [reply.status_code for reply in replies] == [201] * 80
    assert {name: state[0] for name, state in stored(workshop).items()} == {
        f"d{number}": 9 for number in range(8)
    }


def test_a_restart_remembers_the_latest_states(make_workshop: Callable[..., Workshop]) -> None:
    make_workshop(folder="one").report(id="a", value=7)
    again = make_workshop(folder="one")
    with again.http.stream("GET", "/live", params={"id": "a"}) as stream:
        assert next(events(stream.iter_lines()))[1]["value"] == 7


def test_another_process_of_the_same_collector_shows_the_same(
    make_workshop: Callable[..., Workshop],
) -> None:
    one, other = make_workshop(folder="one"), make_workshop(folder="one")
    with other.http.stream("GET", "/live", params={"id": "a"}) as stream:
        one.report(id="a", value=3)
        found = events(stream.iter_lines())
        assert next(found)[1]["value"] == 3
        one.clock.forward(1)
        one.report(id="a", value=5)
        assert next(found)[1]["value"] == 5


def test_what_could_not_be_stored_is_not_acknowledged(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> None:
        raise DatabaseUnavailableError("gone")

    workshop.report(id="a", value=1)
    with monkeypatch.context() as patch:
        patch.setattr(states_table, "store", away)
        reply = workshop.report(id="a", value=2)
        assert reply.status_code == 503
        assert reply.headers["Retry-After"] == "5"
    with workshop.http.stream("GET", "/live", params={"id": "a"}) as stream:
        found = events(stream.iter_lines())
        assert next(found)[1]["value"] == 1
        assert workshop.report(id="a", value=3).status_code == 201
        assert next(found)[1]["value"] == 3


def test_on_postgresql_it_is_the_same(
    make_workshop: Callable[..., Workshop], postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "MOST_DEVICES", 3)
    workshop = make_workshop(database=postgres_url)
    for number in range(5):
        assert workshop.report(id=f"d{number}", value=number).status_code == 201
    assert workshop.report(id="d2", value=9).status_code == 201
    assert {name: state[0] for name, state in stored(workshop).items()} == {
        "d2": 9,
        "d3": 3,
        "d4": 4,
    }
