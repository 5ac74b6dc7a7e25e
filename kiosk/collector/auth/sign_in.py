"""Logging in with a password, and what guessing meets.

Tries are counted in memory, at once, and failures in the audit log, so that all processes know
them and a restart forgets nothing. A limit on tries for one name from everywhere would let
anybody keep an administrator out by guessing all day. So a browser that has logged in before
carries a signed cookie that says so ("known"), and is measured by itself: OWASP calls these
device cookies. From the machine itself the command line sets a new password at any time.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING, Final

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.keys import Purpose
from kiosk.collector.auth.rate_limits import (
    LOGIN_BY_ADDRESS,
    LOGIN_BY_NAME_AND_ADDRESS,
    network_of,
)
from kiosk.collector.auth.sessions import Sessions, SignedIn
from kiosk.collector.auth.stamps import now_ms
from kiosk.collector.auth.users import Users
from kiosk.collector.problems import Problem, too_many, unauthorized
from kiosk.collector.storage.tables import audit_log as lines

if TYPE_CHECKING:
    from kiosk.collector.auth.users import User
    from kiosk.collector.context import Collector

WINDOW_MS: Final = 15 * 60_000
MOST_BY_NAME_AND_ADDRESS: Final = 8
MOST_BY_ADDRESS: Final = 20
MOST_BY_NAME: Final = 50
FAILED: Final = "login.failed"


def sign_in(
    collector: Collector, name: str, password: str, *, address: str, agent: str, known: str = ""
) -> SignedIn:
    """Begin a session.

    Args:
        collector: The collector.
        name: What was typed.
        password: What was typed.
        address: Network address of the browser.
        agent: What the browser calls itself.
        known: Value of its cookie from an earlier login (:func:`known_cookie`), or "".

    Raises:
        Problem: 401 for a wrong name or password; 429 after too many tries.
    """
    if "\x00" in name or len(name) > 320 or len(password) > 1024:
        raise unauthorized("The name or the password is wrong", "wrong-password")
    plain = name.strip().casefold()
    network = network_of(address)
    if _is_known(collector, known, plain):
        place = f"known:{known[:32]}"
    else:
        place = network
        collector.limiter.take(LOGIN_BY_ADDRESS, network)
    collector.limiter.take(LOGIN_BY_NAME_AND_ADDRESS, f"{plain}|{place}")
    users = Users(collector.db, collector.clock)
    stored = users.by_name(plain)
    _refuse_guessing(collector, plain, place, network, stored.valid_from_ms if stored else 0)
    user = users.with_password(plain, password)
    if user is None:
        with collector.db.write() as connection:
            audit_log.note(connection, collector.clock, "", FAILED, plain, place)
        raise unauthorized("The name or the password is wrong", "wrong-password")
    collector.limiter.forget(LOGIN_BY_NAME_AND_ADDRESS, f"{plain}|{place}")
    # Many people may log in from behind one address; only failures use it up.
    collector.limiter.give_back(LOGIN_BY_ADDRESS, network)
    return Sessions(collector.db, collector.keys, collector.clock).start(user, agent, address)


def _refuse_guessing(
    collector: Collector, name: str, place: str, network: str, changed_ms: int
) -> None:
    """Count failures; those against a name count from the last change of its password only."""
    window = now_ms(collector.clock) - WINDOW_MS
    since = max(window, changed_ms)
    with collector.db.read() as connection:
        here = audit_log.count(
            connection, FAILED, since, lines.c.subject == name[:200], lines.c.address == place[:64]
        )
        if here >= MOST_BY_NAME_AND_ADDRESS:
            raise too_many(WINDOW_MS / 1000, "Too many wrong passwords; try again later")
        if place != network:
            return  # a known browser is measured by itself
        if (
            audit_log.count(connection, FAILED, window, lines.c.address == network)
            >= MOST_BY_ADDRESS
        ):
            raise too_many(WINDOW_MS / 1000, "Too many wrong passwords; try again later")
        if (
            audit_log.count(connection, FAILED, since, lines.c.subject == name[:200])
            >= MOST_BY_NAME
        ):
            raise Problem(
                429,
                "too-many-requests",
                "Somebody is guessing passwords of this user. Log in from a browser that has "
                "logged in before, or wait",
                headers={"Retry-After": str(WINDOW_MS // 1000)},
            )


def known_cookie(collector: Collector, user: User) -> str:
    """Cookie for a browser in which this user has just logged in."""
    nonce = secrets.token_hex(16)
    key = collector.keys.signing(Purpose.SESSION)
    return f"{nonce}.{_known_mac(key.secret, nonce, user.name)}"


def _is_known(collector: Collector, cookie: str, name: str) -> bool:
    nonce, _, mac = cookie.partition(".")
    if len(cookie) > 200 or not mac:
        return False
    return any(
        hmac.compare_digest(_known_mac(key.secret, nonce, name).encode(), mac.encode())
        for key in collector.keys.all_valid(Purpose.SESSION)
    )


def _known_mac(secret: bytes, nonce: str, name: str) -> str:
    return hmac.new(secret, f"known|{nonce}|{name}".encode(), hashlib.sha256).hexdigest()
