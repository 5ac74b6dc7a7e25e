"""Secrets of the destinations: in the key store, never in the settings."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.cloud.settings_offer import config_key_name
from kiosk.core.settings_migrations import MIGRATED
from kiosk.core.sinks import SinkKind
from kiosk.keystore import ENDPOINT_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.ports import SecretKeeper
    from kiosk.core.sinks import Sink


class SinkSecrets:
    """Reads and stores the secrets of destinations; for any thread but the GUI's.

    Args:
        keys: The key store.
    """

    def __init__(self, keys: SecretKeeper) -> None:
        self._keys = keys
        self._lock = threading.Lock()
        self._known: frozenset[str] = frozenset()

    def look(self, sinks: Sequence[Sink]) -> None:
        """Learn for which sinks there is a secret; may take seconds."""
        asked = frozenset(sink.name for sink in sinks)
        found = frozenset(sink.name for sink in sinks if self.get(sink))
        with self._lock:
            self._known = self._known - asked | found

    def get(self, sink: Sink) -> str:
        """The secret of a sink, or an empty text; may take seconds."""
        secret = self._keys.get(sink.secret_name)
        if not secret and sink.name == MIGRATED and sink.kind is SinkKind.WORKSHOP:
            # Where the only endpoint had its password before there were destinations; no other
            # destination may get it.
            secret = self._keys.get(ENDPOINT_PASSWORD)
        return secret or ""

    def is_known(self, name: str) -> bool:
        """Whether a secret is known to be stored; cheap, from any thread."""
        return name in self._known

    def set(self, name: str, secret: str) -> None:
        """Store the secret of a sink; an empty one removes it.

        Raises:
            CredentialError: It could not be stored.
        """
        self._keys.set(f"sink-{name}", secret)
        if name == MIGRATED:
            self._keys.set(ENDPOINT_PASSWORD, "")
        with self._lock:
            self._known = self._known | {name} if secret else self._known - {name}

    def remove(self, name: str) -> None:
        """Forget all that was kept for a sink.

        Raises:
            CredentialError: It could not be removed.
        """
        self.set(name, "")
        self._keys.set(config_key_name(name), "")

    def config_key(self, name: str) -> str:
        """The public key with which the collector of a sink signs settings, or empty."""
        return self._keys.get(config_key_name(name)) or ""

    def enrolled(self, name: str, token: str, config_key: str) -> None:
        """Keep what a collector gave to this kiosk.

        Raises:
            CredentialError: It could not be stored.
        """
        self._keys.set(config_key_name(name), config_key)
        self.set(name, token)
