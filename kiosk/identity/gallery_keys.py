"""The keys of the gallery, in the system's key store."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import CredentialError, GalleryError
from kiosk.identity.vault import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.ports import SecretKeeper

SECRET_NAME: Final = "gallery"  # noqa: S105  (the name of a secret)


class GalleryKeys:
    """One key; two while one replaces the other, the new one first.

    Each is in Base64, with a space between them. What was read is remembered, since a key store
    may take seconds to answer.

    Args:
        keeper: Keeps secrets by name.
    """

    def __init__(self, keeper: SecretKeeper) -> None:
        self._keeper = keeper
        self._known: tuple[bytes, ...] = ()

    @property
    def known(self) -> tuple[bytes, ...]:
        """Those that were last read or stored."""
        return self._known

    def read(self) -> tuple[bytes, ...]:
        """Ask for the keys; none when there are none or they cannot be read.

        Raises:
            GalleryError: What is stored is no key.
        """
        secret = self._keeper.get(SECRET_NAME) or ""
        try:
            keys = tuple(base64.b64decode(word, validate=True) for word in secret.split())
        except (binascii.Error, ValueError):
            keys = (b"",)
        if any(len(key) != KEY_BYTES for key in keys):
            raise GalleryError(
                "The key of the enrolled people is damaged",
                "Restore the system's key store, or erase all people and enrol them again.",
            )
        self._known = keys
        return keys

    def store(self, keys: Sequence[bytes]) -> None:
        """Keep these keys in place of all others; none removes them.

        Raises:
            GalleryError: They could not be stored, or would be lost.
        """
        secret = " ".join(base64.b64encode(key).decode() for key in keys)
        try:
            self._keeper.set(SECRET_NAME, secret)
        except CredentialError as error:
            raise GalleryError(
                "The key of the enrolled people cannot be stored", error.hint
            ) from error
        # Nothing is encrypted with a key that nobody will have.
        if (self._keeper.get(SECRET_NAME) or "") != secret:
            raise GalleryError(
                "The system's key store lost the key of the enrolled people",
                "Unlock or repair the key store, then try again.",
            )
        self._known = tuple(keys)
