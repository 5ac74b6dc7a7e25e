"""Everything that the file of the gallery holds, and its way into bytes and back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import GalleryError
from kiosk.core.people import nobody
from kiosk.identity import contents_format
from kiosk.identity.vault import DamagedVaultError, read_header, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from kiosk.core.identity import GalleryContents

KIND: Final = b"GLRY"
_SEED_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class GalleryState:
    """What the gallery holds at one moment.

    Attributes:
        contents: The people.
        seeds: 32 random bytes of each person, behind the keys for other files about them; they
            stay when the key of the gallery is replaced, and go with the person.
    """

    contents: GalleryContents
    seeds: Mapping[UUID, bytes]


def first_state() -> GalleryState:
    """That of a gallery that nobody has written to."""
    return GalleryState(nobody(), {})


def packed(
    before: GalleryState, contents: GalleryContents, key: bytes
) -> tuple[bytes, GalleryState]:
    """The bytes of the file after a change, and the state as it will be read from them.

    The bytes are read back first: what cannot be read never replaces what can.

    Args:
        before: The state before the change.
        contents: The people after it; their generation is in force.
        key: To encrypt with.

    Raises:
        GalleryError: The people are against the rules.
    """
    seeds = {
        person.id: before.seeds.get(person.id) or secrets.token_bytes(_SEED_BYTES)
        for person in contents.people
    }
    content = contents_format.encode(contents, b"".join(seeds.values()))
    state = _decoded(content, contents.generation)
    return seal(content, key, KIND, contents.generation), state


def unpacked(data: bytes, keys: Sequence[bytes]) -> tuple[GalleryState, bytes]:
    """The state in the bytes of a file, and the key that fitted.

    Raises:
        DamagedVaultError: The file is damaged.
        UnknownKeyError: None of the keys fits.
        NewerVaultError: It was made by a newer version of the program.
    """
    header = read_header(data, KIND)
    content, key = unseal(data, keys, KIND)
    try:
        return _decoded(content, header.generation), key
    except GalleryError as error:
        raise DamagedVaultError(error.message) from error


def _decoded(content: bytes, generation: int) -> GalleryState:
    contents, attachment = contents_format.decode(content, generation, _SEED_BYTES)
    seeds = (attachment[at : at + _SEED_BYTES] for at in range(0, len(attachment), _SEED_BYTES))
    ids = (person.id for person in contents.people)
    return GalleryState(contents, dict(zip(ids, seeds, strict=True)))
