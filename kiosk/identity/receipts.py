"""Receipts of erasures: kept, since they prove that something is not kept."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import GalleryError
from kiosk.core.file_lock import exclusive
from kiosk.core.identity import ErasureKind, ErasureReceipt

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

_LOCK_TIMEOUT_S: Final = 10.0
_MOST: Final = 10_000
"""The oldest go first: enough for decades, and a bound."""


class ReceiptFile:
    """A JSON file with one entry per erasure; no names, so it needs no key.

    Args:
        path: The file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[ErasureReceipt, ...]:
        """All receipts, the latest first; what cannot be understood is left out."""
        receipts = []
        for entry in self._entries():
            try:
                receipts.append(_receipt(entry))
            except (KeyError, TypeError, ValueError):
                _log.warning("%s: an entry cannot be understood", self._path.name)
        return tuple(sorted(receipts, key=lambda receipt: receipt.erased_at, reverse=True))

    def add(self, receipt: ErasureReceipt) -> None:
        """Keep a receipt, also while another process keeps one.

        Raises:
            GalleryError: It could not be written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock = self._path.with_suffix(".lock")
            # Whoever holds it for longer hangs: better a receipt lost than two.
            with exclusive(lock, threading.Event(), _LOCK_TIMEOUT_S):
                entries = [*self._entries(), _entry(receipt)][-_MOST:]
                write_atomic(self._path, json.dumps(entries, indent=1).encode(), mode=0o600)
        except OSError as error:
            raise GalleryError(
                f"The receipt could not be written ({error.strerror or type(error).__name__})",
                "The data are erased; note the number of the receipt by hand.",
            ) from error

    def _entries(self) -> list[dict[str, object]]:
        try:
            content = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return []
        except OSError as error:
            _log.warning("%s cannot be read: %s", self._path.name, type(error).__name__)
            return []
        except (ValueError, RecursionError):
            content = None
        if not isinstance(content, list):
            self._set_aside()
            return []
        return [entry for entry in content if isinstance(entry, dict)]

    def _set_aside(self) -> None:
        """Keep a damaged file under another name: the next receipt would replace it."""
        aside = self._path.with_suffix(".damaged.json")
        _log.warning("%s is damaged and kept as %s", self._path.name, aside.name)
        with contextlib.suppress(OSError):
            self._path.replace(aside)


def _entry(receipt: ErasureReceipt) -> dict[str, object]:
    return {
        "id": str(receipt.id),
        "kind": receipt.kind.value,
        "people": [str(person) for person in receipt.people],
        "templates": receipt.templates,
        "pictures": receipt.pictures,
        "visits": receipt.visits,
        "erased_at": receipt.erased_at.isoformat(),
        "erased_by": receipt.erased_by,
    }


def _receipt(entry: dict[str, object]) -> ErasureReceipt:
    people = entry["people"]
    if not isinstance(people, list):
        raise TypeError("people must be a list")
    counts = {}
    for name in ("templates", "pictures", "visits"):
        count = entry[name]
        if not isinstance(count, int):
            raise TypeError(f"{name} must be a number")
        counts[name] = count
    at = datetime.fromisoformat(str(entry["erased_at"]))
    if at.tzinfo is None:
        raise ValueError("erased_at must tell its offset")
    return ErasureReceipt(
        UUID(str(entry["id"])),
        ErasureKind(str(entry["kind"])),
        tuple(UUID(str(person)) for person in people),
        counts["templates"],
        counts["pictures"],
        counts["visits"],
        at,
        str(entry["erased_by"]),
    )
