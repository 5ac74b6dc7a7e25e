"""Finding bad records by halving, and telling when too many die."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from kiosk.cloud.splitting import Mortality, Split


@given(st.integers(2, 500), st.sets(st.integers(0, 499), max_size=6))
def test_every_bad_record_is_found_and_no_other(size, chosen):
    """A receiver that refuses any part with a bad record in it."""
    bad = {n for n in chosen if n < size} or {0}
    split, at, dead, tries = Split(size), 0, set(), 0
    while split.next_size:
        part = range(at, min(size, at + split.next_size))
        tries += 1
        if not bad.intersection(part):
            split.settled(len(part))
        elif len(part) == 1:
            dead.add(at)
            split.settled(1)
        else:
            split.refused(len(part))
            continue
        at = part.stop
    assert dead == bad
    assert at == size, "nothing is left out"
    assert tries <= 1 + 2 * len(bad) * math.ceil(math.log2(size))


def test_one_dead_record_is_no_pattern():
    for size in (1, 4, 500):
        mortality = Mortality()
        mortality.begin(size)
        assert not mortality.too_high([True])


def test_more_than_a_fifth_of_a_batch_is_too_many():
    mortality = Mortality()
    mortality.begin(100)
    assert not mortality.too_high([True] * 20 + [False] * 80)
    mortality.begin(100)
    assert mortality.too_high([True] * 21 + [False] * 79)


def test_deaths_add_up_over_the_parts_of_a_batch():
    mortality = Mortality()
    mortality.begin(12)
    assert not mortality.too_high([True])
    assert not mortality.too_high([False, True])
    assert mortality.too_high([True])


def test_small_batches_are_looked_at_together():
    mortality, verdicts = Mortality(), []
    for dies in [False] * 5 + [True, False, True, False, True]:
        mortality.begin(1)
        verdicts.append(mortality.too_high([dies]))
    assert verdicts == [False] * 9 + [True]


def test_what_died_long_ago_does_not_count():
    mortality = Mortality()
    for _ in range(20):
        mortality.begin(1)
        assert not mortality.too_high([True])
        mortality.begin(1)
        for _ in range(9):
            assert not mortality.too_high([False])
