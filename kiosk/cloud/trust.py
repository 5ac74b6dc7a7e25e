"""Whom a connection trusts, and by what this device proves who it is."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kiosk.core.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Trust:
    """Files for TLS, in PEM format; all of them may be empty.

    Attributes:
        authorities: Certificate authorities; given, nobody else is trusted.
        client_certificate: Certificate of this device, with its chain.
        client_key: Its private key, not encrypted.
    """

    authorities: str = ""
    client_certificate: str = ""
    client_key: str = ""

    def context(self) -> ssl.SSLContext:
        """Settings of TLS; certificates and names are always checked.

        Raises:
            PublishError: A file is missing or is not what it should be.
        """
        context = _read(
            "certificate authorities",
            self.authorities,
            lambda: ssl.create_default_context(cafile=self.authorities or None),
        )
        if self.client_certificate:
            _read(
                "client certificate",
                self.client_certificate,
                # A function for the pass phrase, as OpenSSL would ask on the terminal.
                lambda: context.load_cert_chain(
                    self.client_certificate, self.client_key, password=lambda: ""
                ),
            )
        return context


def _read(what: str, path: str, load: Callable[[], _T]) -> _T:
    try:
        return load()
    except ssl.SSLError as error:
        raise PublishError(
            f"the file of the {what} ({path}) cannot be used ({error.reason or 'not PEM'})",
            "It has to be in PEM format; a private key belongs to its certificate and has no "
            "pass phrase.",
        ) from error
    except OSError as error:
        raise PublishError(
            f"the file of the {what} ({path}) cannot be read "
            f"({error.strerror or type(error).__name__})",
            "Check the path in the settings of this destination, and the permissions.",
        ) from error
