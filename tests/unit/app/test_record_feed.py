"""Events become records; what has to be looked for is found."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kiosk.app.record_feed import RecordFeed
from kiosk.core.captures import StoredPicture
from kiosk.core.clock import SystemClock
from kiosk.core.errors import IdentityError, SyncError
from kiosk.core.health import AppPhase, HealthSnapshot
from kiosk.core.identity import Consent, ConsentScope, IdentifiedEvent, Identity, Person
from kiosk.core.records import Draft, RecordType
from kiosk.core.settings import Settings
from kiosk.core.sinks import Sink, SinkKind
from kiosk.core.types import CountsEvent, PeopleCount

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime.now(UTC)
PERSON = UUID("01890000-0000-7000-8000-000000000001")


class Inlet:
    """Collects drafts."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.arrived = threading.Condition()
        self.looked_for_erasures = False

    def put(self, draft: Draft) -> None:
        with self.arrived:
            self.drafts.append(draft)
            self.arrived.notify_all()

    def tell_erasures(self) -> None:
        self.looked_for_erasures = True
        raise SyncError("the queue is not open yet")

    def of(self, type_: RecordType) -> list[Draft]:
        return [draft for draft in self.drafts if draft.type is type_]

    def wait_for(self, type_: RecordType, number: int = 1) -> list[Draft]:
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.of(type_)) >= number, 20)
            return self.of(type_)


class Shelf:
    """One picture that can be read and one that is damaged."""

    def pending(self) -> tuple[StoredPicture, ...]:
        return tuple(
            StoredPicture(f"faces/{name}.jpg", PERSON, UUID(int=i), NOW)
            for i, name in enumerate(("good", "damaged"))
        )

    def read(self, key: str) -> bytes:
        if "damaged" in key:
            raise IdentityError("it cannot be decrypted")
        return b"jpeg"

    def handed_on(self, key: str) -> None:
        raise AssertionError("the feed does not hand on")


class NoHours:
    """The history has nothing to tell."""

    def untold(self, settings: Settings) -> Iterator[tuple[RecordType, datetime, dict[str, int]]]:
        return iter(())


class Bench:
    """A feed and what it is wired to."""

    def __init__(self) -> None:
        self.inlet = Inlet()
        self.scopes = frozenset(ConsentScope)
        self.phase = AppPhase.RUNNING
        sinks = (
            Sink(name="hq", kind=SinkKind.HTTP, endpoint="https://hq.example"),
            Sink(
                name="crops",
                kind=SinkKind.STORAGE,
                endpoint="file:///tmp/x",
                types=(RecordType.PICTURE,),
            ),
        )
        plain = Settings()
        cloud = plain.cloud.model_copy(update={"sinks": sinks, "face_count_threshold": 10})
        self.settings = plain.model_copy(update={"cloud": cloud})
        self.feed = RecordFeed(
            self.inlet,
            lambda: self.settings,
            lambda: HealthSnapshot(phase=self.phase),
            lambda: (),
            Shelf(),
            lambda _: self.person(),
            NoHours(),  # type: ignore[arg-type]
            SystemClock(),
        )

    def person(self) -> Person:
        consent = Consent("2", "en", NOW, "staff", NOW + timedelta(days=9), self.scopes)
        return Person(PERSON, "people", "Ana", "", (), consent, (), NOW)


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    assert bench.feed.stop(20)


def test_an_implausible_count_is_no_record(bench: Bench) -> None:
    for total in (3, 10, 11, 0):
        bench.feed.publish(CountsEvent(PeopleCount(total, 0, 0, total), NOW, 1))
    assert [draft.data["total"] for draft in bench.inlet.drafts] == [3, 0]


def test_who_did_not_allow_it_is_not_told_of(bench: Bench) -> None:
    for scopes in (frozenset[ConsentScope](), frozenset({ConsentScope.VISITS})):
        identity = Identity(PERSON, "Ana", "people", 0.9, scopes)
        bench.feed.identified(IdentifiedEvent(UUID(int=1), identity, NOW, "shop", "", ()))
    assert [draft.type for draft in bench.inlet.drafts] == [RecordType.IDENTIFIED]


def test_the_state_is_told_at_once_when_it_changes_and_when_there_is_something_to_add(
    bench: Bench,
) -> None:
    bench.feed.start()
    first = bench.inlet.wait_for(RecordType.STATUS)
    assert bench.inlet.looked_for_erasures
    assert first[0].data["phase"] == "running"
    bench.phase = AppPhase.NO_CAMERA
    assert bench.inlet.wait_for(RecordType.STATUS, 2)[1].data["phase"] == "no_camera"
    bench.feed.add_to_status("config", {"version": 3, "state": "applied"})
    assert bench.inlet.wait_for(RecordType.STATUS, 3)[2].data["config"]["version"] == 3


def test_pictures_are_announced_once_and_a_damaged_one_hinders_no_other(bench: Bench) -> None:
    bench.feed.start()
    told = bench.inlet.wait_for(RecordType.PICTURE)
    bench.feed.add_to_status("again", 1)
    bench.inlet.wait_for(RecordType.STATUS, 2)
    assert [draft.data["key"] for draft in told] == ["faces/good.jpg"]
    assert told[0].data["bytes"] == 4


@pytest.mark.parametrize("missing", [ConsentScope.PICTURES, ConsentScope.HANDED_ON])
def test_no_picture_is_announced_without_consent_to_hand_it_on(
    bench: Bench, missing: ConsentScope
) -> None:
    bench.scopes = frozenset(ConsentScope) - {missing}
    bench.feed.start()
    bench.inlet.wait_for(RecordType.STATUS)
    bench.feed.add_to_status("again", 1)
    bench.inlet.wait_for(RecordType.STATUS, 2)
    assert bench.inlet.of(RecordType.PICTURE) == []
