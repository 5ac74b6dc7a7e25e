"""Zones, ignored areas and crossings of lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.core.choices import ZoneKind
from kiosk.core.zone import Zone
from kiosk.core.zones import CROSSED_BY, LineCounter, ZoneMap, contains, right_of

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
FACE = 0.08
fractions = st.floats(0.0, 1.0, allow_nan=False)


def square(name: str, left: float, top: float, size: float, kind: ZoneKind) -> Zone:
    right, bottom = left + size, top + size
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Zone(id=name, name=name, kind=kind, points=corners)


def line(start: tuple[float, float], end: tuple[float, float]) -> Zone:
    return Zone(id="door", name="Door", kind=ZoneKind.LINE, points=(start, end))


ACROSS = line((0.2, 0.5), (0.8, 0.5))


def walked(
    counter: LineCounter, places: list[tuple[float, float]], who: int = 1, start_s: float = 0.0
) -> list[bool]:
    """Directions of the crossings of a way, ten places per second."""
    found = []
    for step, (x, y) in enumerate(places):
        seconds = start_s + step / 10
        at = START + timedelta(seconds=seconds)
        crossing = counter.update(who, x, y, FACE, aspect=16 / 9, at_ns=round(seconds * 1e9), at=at)
        if crossing is not None:
            assert crossing.line == "door"
            assert crossing.at == at
            found.append(crossing.inward)
    return found


def straight(
    start: tuple[float, float], end: tuple[float, float], steps: int = 20
) -> list[tuple[float, float]]:
    parts = [i / steps for i in range(steps + 1)]
    return [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in parts]


# --------------------------------------------------------------------------------- areas


def test_zones_overlap_and_ignored_areas_win() -> None:
    zones = ZoneMap(
        [
            square("a", 0.1, 0.1, 0.4, ZoneKind.COUNT),
            square("b", 0.3, 0.3, 0.4, ZoneKind.COUNT),
            square("poster", 0.4, 0.4, 0.05, ZoneKind.IGNORE),
            ACROSS,
        ]
    )
    assert zones.counting(0.2, 0.2) == ("a",)
    assert zones.counting(0.35, 0.35) == ("a", "b")
    assert zones.counting(0.6, 0.6) == ("b",)
    assert zones.counting(0.9, 0.9) == ()
    assert zones.counting(0.42, 0.42) == ()
    assert zones.ignored(0.42, 0.42)
    assert not zones.ignored(0.35, 0.35)


def test_no_zone_contains_nothing() -> None:
    zones = ZoneMap([])
    assert zones.counting(0.5, 0.5) == ()
    assert not zones.ignored(0.5, 0.5)


def test_a_concave_polygon_does_not_contain_its_notch() -> None:
    horseshoe = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.6, 0.9), (0.6, 0.4), (0.4, 0.4), (0.4, 0.9))
    assert contains((*horseshoe, (0.1, 0.9)), 0.2, 0.8)
    assert not contains((*horseshoe, (0.1, 0.9)), 0.5, 0.8)
    assert contains((*horseshoe, (0.1, 0.9)), 0.5, 0.2)


@given(fractions, fractions, st.floats(0.05, 0.95))
def test_zones_that_share_an_edge_part_the_picture(x: float, y: float, at: float) -> None:
    """Whoever is in the picture is in one of two zones that cover it, and in one only."""
    left = ((-1.0, -1.0), (at, -1.0), (at, 2.0), (-1.0, 2.0))
    right = ((at, -1.0), (2.0, -1.0), (2.0, 2.0), (at, 2.0))
    assert contains(left, x, y) != contains(right, x, y)


@given(st.lists(st.tuples(fractions, fractions), min_size=3, max_size=8), fractions, fractions)
@example([(0.0, 0.0), (0.0, 1.0), (0.9576350073324951, 0.375)], 0.0, 0.0)
def test_neither_order_nor_first_corner_matter(
    corners: list[tuple[float, float]], x: float, y: float
) -> None:
    inside = contains(corners, x, y)
    assert contains([*corners[1:], corners[0]], x, y) == inside
    assert contains(corners[::-1], x, y) == inside


# --------------------------------------------------------------------------------- lines


def test_left_is_the_left_hand_of_who_walks_along_the_line() -> None:
    # On the screen: to the right, the left hand is at the top, which is a smaller y.
    assert right_of((0.2, 0.5), (0.8, 0.5), 0.5, 0.4) < 0
    assert right_of((0.2, 0.5), (0.8, 0.5), 0.5, 0.6) > 0
    # Up the screen: the left hand is at the left.
    assert right_of((0.5, 0.8), (0.5, 0.2), 0.4, 0.5) < 0
    assert right_of((0.5, 0.8), (0.5, 0.2), 0.6, 0.5) > 0


def test_from_left_to_right_is_in_and_back_is_out() -> None:
    counter = LineCounter(ACROSS)
    down = straight((0.5, 0.2), (0.5, 0.8))
    assert walked(counter, down) == [True]
    assert walked(counter, down[::-1], start_s=3) == [False]
    turned_round = LineCounter(line((0.8, 0.5), (0.2, 0.5)))
    assert walked(turned_round, down) == [False]


def test_a_pass_counts_when_the_face_is_a_quarter_width_beyond() -> None:
    counter = LineCounter(ACROSS)
    enough = CROSSED_BY * FACE * 16 / 9
    assert walked(counter, [(0.5, 0.3), (0.5, 0.5 + 0.9 * enough)]) == []
    assert walked(counter, [(0.5, 0.5 + 1.1 * enough)], start_s=0.2) == [True]


def test_who_stands_on_the_line_does_not_flicker() -> None:
    counter = LineCounter(ACROSS)
    sway = [(0.5, 0.5 + 0.03 * (-1) ** i) for i in range(50)]
    assert walked(counter, [(0.5, 0.3), *sway]) == []
    assert walked(counter, straight((0.5, 0.5), (0.5, 0.8)), start_s=5.2) == [True]


def test_around_the_ends_is_not_across() -> None:
    counter = LineCounter(ACROSS)
    around = [(0.5, 0.2), (0.9, 0.2), (0.9, 0.8), (0.5, 0.8)]
    way = [p for a, b in pairwise(around) for p in straight(a, b, 10)]
    assert walked(counter, way) == []
    assert walked(counter, straight((0.5, 0.8), (0.5, 0.2)), start_s=4) == [False]


def test_through_the_line_and_back_around_its_end_is_no_second_pass() -> None:
    counter = LineCounter(ACROSS)
    corners = [(0.5, 0.2), (0.5, 0.8), (0.95, 0.8), (0.95, 0.2), (0.5, 0.2), (0.5, 0.8)]
    way = [p for a, b in pairwise(corners) for p in straight(a, b, 8)]
    assert walked(counter, way) == [True, True]


def test_who_was_not_seen_for_long_may_have_gone_any_way() -> None:
    counter = LineCounter(ACROSS)
    assert walked(counter, [(0.5, 0.2)]) == []
    assert walked(counter, [(0.5, 0.8)], start_s=2.5) == []
    assert walked(counter, [(0.5, 0.2)], who=2, start_s=3.0) == []
    assert walked(counter, [(0.5, 0.8)], who=2, start_s=4.5) == [True]


def test_people_are_told_apart_and_forgotten() -> None:
    counter = LineCounter(ACROSS)
    for who in range(200):
        at_s = float(who)
        side = 0.2 if who % 2 else 0.8
        assert walked(counter, [(0.5, side)], who=who, start_s=at_s) == []
    assert len(counter._walks) < 10


def test_only_lines_count_crossings() -> None:
    with pytest.raises(ValueError, match="kind line"):
        LineCounter(square("a", 0.1, 0.1, 0.4, ZoneKind.COUNT))


@given(st.lists(st.tuples(fractions, fractions), min_size=2, max_size=40))
def test_in_and_out_take_turns(places: list[tuple[float, float]]) -> None:
    """Of a line across the whole picture nobody goes in twice without having gone out."""
    counter = LineCounter(line((0.0, 0.5), (1.0, 0.5)))
    found = walked(counter, places)
    assert all(a != b for a, b in pairwise(found))
    clearly = CROSSED_BY * FACE * 16 / 9
    sides = [y > 0.5 for _, y in places if abs(y - 0.5) > clearly * 1.001]
    changes = sum(a != b for a, b in pairwise(sides))
    if places and abs(places[0][1] - 0.5) > clearly * 1.001:
        near = sum(clearly * 0.999 <= abs(y - 0.5) <= clearly * 1.001 for _, y in places)
        assert abs(len(found) - changes) <= 2 * near
