"""Secrets of this installation: in the system's key store, else in a file for this user only."""

from __future__ import annotations

import json
import logging
import math
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol

from kiosk.core import paths
from kiosk.core.atomic import write_atomic
from kiosk.core.errors import CredentialError
from kiosk.core.file_lock import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)

SERVICE: Final = "vitrine"
ENDPOINT_PASSWORD: Final = "endpoint"  # noqa: S105  (the name of a secret)
FILE_NAME: Final = "credentials.json"
_KEY_STORE_TIMEOUT_S: Final = 5.0
"""A locked key store may wait for somebody to type its password: on a kiosk, for ever."""
_LOCK_TIMEOUT_S: Final = 10.0
_ASK_AGAIN_AFTER_S: Final = 60.0
"""It may be unlocked later, or start after the kiosk."""


def open_keystore() -> CredentialStore:
    """The secrets of this installation.

    An installation that keeps to its own folder (``KIOSK_HOME``) keeps its secrets there, too:
    the key store of the system knows one Vitrine per user, and would mix up two.
    """
    return CredentialStore(paths.config_dir() / FILE_NAME, file_only=paths.is_portable())


class KeyStore(Protocol):
    """The functions of ``keyring`` that are used."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """The stored secret, or None."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Store a secret."""
        ...

    def delete_password(self, service_name: str, username: str) -> None:
        """Remove a secret; an error when there is none."""
        ...


class CredentialStore:
    """Keeps secrets by name; they are neither in the settings nor in the log.

    A secret is in the file only while the key store could not take it, so what the file
    holds is newer than what the key store may hold. Calls take up to some seconds when the
    key store hangs: not for the GUI thread. One that failed is not asked again for a while.

    Args:
        file: Fallback, readable by its owner only.
        key_store: Stand-in for ``keyring``; None uses that.
        timeout_s: Time allowed to the key store for each call.
        file_only: Leave the key store alone.
    """

    def __init__(
        self,
        file: Path,
        key_store: KeyStore | None = None,
        timeout_s: float = _KEY_STORE_TIMEOUT_S,
        *,
        file_only: bool = False,
    ) -> None:
        self._file = file
        self._key_store = key_store
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        self._ask_again_s = math.inf if file_only else 0.0

    def get(self, name: str) -> str | None:
        """The secret, or None when there is none or it cannot be read."""
        with self._lock:
            held = self._read_file().get(name)
            if held is not None:
                return held or None
            value = self._ask_key_store(lambda store: store.get_password(SERVICE, name))
            return value if isinstance(value, str) else None

    def set(self, name: str, secret: str) -> None:
        """Store a secret in place of an earlier one; an empty one removes it.

        Raises:
            CredentialError: Neither the key store nor the file took it.
        """
        with self._lock, self._alone():
            held = self._read_file(before_writing=True)
            others = {key: value for key, value in held.items() if key != name}
            taken = self._ask_key_store(lambda store: _store(store, name, secret))
            # An empty secret in the file stands for "none" against a key store that could
            # not be made to forget.
            wanted = others if taken else {**others, name: secret}
            if wanted != held:
                self._write_file(wanted)

    def _ask_key_store(self, question: Callable[[KeyStore], Any]) -> Any:
        """The answer, or None when the key store is missing, fails or hangs."""
        if time.monotonic() < self._ask_again_s:
            return None
        answers: list[Any] = []

        def ask() -> None:
            try:
                answers.append(question(self._key_store or _system_key_store()))
            except Exception as error:  # noqa: BLE001  (back ends raise whatever they like)
                _log.info("the key store cannot be used: %s", type(error).__name__)

        thread = threading.Thread(target=ask, name="key-store", daemon=True)
        thread.start()
        thread.join(self._timeout_s)
        if not answers:
            self._ask_again_s = time.monotonic() + _ASK_AGAIN_AFTER_S
            if thread.is_alive():
                _log.warning("the key store does not answer; %s is used instead", self._file.name)
            return None
        return answers[0]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process of this user changes the file meanwhile."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            lock = self._file.with_suffix(".lock")
            with exclusive(lock, threading.Event(), _LOCK_TIMEOUT_S) as held:
                if not held:
                    raise CredentialError(
                        "another program is changing the secrets of this kiosk", "Try again."
                    )
                yield
        except OSError as error:
            raise _not_stored(error) from error

    def _read_file(self, *, before_writing: bool = False) -> dict[str, str]:
        """What the file holds; before it is written over, a damaged one is set aside."""
        try:
            content = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            if before_writing:
                raise
            _log.warning("%s cannot be read: %s", self._file.name, type(error).__name__)
            return {}
        except ValueError:
            content = None
        if not isinstance(content, dict):
            _log.warning("%s cannot be read: it is damaged", self._file.name)
            if before_writing:
                self._file.replace(self._file.with_suffix(".damaged.json"))
            return {}
        return {str(k): v for k, v in content.items() if isinstance(v, str)}

    def _write_file(self, secrets: dict[str, str]) -> None:
        try:
            if secrets:
                write_atomic(self._file, json.dumps(secrets).encode(), mode=0o600)
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise _not_stored(error) from error


def _not_stored(error: OSError) -> CredentialError:
    return CredentialError(
        f"the secret cannot be stored ({error.strerror or type(error).__name__})",
        "Check the free space and the permissions of the settings folder.",
    )


def _system_key_store() -> KeyStore:
    """That of the system.

    Raises:
        RuntimeError: There is none, only a stand-in that keeps nothing.
    """
    import keyring
    from keyring.backends import fail, null

    back_end: KeyStore = keyring.get_keyring()
    if isinstance(back_end, (fail.Keyring, null.Keyring)):
        raise RuntimeError("no key store")
    return back_end


def _store(store: KeyStore, name: str, secret: str) -> bool:
    if secret:
        store.set_password(SERVICE, name, secret)
    elif store.get_password(SERVICE, name) is not None:
        store.delete_password(SERVICE, name)
    # Some back ends lose what they are given without an error.
    return (store.get_password(SERVICE, name) or "") == secret
