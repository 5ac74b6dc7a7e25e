"""Checksums of model files, and the memory of which files were checked already."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from typing import TYPE_CHECKING, Any

from kiosk.core.atomic import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

_CACHE_FORMAT = 1


def file_sha384(path: Path) -> str:
    """SHA-384 of a whole file as lower-case hexadecimal digits.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha384").hexdigest()


class VerifiedFiles:
    """Remembers which files had the right checksum, so that a start need not hash them again.

    A file counts as unchanged while its path, size and modification time (ns) are those of
    the moment when it was hashed; the expected checksum is part of the record, so that a new
    registry asks for a new check. The record is a small JSON file in the cache folder: when
    it is lost or broken, files are simply hashed again. Safe to use from several threads.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._records: dict[str, list[Any]] | None = None

    def matches(self, file: Path, sha384: str, *, rehash: bool = False) -> bool:
        """Whether a file has the given SHA-384.

        Args:
            file: The file to check.
            sha384: Expected checksum, lower-case hexadecimal.
            rehash: Read the whole file even when it is unchanged since the last check.

        Raises:
            OSError: The file cannot be read.
        """
        key = str(file.absolute())
        before = file.stat()
        record = [before.st_size, before.st_mtime_ns, sha384]
        if not rehash and self._known(key) == record:
            return True
        right = file_sha384(file) == sha384
        after = file.stat()
        unchanged = (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        self._set(key, record if right and unchanged else None)
        return right

    def _known(self, key: str) -> list[Any] | None:
        with self._lock:
            if self._records is None:
                self._records = self._read()
            return self._records.get(key)

    def _set(self, key: str, record: list[Any] | None) -> None:
        with self._lock:
            # Read again: another process may have checked other files meanwhile.
            records = self._read()
            if records.get(key) != record:
                if record is None:
                    records.pop(key, None)
                else:
                    records[key] = record
                self._write(records)
            self._records = records

    def _read(self) -> dict[str, list[Any]]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            if content["format"] != _CACHE_FORMAT:
                return {}
            return {str(k): list(v) for k, v in content["files"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            _log.info("checked model files are not known (%s): they are checked again", error)
            return {}

    def _write(self, records: dict[str, list[Any]]) -> None:
        text = json.dumps({"format": _CACHE_FORMAT, "files": records}, indent=1)
        try:
            write_atomic(self._path, text.encode())
        except OSError as error:
            _log.info("cannot remember which model files were checked: %s", error)
