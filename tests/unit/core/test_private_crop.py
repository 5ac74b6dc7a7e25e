"""The picture of one face shows nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.face_crop import private_crop
from kiosk.core.types import Detections, Frame, FrameResult, PeopleCount, Track, TrackState

NOW = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)
GREY = 127


def track(number: int, *box: float, state: TrackState = TrackState.CONFIRMED) -> Track:
    return Track(number, np.array(box, np.float32), 0.9, state, 0, 0)


def found(*boxes: tuple[float, ...]) -> Detections:
    xyxy = np.array(boxes, np.float32).reshape(-1, 4)
    return Detections(xyxy, np.full(len(xyxy), 0.8, np.float32))


def seen(
    tracks: list[Track],
    detections: Detections | None = None,
    weak: Detections | None = None,
    size: tuple[int, int] = (200, 320),
) -> FrameResult:
    # Every pixel tells where it is, and none is grey.
    y, x = np.mgrid[: size[0], : size[1]]
    image = np.stack([x % 120, y % 120, np.full_like(x, 9)], axis=2).astype(np.uint8)
    frame = Frame(image, 0, 0, NOW, "test")
    empty = Detections.empty()
    return FrameResult(frame, detections or empty, tuple(tracks), PeopleCount(), {}, weak or empty)


def test_the_crop_is_the_box_with_25_pixels_around_it() -> None:
    one = track(1, 100, 60, 160, 130)
    result = seen([one], found((101, 61, 159, 131)))
    crop = private_crop(result, one)
    assert np.array_equal(crop, result.frame.image[35:155, 75:185])
    crop[:] = 0  # a copy: frames are read-only for everybody else
    assert result.frame.image.any()


def test_the_crop_ends_at_the_frame() -> None:
    one = track(1, -10, 5, 40, 60)
    result = seen([one])
    assert np.array_equal(private_crop(result, one), result.frame.image[:85, :65])
    corner = track(1, 300, 190, 330, 215)
    assert private_crop(seen([corner]), corner).shape == (35, 45, 3)


def test_other_faces_are_painted_over_wherever_they_come_from() -> None:
    one = track(1, 100, 60, 160, 130)
    neighbour, detected, weak = (150, 60, 200, 130), (60, 60, 90, 100), (100, 140, 120, 160)
    result = seen(
        [one, track(2, *neighbour)], found((100, 60, 160, 130), neighbour, detected), found(weak)
    )
    crop = private_crop(result, one)
    for left, top, right, bottom in (neighbour, detected, weak):
        part = crop[max(top - 35, 0) : bottom - 35, max(left - 75, 0) : right - 75]
        assert part.size
        assert (part == GREY).all()
    own = crop[60 - 35 : 125 - 35, 105 - 75 : 135 - 75]
    assert not (own == GREY).any()


def test_the_face_itself_under_a_former_number_is_not_painted_over() -> None:
    one = track(2, 100, 60, 160, 130)
    former = track(1, 102, 62, 163, 131, state=TrackState.LOST)
    crop = private_crop(seen([former, one]), one)
    assert not (crop == GREY).any()
    beside = track(1, 140, 60, 200, 130, state=TrackState.LOST)
    assert (private_crop(seen([beside, one]), one) == GREY).any()


boxes = st.tuples(
    st.floats(-50, 330), st.floats(-50, 210), st.floats(4, 150), st.floats(4, 150)
).map(lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3]))


@given(boxes, st.lists(boxes, max_size=5))
def test_no_pixel_of_another_followed_face_is_in_the_crop(
    own: tuple[float, ...], others: list[tuple[float, ...]]
) -> None:
    one = track(1, *own)
    result = seen([one, *(track(2 + i, *box) for i, box in enumerate(others))])
    crop = private_crop(result, one)
    assert crop.size
    left = min(max(int(np.floor(np.float32(own[0]) - 25)), 0), 319)
    top = min(max(int(np.floor(np.float32(own[1]) - 25)), 0), 199)
    shown = np.zeros((200, 320), bool)
    shown[top : top + crop.shape[0], left : left + crop.shape[1]] = (crop != GREY).any(axis=2)
    for box in others:
        x0, y0, x1, y1 = (max(round(value), 0) for value in box)
        assert not shown[y0:y1, x0:x1].any()
