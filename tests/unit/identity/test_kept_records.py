"""Record files: their form, their names, their end."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from kiosk.core.captures import CaptureRecord, RecordedFace
from kiosk.core.errors import IdentityError
from kiosk.core.types import Emotion, Gender
from kiosk.identity.records import RecordStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 3, 7, 8, 5, 9, 250_000, tzinfo=UTC)
ANNA, BRUNO = UUID(int=0xA), UUID(int=0xB)


def face(person: UUID, name: str, **changes: Any) -> RecordedFace:
    known = {"age": 31.26, "gender": Gender.FEMALE, "emotion": None} | changes
    return RecordedFace(person, UUID(int=77), name, 10, 20, 100, 120, **known)


def record(*faces: RecordedFace, at: datetime = NOW) -> CaptureRecord:
    return CaptureRecord(at, "Front hall", faces)


class Shop:
    """A store with a clock that the test changes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder, NOW
        self.store = RecordStore(folder, self)

    def monotonic_ns(self) -> int:
        return 0

    def utc_now(self) -> datetime:
        return self.now

    def names(self) -> list[str]:
        return sorted(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        )


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "output")


def test_a_record_is_a_list_of_faces_as_the_scripts_write_it(shop: Shop) -> None:
    path = shop.store.put(
        record(face(ANNA, "Ana Flávia", emotion=Emotion.HAPPY), face(BRUNO, "Bruno"))
    )
    assert path.relative_to(shop.folder).as_posix() == "20260307/mydata-20260307_080509.json"
    faces = json.loads(path.read_text("utf-8"))
    assert faces[0] == {
        "faceId": str(UUID(int=77)),
        "personId": str(ANNA),
        "faceRectangle": {"top": 20, "left": 10, "width": 100, "height": 120},
        "faceAttributes": {"age": 31.3, "gender": "female", "emotion": "happy"},
        "nome": "Ana Flávia",
        "timeStamp": "2026-03-07T08:05:09.250Z",
        "bottomSize": 140,
        "location": "Front hall",
    }
    assert faces[1]["faceAttributes"] == {"age": 31.3, "gender": "female"}
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_not_known_is_null(shop: Shop) -> None:
    path = shop.store.put(record(face(ANNA, "Ana", age=None, gender=Gender.UNKNOWN)))
    assert json.loads(path.read_text("utf-8"))[0]["faceAttributes"] == {"age": None, "gender": None}


def test_records_of_one_second_have_a_number(shop: Shop) -> None:
    for _ in range(3):
        shop.store.put(record(face(ANNA, "Ana")))
    assert shop.names() == [
        "20260307/mydata-20260307_080509.json",
        "20260307/mydata-20260307_080509_2.json",
        "20260307/mydata-20260307_080509_3.json",
    ]


def test_a_person_is_taken_out_of_all_records(shop: Shop) -> None:
    both = shop.store.put(record(face(ANNA, "Ana"), face(BRUNO, "Bruno")))
    alone = shop.store.put(record(face(ANNA, "Ana"), at=NOW + timedelta(days=1)))
    other = shop.store.put(record(face(BRUNO, "Bruno")))
    before = other.read_bytes()
    assert shop.store.erase_people([ANNA]) == 2
    assert [entry["nome"] for entry in json.loads(both.read_text("utf-8"))] == ["Bruno"]
    assert not alone.exists()
    assert not alone.parent.exists()
    assert other.read_bytes() == before
    assert shop.store.erase_people([ANNA]) == 0
    assert shop.store.erase_people([]) == 0


def test_a_damaged_record_that_names_somebody_erased_goes(
    shop: Shop, expect_log: Callable[[str], None]
) -> None:
    expect_log("cannot be understood")
    path = shop.store.put(record(face(ANNA, "Ana")))
    path.write_bytes(path.read_bytes()[:-4])
    assert shop.store.erase_people([ANNA]) == 1
    assert not path.exists()


def test_records_that_are_too_old_go_and_files_of_others_stay(shop: Shop) -> None:
    shop.store.put(record(face(ANNA, "Ana"), at=NOW - timedelta(days=3, seconds=1)))
    shop.store.put(record(face(ANNA, "Ana"), at=NOW - timedelta(days=2)))
    shop.store.put(record(face(ANNA, "Ana"), at=NOW + timedelta(days=400)))  # a wrong clock
    (shop.folder / "20200101").mkdir()
    for name in ("notes.txt", "mydata-20209999_080509.json", "mydata-x.json"):
        (shop.folder / "20200101" / name).write_text("mine")
    assert shop.store.enforce(0) == 0
    assert shop.store.enforce(3) == 2
    assert shop.names() == [
        "20200101/mydata-20209999_080509.json",
        "20200101/mydata-x.json",
        "20200101/notes.txt",
        "20260305/mydata-20260305_080509.json",
    ]


def test_all_records_go_and_files_of_others_stay(shop: Shop) -> None:
    shop.store.put(record(face(ANNA, "Ana")))
    shop.store.put(record(face(BRUNO, "Bruno"), at=NOW + timedelta(days=1)))
    (shop.folder / "20260307" / "notes.txt").write_text("mine")
    assert shop.store.erase_all() == 2
    assert shop.names() == ["20260307/notes.txt"]


def test_a_disk_that_refuses_is_told_without_a_path(shop: Shop) -> None:
    shop.folder.parent.mkdir(parents=True, exist_ok=True)
    shop.folder.write_text("in the way")
    with pytest.raises(IdentityError) as caught:
        shop.store.put(record(face(ANNA, "Ana")))
    assert str(shop.folder) not in str(caught.value)
    assert "Ana" not in str(caught.value)


@pytest.mark.parametrize(
    "clean",
    [
        lambda store: store.erase_people([ANNA]),
        lambda store: store.erase_all(),
        lambda store: store.enforce(30),
    ],
    ids=["a person erased", "everybody erased", "in time"],
)
def test_what_a_crash_left_half_written_goes(
    shop: Shop, clean: Callable[[RecordStore], object]
) -> None:
    path = shop.store.put(record(face(BRUNO, "Bruno")))
    half = path.with_name(f".{path.name}.x1y2.tmp")
    half.write_text('[{"nome": "Anna"')
    long_ago = (NOW - timedelta(minutes=5)).timestamp()
    os.utime(half, (long_ago, long_ago))
    clean(shop.store)
    assert not half.exists()


def test_what_another_process_is_writing_is_left_alone(shop: Shop) -> None:
    path = shop.store.put(record(face(BRUNO, "Bruno")))
    half = path.with_name(f".{path.name}.x1y2.tmp")
    half.write_text("[")
    os.utime(half, (NOW.timestamp(), NOW.timestamp()))
    shop.store.erase_people([ANNA])
    assert half.exists()
