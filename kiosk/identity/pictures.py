"""Pictures of recognised people who allowed it: sealed files that delete themselves in time."""

from __future__ import annotations

import contextlib
import logging
import re
import struct
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from kiosk.core.atomic import write_atomic
from kiosk.core.captures import PICTURE_QUALITY, StoredPicture, picture_key
from kiosk.core.choices import CropLayout
from kiosk.core.clock import local_zone
from kiosk.core.errors import GalleryError, IdentityError
from kiosk.identity.vault import key_id, read_header, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import tzinfo

    from kiosk.core.captures import FacePicture
    from kiosk.core.clock import Clock

_log = logging.getLogger(__name__)

_KIND: Final = b"FACE"
_EXTRA: Final = struct.Struct("<16s16sq")
"""Person, event, microseconds since 1970; then the key."""
_HEAD_BYTES: Final = 512
_WAITING: Final = ".waiting"
_KEPT: Final = ".kept"
_SUFFIXES: Final = (_WAITING, _KEPT)
_KEY_FORM: Final = re.compile(r"faces/[0-9_]+(/[0-9_]+)*/[0-9a-f_-]+\.jpg", re.ASCII)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD: Final = timedelta(hours=1)
"""A file from further ahead was made while the clock was wrong: it would never get old."""
_HALF_WRITTEN: Final = timedelta(minutes=10)
_HALF_WRITTEN_NAME: Final = re.compile(r"\..+\.jpg\.(waiting|kept)\..+\.tmp")
"""As ``write_atomic`` names a file before it is complete."""


@dataclass(frozen=True, slots=True)
class _File:
    """A picture and where it is."""

    picture: StoredPicture
    path: Path


@dataclass(frozen=True, slots=True)
class PictureCare:
    """What :meth:`PictureStore.enforce` found.

    Attributes:
        deleted: Pictures that were too old, or for which there was no room.
        unreadable: Pictures made with a key that is gone; they go when they are too old.
        foreign: Files that are none of ours; they are left alone.
    """

    deleted: int = 0
    unreadable: int = 0
    foreign: int = 0


