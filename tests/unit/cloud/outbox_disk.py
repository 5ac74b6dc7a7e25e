"""A disk that loses power: a layer between SQLite and the file system, in SQLite's own terms.

SQLite reaches its files through a VFS (https://sqlite.org/vfs.html). The layer here takes the
place of the default one within this process, by ctypes, so that the very connections of the
program run over it. It passes everything on except the forcing to the disk, and notes what was
written, cut off, deleted and forced to the disk. From these notes it makes what a disk may hold
after the power failed at any point: all that was forced to it, and of the rest any part, sector by
sector, in any order between sectors.
"""

from __future__ import annotations

import contextlib
import ctypes
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

SECTOR: Final = 512
_OK: Final = 0
_P, _I, _I64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _I64)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _I64)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, _P)
_DELETE = ctypes.CFUNCTYPE(_I, _P, _P, _I)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", _I),
        ("file_size", _I),
        ("longest_path", _I),
        ("next", _P),
        ("name", ctypes.c_char_p),
        ("data", _P),
        ("open", _P),
        ("delete", _P),
        ("others", _P * 14),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", _I),
        ("close", _P),
        ("read", _P),
        ("write", _P),
        ("truncate", _P),
        ("sync", _P),
        ("others", _P * 13),
    )


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


@dataclass(frozen=True)
class Note:
    """One thing that was done to a file.

    Attributes:
        kind: ``create``, ``write``, ``truncate``, ``sync`` or ``delete``.
        path: Of the file.
        offset: Where was written; the new length for ``truncate``; for ``delete`` 1 when the
            folder was forced to the disk as well.
        content: What was written.
    """

    kind: str
    path: Path
    offset: int = 0
    content: bytes = b""


@dataclass
class _Image:
    """A file on the disk, and what has not been forced there."""

    content: bytearray = field(default_factory=bytearray)
    named: bool = True
    pending: list[Note] = field(default_factory=list)


class PowerlessDisk:
    """Takes notes while it is active; see :func:`powerless_disk`."""

    def __init__(self, library: ctypes.CDLL, real: int) -> None:
        self.notes: list[Note] = []
        self._library = library
        self._real_address = real
        self._real = _Vfs.from_address(real)
        self._paths: dict[int, Path] = {}
        self._tables: dict[int, _Methods] = {}
        # SQLite keeps plain addresses of these: they must live as long as the layer.
        self._callbacks: list[Any] = []
        self._real_open = _OPEN(self._real.open)
        self._real_delete = _DELETE(self._real.delete)
        self._vfs = _Vfs.from_buffer_copy(self._real)
        self._vfs.name = b"powerless"
        self._vfs.next = None
        self._vfs.open = self._keep(_OPEN(self._open))
        self._vfs.delete = self._keep(_DELETE(self._delete))

    def plug_in(self) -> None:
        """Become the default way of SQLite to its files."""
        assert self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1) == _OK

    def unplug(self) -> None:
        """Give its place back; no connection may be open over this one."""
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
        assert self._library.sqlite3_vfs_register(self._real_address, 1) == _OK

    def _keep(self, callback: Any) -> int | None:
        self._callbacks.append(callback)
        return ctypes.cast(callback, _P).value

    def _open(self, _vfs: int, name: int, file: int, flags: int, out: int) -> int:
        path = Path(ctypes.string_at(name).decode()) if name else None
        is_new = path is not None and not path.exists()
        result: int = self._real_open(self._real_address, name, file, flags, out)
        if result == _OK and path is not None:
            self._paths[file] = path
            self._swap_methods(file)
            if is_new:
                self.notes.append(Note("create", path))
        return result

    def _swap_methods(self, file: int) -> None:
        """Let the file's own methods stand, except those that change what is on the disk."""
        handle = _File.from_address(file)
        address = ctypes.addressof(handle.methods.contents)
        if address not in self._tables:
            real = handle.methods.contents
            table = _Methods.from_buffer_copy(real)
            table.write = self._keep(_WRITE(self._writing(_WRITE(real.write))))
            table.truncate = self._keep(_TRUNCATE(self._truncating(_TRUNCATE(real.truncate))))
            table.sync = self._keep(_SYNC(self._sync))
            self._tables[address] = table
        handle.methods = ctypes.pointer(self._tables[address])

    def _writing(self, real: Any) -> Any:
        def write(file: int, buffer: int, length: int, offset: int) -> int:
            content = ctypes.string_at(buffer, length)
            self.notes.append(Note("write", self._paths[file], offset, content))
            return int(real(file, buffer, length, offset))

        return write

    def _truncating(self, real: Any) -> Any:
        def truncate(file: int, length: int) -> int:
            self.notes.append(Note("truncate", self._paths[file], length))
            return int(real(file, length))

        return truncate

    def _sync(self, file: int, _flags: int) -> int:
        # The real disk may take its time: only what the notes say counts here.
        self.notes.append(Note("sync", self._paths[file]))
        return _OK

    def _delete(self, _vfs: int, name: int, force_folder: int) -> int:
        path = Path(ctypes.string_at(name).decode())
        self.notes.append(Note("delete", path, force_folder))
        return int(self._real_delete(self._real_address, name, force_folder))


