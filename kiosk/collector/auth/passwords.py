"""Passwords of users: rules, hashes, and a first one."""

from __future__ import annotations

import secrets
import threading
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kiosk.core.errors import CollectorError

SHORTEST: Final = 12
LONGEST: Final = 256
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_AT_ONCE: Final = threading.Semaphore(2)
"""A hash takes 64 MiB for a moment; many logins at once must not take all memory."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _hash_of_nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe())


def hashed(password: str) -> str:
    """Argon2id hash of a password, with its parameters and salt."""
    with _AT_ONCE:
        return _hasher().hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the one of a hash; as slow for users that do not exist.

    Args:
        stored: The hash; None when there is no such user.
        password: What was typed.
    """
    with _AT_ONCE:
        try:
            right = _hasher().verify(stored or _hash_of_nobody(), password)
        except (VerificationError, InvalidHashError):
            return False
    return right and stored is not None


def check(password: str, name: str) -> None:
    """Refuse passwords that are guessed at once.

    The rules are those of NIST SP 800-63B: a length, and no demands for kinds of characters.

    Raises:
        CollectorError: The password is too short, too long, or the name of its user.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise CollectorError(
            f"A password has {SHORTEST} to {LONGEST} characters", "Several words are a good one."
        )
    if name.casefold() in password.casefold() and len(password) < SHORTEST + len(name):
        raise CollectorError("The password is too close to the user name")
    if len(set(password)) < 5:
        raise CollectorError("The password repeats too few characters")


def generated() -> str:
    """A password with 99 random bits that can be typed."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))
