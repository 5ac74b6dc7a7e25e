"""Kiosks are known by their tokens: at once when one is revoked, together when many ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from kiosk.collector.api.admission import Admission
from kiosk.collector.auth.device_tokens import DeviceTokens
from kiosk.collector.storage.tables import config
from kiosk.collector.together import Together
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.collector.storage.database import Database
    from tests.unit.collector.auth.conftest import SetClock

KIOSKS = ("kiosk-1", "kiosk-2")


@pytest.fixture
def tokens(db: Database, clock: SetClock) -> dict[str, str]:
    """By kiosk."""
    kiosks = DeviceTokens(db, clock)
    with db.write() as connection:
        for name in KIOSKS:
            kiosks.add_device(connection, name)
        return {name: kiosks.issue(connection, name, by="test") for name in KIOSKS}


def asked(admission: Admission, *tokens: str) -> list[str | None]:
    """Devices of tokens, all asked for at the same moment."""

    async def ask() -> list[str | None]:
        found = await asyncio.gather(*(admission.of(token) for token in tokens))
        return [None if one is None else one.device.id for one in found]

    return asyncio.run(ask())


def used(db: Database, clock: SetClock, device: str) -> int | None:
    (row,) = DeviceTokens(db, clock).of(device)
    return row["used_ms"]


def test_each_gets_its_own_answer(db: Database, clock: SetClock, tokens: dict[str, str]) -> None:
    first, second = tokens.values()
    found = asked(Admission(db, clock), second, "x" * 43, first, second)
    assert found == ["kiosk-2", None, "kiosk-1", "kiosk-2"]


def test_a_revoked_token_is_refused_from_then_on(
    db: Database, clock: SetClock, tokens: dict[str, str]
) -> None:
    admission = Admission(db, clock)
    assert asked(admission, tokens["kiosk-1"]) == ["kiosk-1"]
    with db.write() as connection:
        DeviceTokens(db, clock).revoke(connection, "kiosk-1", by="test")
    assert asked(admission, *tokens.values()) == [None, "kiosk-2"]


def test_settings_in_force_come_along(
    db: Database, clock: SetClock, tokens: dict[str, str]
) -> None:
    admission = Admission(db, clock)

    async def etags() -> list[str]:
        found = await asyncio.gather(*(admission.of(token) for token in tokens.values()))
        return [one.etag for one in found if one is not None]

    assert asyncio.run(etags()) == ["", ""]
    with db.write() as connection:
        for device in ("", "kiosk-2"):
            values = {"device": device, "settings": {}, "comment": "", "created_by": "test"}
            connection.execute(config.insert().values(**values, created_ms=0))
    assert asyncio.run(etags()) == ["1.0", "1.2"]


def test_uses_are_noted_apart_from_requests_and_once_an_hour(
    db: Database, clock: SetClock, tokens: dict[str, str]
) -> None:
    admission = Admission(db, clock)
    asked(admission, tokens["kiosk-1"])
    admission.note_uses()
    assert used(db, clock, "kiosk-1") is None, "less than a minute has passed"
    clock.move(seconds=61)
    admission.note_uses()
    first = used(db, clock, "kiosk-1")
    assert first is not None
    assert used(db, clock, "kiosk-2") is None
    clock.move(minutes=30)
    asked(admission, tokens["kiosk-1"])
    admission.note_uses(at_once=True)
    assert used(db, clock, "kiosk-1") == first
    clock.move(minutes=31)
    asked(admission, tokens["kiosk-1"])
    admission.note_uses(at_once=True)
    assert used(db, clock, "kiosk-1") == first + (61 * 60 + 61) * 1000


def test_questions_that_come_meanwhile_are_asked_together() -> None:
    calls: list[Sequence[int]] = []

    def answer(keys: Sequence[int]) -> dict[int, int]:
        calls.append(sorted(keys))
        return {key: key * 10 for key in keys}

    async def ask() -> list[int | None]:
        together = Together(answer)
        return await asyncio.gather(*(together.ask(key) for key in (1, 2, 2, 3)))

    assert asyncio.run(ask()) == [10, 20, 20, 30]
    assert calls == [[1, 2, 3]]


def test_a_failure_is_told_to_everybody_and_the_next_question_is_asked_again() -> None:
    broken = True

    def answer(keys: Sequence[int]) -> dict[int, int]:
        if broken:
            raise CollectorError("gone")
        return dict.fromkeys(keys, 1)

    async def ask() -> None:
        nonlocal broken
        together = Together(answer)
        failed = await asyncio.gather(together.ask(1), together.ask(2), return_exceptions=True)
        assert [type(error) for error in failed] == [CollectorError] * 2
        broken = False
        assert await together.ask(1) == 1

    asyncio.run(ask())


def test_one_who_gives_up_does_not_take_the_answer_from_others() -> None:
    async def ask() -> int | None:
        together = Together(lambda keys: dict.fromkeys(keys, 7))
        given_up = asyncio.create_task(together.ask(1))
        waiting = asyncio.create_task(together.ask(1))
        await asyncio.sleep(0)
        given_up.cancel()
        return await waiting

    assert asyncio.run(ask()) == 7
