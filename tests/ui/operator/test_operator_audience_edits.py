"""Edits of zones: whatever is done can be undone, and gives settings that are accepted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.choices import ZoneKind
from kiosk.core.settings import AudienceSettings
from kiosk.ui.operator.zone_edits import Shape, ZoneEdits, crosses_itself

SQUARE = ((0.2, 0.2), (0.6, 0.2), (0.6, 0.6), (0.2, 0.6))
places = st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
steps = st.one_of(
    st.tuples(st.just("add"), places),
    st.tuples(st.just("remove"), places),
    st.tuples(st.just("move"), places),
    st.tuples(st.just("corner"), places),
    st.tuples(st.just("split"), places),
    st.tuples(st.just("join"), places),
)


def do(edits: ZoneEdits, step: tuple[str, tuple[float, float]]) -> None:
    what, (x, y) = step
    if what == "add":
        edits.add(ZoneKind.COUNT, SQUARE, "Zone")
        return
    if not edits.shapes:
        return
    number = edits.shapes[-1].id
    if what == "remove":
        edits.remove(number)
    elif what == "move":
        edits.change(number, lambda shape: shape.moved(x, y))
    elif what == "corner":
        edits.change(number, lambda shape: shape.with_corner(0, (x, y)))
    elif what == "split":
        edits.change(number, lambda shape: shape.with_new_corner(1, (x, y)))
    else:
        edits.change(number, lambda shape: shape.without_corner(0))


@given(st.lists(steps, max_size=25))
def test_whatever_is_done_can_be_undone_and_done_again(
    done: list[tuple[str, tuple[float, float]]],
) -> None:
    edits = ZoneEdits()
    for step in done:
        do(edits, step)
    last = edits.shapes
    while edits.can_undo:
        edits.undo()
    assert edits.shapes == ()
    while edits.can_redo:
        edits.redo()
    assert edits.shapes == last


@given(st.lists(steps, max_size=25))
def test_shapes_stay_inside_the_picture_under_numbers_of_their_own(
    done: list[tuple[str, tuple[float, float]]],
) -> None:
    edits = ZoneEdits()
    removed: set[str] = set()
    for step in done:
        before = {shape.id for shape in edits.shapes}
        do(edits, step)
        now = {shape.id for shape in edits.shapes}
        assert not (now - before) & removed
        removed |= before - now
        for shape in edits.shapes:
            assert len(shape.points) >= 3
            assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in shape.points)
    assert len({shape.name for shape in edits.shapes}) == len(edits.shapes)


@given(places)
def test_moving_keeps_the_form(by: tuple[float, float]) -> None:
    shape = Shape("count-1", "Zone 1", ZoneKind.COUNT, SQUARE).moved(*by)
    (left, top), (right, bottom) = shape.points[0], shape.points[2]
    assert abs(right - left - 0.4) < 2e-4
    assert abs(bottom - top - 0.4) < 2e-4


def test_a_drag_is_one_edit() -> None:
    edits = ZoneEdits()
    number = edits.add(ZoneKind.COUNT, SQUARE, "Zone").id
    edits.hold()
    for _ in range(5):
        edits.change(number, lambda shape: shape.moved(0.01, 0.0))
    edits.let_go()
    edits.undo()
    assert edits.shapes[0].points == SQUARE


def test_edits_are_what_the_settings_take() -> None:
    edits = ZoneEdits()
    edits.add(ZoneKind.LINE, SQUARE[:2], "Line")
    edits.add(ZoneKind.IGNORE, SQUARE, "Area")
    settings = AudienceSettings.model_validate(
        {"zones": [shape.as_setting() for shape in edits.shapes]}
    )
    assert tuple(Shape.of(zone) for zone in settings.zones) == edits.shapes
    assert edits.shapes[0].without_corner(0) is edits.shapes[0]  # a line needs both ends


def test_a_bow_tie_crosses_itself_and_a_horseshoe_does_not() -> None:
    assert crosses_itself(((0, 0), (1, 1), (1, 0), (0, 1)))
    assert not crosses_itself(SQUARE)
    assert not crosses_itself(SQUARE[:3])
    horseshoe = ((0, 0), (1, 0), (1, 1), (0.7, 1), (0.7, 0.3), (0.3, 0.3), (0.3, 1), (0, 1))
    assert not crosses_itself(horseshoe)
