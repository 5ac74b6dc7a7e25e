"""What the passing of time does to keys, sessions, codes and limits."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kiosk.collector.api.live import while_signed_in
from kiosk.collector.auth.enrolments import Enrolments
from kiosk.collector.auth.keys import KeyRing, Purpose
from kiosk.collector.auth.rate_limits import Limit, RateLimiter, network_of
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.sessions import ACCESS_S, Sessions
from kiosk.collector.auth.users import User, Users
from kiosk.collector.problems import Problem

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from kiosk.collector.storage.database import Database
    from tests.unit.collector.auth.conftest import SetClock


@pytest.fixture
def user(db: Database, clock: SetClock) -> User:
    return Users(db, clock).add("ana", Role.READER, "a long walk by the river", by="test")


@pytest.fixture
def sessions(db: Database, clock: SetClock) -> Sessions:
    return Sessions(db, KeyRing(db, clock), clock)


def _refused(call: object, *arguments: object) -> str:
    with pytest.raises(Problem) as caught:
        call(*arguments)  # type: ignore[operator]
    assert caught.value.status_code == 401
    return caught.value.code


def test_an_access_token_ends_after_a_quarter_of_an_hour(
    sessions: Sessions, user: User, clock: SetClock
) -> None:
    access = sessions.start(user, "", "").access
    clock.move(seconds=ACCESS_S - 1)
    assert sessions.user_of(access)[0] == user
    clock.move(seconds=1)
    assert _refused(sessions.user_of, access) == "token-expired"


def test_a_session_ends_a_week_after_its_last_use(
    sessions: Sessions, user: User, clock: SetClock
) -> None:
    refresh = sessions.start(user, "", "").refresh
    clock.move(days=6.9)
    refresh = sessions.renew(refresh, "").refresh
    clock.move(days=7.1)
    _refused(sessions.renew, refresh, "")


def test_a_session_ends_after_thirty_days_however_it_is_used(
    sessions: Sessions, user: User, clock: SetClock
) -> None:
    refresh = sessions.start(user, "", "").refresh
    for _ in range(29):
        clock.move(days=1)
        refresh = sessions.renew(refresh, "").refresh
    clock.move(days=1.1)
    _refused(sessions.renew, refresh, "")


def test_the_last_but_one_is_good_for_seconds_only(
    sessions: Sessions, user: User, clock: SetClock
) -> None:
    first = sessions.start(user, "", "").refresh
    second = sessions.renew(first, "").refresh
    clock.move(seconds=10)
    assert sessions.renew(first, "").refresh == ""
    clock.move(seconds=1)
    assert _refused(sessions.renew, first, "") == "token-reused"
    _refused(sessions.renew, second, "")


def test_keys_are_replaced_and_the_old_ones_still_verify(
    db: Database, clock: SetClock, user: User
) -> None:
    keys = KeyRing(db, clock)
    sessions = Sessions(db, keys, clock)
    old = keys.signing(Purpose.SESSION)
    clock.move(days=89)
    refresh = sessions.start(user, "", "").refresh
    clock.move(days=2)
    new = keys.signing(Purpose.SESSION)
    assert new.id != old.id
    assert keys.verifying(Purpose.SESSION, old.id) == old
    assert sessions.renew(refresh, "").user == user
    clock.move(days=31)
    assert keys.verifying(Purpose.SESSION, old.id) is None
    # Kiosks hold the public half of the other one.
    config = keys.config_public_key()
    clock.move(days=5000)
    assert keys.config_public_key() == config


def test_all_processes_have_the_same_keys(db: Database, clock: SetClock) -> None:
    one, other = KeyRing(db, clock), KeyRing(db, clock)
    for purpose in Purpose:
        assert one.signing(purpose) == other.signing(purpose)
    assert one.signing(Purpose.SESSION) != one.signing(Purpose.DATA_API)
    assert one.verifying(Purpose.DATA_API, one.signing(Purpose.SESSION).id) is None


def test_a_code_is_good_for_a_quarter_of_an_hour(db: Database, clock: SetClock) -> None:
    enrolments = Enrolments(db, clock)
    made = [enrolments.new_code(by="test")[0] for _ in range(2)]
    clock.move(minutes=14, seconds=59)
    assert enrolments.redeem(made[0], "kiosk-1", name="", location="", address="")
    clock.move(seconds=1)
    with pytest.raises(Problem, match="not valid"):
        enrolments.redeem(made[1], "kiosk-2", name="", location="", address="")


def test_a_bucket_fills_again_evenly(clock: SetClock) -> None:
    limiter, limit = RateLimiter(clock), Limit("test", burst=3, per_s=0.5)
    for _ in range(3):
        limiter.take(limit, "a")
    with pytest.raises(Problem) as caught:
        limiter.take(limit, "a")
    assert caught.value.status_code == 429
    assert int((caught.value.headers or {})["Retry-After"]) == 2
    limiter.take(limit, "b")
    clock.move(seconds=2)
    limiter.take(limit, "a")
    with pytest.raises(Problem):
        limiter.take(limit, "a")
    clock.move(days=1)
    for _ in range(3):
        limiter.take(limit, "a")
    with pytest.raises(Problem):
        limiter.take(limit, "a")


def test_what_was_refused_costs_nothing_and_may_be_given_back(clock: SetClock) -> None:
    limiter, limit = RateLimiter(clock), Limit("test", burst=1, per_s=0.001)
    limiter.take(limit, "a")
    with pytest.raises(Problem):
        limiter.take(limit, "a")
    limiter.give_back(limit, "a")
    limiter.take(limit, "a")
    limiter.forget(limit, "a")
    limiter.take(limit, "a")


def test_a_stream_ends_with_its_session(
    sessions: Sessions, user: User, clock: SetClock, db: Database
) -> None:
    def sent(stop: Callable[[str], object] | None) -> tuple[list[bytes], bool]:
        session = sessions.start(user, "", "").session
        closed = False

        async def parts() -> AsyncGenerator[bytes, None]:
            nonlocal closed
            try:
                yield b"1"
                if stop is not None:
                    stop(session)
                yield b"2"  # at once: nobody looks so soon
                clock.move(seconds=15)
                yield b"3"
            finally:
                closed = True

        async def listen() -> list[bytes]:
            stream = while_signed_in(sessions, session, clock, parts())
            return [part async for part in stream]

        return asyncio.run(listen()), closed

    assert sent(None) == ([b"1", b"2", b"3"], True)
    assert sent(sessions.end) == ([b"1", b"2"], True)
    other = Users(db, clock).add("bo", Role.ADMIN, "a long walk by the sea", by="test")
    shut_out = partial(Users(db, clock).set_disabled, user.id, disabled=True, by=other.name)
    assert sent(lambda _: shut_out()) == ([b"1", b"2"], True)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_addresses_of_one_customer_are_counted_together(address: str, network: str) -> None:
    assert network_of(address) == network
