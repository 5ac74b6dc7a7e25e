"""Encrypted files of any size: whoever lacks the key reads nothing and changes nothing unseen.

Layout, all numbers little-endian::

    magic 8 | version u16 | kind 4 | key id 16 | salt 32 | generation u64 | chunk size u32
    | length of extra u16 | extra | chunks

Each chunk is sealed by AES-256-GCM under a key that HKDF derives from the vault's key and the
file's random salt, so that no nonce can repeat between files. The nonce is the number of the
chunk and whether it is the last (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizar,
"Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015); the whole
header is authenticated with every chunk. Chunks that are changed, swapped, dropped or added are
refused. The key id is derived from the key as well, which ties a file to one key.
"""

from __future__ import annotations

import secrets
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import GalleryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
HEADER_BYTES: Final = 76
"""Length of a header without extra."""

_MAGIC: Final = b"VITRVLT\n"
_VERSION: Final = 1
_FIXED: Final = struct.Struct("<8sH4s16s32sQIH")
_CHUNK_BYTES: Final = 1 << 20
_LARGEST_CHUNK_BYTES: Final = 1 << 24
_TAG_BYTES: Final = 16
_KEY_ID_BYTES: Final = 16
_SALT_BYTES: Final = 32


class DamagedVaultError(GalleryError):
    """The file is no vault, or not as it was written."""


class UnknownKeyError(GalleryError):
    """The file was encrypted with another key."""


class NewerVaultError(GalleryError):
    """The file was made by a newer version of the program."""


@dataclass(frozen=True, slots=True)
class VaultHeader:
    """What is told of a vault without its key.

    Attributes:
        kind: 4 bytes that tell what is inside.
        key_id: 16 bytes derived from the key.
        salt: 32 random bytes of this file.
        generation: A number of the writer's.
        chunk_bytes: Length of each chunk but the last, without its tag.
        extra: Further bytes of the writer's.
        raw: The header as it is in the file.
    """

    kind: bytes
    key_id: bytes
    salt: bytes
    generation: int
    chunk_bytes: int
    extra: bytes
    raw: bytes


def new_key() -> bytes:
    """A random key."""
    return secrets.token_bytes(KEY_BYTES)


def derived(key: bytes, purpose: str, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """Bytes from a key that tell nothing about it (HKDF-SHA256, RFC 5869).

    Args:
        key: 32 secret bytes.
        purpose: What they are for; other purposes give other bytes.
        salt: Not secret; other salts give other bytes.
        length: Number of bytes.
    """
    # Here, for it takes a while and most kiosks know nobody.
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"vitrine " + purpose.encode()
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(key)


def key_id(key: bytes) -> bytes:
    """16 bytes that tell keys apart, and nothing else about them."""
    return derived(key, "key id", length=_KEY_ID_BYTES)


def seal(
    content: bytes | memoryview,
    key: bytes,
    kind: bytes,
    generation: int = 0,
    extra: bytes = b"",
    chunk_bytes: int = _CHUNK_BYTES,
) -> bytes:
    """Encrypt a file's content.

    Args:
        content: Of any length.
        key: 32 bytes.
        kind: 4 bytes that tell what is inside; a vault of another kind is not opened as this one.
        generation: Readable without the key, as is ``extra``; both are authenticated.
        extra: At most 65,535 bytes.
        chunk_bytes: Length of the chunks.
    """
    salt = secrets.token_bytes(_SALT_BYTES)
    header = _FIXED.pack(
        _MAGIC, _VERSION, kind, key_id(key), salt, generation, chunk_bytes, len(extra)
    )
    header += extra
    cipher = _cipher(key, salt)
    view = memoryview(content)
    parts = [header]
    count = max(1, -(-len(view) // chunk_bytes))
    for number in range(count):
        chunk = view[number * chunk_bytes : (number + 1) * chunk_bytes]
        parts.append(cipher.encrypt(_nonce(number, last=number == count - 1), chunk, header))
    return b"".join(parts)


def read_header(data: bytes | memoryview, kind: bytes) -> VaultHeader:
    """The header of a vault; nothing in it is to be trusted before the vault is opened.

    Args:
        data: The file, or at least its header.
        kind: Expected kind.

    Raises:
        DamagedVaultError: It is no vault of that kind.
        NewerVaultError: It was made by a newer version of the program.
    """
    if len(data) < HEADER_BYTES:
        raise DamagedVaultError("The file is too short")
    magic, version, found, name, salt, generation, chunk_bytes, length = _FIXED.unpack_from(data)
    if magic != _MAGIC or found != kind or version == 0:
        raise DamagedVaultError("The file is something else")
    if version > _VERSION:
        raise NewerVaultError(
            "The file was made by a newer version of the program",
            "Update the program on this device.",
        )
    if not 1 <= chunk_bytes <= _LARGEST_CHUNK_BYTES or len(data) < HEADER_BYTES + length:
        raise DamagedVaultError("The header of the file is damaged")
    raw = bytes(data[: HEADER_BYTES + length])
    return VaultHeader(found, name, salt, generation, chunk_bytes, raw[HEADER_BYTES:], raw)


def unseal(data: bytes | memoryview, keys: Sequence[bytes], kind: bytes) -> tuple[bytes, bytes]:
    """Decrypt a file.

    Args:
        data: All of the file.
        keys: Keys that come into question.
        kind: Expected kind.

    Returns:
        The content and the key that fitted.

    Raises:
        DamagedVaultError: It is no vault of that kind, or was changed.
        UnknownKeyError: None of the keys fits.
        NewerVaultError: It was made by a newer version of the program.
    """
    from cryptography.exceptions import InvalidTag

    header = read_header(data, kind)
    key = next((key for key in keys if key_id(key) == header.key_id), None)
    if key is None:
        raise UnknownKeyError("The file was encrypted with another key")
    cipher = _cipher(key, header.salt)
    body = memoryview(data)[len(header.raw) :]
    stride = header.chunk_bytes + _TAG_BYTES
    count = max(1, -(-len(body) // stride))
    parts = []
    try:
        for number in range(count):
            chunk = body[number * stride : (number + 1) * stride]
            nonce = _nonce(number, last=number == count - 1)
            parts.append(cipher.decrypt(nonce, chunk, header.raw))
    except (InvalidTag, ValueError, OverflowError) as error:
        raise DamagedVaultError("The file is damaged") from error
    return b"".join(parts), key


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(derived(key, "file", salt))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
