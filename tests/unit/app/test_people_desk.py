"""The desk of enrolled people: what it changes is stored, and what it erases is gone everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import numpy as np
import pytest

from kiosk.app.people_desk import PeopleDesk
from kiosk.app.person_traces import TracesErased
from kiosk.core.clock import SystemClock
from kiosk.core.errors import HistoryError, IdentityError, KioskError
from kiosk.core.identity import (
    Consent,
    ConsentScope,
    ErasureKind,
    FaceView,
    Group,
    ImportOutcome,
    Person,
    Template,
    TemplateSource,
    TrainingState,
    embedding_model,
)
from kiosk.core.settings import Settings
from kiosk.core.types import HeadPose
from kiosk.identity.gallery import Gallery
from kiosk.identity.matching import lookalike
from kiosk.identity.receipts import ReceiptFile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

NOW = datetime.now(UTC)
MODEL = embedding_model(Settings().analysis)


class Keys:
    """Secrets in memory."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._secrets.get(name) or None

    def set(self, name: str, secret: str) -> None:
        self._secrets[name] = secret


class Traces:
    """Two pictures and three visits of everybody; notes whose were erased. May be out of order."""

    def __init__(self) -> None:
        self.erased: list[UUID] = []
        self.all_erased = 0
        self.withdrawn: list[tuple[UUID, set[ConsentScope]]] = []
        self.error: KioskError | None = None

    def erase(self, people: Sequence[UUID]) -> TracesErased:
        if self.error is not None:
            raise self.error
        new = [person for person in people if person not in self.erased]
        self.erased += new
        return TracesErased(2 * len(new), 3 * len(new))

    def withdraw(self, person: UUID, scopes: Collection[ConsentScope]) -> None:
        if self.error is not None:
            raise self.error
        self.withdrawn.append((person, set(scopes)))

    def erase_all(self) -> TracesErased:
        self.all_erased += 1
        return TracesErased(7, 9)


@pytest.fixture
def traces() -> Traces:
    return Traces()


@pytest.fixture
def desk(tmp_path: Path, traces: Traces) -> PeopleDesk:
    clock = SystemClock()
    gallery = Gallery(tmp_path / "identity", Keys(), clock)
    return PeopleDesk(gallery, traces, ReceiptFile(tmp_path / "receipts.json"), Settings, clock)


def unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=256).astype(np.float32)
    return vector / np.linalg.norm(vector)


def person(name: str, seed: int, group: str = "people") -> Person:
    template = Template(uuid4(), MODEL, unit(seed), 0.9, TemplateSource.FILE, "a.jpg", NOW)
    consent = Consent("1", "en", NOW, "Lea", NOW + timedelta(days=365))
    return Person(uuid4(), group, name, "", (), consent, (template,), NOW)


def view(seed: int) -> FaceView:
    return FaceView(unit(seed), MODEL, 0.9, (), HeadPose(0, 0, 0), np.zeros(4, np.float32))


def test_a_person_who_was_put_is_listed_and_can_be_brought_back(desk: PeopleDesk) -> None:
    ana = desk.put_person(person("Ana", 1))
    assert [one.name for one in desk.contents().people] == ["Ana"]
    desk.put_person(replace(ana, name="Anna"))
    desk.put_person(ana)
    assert [one.name for one in desk.contents().people] == ["Ana"]


def test_a_face_that_is_known_already_is_told(desk: PeopleDesk) -> None:
    ana = desk.put_person(person("Ana", 1))
    desk.put_person(person("Ben", 2))
    found = desk.lookalike([view(1)])
    assert found is not None
    assert (found.person, found.name) == (ana.id, "Ana")
    assert desk.lookalike([view(1)], besides=ana.id) is None
    assert desk.lookalike([view(3)]) is None


def test_among_thousands_nobody_looks_like_somebody_by_chance(desk: PeopleDesk) -> None:
    """A similarity that says something in a small shop is common in a large gallery."""
    mixed = unit(1) + 0.48 * unit(2)
    alike = replace(view(2), embedding=(mixed / np.linalg.norm(mixed)).astype(np.float32))
    few = [person("Ben", 2)]
    many = [person(f"P{n}", n + 10) for n in range(3000)] + few
    assert lookalike(few, [alike]) is not None
    assert lookalike(many, [alike]) is None
    same = lookalike(many, [view(2)])
    assert same is not None
    assert same.name == "Ben"


