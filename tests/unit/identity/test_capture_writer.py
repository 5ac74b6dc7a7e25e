"""The thread that keeps pictures and records: never in the way, never forgetting an erasure."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
import pytest

from kiosk.core.captures import CaptureRecord, FacePicture, RecordedFace
from kiosk.core.clock import SystemClock
from kiosk.core.errors import GalleryError, KioskError
from kiosk.core.identification import IdentificationSettings
from kiosk.core.identity import IdentifiedEvent, Identity, RecognisedPerson
from kiosk.core.ids import Uuid7
from kiosk.core.types import Gender
from kiosk.identity.capture_writer import MOST_WAITING, CaptureWriter
from kiosk.identity.pictures import PictureStore
from kiosk.identity.records import RecordStore

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

ANNA, BRUNO = UUID(int=0xA), UUID(int=0xB)
new_id = Uuid7()


class Disk:
    """A writer over real stores; its key can be taken away, or make the writer wait."""

    def __init__(self, folder: Path) -> None:
        self.clock = SystemClock()
        self.has_key = True
        self.gate = threading.Event()
        self.gate.set()
        self.pictures = PictureStore(folder / "pictures", self._key, self.clock)
        self.records = RecordStore(folder / "output", self.clock)
        self.settings = IdentificationSettings(retention_days=30)
        self.told: list[KioskError] = []
        self.unlinked: list[Collection[UUID]] = []
        self.mistakes: list[RecognisedPerson] = []
        self.writer = CaptureWriter(
            self.pictures,
            self.records,
            lambda: self.settings,
            lambda _, e: self.told.append(e),
            self.unlinked.append,
            self.mistakes.append,
        )
        self.output = folder / "output"

    def _key(self, person: UUID) -> bytes:
        del person
        assert self.gate.wait(20)
        if not self.has_key:
            raise GalleryError("there is no key")
        return bytes(32)

    def picture(self, person: UUID = ANNA) -> FacePicture:
        now = self.clock.utc_now()
        return FacePicture(person, new_id(now), now, np.zeros((20, 20, 3), np.uint8))

    def record(self, person: UUID = ANNA) -> CaptureRecord:
        face = RecordedFace(person, new_id(self.clock.utc_now()), "A", 0, 0, 9, 9, None,
                            Gender.UNKNOWN, None)  # fmt: skip
        return CaptureRecord(self.clock.utc_now(), "", (face,))

    def record_files(self) -> int:
        return len(list(self.output.rglob("*.json")))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path)
    yield disk
    disk.gate.set()
    assert disk.writer.stop(20)


def test_pictures_and_records_arrive_on_the_disk(disk: Disk) -> None:
    disk.writer.start()
    disk.writer.keep_picture(disk.picture())
    disk.writer.keep_record(disk.record())
    assert disk.writer.flush(20)
    assert len(disk.pictures.pending()) == 1
    assert disk.record_files() == 1
    assert disk.told == []


def test_what_waits_is_written_before_the_end(disk: Disk) -> None:
    for _ in range(5):
        disk.writer.keep_picture(disk.picture())
    disk.writer.start()
    assert disk.writer.stop(20)
    assert len(disk.pictures.pending()) == 5


def test_a_full_queue_drops_and_counts_instead_of_waiting(
    disk: Disk, expect_log: Callable[[str], None]
) -> None:
    expect_log("4 pictures and records")
    for _ in range(MOST_WAITING + 3):
        disk.writer.keep_picture(disk.picture())
    disk.writer.keep_record(disk.record())
    assert disk.writer.dropped == 4
    disk.writer.start()
    assert disk.writer.flush(60)
    assert len(disk.pictures.pending()) == MOST_WAITING
    assert "4 pictures and records" in disk.told[0].message


def test_the_caller_does_not_wait_for_a_slow_disk(disk: Disk) -> None:
    disk.gate.clear()  # from now on the thread hangs in its first picture
    disk.writer.start()
    for _ in range(3):
        disk.writer.keep_picture(disk.picture())
    assert not disk.writer.flush(0)
    disk.gate.set()
    assert disk.writer.flush(20)
    assert len(disk.pictures.pending()) == 3


def test_an_erasure_reaches_what_was_waiting_and_is_never_dropped(
    disk: Disk, allow_log: Callable[[str], None]
) -> None:
    allow_log("pictures and records")
    for _ in range(MOST_WAITING - 2):
        disk.writer.keep_picture(disk.picture(ANNA))
    disk.writer.keep_record(disk.record(ANNA))
    disk.writer.keep_record(disk.record(BRUNO))
    disk.writer.erase([ANNA], [ANNA])
    disk.writer.start()
    assert disk.writer.flush(60)
    assert disk.pictures.pending() == ()
    assert disk.record_files() == 1


def test_pictures_and_records_are_erased_apart(disk: Disk) -> None:
    disk.writer.keep_picture(disk.picture())
    disk.writer.keep_record(disk.record())
    disk.writer.erase([ANNA], [])
    disk.writer.start()
    assert disk.writer.flush(20)
    assert disk.pictures.pending() == ()
    assert disk.record_files() == 1
    assert disk.unlinked == [frozenset()]
    disk.writer.erase([], [ANNA])
    assert disk.writer.flush(20)
    assert disk.record_files() == 0
    assert disk.unlinked[1:] == [{ANNA}]  # visits are not linked any more, either


def test_without_a_key_no_picture_is_kept_and_it_is_told_once(
    disk: Disk, expect_log: Callable[[str], None]
) -> None:
    expect_log("there is no key")
    disk.has_key = False
    disk.writer.start()
    for _ in range(3):
        disk.writer.keep_picture(disk.picture())
    disk.writer.keep_record(disk.record())
    assert disk.writer.flush(20)
    assert [error.message for error in disk.told] == ["there is no key"]
    assert disk.pictures.pending() == ()
    assert disk.record_files() == 1
    disk.has_key = True
    disk.writer.keep_picture(disk.picture())
    assert disk.writer.flush(20)
    assert len(disk.pictures.pending()) == 1


def test_what_is_too_old_goes_without_being_asked(disk: Disk) -> None:
    old = disk.clock.utc_now() - timedelta(hours=30)
    disk.pictures.put(
        FacePicture(ANNA, new_id(old), old, np.zeros((9, 9, 3), np.uint8)),
        disk.settings.picture_layout,
    )
    disk.records.put(CaptureRecord(datetime(2020, 1, 1, tzinfo=UTC), "", disk.record().faces))
    disk.writer.start()
    disk.writer.keep_picture(disk.picture())  # behind the first look at the folders
    assert disk.writer.flush(20)
    assert len(disk.pictures.pending()) == 1
    assert disk.record_files() == 0


def test_an_erasure_that_fails_is_tried_again(
    disk: Disk, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("could not be erased now")
    disk.writer.start()
    disk.writer.keep_picture(disk.picture())
    assert disk.writer.flush(20)

    def refuse(people: object) -> int:
        del people
        raise GalleryError("a picture could not be erased now")

    with monkeypatch.context() as refusing:
        refusing.setattr(disk.pictures, "erase_people", refuse)
        disk.writer.erase([ANNA], [])
        assert disk.writer.flush(20)
    assert len(disk.pictures.pending()) == 1
    disk.writer.erase([BRUNO], [])
    assert disk.writer.flush(20)
    assert disk.pictures.pending() == ()


def test_what_cannot_be_erased_keeps_nothing_that_is_old(
    disk: Disk, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("could not be erased now")
    old = datetime(2020, 1, 1, tzinfo=UTC)

    def refuse(people: object) -> int:
        del people
        raise GalleryError("a picture could not be erased now")

    monkeypatch.setattr(disk.pictures, "erase_people", refuse)
    disk.writer.erase([ANNA], [])
    disk.writer.start()
    assert disk.writer.flush(20)
    disk.records.put(CaptureRecord(old, "", disk.record().faces))
    assert disk.writer.stop(20)
    disk.writer.start()  # looks at the folders at once; the erasure still fails
    disk.writer.keep_record(disk.record())
    assert disk.writer.flush(20)
    assert disk.record_files() == 1


def test_what_was_kept_by_mistake_goes_and_nothing_else_of_the_person(disk: Disk) -> None:
    mistaken, right = disk.picture(), disk.picture()
    disk.writer.start()
    for picture in (mistaken, right):
        disk.writer.keep_picture(picture)
        face = replace(disk.record().faces[0], face=picture.event)
        disk.writer.keep_record(CaptureRecord(picture.at, "", (face,)))
    identity = Identity(ANNA, "A", "people", 0.9)
    event = IdentifiedEvent(mistaken.event, identity, mistaken.at, "hall", "", ())
    mistake = RecognisedPerson(event, in_view=True, last_seen_at=mistaken.at)
    disk.writer.take_back(mistake)
    assert disk.writer.flush(20)
    assert [picture.event for picture in disk.pictures.pending()] == [right.event]
    (record,) = disk.output.rglob("*.json")
    assert str(right.event) in record.read_text()
    assert disk.unlinked == []  # other visits stay linked
    assert disk.mistakes == [mistake]
