"""The gallery: everybody who enrolled, in one encrypted file that no accident loses.

The file and its backup both hold the newest state; each is written in one step. The key is
replaced whenever somebody is erased, so that remnants of older files on the disk, and copies of
them, cannot be read any more. A crash at any moment leaves the state before or after a change.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.core.clock import SystemClock
from kiosk.core.errors import GalleryError
from kiosk.core.file_lock import exclusive
from kiosk.core.people import find_person
from kiosk.identity.gallery_files import GalleryFiles
from kiosk.identity.gallery_keys import GalleryKeys
from kiosk.identity.gallery_state import GalleryState, first_state, packed, unpacked
from kiosk.identity.vault import DamagedVaultError, UnknownKeyError, derived, new_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from kiosk.core.clock import Clock
    from kiosk.core.identity import GalleryContents
    from kiosk.core.ports import SecretKeeper
    from kiosk.identity.gallery_files import Signature

_log = logging.getLogger(__name__)

_LOCK_TIMEOUT_S: Final = 15.0
_Opened = tuple[GalleryState, bytes]
"""What a file holds, and its key."""


class Gallery:
    """The enrolled people on the disk. For any thread but the GUI's, and any process.

    Args:
        folder: Where the files are; made when something is stored.
        keys: Keeps the key.
        clock: For generations and names of damaged files.
        lock_timeout_s: How long to wait while another process changes something.
    """

    def __init__(
        self,
        folder: Path,
        keys: SecretKeeper,
        clock: Clock | None = None,
        lock_timeout_s: float = _LOCK_TIMEOUT_S,
    ) -> None:
        self._files = GalleryFiles(folder)
        self._keys = GalleryKeys(keys)
        self._clock = clock or SystemClock()
        self._lock_timeout_s = lock_timeout_s
        self._problems: list[str] = []
        self._cached: tuple[Signature, _Opened] | None = None

    def contents(self) -> GalleryContents:
        """Everybody, as of now; read anew only when the file has changed.

        Raises:
            GalleryError: The file cannot be read, or its key is missing.
        """
        return self._newest().contents

    def change(self, edit: Callable[[GalleryContents], GalleryContents]) -> GalleryContents:
        """Change something, on top of what other processes changed before.

        Args:
            edit: Gives everybody after the change; may refuse by an ``IdentityError``.

        Returns:
            Everybody as stored.

        Raises:
            GalleryError: It could not be stored; nothing was changed.
            IdentityError: The edit refused.
        """
        with self._locked():
            before, key = self._settled()
            if key is None:
                key = self._first_key()
            data, after = packed(before, self._next(before, edit), key)
            self._files.write(self._files.main, data)
            self._remember((after, key))
            self._back_up(data)
            return after.contents

    def erase(self, edit: Callable[[GalleryContents], GalleryContents]) -> GalleryContents:
        """As :meth:`change`, but nothing on the disk can bring back what is removed.

        The backup is replaced first: from then on no damaged file leads back. Then the old key
        goes, and with it every older file, wherever a copy of it may be.

        Raises:
            GalleryError: It could not be stored; nothing was changed.
            IdentityError: The edit refused.
        """
        with self._locked():
            before, old_key = self._settled()
            key = new_key()
            data, after = packed(before, self._next(before, edit), key)
            self._keys.store((key,) if old_key is None else (key, old_key))
            self._files.write(self._files.backup, data)
            self._files.write(self._files.main, data)
            self._remember((after, key))
            self._forget(key)
            return after.contents

    def destroy(self) -> None:
        """Erase everybody: first the key, without which nothing can be read, then the files.

        Works also when the file is damaged or its key missing. Once begun it is completed, if
        need be at the next start.

        Raises:
            GalleryError: Something is left; trying again continues.
        """
        with self._locked():
            self._files.begin_erasing()
            self._finish_erasing()

    def generation(self) -> int:
        """A number that is another one after each change; cheap."""
        return self._files.generation()

    def problems(self) -> tuple[str, ...]:
        """What was wrong with the files since the start, for the operator."""
        return tuple(self._problems)

    def key_for(self, purpose: str, person: UUID) -> bytes:
        """A key for other files about an enrolled person, such as pictures.

        It stays the same until the person is erased, and cannot be found out without the
        gallery's own key.

        Args:
            purpose: Other purposes have other keys.
            person: Whose files they are.

        Returns:
            32 bytes.

        Raises:
            GalleryError: The gallery cannot be read.
            IdentityError: There is no such person.
        """
        state = self._newest()
        find_person(state.contents, person)
        return derived(state.seeds[person], purpose)

    def _newest(self) -> GalleryState:
        """What the files hold; without waiting for anybody if all is well."""
        if not self._files.exist():
            self._cached = None  # another process may have erased everybody
            return first_state()
        if not self._files.is_being_erased():
            with contextlib.suppress(GalleryError):  # said below, when nobody is writing
                before, found = self._cached, self._main()
                is_known = before is not None and found is before[1]
                if found is not None and (is_known or self._is_tidy()):
                    return found[0]
        with self._locked():
            return self._settled()[0]

    def _main(self) -> _Opened | None:
        """The state in the file and its key, read only if the file has changed; None without file.

        Raises:
            GalleryError: It cannot be read.
        """
        signature, cached = self._files.signature(), self._cached
        if cached is not None and cached[0] == signature and cached[1][1] in self._keys.known:
            return cached[1]
        found = self._opened(self._files.main)
        # Another file may have come in between; then its signature differs from this one.
        self._cached = None if signature is None or found is None else (signature, found)
        return found

    def _opened(self, path: Path) -> _Opened | None:
        """The state in a file and its key; None when there is no file.

        Raises:
            GalleryError: It cannot be read.
        """
        data = self._files.read(path)
        if data is None:
            return None
        if self._keys.known:
            with contextlib.suppress(UnknownKeyError):
                return unpacked(data, self._keys.known)
        return unpacked(data, self._keys.read())

    def _settled(self) -> tuple[GalleryState, bytes | None]:
        """The state and its key, once whatever a crash or the disk left behind is repaired.

        The caller holds the lock. The key is None when there is no file.
        """
        if self._files.is_being_erased():
            self._finish_erasing()
        self._keys.read()
        found, trouble = _tried(self._main)
        if found is None:
            found = self._from_backup(trouble)
        if found is None:
            return first_state(), None
        # A crash came between the two files, or before the old key was removed.
        tidy = self._files.are_alike() or self._back_up(self._files.read(self._files.main))
        if tidy and len(self._keys.known) > 1:
            self._forget(found[1])
        return found

    def _forget(self, key: bytes) -> None:
        """Remove what only other keys than this one open, and those keys."""
        try:
            self._files.remove_damaged()
            self._keys.store((key,))
        except GalleryError as error:
            # The change is stored; what is left goes at the next change or start.
            self._report("What is left of erased people could not be removed yet.", error)

    def _is_tidy(self) -> bool:
        return self._files.are_alike() and len(self._keys.known) == 1

    def _from_backup(self, trouble: GalleryError | None) -> _Opened | None:
        """What to go on with when the file cannot be used; None to begin anew.

        Args:
            trouble: What is wrong with the file; None when there is none.
        """
        found, backup_trouble = _tried(lambda: self._opened(self._files.backup))
        if found is None:
            for error in (trouble, backup_trouble):
                # Not damaged: with its key, its permissions or a newer program it can be read.
                if error is not None and not isinstance(error, DamagedVaultError):
                    raise _explained(error)
        now = self._clock.utc_now()
        if trouble is not None:
            aside = self._files.put_aside(self._files.main, now)
            rest = "its backup is used" if found else "there is no backup"
            self._report(f"The file of enrolled people was damaged; {rest}. Kept as {aside}.")
        if backup_trouble is not None:
            aside = self._files.put_aside(self._files.backup, now)
            self._report(f"The backup of the enrolled people was damaged. Kept as {aside}.")
        if found is not None:
            if trouble is None:
                self._report("The file of enrolled people was gone; its backup is used.")
            data = self._files.read(self._files.backup)
            if data is not None:
                self._files.write(self._files.main, data)
        return found

    def _back_up(self, data: bytes | None) -> bool:
        """Write the backup; when that fails it is told, for what it would repeat is stored."""
        if data is None:
            return False
        try:
            self._files.write(self._files.backup, data)
        except GalleryError as error:
            self._report("The backup of the enrolled people could not be written.", error)
            return False
        return True

    def _finish_erasing(self) -> None:
        self._cached = None
        try:
            self._keys.store(())
        finally:
            self._files.remove_all()
        self._files.end_erasing()

    def _first_key(self) -> bytes:
        """The key for the first file: the one at hand, or a new one."""
        keys = self._keys.known or (new_key(),)
        if len(keys) > 1 or keys != self._keys.known:
            self._keys.store(keys[:1])
        return keys[0]

    def _next(
        self, before: GalleryState, edit: Callable[[GalleryContents], GalleryContents]
    ) -> GalleryContents:
        now_ms = int(self._clock.utc_now().timestamp() * 1000)
        # The time keeps generations apart also from those before everything was erased.
        generation = max(before.contents.generation + 1, now_ms)
        return replace(edit(before.contents), generation=generation)

    def _remember(self, written: _Opened) -> None:
        signature = self._files.signature()
        self._cached = None if signature is None else (signature, written)

    def _report(self, problem: str, error: GalleryError | None = None) -> None:
        _log.warning("%s%s", problem, "" if error is None else f" ({error})")
        if problem not in self._problems:
            self._problems.append(problem)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        path = self._files.prepare()
        never = threading.Event()
        try:
            lock = contextlib.ExitStack()
            held = lock.enter_context(exclusive(path, never, self._lock_timeout_s))
        except OSError as error:
            raise self._files.error(error) from error
        with lock:
            if not held:
                raise GalleryError(
                    "Another program is changing the enrolled people and does not come to an end",
                    "Try again in a moment; end other kiosk programs if that does not help.",
                )
            yield


def _tried(read: Callable[[], _Opened | None]) -> tuple[_Opened | None, GalleryError | None]:
    try:
        return read(), None
    except GalleryError as error:
        return None, error


def _explained(error: GalleryError) -> GalleryError:
    if not isinstance(error, UnknownKeyError):
        return error
    return GalleryError(
        "The key of the enrolled people is missing, so their file cannot be read",
        "Unlock or restore the system's key store. If the key is lost, erase all people and enrol "
        "them again.",
    )