def test_an_erased_person_is_gone_with_all_traces_and_a_receipt(
    desk: PeopleDesk, traces: Traces
) -> None:
    ana, ben = desk.put_person(person("Ana", 1)), desk.put_person(person("Ben", 2))
    receipt = desk.erase(ana.id, " Lea ")
    assert [one.id for one in desk.contents().people] == [ben.id]
    assert traces.erased == [ana.id]
    assert receipt.kind is ErasureKind.PERSON
    assert receipt.people == (ana.id,)
    assert (receipt.templates, receipt.pictures, receipt.visits) == (1, 2, 3)
    assert receipt.erased_by == "Lea"
    assert tuple(desk.receipts()) == (receipt,)


def test_nothing_is_erased_when_nobody_answers_for_it(desk: PeopleDesk, traces: Traces) -> None:
    ana = desk.put_person(person("Ana", 1))
    for by in ("", "   ", "x" * 101):
        for erase in (lambda by=by: desk.erase(ana.id, by), lambda by=by: desk.erase_all(by)):
            with pytest.raises(IdentityError, match="must be named"):
                erase()
    assert len(desk.contents().people) == 1
    assert traces.erased == []


def test_a_group_goes_with_everybody_in_it(desk: PeopleDesk, traces: Traces) -> None:
    desk.put_group(Group("staff", "Staff"))
    ana = desk.put_person(person("Ana", 1, "staff"))
    ben = desk.put_person(person("Ben", 2))
    receipt = desk.erase_group("staff", "Lea")
    assert receipt.people == (ana.id,)
    assert [one.id for one in desk.contents().people] == [ben.id]
    assert [group.id for group in desk.contents().groups] == ["people"]
    assert traces.erased == [ana.id]


def test_a_group_that_is_not_there_is_refused_without_a_receipt(desk: PeopleDesk) -> None:
    with pytest.raises(IdentityError):
        desk.erase_group("staff", "Lea")
    assert not desk.receipts()


def test_erasing_everybody_leaves_nobody_and_works_without_the_key(
    tmp_path: Path, traces: Traces
) -> None:
    clock = SystemClock()
    keys = Keys()
    gallery = Gallery(tmp_path / "identity", keys, clock)
    receipts = ReceiptFile(tmp_path / "receipts.json")
    desk = PeopleDesk(gallery, traces, receipts, Settings, clock)
    ana = desk.put_person(person("Ana", 1))
    receipt = desk.erase_all("Lea")
    assert (receipt.people, receipt.pictures, receipt.visits) == ((ana.id,), 2 + 7, 3 + 9)
    assert desk.contents().people == ()
    desk.put_person(person("Ben", 2))
    keys.set("gallery", "")
    lost = PeopleDesk(
        Gallery(tmp_path / "identity", keys, clock), traces, receipts, Settings, clock
    )
    with pytest.raises(IdentityError):
        lost.contents()
    lost.erase_all("Lea")
    assert lost.contents().people == ()
    assert len(lost.receipts()) == 2
    assert traces.all_erased == 2  # also what was kept of those whom nobody can name any more


def test_merging_erases_what_was_noted_under_the_other_id(desk: PeopleDesk, traces: Traces) -> None:
    ana, twin = desk.put_person(person("Ana", 1)), desk.put_person(person("Ana B", 4))
    merged = desk.merge(ana.id, twin.id)
    assert len(merged.templates) == 2
    assert traces.erased == [twin.id]


ERASURES: dict[str, Callable[[PeopleDesk, UUID], object]] = {
    "person": lambda desk, ana: desk.erase(ana, "Lea"),
    "group": lambda desk, _: desk.erase_group("people", "Lea"),
    "everybody": lambda desk, _: desk.erase_all("Lea"),
}


@pytest.mark.parametrize("erase", ERASURES.values(), ids=ERASURES)
def test_what_could_not_be_erased_is_erased_when_asked_again(
    desk: PeopleDesk, traces: Traces, erase: Callable[[PeopleDesk, UUID], object]
) -> None:
    ana = desk.put_person(person("Ana", 1))
    traces.error = HistoryError("the history is locked")
    with pytest.raises(HistoryError):
        erase(desk, ana.id)
    assert not desk.receipts()
    traces.error = None
    erase(desk, ana.id)
    assert desk.contents().people == ()
    assert len(desk.receipts()) == 1
    assert ana.id in traces.erased or traces.all_erased


