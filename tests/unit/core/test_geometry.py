"""Boxes: overlap, and the coordinates of the motion model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geometry import (
    MIN_SIDE_PX,
    boxes_from_centre_log_size,
    centre_log_size,
    iou_matrix,
)

_SIDE = st.floats(1, 2000, width=32)
_BOX = st.tuples(st.floats(-500, 3000, width=32), st.floats(-500, 3000, width=32), _SIDE, _SIDE)
_BOXES = st.lists(_BOX, max_size=6).map(
    lambda rows: np.array([(x, y, x + w, y + h) for x, y, w, h in rows], np.float32).reshape(-1, 4)
)


@given(_BOXES, _BOXES)
def test_overlap_is_symmetric_and_between_0_and_1(a: np.ndarray, b: np.ndarray) -> None:
    iou = iou_matrix(a, b)
    assert iou.shape == (len(a), len(b))
    assert ((iou >= 0) & (iou <= 1.0001)).all()
    np.testing.assert_allclose(iou, iou_matrix(b, a).T, atol=1e-6)


@given(_BOXES)
def test_a_box_overlaps_itself_fully(boxes: np.ndarray) -> None:
    np.testing.assert_allclose(np.diag(iou_matrix(boxes, boxes)), 1, atol=1e-4)


def test_known_overlaps() -> None:
    a = np.array([[0, 0, 10, 10]], np.float32)
    b = np.array([[5, 0, 15, 10], [10, 0, 20, 10], [0, 0, 0, 10], [8, 8, 2, 2]], np.float32)
    assert iou_matrix(a, b)[0].tolist() == pytest.approx([1 / 3, 0, 0, 0])


@given(_BOXES)
def test_centre_and_log_size_lead_back_to_the_box(boxes: np.ndarray) -> None:
    back = boxes_from_centre_log_size(centre_log_size(boxes))
    np.testing.assert_allclose(back, boxes, rtol=1e-4, atol=0.05)


def test_boxes_without_area_get_the_smallest_side() -> None:
    state = centre_log_size(np.array([[10, 10, 10, 5]], np.float32))
    assert np.isfinite(state).all()
    box = boxes_from_centre_log_size(state)[0]
    assert box[2] - box[0] == pytest.approx(MIN_SIDE_PX, abs=1e-3)