class PictureStore:
    """Keeps pictures under a folder; may be used from several threads.

    Each picture is a vault (``kiosk/identity/vault.py``) of its own. Its header is not secret:
    it holds the ids of the person and of the event, by which a person's pictures are erased
    even when the key is gone. No name of a person is in it, nor in the file's name.

    Args:
        folder: Made when the first picture is kept.
        key: The key for pictures of a person (``Gallery.key_for``), which is gone when the
            person is; may raise ``IdentityError``.
        clock: Tells the age of pictures.
        zone: Local time zone, for names in local time.
    """

    def __init__(
        self,
        folder: Path,
        key: Callable[[UUID], bytes],
        clock: Clock,
        zone: Callable[[], tzinfo] = local_zone,
    ) -> None:
        self._folder = folder
        self._key = key
        self._clock = clock
        self._zone = zone
        self._lock = threading.Lock()

    def put(self, picture: FacePicture, layout: CropLayout) -> str:
        """Encode, seal and write a picture; takes milliseconds.

        Returns:
            Its key.

        Raises:
            IdentityError: There is no such person any more.
            GalleryError: There is no key, or the picture could not be written.
        """
        import cv2

        # A JPEG of a numpy array carries no position, camera or time.
        done, jpeg = cv2.imencode(
            ".jpg", picture.image, [int(cv2.IMWRITE_JPEG_QUALITY), PICTURE_QUALITY]
        )
        if not done:
            raise GalleryError("a picture could not be encoded")
        secret = self._key(picture.person)
        with self._lock:
            key = self._free_key(picture, layout)
            at_us = (picture.at - _EPOCH) // timedelta(microseconds=1)
            extra = _EXTRA.pack(picture.person.bytes, picture.event.bytes, at_us) + key.encode()
            try:
                self._write(key + _WAITING, seal(jpeg.tobytes(), secret, _KIND, extra=extra))
            except OSError as error:
                raise _failed("written", error) from error
        return key

    def pending(self) -> tuple[StoredPicture, ...]:
        """Pictures that were not handed on yet, oldest first."""
        found = [file for file in self._pictures() if file.path.suffix == _WAITING]
        return tuple(file.picture for file in sorted(found, key=_by_age))

    def read(self, key: str) -> bytes:
        """The JPEG of a picture.

        Raises:
            IdentityError: The person is not enrolled any more.
            GalleryError: There is none of that name, or it cannot be decrypted.
        """
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise _failed("read", error) from error
        file = _recognised(path, content)
        if file is None or file.picture.key != key:
            raise GalleryError("a stored picture has been renamed or damaged")
        return unseal(content, [self._key(file.picture.person)], _KIND)[0]

    def handed_on(self, key: str) -> None:
        """The picture has arrived elsewhere; it stays here for its time, but is not pending.

        Raises:
            GalleryError: There is no such picture.
        """
        with self._lock:
            path = self._path(key)
            try:
                if path.name.endswith(_WAITING):
                    path.replace(path.with_name(Path(key).name + _KEPT))
            except OSError as error:
                raise _failed("renamed", error) from error

    def erase_people(self, people: Collection[UUID]) -> int:
        """Delete all pictures of these people, with or without a key.

        Returns:
            How many there were.

        Raises:
            GalleryError: One could not be deleted.
        """
        return self._erase(lambda picture: picture.person in people) if people else 0

    def erase_events(self, events: Collection[UUID]) -> int:
        """Delete the pictures of these recognitions: they show somebody else.

        Returns:
            How many there were.

        Raises:
            GalleryError: One could not be deleted.
        """
        return self._erase(lambda picture: picture.event in events) if events else 0

    def erase_all(self) -> int:
        """Delete all pictures; returns how many there were.

        Raises:
            GalleryError: One could not be deleted.
        """
        with self._lock:
            return self._delete([file.path for file in self._pictures()])

    def enforce(self, hours: float, mib: int) -> PictureCare:
        """Delete what is too old, then the oldest for which there is no room.

        Args:
            hours: How long pictures are kept.
            mib: How much room they may take, with their folders' files.

        Raises:
            GalleryError: One could not be deleted.
        """
        with self._lock:
            now = self._clock.utc_now()
            oldest = now - timedelta(hours=hours)
            found, foreign = self._inventory(now)
            found.sort(key=_by_age)
            kept = [file for file in found if oldest <= file.picture.at <= now + _AHEAD]
            old = [file for file in found if not oldest <= file.picture.at <= now + _AHEAD]
            sizes = [_size(file.path) for file in kept]
            excess = sum(sizes) - mib * 2**20
            while excess > 0:
                excess -= sizes.pop(0)
                old.append(kept.pop(0))
            deleted = self._delete([file.path for file in old])
        return PictureCare(deleted, self._count_unreadable(kept), foreign)

    # ------------------------------------------------------------------ details

    def _erase(self, is_meant: Callable[[StoredPicture], bool]) -> int:
        with self._lock:
            return self._delete([file.path for file in self._pictures() if is_meant(file.picture)])

    def _free_key(self, picture: FacePicture, layout: CropLayout) -> str:
        zone = self._zone()
        for index in count():
            key = picture_key(layout, picture.at, picture.event, index, zone)
            taken = any((self._folder / (key + suffix)).exists() for suffix in _SUFFIXES)
            if not taken or layout is CropLayout.SORTED:
                return key
        raise AssertionError("unreachable")

    def _write(self, name: str, content: bytes) -> None:
        path = self._folder / name
        try:
            write_atomic(path, content, mode=0o600)
        except FileNotFoundError:  # another process removed the empty folder in between
            write_atomic(path, content, mode=0o600)

    def _path(self, key: str) -> Path:
        if _KEY_FORM.fullmatch(key):
            for suffix in _SUFFIXES:
                path = self._folder / (key + suffix)
                if path.is_file():
                    return path
        raise GalleryError("there is no stored picture of that name")

    def _files(self) -> Iterator[Path]:
        return (path for path in self._folder.rglob("*") if path.is_file())

    def _pictures(self) -> Iterator[_File]:
        """All files that are pictures of ours by their header."""
        for path in self._files():
            if path.suffix in _SUFFIXES:
                file = _recognised(path)
                if file is not None:
                    yield file

    def _delete(self, paths: Collection[Path]) -> int:
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _failed("deleted", error) from error
            for folder in path.parents:
                if folder == self._folder.parent:
                    break
                with contextlib.suppress(OSError):  # not empty, or another process was faster
                    folder.rmdir()
        return len(paths)

    def _inventory(self, now: datetime) -> tuple[list[_File], int]:
        """Pictures, and the number of foreign files; what a crash left half written goes."""
        found, foreign = [], 0
        before = (now - _HALF_WRITTEN).timestamp()
        for path in self._files():
            file = _recognised(path) if path.suffix in _SUFFIXES else None
            if file is not None:
                found.append(file)
            elif _HALF_WRITTEN_NAME.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    if path.stat().st_mtime < before:
                        path.unlink()
            else:
                foreign += 1
        return found, foreign

    def _count_unreadable(self, files: Sequence[_File]) -> int:
        """How many were made with a key that is gone."""
        key_ids: dict[UUID, bytes] = {}
        for person in {file.picture.person for file in files}:
            with contextlib.suppress(IdentityError):
                key_ids[person] = key_id(self._key(person))
        return sum(_key_id_of(f.path) != key_ids.get(f.picture.person) for f in files)


def _by_age(file: _File) -> tuple[datetime, str]:
    return file.picture.at, file.picture.key


def _recognised(path: Path, content: bytes | None = None) -> _File | None:
    """What the header of a file tells; None when it is no picture of ours."""
    try:
        head = _head(path) if content is None else content
        extra = read_header(head, _KIND).extra
        person, event, at_us = _EXTRA.unpack_from(extra)
        key = extra[_EXTRA.size :].decode("ascii")
        at = _EPOCH + timedelta(microseconds=at_us)
    except (OSError, IdentityError, struct.error, ValueError, OverflowError):
        return None
    if not path.as_posix().endswith((key + _WAITING, key + _KEPT)):
        return None
    return _File(StoredPicture(key, UUID(bytes=person), UUID(bytes=event), at), path)


def _key_id_of(path: Path) -> bytes | None:
    try:
        return read_header(_head(path), _KIND).key_id
    except (OSError, IdentityError):
        return None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _failed(what: str, error: OSError) -> GalleryError:
    return GalleryError(
        f"a picture could not be {what} ({error.strerror or type(error).__name__})",
        "Check the free space and the permissions of the data folder.",
    )
