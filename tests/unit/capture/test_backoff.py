"""Waiting times between tries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.capture.backoff import Backoff


def test_doubles_to_the_limit_and_begins_again() -> None:
    backoff = Backoff(1.0, 30.0, jitter=0.0)
    assert [backoff.next_s() for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    backoff.reset()
    assert backoff.next_s() == 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_jitter_stays_within_its_share(chances: list[float]) -> None:
    given_chances = iter(chances)
    backoff = Backoff(1.0, 30.0, jitter=0.2, chance=lambda: next(given_chances))
    plain = Backoff(1.0, 30.0, jitter=0.0)
    for chance in chances:
        base = plain.next_s()
        assert backoff.next_s() == pytest.approx(base * (0.8 + 0.4 * chance))
