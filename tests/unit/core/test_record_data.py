"""What records carry, and what they must not carry."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from kiosk.core.health import AppPhase, ErrorEntry, HealthSnapshot
from kiosk.core.identity import ConsentScope, IdentifiedEvent, Identity
from kiosk.core.metrics import COLUMNS, MetricCounts, counts_of
from kiosk.core.record_data import (
    count_data,
    erasure_data,
    hour_data,
    identified_data,
    status_data,
    visit_data,
    written_time,
)
from kiosk.core.sinks import SinkKind
from kiosk.core.sync import SinkState, SinkStatus
from kiosk.core.types import Category, Emotion, Gender, PeopleCount, Visit, ZoneStay

NOON = datetime(2026, 6, 1, 12, 0, 0, 123456, tzinfo=UTC)
PERSON = UUID("01890000-0000-7000-8000-000000000001")


def event(*scopes: ConsentScope) -> IdentifiedEvent:
    identity = Identity(PERSON, "Ana Sample", "staff", 0.87654, frozenset(scopes))
    return IdentifiedEvent(UUID(int=5), identity, NOON, "shop", "likes tea", (("shoe", "38"),))


def test_times_are_utc_whatever_their_zone() -> None:
    assert written_time(NOON) == "2026-06-01T12:00:00.123Z"
    assert written_time(NOON.astimezone(timezone(timedelta(hours=9)))) == written_time(NOON)


def test_a_count_adds_up() -> None:
    data = count_data(PeopleCount(4, 2, 1, 1))
    assert data == {"total": 4, "female": 2, "male": 1, "unknown": 1, "looking": None}
    happy = PeopleCount(1, 1, 0, 0, looking=1, moods={Emotion.HAPPY: 1})
    assert count_data(happy)["looking"] == 1
    assert count_data(happy)["moods"] == {"happy": 1}


def test_a_visit_is_plain_json_and_names_a_person_only_if_it_has_one() -> None:
    stay = ZoneStay("door", 4000, 3000, 1500, True, True)
    visit = Visit(
        UUID(int=7), NOON, NOON, 9000, 5000, 2000, True, True, 33.333, Gender.FEMALE, None,
        Category.YOUNG_FEMALE, 2, (stay,),
    )  # fmt: skip
    data = json.loads(json.dumps(visit_data(visit)))
    assert data["age"] == 33.3
    assert data["gender"] == "female"
    assert data["zones"][0]["zone"] == "door"
    assert "person" not in data


@pytest.mark.parametrize(
    ("scopes", "told"),
    [
        ((), None),
        ((ConsentScope.PICTURES,), None),
        ((ConsentScope.HANDED_ON,), None),
        ((ConsentScope.VISITS,), {"event", "person", "group", "confidence"}),
        (
            (ConsentScope.VISITS, ConsentScope.HANDED_ON),
            {"event", "person", "group", "confidence", "name", "bio", "fields"},
        ),
    ],
)
def test_a_recognition_is_told_as_far_as_the_person_allows(
    scopes: tuple[ConsentScope, ...], told: set[str] | None
) -> None:
    data = identified_data(event(*scopes))
    assert (None if data is None else set(data)) == told
    if ConsentScope.HANDED_ON not in scopes:
        assert "Ana" not in json.dumps(data)


def test_a_status_holds_no_addresses_and_no_passwords() -> None:
    problem = ErrorEntry(NOON, "cloud", "rtsp://joe:secret@cam refused", "", 1)
    health = HealthSnapshot(phase=AppPhase.RUNNING, errors=(problem,) * 9)
    sinks = [SinkStatus("hq", SinkKind.HTTP, SinkState.RETRYING, depth=3, oldest_at=NOON)]
    data = status_data(health, sinks, people=2, location="door")
    text = json.dumps(data)
    assert "secret" not in text
    assert len(data["problems"]) == 5
    assert data["sinks"] == [
        {
            "name": "hq",
            "kind": "http",
            "state": "retrying",
            "depth": 3,
            "oldest_at": "2026-06-01T12:00:00.123Z",
            "dead": 0,
        }
    ]


def test_sums_of_an_hour_can_be_read_back() -> None:
    visit = Visit(
        UUID(int=7), NOON, NOON, 9000, 5000, 2000, True, True, None, Gender.MALE, None, None, 1
    )
    sums = counts_of(visit)
    data = json.loads(json.dumps(hour_data(NOON, {"": sums, "door": MetricCounts()})))
    assert data["hour"] == "2026-06-01T12:00:00Z"
    assert MetricCounts(**data["zones"][""]) == sums
    assert MetricCounts(**data["zones"]["door"]) == MetricCounts()
    assert set(data["zones"][""]) <= set(COLUMNS)


def test_an_erasure_names_ids_in_an_order() -> None:
    data = erasure_data("person", {UUID(int=2), UUID(int=1)})
    assert data["people"] == [str(UUID(int=1)), str(UUID(int=2))]
