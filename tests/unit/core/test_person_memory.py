"""Who is who among tracks: joined by looks or by place, never two at once, forgotten in time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.persons import EMBEDDING_SIZE, PersonMemory
from kiosk.core.types import NANOS_PER_S

HERE = (100.0, 100.0, 180.0, 200.0)
NEAR = (130.0, 105.0, 210.0, 205.0)
FAR = (900.0, 100.0, 980.0, 200.0)


def _ns(seconds: float) -> int:
    return round(seconds * NANOS_PER_S)


def _face(person: int, variation: float = 0.0, seed: int = 0) -> np.ndarray:
    """An embedding; two of one person with variation v have a cosine of about 1 / (1 + v^2)."""
    base = np.random.default_rng(1000 + person).normal(size=EMBEDDING_SIZE)
    other = np.random.default_rng(9000 + 100 * person + seed).normal(size=EMBEDDING_SIZE)
    base, other = base / np.linalg.norm(base), other / np.linalg.norm(other)
    return ((base + variation * other) * 7).astype(np.float32)


def _boxes(*boxes: tuple[float, float, float, float]) -> np.ndarray:
    return np.array(boxes, np.float32).reshape(-1, 4)


def _visit(
    memory: PersonMemory, track: int, face: np.ndarray | None, start_s: float, quality: float = 0.8
) -> int:
    """Somebody is in view alone for two seconds; the number given in the end."""
    people: dict[int, int] = {}
    for k in range(21):
        now_ns = _ns(start_s + k / 10)
        if face is not None:
            memory.observe(track, face, quality, now_ns)
        people = memory.resolve([track], now_ns, _boxes(HERE))
    memory.end(track, _ns(start_s + 3))
    return people[track]


def test_the_first_tracks_number_is_the_persons() -> None:
    memory = PersonMemory(300)
    assert memory.resolve([7], 0) == {}
    memory.observe(7, _face(1), 0.9, 0)
    assert memory.resolve([7], 0) == {7: 7}


def test_somebody_who_returns_keeps_the_number_and_a_stranger_gets_another() -> None:
    memory = PersonMemory(300)
    assert _visit(memory, 1, _face(1, 0.5, seed=1), 0) == 1
    assert _visit(memory, 2, _face(2), 10) == 2
    assert _visit(memory, 3, _face(1, 0.5, seed=2), 20) == 1
    assert _visit(memory, 4, _face(2), 30) == 2
    assert len(memory) == 2


@pytest.mark.parametrize(("first", "later"), [(0.8, 0.1), (0.1, 0.8), (0.1, 0.1)])
def test_poor_views_have_to_be_more_alike(first: float, later: float) -> None:
    """A profile resembles those of others; a good view on both sides needs less."""
    half_alike = _face(1, 1.0, seed=1), _face(1, 1.0, seed=2)
    memory = PersonMemory(300)
    assert _visit(memory, 1, half_alike[0], 0, 0.8) == 1
    assert _visit(memory, 2, half_alike[1], 20, 0.8) == 1
    memory = PersonMemory(300)
    assert _visit(memory, 1, half_alike[0], 0, first) == 1
    assert _visit(memory, 2, half_alike[1], 20, later) == 2
    memory = PersonMemory(300)
    assert _visit(memory, 1, _face(1, 0.5, seed=1), 0, first) == 1
    assert _visit(memory, 2, _face(1, 0.5, seed=2), 20, later) == 1


def test_forgotten_after_the_window() -> None:
    memory = PersonMemory(60)
    _visit(memory, 1, _face(1), 0)
    assert _visit(memory, 2, _face(1), 50) == 1
    assert _visit(memory, 3, _face(1), 115) == 3
    assert len(memory) == 1


def test_a_window_of_0_remembers_nobody() -> None:
    memory = PersonMemory(0)
    assert _visit(memory, 1, _face(1), 0) == 1
    assert len(memory) == 0
    assert _visit(memory, 2, _face(1), 3) == 2


@pytest.mark.parametrize(
    ("others", "variation", "same"),
    [(0, 1.0, True), (0, 1.4, False), (4, 0.95, True), (4, 1.2, False), (60, 0.95, False)],
)
def test_the_more_people_the_more_alike_they_have_to_be(
    others: int, variation: float, *, same: bool
) -> None:
    memory = PersonMemory(1e6)
    for i in range(others):
        _visit(memory, 100 + i, _face(100 + i), 5 * i)
    _visit(memory, 1000, _face(1, variation, seed=1), 1000)
    assert len(memory) == others + 1
    returned = _visit(memory, 1001, _face(1, variation, seed=2), 1010)
    assert (returned == 1000) is same


def test_after_a_cut_the_place_means_nothing() -> None:
    memory = PersonMemory(300)
    for k in range(20):
        memory.resolve([1], _ns(k / 10), _boxes(HERE))
    memory.end(1, _ns(2))
    memory.cut()
    for k in range(20):
        people = memory.resolve([2], _ns(2 + k / 10), _boxes(HERE))
    assert people == {2: 2}


def test_two_faces_side_by_side_are_never_one_person() -> None:
    memory = PersonMemory(300)
    for k in range(20):
        for track in (1, 2, 3):
            memory.observe(track, _face(1), 0.9, _ns(k / 10))
        people = memory.resolve([1, 2, 3], _ns(k / 10))
    assert people == {1: 1, 2: 2, 3: 3}


def test_one_to_one_when_two_return_together() -> None:
    """Both look like the first one; the better fit gets that number."""
    memory = PersonMemory(300)
    _visit(memory, 1, _face(1), 0)
    memory.observe(2, _face(1, 0.8, seed=1), 0.9, _ns(10))
    memory.observe(3, _face(1, 0.2, seed=2), 0.9, _ns(10))
    assert memory.resolve([2, 3], _ns(10)) == {2: 2, 3: 1}


def test_a_person_whose_old_track_is_only_lost_may_be_found_again() -> None:
    memory = PersonMemory(300)
    memory.observe(1, _face(1), 0.9, 0)
    memory.resolve([1], 0)
    memory.observe(2, _face(1), 0.9, _ns(0.5))
    assert memory.resolve([2], _ns(0.5)) == {2: 1}


def test_when_the_lost_one_appears_beside_it_they_are_parted() -> None:
    memory = PersonMemory(300)
    memory.observe(1, _face(1), 0.9, 0)
    memory.resolve([1], 0)
    memory.observe(2, _face(1), 0.9, _ns(0.5))
    assert memory.resolve([2], _ns(0.5)) == {2: 1}
    assert memory.resolve([1, 2], _ns(0.6)) == {1: 1, 2: 2}
    assert memory.resolve([1, 2], _ns(2)) == {1: 1, 2: 2}


def test_those_who_were_side_by_side_stay_apart_when_one_has_left() -> None:
    memory = PersonMemory(300)
    for k in range(20):
        memory.observe(1, _face(1), 0.9, _ns(k / 10))
        memory.resolve([1, 2], _ns(k / 10))
    memory.end(1, _ns(3))
    memory.observe(2, _face(1), 0.9, _ns(4))
    assert memory.resolve([2], _ns(4)) == {2: 2}


def test_a_better_view_joins_somebody_taken_for_new() -> None:
    memory = PersonMemory(300)
    _visit(memory, 1, _face(1), 0)
    for k in range(10):  # a profile, unlike the front
        memory.observe(2, _face(50), 0.5, _ns(10 + k / 10))
        people = memory.resolve([2], _ns(10 + k / 10))
    assert people == {2: 2}
    memory.observe(2, _face(1, 0.3), 0.9, _ns(12))
    assert memory.resolve([2], _ns(12)) == {2: 1}
    assert len(memory) == 1
    # What the joined track showed belongs to the person now.
    memory.end(2, _ns(13))
    assert _visit(memory, 3, _face(50), 20) == 1


def test_a_poor_view_waits_for_a_better_one() -> None:
    memory = PersonMemory(300)
    memory.observe(1, _face(1), 0.05, 0)
    assert memory.resolve([1], 0) == {}
    assert memory.resolve([1], _ns(0.3)) == {}
    assert memory.resolve([1], _ns(0.7)) == {1: 1}


def test_poor_views_are_dropped_for_good_ones() -> None:
    memory = PersonMemory(300)
    for k in range(20):
        memory.observe(1, _face(60), 0.05, _ns(k / 10))
        memory.resolve([1], _ns(k / 10))
    memory.observe(1, _face(1), 0.9, _ns(3))
    memory.resolve([1], _ns(3))
    memory.end(1, _ns(4))
    assert _visit(memory, 2, _face(60), 10) == 2
    assert _visit(memory, 3, _face(1), 20) == 1


@pytest.mark.parametrize(
    ("gap_s", "box", "same"),
    [(0.8, NEAR, True), (0.8, FAR, False), (4.0, NEAR, False), (0.8, (0, 0, 900, 900), False)],
)
def test_without_looks_the_place_decides_after_a_short_gap(
    gap_s: float, box: tuple[float, float, float, float], *, same: bool
) -> None:
    memory = PersonMemory(300)
    for k in range(20):
        memory.resolve([1], _ns(k / 10), _boxes(HERE))
    start_s = 1.9 + gap_s
    memory.end(1, _ns(start_s))
    for k in range(20):
        people = memory.resolve([2], _ns(start_s + k / 10), _boxes(box))
    assert people == {2: 1 if same else 2}


@pytest.mark.parametrize(("variation", "same"), [(1.3, True), (None, False)])
def test_after_a_short_gap_weaker_looks_are_enough_at_the_same_place(
    variation: float | None, *, same: bool
) -> None:
    memory = PersonMemory(300)
    memory.observe(1, _face(1, variation or 0, seed=1), 0.9, 0)
    memory.resolve([1], 0, _boxes(HERE))
    memory.end(1, _ns(1))
    later = _face(2) if variation is None else _face(1, variation, seed=2)
    memory.observe(2, later, 0.9, _ns(1))
    assert memory.resolve([2], _ns(1), _boxes(NEAR)) == {2: 1 if same else 2}


def test_somebody_joined_by_place_teaches_nothing_unless_the_looks_agree() -> None:
    memory = PersonMemory(300)
    memory.observe(1, _face(1), 0.9, 0)
    memory.resolve([1], 0, _boxes(HERE))
    memory.end(1, _ns(1))
    for k in range(10):  # no view yet, so the place decides
        assert memory.resolve([2], _ns(1 + k / 10), _boxes(NEAR)).get(2) in (None, 1)
    assert memory.resolve([2], _ns(2), _boxes(NEAR)) == {2: 1}
    memory.observe(2, _face(2), 0.9, _ns(2.1))
    memory.resolve([2], _ns(2.1), _boxes(NEAR))
    memory.end(2, _ns(3))
    assert _visit(memory, 3, _face(2), 20) == 3


def test_worthless_embeddings_are_ignored() -> None:
    memory = PersonMemory(300)
    memory.observe(1, np.zeros(EMBEDDING_SIZE, np.float32), 0.9, 0)
    memory.observe(1, np.full(EMBEDDING_SIZE, np.nan, np.float32), 0.9, 0)
    memory.observe(1, _face(1), 0.0, 0)
    assert memory.resolve([1], 0) == {}


def test_memory_is_bounded() -> None:
    memory = PersonMemory(1e6)
    for i in range(700):
        now_ns = _ns(i * 2)
        memory.observe(i + 1, _face(i), 0.9, now_ns)
        memory.resolve([i + 1], now_ns)
        memory.end(i + 1, now_ns)
    assert len(memory) <= 500
    assert _visit(memory, 1000, _face(699), 2000) == 700
    assert _visit(memory, 1001, _face(0), 2010) == 1001


def test_clear_forgets_everybody() -> None:
    memory = PersonMemory(300)
    _visit(memory, 1, _face(1), 0)
    memory.clear()
    assert len(memory) == 0
    assert _visit(memory, 2, _face(1), 10) == 2


_EVENT = st.tuples(
    st.sets(st.integers(1, 5), max_size=4),  # who is in view
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3), st.floats(0, 1)), max_size=4),
    st.integers(0, 1500),  # ms
    st.sets(st.integers(1, 5), max_size=1),  # who leaves for good
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_EVENT, max_size=25))
def test_one_to_one_on_any_input(events: list) -> None:
    memory = PersonMemory(5)
    now_ns, number = 0, {slot: slot for slot in range(1, 6)}
    ever: set[int] = set()
    for live, observed, step_ms, leaving in events:
        now_ns += step_ms * 1_000_000
        ids = sorted(number[slot] for slot in live)
        for slot, face, quality in observed:
            if slot in live:
                memory.observe(number[slot], _face(face), quality, now_ns)
        boxes = np.array([[100 * (i % 5), 0, 100 * (i % 5) + 80, 90] for i in ids], np.float32)
        people = memory.resolve(ids, now_ns, boxes.reshape(-1, 4))
        assert set(people) <= set(ids)
        assert len(set(people.values())) == len(people)
        ever.update(ids)
        assert set(people.values()) <= ever
        for slot in leaving:
            memory.end(number[slot], now_ns)
            number[slot] = max(number.values()) + 1
