"""Record files: which recognised people were in view, one file per change."""

from __future__ import annotations

import contextlib
import json
import logging
import re
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import IdentityError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from kiosk.core.captures import CaptureRecord
    from kiosk.core.clock import Clock

_log = logging.getLogger(__name__)

_NAME: Final = re.compile(r"mydata-(\d{8}_\d{6})(?:_\d+)?\.json", re.ASCII)
_FORM: Final = "%Y%m%d_%H%M%S"
_HALF_WRITTEN: Final = timedelta(minutes=1)
_AHEAD: Final = timedelta(days=1)
"""A file from further ahead was made while the clock was wrong: it would never get old."""


class RecordStore:
    """Keeps record files under a folder; may be used from several threads.

    The files hold names in plain text, for the systems that read them: only of people whose
    consent allows it, only for this user (0600), and only for a time.

    Args:
        folder: Made when the first record is kept.
        clock: Tells the age of records.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = threading.Lock()

    def put(self, record: CaptureRecord) -> Path:
        """Write a record.

        Returns:
            The file: ``YYYYmmdd/mydata-YYYYmmdd_HHMMSS.json`` in UTC, with ``_2`` and so on
            from the second one of a second on.

        Raises:
            IdentityError: It could not be written.
        """
        content = json.dumps(record.document(), ensure_ascii=False, indent=1).encode()
        stem = f"mydata-{record.at:{_FORM}}"
        folder = self._folder / f"{record.at:%Y%m%d}"
        with self._lock:
            path, number = folder / f"{stem}.json", 1
            while path.exists():
                number += 1
                path = folder / f"{stem}_{number}.json"
            try:
                write_atomic(path, content, mode=0o600)
            except OSError as error:
                raise _failed("written", error) from error
        return path

    def erase_people(self, people: Collection[UUID]) -> int:
        """Take people out of all records; a record without anybody goes.

        Returns:
            In how many records they were.

        Raises:
            IdentityError: A record could not be changed.
        """
        return self._erase("personId", people)

    def erase_faces(self, faces: Collection[UUID]) -> int:
        """Take faces out of all records (``RecordedFace.face``); they are somebody else's.

        Returns:
            In how many records they were.

        Raises:
            IdentityError: A record could not be changed.
        """
        return self._erase("faceId", faces)

    def erase_all(self) -> int:
        """Delete all records; returns how many there were.

        Raises:
            IdentityError: One could not be deleted.
        """
        with self._lock:
            self._sweep(timedelta())
            return self._delete([path for path, _ in self._records()])

    def enforce(self, days: int) -> int:
        """Delete the records that are too old.

        Args:
            days: How long records are kept; 0 is not decided, and nothing is deleted.

        Returns:
            How many went.

        Raises:
            IdentityError: One could not be deleted.
        """
        if not days:
            return 0
        now = self._clock.utc_now()
        oldest = now - timedelta(days=days)
        with self._lock:
            self._sweep(_HALF_WRITTEN)
            return self._delete(
                [path for path, at in self._records() if not oldest <= at <= now + _AHEAD]
            )

    def _erase(self, field: str, ids: Collection[UUID]) -> int:
        if not ids:
            return 0
        wanted = {str(id_) for id_ in ids}
        with self._lock:
            self._sweep(_HALF_WRITTEN)
            try:
                return sum(_erase_from(path, field, wanted) for path, _ in self._records())
            except OSError as error:
                raise _failed("changed", error) from error

    def _delete(self, paths: Sequence[Path]) -> int:
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _failed("deleted", error) from error
            with contextlib.suppress(OSError):  # not empty
                path.parent.rmdir()
        return len(paths)

    def _sweep(self, age: timedelta) -> None:
        """Delete what a crash left behind while a record was written: it holds names, too.

        Args:
            age: A younger one may be being written by another process.
        """
        before = (self._clock.utc_now() - age).timestamp()
        for path in self._folder.glob("*/.mydata-*.json.*.tmp"):
            with contextlib.suppress(OSError):  # another process was faster
                if path.stat().st_mtime <= before:
                    path.unlink()

    def _records(self) -> Iterator[tuple[Path, datetime]]:
        """All files that are ours by their name, with the time that it tells."""
        for path in sorted(self._folder.glob("*/mydata-*.json")):
            match = _NAME.fullmatch(path.name)
            if match is None:
                continue
            with contextlib.suppress(ValueError):  # digits that are no time
                yield path, datetime.strptime(match[1], _FORM).replace(tzinfo=UTC)


def _erase_from(path: Path, field: str, ids: set[str]) -> bool:
    """Take entries out of a record by an id in them; whether one of them was in it."""
    content = path.read_bytes()
    if not any(id_.encode() in content for id_ in ids):
        return False
    try:
        faces = json.loads(content)
        others = [face for face in faces if face[field] not in ids]
    except (ValueError, TypeError, KeyError):
        _log.warning("a record that cannot be understood names somebody erased: it goes as well")
        others = []
    if others:
        write_atomic(path, json.dumps(others, ensure_ascii=False, indent=1).encode(), mode=0o600)
    else:
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # not empty
            path.parent.rmdir()
    return True


def _failed(what: str, error: OSError) -> IdentityError:
    return IdentityError(
        f"a record file could not be {what} ({error.strerror or type(error).__name__})",
        "Check the free space and the permissions of the data folder.",
    )
