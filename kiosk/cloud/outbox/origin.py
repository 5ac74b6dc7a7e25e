"""Where the queue is: which machine, which start of it, and whether the file is the one left here.

Sequence numbers are never used twice within an epoch. A file that was copied to another machine,
or an old backup put over the present file, would use them again; such a file begins a new epoch.
It is recognised by a mark beside it, ``<name>.mark``: the mark bears the machine, the identity of
both files in the file system, the epoch, and the last number and id that were given. The mark
follows each commit, so that it is never ahead of the disk; a database that knows less than its
mark is an older one.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import sys
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from kiosk.core.atomic import write_atomic

if TYPE_CHECKING:
    from collections.abc import Mapping

_BYTES: Final = 4096
"""Length of the mark: rewritten in place, so always the same."""


@functools.cache
def boot_id() -> str:
    """Names the present start of the machine; where the system has no name, that of the process.

    Times of the monotonic clock can be compared within one start only.
    """
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Machine:
    """What tells a machine from its clone.

    Attributes:
        name: Hash of the ids that the operating system and the board give; empty for none.
        cards: Hashes of the addresses of its network cards; empty when not known.
    """

    name: str
    cards: tuple[str, ...]

    def same_as(self, other: Machine) -> bool:
        """Whether both may be one machine; one changed network card does not make another."""
        if self.name != other.name:
            return False
        return not self.cards or not other.cards or not set(self.cards).isdisjoint(other.cards)


@functools.cache
def this_machine() -> Machine:
    """The machine of this process."""
    ids = [_text(Path("/etc/machine-id")), _text(Path("/proc/device-tree/serial-number"))]
    if sys.platform == "win32":
        ids.append(_windows_id())
    cards = {_text(card / "address") for card in _network_cards()} - {"", "00:00:00:00:00:00"}
    return Machine(_hash("".join(ids)), tuple(sorted(_hash(card) for card in cards)))


def _network_cards() -> list[Path]:
    """Real cards with an address of their own: others get a new one at each start."""
    with contextlib.suppress(OSError):
        return [
            card
            for card in Path("/sys/class/net").iterdir()
            if (card / "device").exists() and _text(card / "addr_assign_type") == "0"
        ]
    return []


def _text(path: Path) -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text("ascii").strip().strip("\0")
    return ""


def _hash(text: str) -> str:
    # The ids of machines are not for every reader of the file.
    return hashlib.sha256(b"vitrine queue" + text.encode()).hexdigest()[:16] if text else ""


if sys.platform == "win32":

    def _windows_id() -> str:
        import winreg

        with contextlib.suppress(OSError):
            key = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography")
            with key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the mark beside a queue says.

    Attributes:
        epoch: Of the queue.
        seq: The last number that was given, as the database counts.
        last_id: The last id that was given, 32 hexadecimal digits; empty for none.
        machine: Where the queue is.
        files: Identity of the database and of the mark in the file system.
    """

    epoch: str
    seq: int
    last_id: str
    machine: Machine
    files: tuple[int, int]

    def text(self) -> bytes:
        """The mark as it is stored: checksum, JSON, spaces up to the fixed length."""
        content = json.dumps(asdict(self), separators=(",", ":")).encode()
        line = hashlib.sha256(content).hexdigest()[:16].encode() + b" " + content
        return line.ljust(_BYTES)

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """The mark in a file; None when there is none or it is not whole."""
        try:
            checksum, _, content = path.read_bytes().partition(b" ")
            content = content.rstrip()
            if hashlib.sha256(content).hexdigest()[:16].encode() != checksum:
                return None
            return cls._from(json.loads(content))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @classmethod
    def _from(cls, values: Mapping[str, Any]) -> Self:
        machine = values["machine"]
        database, mark = values["files"]
        return cls(
            str(values["epoch"]),
            int(values["seq"]),
            str(values["last_id"]),
            Machine(str(machine["name"]), tuple(machine["cards"])),
            (int(database), int(mark)),
        )


class MarkFile:
    """The mark beside a database, kept open to follow each commit.

    Args:
        database: The database; must exist when the mark is written.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self.path = database.with_name(f"{database.name}.mark")
        self.found = Mark.read(self.path)
        self._descriptor: int | None = None

    def is_of(self, epoch: str, seq: int) -> bool:
        """Whether the database is the one that was left here, and nothing older.

        Args:
            epoch: That the database tells.
            seq: The last number that the database has given.
        """
        found = self.found
        if found is None or found.epoch != epoch or seq < found.seq:
            return False
        return found.machine.same_as(this_machine()) and found.files == self._files()

    def begin(self, epoch: str, seq: int, last_id: str) -> None:
        """Write the mark anew and keep it open.

        Raises:
            OSError: It cannot be written.
        """
        self.close()
        if self.found is None:
            write_atomic(self.path, b" " * _BYTES, mode=0o600)
        self._descriptor = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self.note(epoch, seq, last_id)
        os.fsync(self._descriptor)

    def note(self, epoch: str, seq: int, last_id: str) -> None:
        """Follow a commit; not forced to the disk: the mark may be behind, never ahead.

        Raises:
            OSError: It cannot be written.
        """
        if self._descriptor is None:
            return
        mark = Mark(epoch, seq, last_id, this_machine(), self._files())
        _write_at_start(self._descriptor, mark.text())
        self.found = mark

    def close(self) -> None:
        """Release the file; may be called more than once."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _files(self) -> tuple[int, int]:
        # Numbers of devices may differ from start to start, those of files do not.
        return self._database.stat().st_ino, self.path.stat().st_ino


def _write_at_start(descriptor: int, content: bytes) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, content)
