"""The assignment is exact: as many pairs as possible, then the least sum."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kiosk.core.assignment import assign

_COST = st.one_of(
    st.floats(-50, 50, allow_nan=False).map(lambda x: round(x, 2)),
    st.integers(0, 3).map(float),  # many equal costs
    st.just(float("inf")),
)
_MATRIX = st.tuples(st.integers(0, 5), st.integers(0, 5)).flatmap(
    lambda shape: hnp.arrays(np.float64, shape, elements=_COST)
)


def _best(cost: np.ndarray) -> tuple[int, float]:
    """Number of pairs and sum of the best assignment, by trying all of them."""
    if cost.shape[0] > cost.shape[1]:
        cost = cost.T
    n, m = cost.shape
    best = (0, 0.0)
    for columns in permutations(range(m), n):
        values = [cost[i, j] for i, j in enumerate(columns) if np.isfinite(cost[i, j])]
        candidate = (len(values), -sum(values))
        best = max(best, candidate)
    return best[0], -best[1]


@given(_MATRIX)
def test_equals_the_best_of_all_assignments(cost: np.ndarray) -> None:
    pairs = assign(cost)
    rows, columns = [i for i, _ in pairs], [j for _, j in pairs]
    assert rows == sorted(set(rows))
    assert len(set(columns)) == len(columns)
    assert all(np.isfinite(cost[i, j]) for i, j in pairs)
    number, total = _best(cost)
    assert len(pairs) == number
    assert abs(sum(cost[i, j] for i, j in pairs) - total) < 1e-6


def test_a_cheap_pair_gives_way_when_that_lets_two_pairs_form() -> None:
    inf = np.inf
    assert assign(np.array([[1.0, 5.0], [1.5, inf]])) == [(0, 1), (1, 0)]


def test_a_large_crowd_of_competitors_is_solved() -> None:
    rng = np.random.default_rng(3)
    order = rng.permutation(30)
    cost = rng.uniform(10, 20, (30, 30))
    cost[np.arange(30), order] = rng.uniform(0, 1, 30)
    cost[:, order[0]] -= 9.5  # everybody would like this one best
    assert assign(cost) == [(i, int(order[i])) for i in range(30)]
