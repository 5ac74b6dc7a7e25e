"""Stretches of time: no moment counts twice, and the memory is bounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.spans import Spans

STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=30)


def spans(stretches: list[tuple[int, int]]) -> Spans:
    made = Spans()
    for start, length in stretches:
        made.add(start, start + length)
    return made


def moments(stretches: list[tuple[int, int]]) -> set[int]:
    return {t for start, length in stretches for t in range(start, start + length)}


@given(STRETCHES)
def test_the_total_is_the_number_of_moments(stretches: list[tuple[int, int]]) -> None:
    assert spans(stretches).total_ns == len(moments(stretches))


@given(STRETCHES, STRETCHES)
def test_two_sets_put_together(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> None:
    both = spans(a)
    other = spans(b)
    both.update(other)
    assert both.total_ns == len(moments(a) | moments(b))
    assert other.total_ns == len(moments(b)), "the other one stays as it is"


def test_any_number_of_stretches_is_summed_in_bounded_memory() -> None:
    made = Spans()
    for k in range(100_000):
        made.add(10 * k, 10 * k + 3)
    assert made.total_ns == 300_000
    assert len(made._parts) < 100
    later = spans([(2_000_000, 5)])
    later.update(made)
    assert later.total_ns == 300_005
