"""People carried from one kiosk to another, in a file that only a passphrase opens.

The file is a vault whose key is derived from the passphrase by Argon2id (RFC 9106); salt and cost
are in its header. A hostile file can ask for no more memory and time than the bounds here, and
what is inside is checked as strictly as the gallery itself.
"""

from __future__ import annotations

import secrets
import struct
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import GalleryError, IdentityError
from kiosk.core.identity import DEFAULT_GROUP, TemplateSource
from kiosk.identity import contents_format
from kiosk.identity.vault import (
    KEY_BYTES,
    DamagedVaultError,
    UnknownKeyError,
    read_header,
    seal,
    unseal,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.core.identity import GalleryContents, Person

SHORTEST_PASSPHRASE: Final = 12

_KIND: Final = b"XFER"
_LARGEST_FILE_BYTES: Final = 2 << 30
_LONGEST_PASSPHRASE: Final = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What deriving a key from a passphrase costs.

    Attributes:
        passes: Over the memory.
        memory_kib: Memory used.
        lanes: Computed side by side.
    """

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def is_bearable(self) -> bool:
        """Whether a file may ask for it."""
        return (
            1 <= self.passes <= 16
            and 1 <= self.lanes <= 16
            and 8 * self.lanes <= self.memory_kib <= 256 * 1024
        )


# The second recommended choice of RFC 9106, section 4.
_COST: Final = Cost()
_EXTRA: Final = struct.Struct("<16sIII")


def export_people(
    path: Path,
    passphrase: str,
    contents: GalleryContents,
    groups: Sequence[str] = (),
    cost: Cost = _COST,
) -> int:
    """Write people to an encrypted file, with their consent, in place of what was there.

    Args:
        path: The file.
        passphrase: At least 12 characters; without it nobody reads the file.
        contents: All people.
        groups: Ids of those to write; none means all.
        cost: Of trying a passphrase.

    Returns:
        Number of people written.

    Raises:
        GalleryError: The file could not be written.
        IdentityError: The passphrase is too short, or there is no such group.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise IdentityError(
            "The passphrase is too short",
            f"Use at least {SHORTEST_PASSPHRASE} characters; several words are best.",
        )
    chosen = _chosen(contents, groups)
    salt = secrets.token_bytes(16)
    key = _key(passphrase, salt, cost)
    extra = _EXTRA.pack(salt, cost.passes, cost.memory_kib, cost.lanes)
    data = seal(contents_format.encode(chosen), key, _KIND, extra=extra)
    try:
        write_atomic(path, data, mode=0o600)
    except OSError as error:
        raise GalleryError(
            f"The file could not be written ({error.strerror or type(error).__name__})",
            "Check the free space and that you may write there.",
        ) from error
    return len(chosen.people)


def import_people(path: Path, passphrase: str) -> GalleryContents:
    """Read such a file; ``core.people.joined`` adds what is in it.

    Args:
        path: The file.
        passphrase: With which it was written.

    Raises:
        GalleryError: The file cannot be read or is none of ours, the passphrase is wrong, or what
            is inside is against the rules.
    """
    data = _read(path)
    try:
        header = read_header(data, _KIND)
        if len(header.extra) != _EXTRA.size:
            raise DamagedVaultError("The header of the file is damaged")
        salt, *numbers = _EXTRA.unpack(header.extra)
        cost = Cost(*numbers)
        if not cost.is_bearable():
            raise DamagedVaultError("The file asks for too much memory or time")
        content, _ = unseal(data, (_key(passphrase, salt, cost),), _KIND)
        contents = contents_format.decode(content, 0)[0]
    except UnknownKeyError as error:
        raise GalleryError(
            "The passphrase does not fit this file",
            "Type it as it was typed at the export, with the same capitals and spaces.",
        ) from error
    except DamagedVaultError as error:
        raise GalleryError(
            f"This is no file of people that can be imported: {error.message}",
            "Copy it again, or export it again on the other kiosk.",
        ) from error
    return replace(contents, people=tuple(_arrived(person) for person in contents.people))


def _chosen(contents: GalleryContents, groups: Sequence[str]) -> GalleryContents:
    known = {group.id for group in contents.groups}
    wanted = set(groups) or known
    if not wanted <= known:
        raise IdentityError("There is no such group", "Choose groups of the list.")
    return replace(
        contents,
        # The default group is part of every gallery.
        groups=tuple(one for one in contents.groups if one.id in {*wanted, DEFAULT_GROUP}),
        people=tuple(person for person in contents.people if person.group in wanted),
    )


def _arrived(person: Person) -> Person:
    return replace(
        person,
        templates=tuple(replace(one, source=TemplateSource.IMPORT) for one in person.templates),
    )


def _key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    # Keyboards differ in how they compose letters.
    typed = unicodedata.normalize("NFKC", passphrase[:_LONGEST_PASSPHRASE])
    try:
        return hash_secret_raw(
            typed.encode("utf-8", "surrogatepass"),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        raise GalleryError(
            "There is not enough memory for the passphrase", "End other programs, then try again."
        ) from error


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise GalleryError(f"{path.name} is no file", "Choose the exported file.")
        if path.stat().st_size > _LARGEST_FILE_BYTES:
            raise GalleryError(f"{path.name} is too large", "Export fewer groups at once.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise GalleryError(
            f"{path.name} cannot be read ({reason})", "Check that you may read it."
        ) from error
