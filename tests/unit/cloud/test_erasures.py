"""Who is erased leaves the queue, and every destination hears of it once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.erasures import QueuedPeople, tell_erasures
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.core.clock import SystemClock
from kiosk.core.records import Draft, RecordType
from kiosk.core.sinks import Sink, SinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 6, 1, tzinfo=UTC)
ANA, RUI = UUID(int=1), UUID(int=2)
CLOCK = SystemClock()


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    outbox = Outbox(tmp_path / "outbox.db", CLOCK, limits=OutboxLimits())
    outbox.attend([Sink(name="hq", kind=SinkKind.HTTP, endpoint="https://hq.example")], "shop")
    for person in (ANA, RUI):
        outbox.append(
            [
                Draft(RecordType.VISIT, NOW, 1, {"id": "v", "person": str(person)}),
                Draft(RecordType.IDENTIFIED, NOW, 1, {"person": str(person), "name": "N"}),
            ]
        )
    outbox.append([Draft(RecordType.VISIT, NOW, 1, {"id": "nobody"})])
    yield outbox
    outbox.close()


def waiting(outbox: Outbox) -> list[tuple[str, dict[str, object]]]:
    batch = outbox.next_batch("hq", BatchLimits())
    assert batch is not None
    return [(record.type.value, json.loads(record.data)) for record in batch.records]


def test_one_person_leaves_and_the_others_stay(outbox: Outbox) -> None:
    assert QueuedPeople(outbox.path, CLOCK).erase("person", [ANA]) == 2
    assert tell_erasures(outbox, CLOCK) == 1
    assert tell_erasures(outbox, CLOCK) == 0
    assert waiting(outbox) == [
        ("visit", {"id": "v"}),
        ("identified", {"person": str(UUID(int=0)), "erased": True}),
        ("visit", {"id": "v", "person": str(RUI)}),
        ("identified", {"person": str(RUI), "name": "N"}),
        ("visit", {"id": "nobody"}),
        ("erasure", {"kind": "person", "people": [str(ANA)]}),
    ]


def test_what_was_in_memory_at_the_erasure_leaves_as_well(outbox: Outbox) -> None:
    QueuedPeople(outbox.path, CLOCK).erase("person", [ANA])
    outbox.append([Draft(RecordType.IDENTIFIED, NOW, 1, {"person": str(ANA), "name": "Ana"})])
    tell_erasures(outbox, CLOCK)
    *before, last = waiting(outbox)
    assert last == ("erasure", {"kind": "person", "people": [str(ANA)]})
    assert "Ana" not in json.dumps(before)
    assert str(ANA) not in json.dumps(before)


def test_no_file_of_the_queue_names_them_while_the_kiosk_runs(outbox: Outbox) -> None:
    """The log of changes is the running kiosk's, and it would keep names for a minute more."""
    name = "Someone Rare"
    outbox.append([Draft(RecordType.IDENTIFIED, NOW, 1, {"person": str(ANA), "name": name})])

    def mentioned() -> bool:
        files = outbox.path.parent.glob(f"{outbox.path.name}*")
        return any(name.encode() in file.read_bytes() for file in files)

    assert mentioned()
    QueuedPeople(outbox.path, CLOCK).erase("person", [ANA])
    assert not mentioned()


def test_everybody_leaves_although_nobody_knows_who_they_are(outbox: Outbox) -> None:
    assert QueuedPeople(outbox.path, CLOCK).erase("everything", []) == 4
    tell_erasures(outbox, CLOCK)
    records = waiting(outbox)
    assert records[-1][1]["people"] == [str(ANA), str(RUI)]
    nobody = {None, str(UUID(int=0))}
    assert {data.get("person") for _, data in records[:-1]} <= nobody


def test_what_is_owed_survives_a_restart(outbox: Outbox) -> None:
    QueuedPeople(outbox.path, CLOCK).erase("consent", [RUI])
    QueuedPeople(outbox.path, CLOCK).erase("person", [ANA])
    outbox.close()
    again = Outbox(outbox.path, CLOCK, limits=OutboxLimits())
    again.attend([Sink(name="hq", kind=SinkKind.HTTP, endpoint="https://hq.example")], "shop")
    assert tell_erasures(again, CLOCK) == 2
    assert [data["kind"] for kind, data in waiting(again) if kind == "erasure"] == [
        "consent",
        "person",
    ]
    again.close()


def test_without_a_queue_or_people_nothing_happens(tmp_path: Path, outbox: Outbox) -> None:
    assert QueuedPeople(tmp_path / "none.db", CLOCK).erase("person", [ANA]) == 0
    assert not (tmp_path / "none.db").exists()
    assert QueuedPeople(outbox.path, CLOCK).erase("group", []) == 0
    assert tell_erasures(outbox, CLOCK) == 0


def test_many_people_are_told_of_in_parts(outbox: Outbox) -> None:
    QueuedPeople(outbox.path, CLOCK).erase("group", [UUID(int=n) for n in range(10, 2510)])
    assert tell_erasures(outbox, CLOCK) == 3
    told = [data["people"] for kind, data in waiting(outbox) if kind == "erasure"]
    assert sorted(map(len, told)) == [500, 1000, 1000]  # type: ignore[arg-type]


def test_where_nobody_listens_no_id_is_kept(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "alone.db", CLOCK, limits=OutboxLimits())
    outbox.attend([], "shop")
    QueuedPeople(outbox.path, CLOCK).erase("person", [ANA])
    assert tell_erasures(outbox, CLOCK) == 0
    outbox.close()