@contextlib.contextmanager
def powerless_disk(folder: Path) -> Iterator[PowerlessDisk | None]:
    """Let the connections that are opened within the block run over such a disk.

    Yields:
        The disk; None where SQLite cannot be reached from outside its module.
    """
    import _sqlite3

    try:
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = _P
        real = library.sqlite3_vfs_find(None)
    except (OSError, AttributeError):
        yield None
        return
    library.sqlite3_vfs_register.argtypes = [_P, _I]
    library.sqlite3_vfs_unregister.argtypes = [_P]
    disk = PowerlessDisk(library, real)
    disk.plug_in()
    try:
        yield disk if _is_used(disk, folder) else None
    finally:
        disk.unplug()


def _is_used(disk: PowerlessDisk, folder: Path) -> bool:
    with contextlib.closing(sqlite3.connect(folder / "probe.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
    used = bool(disk.notes)
    disk.notes.clear()
    return used


def contents(folder: Path) -> dict[Path, bytes]:
    """All files of a folder whose content counts after a power failure."""
    return {
        path: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(("-shm", ".reserve"))
    }


def after_power_failure(
    before: dict[Path, bytes], notes: list[Note], dice: random.Random
) -> dict[Path, bytes]:
    """What the disk may hold when the power fails after the last of some notes.

    Args:
        before: All on the disk before the first of them.
        notes: What was done.
        dice: Decides what of that arrived.
    """
    disk = {path: _Image(bytearray(content)) for path, content in before.items()}
    ghosts: dict[Path, _Image] = {}
    for note in notes:
        if note.kind == "delete":
            image = disk.pop(note.path, None)
            if image is not None and image.named and not note.offset:
                ghosts[note.path] = image
            continue
        if note.kind == "create":
            ghosts.pop(note.path, None)
            disk[note.path] = _Image(named=False)
            continue
        image = disk[note.path]
        if note.kind == "sync":
            image.content = _arrived(image, None)
            image.pending, image.named = [], True
        else:
            image.pending.append(note)
    survivors = {p: i for p, i in disk.items() if i.named or dice.random() < 0.5}
    survivors |= {p: i for p, i in ghosts.items() if dice.random() < 0.5}
    return {path: bytes(_arrived(image, dice)) for path, image in survivors.items()}


def _arrived(image: _Image, dice: random.Random | None) -> bytearray:
    """The file with a part of what is pending; with all of it without dice."""
    content = bytearray(image.content)
    versions: dict[int, int] = {}
    for note in image.pending if dice else ():
        for sector in _sectors(note):
            versions[sector] = versions.get(sector, 0) + 1
    share = dice.choice((0.0, 0.5, 0.9, 1.0)) if dice else 1.0
    kept = {
        sector: count if dice is None or dice.random() < share else dice.randrange(count + 1)
        for sector, count in versions.items()
    }
    for note in image.pending:
        if note.kind == "truncate":
            if dice is None or dice.random() < 0.5:
                del content[note.offset :]
            continue
        for sector in _sectors(note):
            if dice is not None:
                kept[sector] -= 1
                if kept[sector] < 0:
                    continue
            _put(content, note, sector)
    return content


def _sectors(note: Note) -> range:
    if note.kind != "write":
        return range(0)
    return range(note.offset // SECTOR, (note.offset + len(note.content) - 1) // SECTOR + 1)


def _put(content: bytearray, note: Note, sector: int) -> None:
    """Write that part of a note that lies in a sector."""
    start = max(note.offset, sector * SECTOR)
    end = min(note.offset + len(note.content), (sector + 1) * SECTOR)
    if len(content) < start:
        content.extend(bytes(start - len(content)))
    content[start:end] = note.content[start - note.offset : end - note.offset]
