"""Labels find their places: none over another, none outside the view, none that jumps."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.ui.labels import LabelPlacer, LabelRequest, Rect

W, H = 1280.0, 720.0

requests = st.lists(
    st.builds(
        lambda x, y, w, label: LabelRequest(0, (x, y, w, 1.3 * w), label, 30.0),
        st.floats(-50, W),
        st.floats(-50, H),
        st.floats(12, 300),
        st.floats(30, 130),
    ),
    max_size=20,
).map(lambda found: [LabelRequest(i, r.face, r.width, r.height) for i, r in enumerate(found)])


def overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@given(requests)
@settings(max_examples=60)
def test_labels_never_overlap_and_never_leave_the_view(wanted: list[LabelRequest]) -> None:
    placed = LabelPlacer().place(wanted, W, H, 8)
    for first, second in combinations(placed.values(), 2):
        assert not overlap(first, second)
    for x, y, w, h in placed.values():
        assert x >= 0
        assert y >= 0
        assert x + w <= W
        assert y + h <= H


def test_a_label_stands_above_its_face_where_there_is_room() -> None:
    request = LabelRequest(1, (600, 300, 100, 130), 80, 30)
    x, y, w, h = LabelPlacer().place([request], W, H, 8)[1]
    assert x + w / 2 == 650
    assert y + h + 8 == 300


def test_a_label_goes_below_at_the_upper_edge() -> None:
    request = LabelRequest(1, (600, 2, 100, 130), 80, 30)
    assert LabelPlacer().place([request], W, H, 8)[1][1] >= 132


def test_a_label_keeps_its_side_while_it_can() -> None:
    placer = LabelPlacer()
    for top in (2.0, 10.0, 40.0, 80.0):
        face = (600.0, top, 100.0, 130.0)
        rect = placer.place([LabelRequest(1, face, 80, 30)], W, H, 8)[1]
        assert rect[1] == top + 130 + 8, "it went below at the edge and stays there"


def test_the_nearer_face_keeps_the_better_place() -> None:
    far = LabelRequest(1, (600, 300, 100, 130), 80, 30)
    near = LabelRequest(2, (610, 300, 100, 130), 80, 30)
    placed = LabelPlacer().place([far, near], W, H, 8)
    assert placed[2][1] < 300
    assert not overlap(placed[1], placed[2])


def test_a_label_without_a_place_is_left_out() -> None:
    assert LabelPlacer().place([LabelRequest(1, (0, 0, 40, 40), 200, 30)], 100, 100, 8) == {}