def test_what_the_rules_refuse_erases_nothing(desk: PeopleDesk, traces: Traces) -> None:
    ana, twin = desk.put_person(person("Ana", 1)), desk.put_person(person("Ana B", 4))
    full = [replace(one, bio=letter * 2000) for one, letter in ((ana, "a"), (twin, "b"))]
    for one in full:
        desk.put_person(one)
    with pytest.raises(IdentityError, match="too long"):
        desk.merge(ana.id, twin.id)
    assert len(desk.contents().people) == 2
    assert traces.erased == []


def test_who_allows_less_takes_along_what_was_kept_because_of_it(
    desk: PeopleDesk, traces: Traces
) -> None:
    ana = person("Ana", 1)
    everything = replace(ana.consent, scopes=frozenset(ConsentScope))
    ana, twin = (desk.put_person(replace(p, consent=everything)) for p in (ana, person("Bo", 4)))
    visits = replace(everything, scopes=frozenset({ConsentScope.VISITS}))
    traces.error = HistoryError("the history is locked")
    with pytest.raises(HistoryError):
        desk.put_person(replace(ana, consent=visits))
    traces.error = None
    with pytest.raises(IdentityError):  # another one has this name
        desk.put_person(replace(ana, consent=visits, name="Bo"))
    assert traces.withdrawn == []
    desk.put_person(replace(ana, consent=visits))
    assert traces.withdrawn == [(ana.id, set(ConsentScope) - {ConsentScope.VISITS})]
    desk.merge(twin.id, ana.id)
    assert traces.withdrawn[1:] == [(twin.id, set(ConsentScope) - {ConsentScope.VISITS})]
    desk.put_person(replace(twin, consent=everything))  # more: nothing was kept by it
    assert len(traces.withdrawn) == 2


def test_nobody_who_was_erased_comes_back_from_a_page_that_was_open(desk: PeopleDesk) -> None:
    ana = desk.put_person(person("Ana", 1))
    desk.erase(ana.id, "Lea")
    with pytest.raises(IdentityError, match="erased"):
        desk.put_person(replace(ana, bio="changed"))
    assert desk.contents().people == ()
    desk.put_person(replace(ana, id=uuid4()))  # enrolled again
    assert len(desk.contents().people) == 1


def test_training_tells_its_state_like_the_service(desk: PeopleDesk) -> None:
    assert desk.train("people").state is TrainingState.FAILED
    desk.put_person(person("Ana", 1))
    done = desk.train("people")
    assert done.state is TrainingState.SUCCEEDED
    assert done.threshold is not None
    assert desk.contents().groups[0].training == done
    with pytest.raises(IdentityError, match="no group"):
        desk.train("staff")


def test_people_go_to_another_kiosk_and_those_it_knows_stay_as_they_are(
    desk: PeopleDesk, tmp_path: Path, traces: Traces
) -> None:
    ana = desk.put_person(person("Ana", 1))
    desk.put_person(person("Ben", 2))
    file = tmp_path / "people.vitrine"
    assert desk.export(file, "a long passphrase") == 2
    clock = SystemClock()
    other = PeopleDesk(
        Gallery(tmp_path / "other", Keys(), clock),
        traces,
        ReceiptFile(tmp_path / "others.json"),
        Settings,
        clock,
    )
    other.put_person(replace(ana, name="Ana of here"))
    assert other.import_file(file, "a long passphrase") == ImportOutcome(1, 1, 0)
    assert other.import_file(file, "a long passphrase") == ImportOutcome(0, 2, 0)
    assert {one.name for one in other.contents().people} == {"Ana of here", "Ben"}
    other.erase(ana.id, "Lea")
    assert other.import_file(file, "a long passphrase") == ImportOutcome(0, 1, 1)
    assert {one.name for one in other.contents().people} == {"Ben"}


def test_a_receipt_file_that_is_damaged_loses_no_new_receipt(
    tmp_path: Path, allow_log: object
) -> None:
    allow_log("receipts.json")  # type: ignore[operator]
    path = tmp_path / "receipts.json"
    file = ReceiptFile(path)
    path.write_text('[{"id": "nonsense"}, 7, {}]')
    assert file.read() == ()
    path.write_bytes(b"\xff half a fi")
    assert file.read() == ()
    assert (tmp_path / "receipts.damaged.json").read_bytes() == b"\xff half a fi"
    clock = SystemClock()
    desk = PeopleDesk(Gallery(tmp_path / "g", Keys(), clock), Traces(), file, Settings, clock)
    ana = desk.put_person(person("Ana", 1))
    receipt = desk.erase(ana.id, "Lea")
    assert file.read() == (receipt,)
