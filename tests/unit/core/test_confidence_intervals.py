"""Confidence intervals: known values, and how often they hold the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.intervals import paired_ratio, wilson

counts = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("hits", "of", "expected"),
    # Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
    # Medicine 17, 1998, table I, method 3.
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
        (0, 0, (0.0, 1.0)),
    ],
)
def test_score_interval_of_a_share(hits, of, expected) -> None:
    assert wilson(hits, of) == pytest.approx(expected, abs=5e-5)


@given(counts, counts)
def test_a_share_lies_within_its_interval(hits, misses) -> None:
    low, high = wilson(hits, hits + misses)

    assert 0 <= low <= high <= 1
    if hits + misses:
        assert low <= hits / (hits + misses) <= high


def test_ratio_of_paired_counts() -> None:
    # The example of ci.ratio.prop.ps in the R package statpsych.
    assert paired_ratio(6, 26, 4) == pytest.approx((1.766544, 5.796628), abs=1e-6)


@given(counts, counts, counts)
def test_the_ratio_turns_around_with_its_counts(both, first, second) -> None:
    there, back = paired_ratio(both, first, second), paired_ratio(both, second, first)

    if there is None:
        assert back is None
    else:
        assert there[0] <= (both + first) / (both + second) <= there[1]
        assert there == pytest.approx((1 / back[1], 1 / back[0]))


@pytest.mark.parametrize("people", [50, 300])
@pytest.mark.parametrize(("missed", "extra"), [(0.02, 0.02), (0.05, 0.0), (0.1, 0.02), (0.3, 0.05)])
def test_the_interval_holds_the_truth_as_often_as_it_says(people, missed, extra) -> None:
    rng = np.random.default_rng(people)
    truth = (1 - extra) / (1 - missed)
    rounds = rng.multinomial(people, [1 - missed - extra, missed, extra], 1500)
    intervals = [paired_ratio(*map(int, counted)) for counted in rounds]

    held = np.mean([low <= truth <= high for low, high in intervals])
    assert held > 0.90
