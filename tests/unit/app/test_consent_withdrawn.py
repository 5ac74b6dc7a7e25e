"""What was kept of recognised people goes with their consent, and when it was a mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from kiosk.app.identification import Identification, IdentityStores
from kiosk.core.captures import CaptureRecord, FacePicture, RecordedFace
from kiosk.core.choices import CropLayout
from kiosk.core.clock import SystemClock
from kiosk.core.identity import (
    DEFAULT_GROUP,
    Consent,
    ConsentScope,
    IdentifiedEvent,
    Identity,
    Person,
    RecognisedPerson,
)
from kiosk.core.ids import Uuid7
from kiosk.core.people import put_person, without_people
from kiosk.core.problems import ProblemLog
from kiosk.core.settings import HistorySettings, Settings
from kiosk.core.types import Gender, Visit
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.keystore import open_keystore
from kiosk.store.database import default_path
from kiosk.store.reader import StoredHistory
from kiosk.store.writer import HistoryWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kiosk.app.builder import PipelineBuilder

NOW = datetime.now(UTC)
PICTURES, VISITS = ConsentScope.PICTURES, ConsentScope.VISITS
new_id = Uuid7()


class Kiosk:
    """The parts of a running kiosk that know people, and another process beside it."""

    def __init__(self) -> None:
        clock = SystemClock()
        settings = Settings.model_validate({"analysis": {"mode": "identification"}})
        problems = ProblemLog(clock)
        # Networks are built for enrolment only.
        builder = cast("PipelineBuilder", SimpleNamespace(face_reader=None))
        self.running = Identification(
            lambda: settings,
            open_keystore(),
            GalleryIdentifier(clock),
            builder,
            [],
            problems,
            clock,
        )
        self.history = HistoryWriter(default_path(), HistorySettings(), clock, lambda *_: None)
        self.elsewhere = IdentityStores(open_keystore(), clock)

    def enrol(self, name: str) -> Person:
        agreed = Consent("1", "en", NOW, "desk", NOW + timedelta(days=9), frozenset(ConsentScope))
        person = Person(new_id(NOW), DEFAULT_GROUP, name, "", (), agreed, (), NOW)
        self.elsewhere.gallery.change(lambda contents: put_person(contents, person))
        return person

    def keep_traces(self, person: Person) -> RecognisedPerson:
        """What is kept when somebody is recognised who allows everything."""
        image = np.zeros((30, 30, 3), np.uint8)
        picture = FacePicture(person.id, new_id(NOW), NOW, image)
        self.elsewhere.pictures.put(picture, CropLayout.SORTED)
        face = RecordedFace(
            person.id, picture.event, person.name, 0, 0, 9, 9, None, Gender.UNKNOWN, None
        )
        self.elsewhere.records.put(CaptureRecord(NOW, "", (face,)))
        visit = Visit(
            new_id(NOW), NOW - timedelta(seconds=9), NOW, 9000, 0, None, True, None, None,
            Gender.UNKNOWN, None, None, 1, person=person.id,
        )  # fmt: skip
        self.history.visits_ended([visit])
        assert self.history.flush()
        identity = Identity(person.id, person.name, person.group, 0.9, person.consent.scopes)
        event = IdentifiedEvent(picture.event, identity, NOW, "hall", "", ())
        return RecognisedPerson(event, in_view=True, last_seen_at=NOW)

    def notice(self) -> None:
        """The kiosk looks whether the gallery has changed, as it does every second."""
        self.running._watch.look()
        assert self.running._writer.flush(20)

    def traces(self) -> dict[UUID, set[str]]:
        """What is kept, by person."""
        found: dict[UUID, set[str]] = {}
        for picture in self.elsewhere.pictures.pending():
            found.setdefault(picture.person, set()).add("picture")
        output = default_path().parent / "output"
        text = "".join(path.read_text() for path in output.rglob("*.json"))
        for person in self.elsewhere.gallery.contents().people:
            if str(person.id) in text:
                found.setdefault(person.id, set()).add("record")
        with StoredHistory(default_path()) as reader:
            for visit in reader.visits(NOW - timedelta(days=1), NOW + timedelta(days=1)):
                if visit.person is not None:
                    found.setdefault(visit.person, set()).add("visit")
        return found


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    kiosk = Kiosk()
    kiosk.history.start()
    kiosk.running._writer.start()
    yield kiosk
    assert kiosk.running._writer.stop(20)
    assert kiosk.history.stop(20)


EVERYTHING = {"picture", "record", "visit"}


@pytest.mark.parametrize(
    ("scopes", "left"),
    [
        ({PICTURES, VISITS}, EVERYTHING),
        ({VISITS}, {"record", "visit"}),
        ({PICTURES}, {"picture"}),
        (set(), set()),
    ],
)
def test_a_consent_that_is_narrowed_elsewhere(
    kiosk: Kiosk, scopes: set[ConsentScope], left: set[str]
) -> None:
    anna, bruno = kiosk.enrol("Anna"), kiosk.enrol("Bruno")
    kiosk.notice()
    for person in (anna, bruno):
        kiosk.keep_traces(person)
    assert kiosk.traces() == {anna.id: EVERYTHING, bruno.id: EVERYTHING}
    narrowed = replace(anna, consent=replace(anna.consent, scopes=frozenset(scopes)))
    kiosk.elsewhere.gallery.change(lambda contents: put_person(contents, narrowed))
    kiosk.notice()
    found = kiosk.traces()
    assert found.pop(bruno.id) == EVERYTHING
    assert found.get(anna.id, set()) == left


def test_somebody_who_is_erased_elsewhere_leaves_nothing(kiosk: Kiosk) -> None:
    anna, bruno = kiosk.enrol("Anna"), kiosk.enrol("Bruno")
    kiosk.notice()
    for person in (anna, bruno):
        kiosk.keep_traces(person)
    kiosk.elsewhere.gallery.erase(lambda contents: without_people(contents, [anna.id]))
    kiosk.notice()
    assert kiosk.traces() == {bruno.id: EVERYTHING}
    assert not any(
        str(anna.id) in path.read_text()
        for path in (default_path().parent / "output").rglob("*.json")
    )


def test_a_consent_that_expires(kiosk: Kiosk) -> None:
    anna = kiosk.enrol("Anna")
    kiosk.notice()
    kiosk.keep_traces(anna)
    day = timedelta(days=1)
    over = replace(anna.consent, given_at=NOW - 2 * day, expires_at=NOW - day)
    expired = replace(anna, consent=over)
    kiosk.elsewhere.gallery.change(lambda contents: put_person(contents, expired))
    kiosk.notice()
    assert kiosk.traces() == {}


def test_what_was_kept_of_somebody_who_was_taken_for_a_person(kiosk: Kiosk) -> None:
    anna, bruno = kiosk.enrol("Anna"), kiosk.enrol("Bruno")
    kiosk.notice()
    mistake = kiosk.keep_traces(anna)
    kiosk.keep_traces(bruno)
    kiosk.running.feed._listed = (mistake,)
    kiosk.running.reject(anna.id)
    assert kiosk.running._writer.flush(20)
    assert kiosk.traces() == {bruno.id: EVERYTHING}
    found = {one.id: one.caution for one in kiosk.elsewhere.gallery.contents().people}
    assert found[anna.id] > found[bruno.id] == 0.0
