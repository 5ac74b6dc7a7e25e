"""Pictures of recognised people: sealed, named as agreed, gone in time, erased by the person."""

from __future__ import annotations

import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import cv2
import numpy as np
import pytest

from kiosk.core.captures import FacePicture
from kiosk.core.choices import CropLayout
from kiosk.core.errors import GalleryError, IdentityError
from kiosk.core.identity import DEFAULT_GROUP, Consent, ConsentScope, Person
from kiosk.core.ids import Uuid7
from kiosk.core.people import put_person, without_people
from kiosk.identity.gallery import Gallery
from kiosk.identity.pictures import PictureStore
from kiosk.keystore import open_keystore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 3, 7, 8, 5, 9, 250_000, tzinfo=UTC)
ANNA, BRUNO = UUID(int=0xA), UUID(int=0xB)
new_id = Uuid7()


class Shop:
    """A store with a key and a clock that the test changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = bytes(range(32))
        self.now = NOW
        self.store = PictureStore(folder, self._key, self, lambda: ZoneInfo("Europe/Lisbon"))

    def _key(self, person: UUID) -> bytes:
        if not self.key:
            raise GalleryError("the key is gone")
        return bytes(a ^ b for a, b in zip(self.key, person.bytes * 2, strict=True))

    def monotonic_ns(self) -> int:
        return 0

    def utc_now(self) -> datetime:
        return self.now

    def keep(
        self,
        person: UUID = ANNA,
        age: timedelta = timedelta(0),
        layout: CropLayout = CropLayout.SORTED,
        grey: int = 90,
    ) -> str:
        at = NOW - age
        image = np.full((80, 60, 3), grey, np.uint8)
        return self.store.put(FacePicture(person, new_id(at), at, image), layout)

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "pictures")


def test_a_picture_comes_back_as_the_jpeg_that_it_was(shop: Shop) -> None:
    key = shop.keep(grey=90)
    (waiting,) = shop.store.pending()
    assert (waiting.key, waiting.person, waiting.at) == (key, ANNA, NOW)
    image = cv2.imdecode(np.frombuffer(shop.store.read(key), np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    assert image.shape == (80, 60, 3)
    assert abs(int(image.mean()) - 90) <= 1


def test_nothing_of_the_picture_is_readable_on_the_disk(shop: Shop) -> None:
    key = shop.keep()
    jpeg = shop.store.read(key)
    (file,) = shop.files()
    content = file.read_bytes()
    assert b"\xff\xd8\xff" not in content
    assert b"JFIF" not in content
    assert all(jpeg[at : at + 16] not in content for at in range(0, len(jpeg) - 16, 16))
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_names_are_those_that_other_systems_expect(shop: Shop) -> None:
    key = shop.keep()
    event = shop.store.pending()[0].event
    assert key == f"faces/2026/03/07/080509_{event}.jpg"
    epoch = int(NOW.timestamp())
    # Lisbon is at UTC in March; one digit where there is one.
    assert shop.keep(layout=CropLayout.CLASSIC) == f"faces/3_7/8_5/{epoch}_0.jpg"
    assert shop.keep(layout=CropLayout.CLASSIC) == f"faces/3_7/8_5/{epoch}_1.jpg"
    summer = shop.keep(
        age=NOW - datetime(2025, 7, 1, 23, 30, tzinfo=UTC), layout=CropLayout.CLASSIC
    )
    assert summer.startswith("faces/7_2/0_30/")  # an hour later than UTC, on the next day
    assert len(shop.store.pending()) == 4


def test_what_was_handed_on_is_kept_but_not_pending(shop: Shop) -> None:
    first, second = shop.keep(age=timedelta(minutes=1)), shop.keep()
    shop.store.handed_on(first)
    shop.store.handed_on(first)
    assert [one.key for one in shop.store.pending()] == [second]
    assert shop.store.read(first)
    assert shop.store.erase_people([ANNA]) == 2
    assert shop.files() == []


def test_a_person_is_erased_without_a_key_and_the_others_stay(shop: Shop) -> None:
    shop.keep(ANNA)
    kept = shop.keep(BRUNO)
    shop.keep(ANNA, layout=CropLayout.CLASSIC)
    key, shop.key = shop.key, b""
    assert shop.store.erase_people([ANNA]) == 2
    assert shop.store.erase_people([ANNA]) == 0
    shop.key = key
    assert [one.key for one in shop.store.pending()] == [kept]
    assert shop.store.erase_all() == 1
    assert not shop.folder.exists()  # no empty folders tell when somebody was here


def test_pictures_that_are_too_old_go(shop: Shop) -> None:
    shop.keep(age=timedelta(hours=24, seconds=1))
    kept = shop.keep(age=timedelta(hours=24))
    ahead = shop.keep(age=-timedelta(hours=2))  # the clock was wrong: it would never get old
    shop.store.handed_on(ahead)
    assert shop.store.enforce(24, 100).deleted == 2
    assert [one.key for one in shop.store.pending()] == [kept]


def test_the_oldest_go_first_when_there_is_no_room(shop: Shop) -> None:
    rng = np.random.default_rng(1)
    for minutes in (3, 1, 2):
        at = NOW - timedelta(minutes=minutes)
        noise = rng.integers(0, 256, (900, 900, 3), np.uint8)  # about 0.7 MiB each
        shop.store.put(FacePicture(ANNA, new_id(at), at, noise), CropLayout.SORTED)
    assert sum(file.stat().st_size for file in shop.files()) > 2 * 2**20
    assert shop.store.enforce(24, 2).deleted == 1
    ages = [NOW - one.at for one in shop.store.pending()]
    assert ages == [timedelta(minutes=2), timedelta(minutes=1)]
    assert shop.store.enforce(24, 1).deleted == 1
    assert [NOW - one.at for one in shop.store.pending()] == [timedelta(minutes=1)]


def test_what_cannot_be_decrypted_is_told_and_goes_when_it_is_old(shop: Shop) -> None:
    key = shop.keep()
    stranger = Shop(shop.folder)
    stranger.key = bytes(32)
    assert stranger.store.enforce(24, 100).unreadable == 1
    with pytest.raises(GalleryError):
        stranger.store.read(key)
    stranger.key = b""
    assert stranger.store.enforce(24, 100).unreadable == 1
    stranger.now = NOW + timedelta(hours=25)
    assert stranger.store.enforce(24, 100).deleted == 1


def _junk(path: Path) -> None:
    path.write_bytes(b"not a picture")


def _renamed(path: Path) -> None:
    path.rename(path.with_name("000000_0.jpg.waiting"))


def _foreign(path: Path) -> None:
    path.rename(path.with_suffix(".png"))


@pytest.mark.parametrize("harm", [_junk, _renamed, _foreign])
def test_files_of_others_are_counted_and_left_alone(
    shop: Shop, harm: Callable[[Path], None]
) -> None:
    shop.keep()
    (file,) = shop.files()
    harm(file)
    (harmed,) = shop.files()
    shop.now = NOW + timedelta(days=400)
    care = shop.store.enforce(1, 1)
    assert (care.deleted, care.foreign) == (0, 1)
    assert shop.files() == [harmed]
    assert shop.store.pending() == ()
    assert shop.store.erase_people([ANNA]) == 0


def test_a_changed_byte_anywhere_is_noticed(shop: Shop) -> None:
    key = shop.keep()
    (file,) = shop.files()
    good = file.read_bytes()
    for at in range(0, len(good), 37):
        file.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        with pytest.raises(GalleryError):
            shop.store.read(key)
    file.write_bytes(good)
    assert shop.store.read(key)


@pytest.mark.parametrize(
    "key",
    ["", "faces/../../secret", "/etc/passwd", "faces/2026/03/07/x y.jpg", "..", "faces/1_1/a.jpg"],
)
def test_only_names_of_pictures_are_read(shop: Shop, key: str) -> None:
    shop.keep()
    with pytest.raises(GalleryError):
        shop.store.read(key)
    with pytest.raises(GalleryError):
        shop.store.handed_on(key)


def test_what_a_crash_left_half_written_goes(shop: Shop) -> None:
    key = shop.keep()
    (file,) = shop.files()
    half = file.with_name(f".{file.name}.abc123.tmp")
    half.write_bytes(file.read_bytes()[:100])
    real = datetime.now(UTC)
    shop.now = real
    shop.store.enforce(8760, 100)
    assert half.exists()  # it may be under way
    shop.now = real + timedelta(hours=1)
    care = shop.store.enforce(8760, 100)
    assert not half.exists()
    assert care.foreign == 0
    assert shop.store.read(key)


@pytest.mark.skipif(os.name != "posix", reason="a folder in the place of a file fails elsewise")
def test_a_disk_that_refuses_is_told_without_a_path(shop: Shop) -> None:
    shop.folder.parent.mkdir(parents=True, exist_ok=True)
    shop.folder.write_text("in the way")
    with pytest.raises(GalleryError) as caught:
        shop.keep()
    assert str(shop.folder) not in str(caught.value)
    assert caught.value.hint


def test_a_person_who_is_erased_from_the_gallery_takes_the_key_along(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path / "identity", open_keystore())
    agreed = Consent("1", "en", NOW, "desk", NOW + timedelta(days=9), frozenset(ConsentScope))
    for person, name in ((ANNA, "Anna"), (BRUNO, "Bruno")):
        entry = Person(person, DEFAULT_GROUP, name, "", (), agreed, (), NOW)
        gallery.change(lambda contents, entry=entry: put_person(contents, entry))
    shop = Shop(tmp_path / "pictures")
    shop.store = PictureStore(shop.folder, lambda p: gallery.key_for("pictures", p), shop)
    hers, his = shop.keep(ANNA), shop.keep(BRUNO)
    assert shop.store.enforce(24, 100).unreadable == 0
    gallery.erase(lambda contents: without_people(contents, [ANNA]))
    assert shop.store.read(his)
    with pytest.raises(IdentityError):
        shop.store.read(hers)
    with pytest.raises(IdentityError):
        shop.keep(ANNA)
    assert shop.store.enforce(24, 100).unreadable == 1
    assert shop.store.erase_people([ANNA]) == 1
