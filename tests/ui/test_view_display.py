"""Pictures for the view: size, position, marks; no Qt involved."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.choices import ViewMode
from kiosk.core.types import (
    Detections,
    FaceAttributes,
    Frame,
    FrameResult,
    Gender,
    IgnoreReason,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.ui.display import MAX_CROP, SNAP, DisplayRenderer, fit_frame
from kiosk.ui.display_frame import DisplayFrame, DisplayTarget

MS = 1_000_000


def result(
    image: np.ndarray, tracks: tuple[Track, ...] = (), now_ns: int = 10**10, seq: int = 0
) -> FrameResult:
    frame = Frame(image, seq, now_ns, datetime(2026, 1, 1, tzinfo=UTC), "test")
    return FrameResult(frame, Detections.empty(), tracks, PeopleCount(), {})


def track(box: tuple[float, float, float, float], **changes: object) -> Track:
    values: dict[str, object] = {
        "id": 1,
        "xyxy": np.array(box, np.float32),
        "score": 0.9,
        "state": TrackState.CONFIRMED,
        "first_seen_ns": 0,
        "last_seen_ns": 10**10,
    }
    return Track(**(values | changes))  # type: ignore[arg-type]


def renderer(width: int, height: int, view: ViewMode = ViewMode.VIDEO) -> DisplayRenderer:
    target = DisplayTarget()
    target.set_size(width, height)
    target.set_view(view)
    return DisplayRenderer(target)


sizes = st.integers(16, 4000)


@given(sizes, sizes, sizes, sizes)
def test_fit_fills_the_view_or_shows_everything(fw: int, fh: int, vw: int, vh: int) -> None:
    fit = fit_frame(fw, fh, vw, vh)
    shown_w, shown_h = fw * fit.scale, fh * fit.scale
    fills = shown_w >= vw - 1e-6 and shown_h >= vh - 1e-6
    whole = shown_w <= vw + 1e-6 and shown_h <= vh + 1e-6
    assert fills or whole
    if fills and not whole:
        lost = 1 - min(vw / shown_w, vh / shown_h)
        assert lost <= 1 - (1 - MAX_CROP) * SNAP + 1e-6
    # Centred: as much is added or cut on one side as on the other.
    assert fit.dx + shown_w + fit.dx == pytest.approx(vw, abs=1e-6)
    assert fit.dy + shown_h + fit.dy == pytest.approx(vh, abs=1e-6)


@given(sizes, sizes, sizes, sizes)
def test_the_whole_picture_is_shown_when_asked_for(fw: int, fh: int, vw: int, vh: int) -> None:
    fit = fit_frame(fw, fh, vw, vh, whole=True)
    assert fit.dx >= -1e-6
    assert fit.dy >= -1e-6
    assert min(fit.dx, fit.dy) == pytest.approx(0, abs=1e-6)


def test_nothing_is_rendered_without_a_size() -> None:
    assert renderer(0, 0).render(result(np.zeros((90, 160, 3), np.uint8))) is None


@pytest.mark.parametrize("size", [(320, 180), (200, 190), (100, 400), (157, 88), (640, 300)])
def test_image_has_the_size_of_the_view_and_is_ready_to_draw(size: tuple[int, int]) -> None:
    picture = renderer(*size).render(result(np.full((180, 320, 3), 77, np.uint8)))
    assert picture is not None
    assert picture.image is not None
    assert picture.image.shape == (size[1], size[0], 4)
    assert picture.image.dtype == np.uint8
    assert picture.image.flags.c_contiguous
    assert not picture.image.flags.writeable
    assert (picture.image[..., 3] == 255).all()


@pytest.mark.parametrize("size", [(320, 180), (300, 170), (250, 190), (100, 300), (700, 120)])
def test_marks_lie_where_the_face_is_drawn(size: tuple[int, int]) -> None:
    image = np.zeros((180, 320, 3), np.uint8)
    image[80:120, 150:190] = (0, 0, 255)
    picture = renderer(*size).render(result(image, (track((150, 80, 190, 120)),)))
    assert picture is not None
    assert picture.image is not None
    (item,) = picture.items
    left, top, right, bottom = picture.content
    backdrop = np.ones(picture.image.shape[:2], bool)
    backdrop[ceil(top) : floor(bottom), ceil(left) : floor(right)] = False
    red = (picture.image[..., 2] > 128) & ~backdrop
    rows, columns = np.nonzero(red)
    assert columns.min() == pytest.approx(item.x, abs=2)
    assert columns.max() + 1 == pytest.approx(item.x + item.width, abs=2)
    assert rows.min() == pytest.approx(item.y, abs=2)
    assert rows.max() + 1 == pytest.approx(item.y + item.height, abs=2)


def test_bars_beside_the_picture_are_not_black_and_not_sharp() -> None:
    random = np.random.default_rng(1)
    image = random.integers(60, 255, (90, 160, 3), np.uint8)
    picture = renderer(160, 400).render(result(image))
    assert picture is not None
    assert picture.image is not None
    bar = picture.image[:100, :, :3].astype(int)
    assert bar.mean() > 15
    assert np.abs(np.diff(bar, axis=1)).max() < 8


def test_avatars_carry_no_pixels() -> None:
    image = np.full((180, 320, 3), 200, np.uint8)
    tracks = (track((100, 50, 160, 120)),)
    picture = renderer(320, 180, ViewMode.AVATARS).render(result(image, tracks))
    assert picture is not None
    assert picture.image is None
    assert picture.view is ViewMode.AVATARS
    assert len(picture.items) == 1


def test_charts_only_carries_neither_pixels_nor_people_and_needs_no_size() -> None:
    image = np.full((180, 320, 3), 200, np.uint8)
    for size in ((0, 0), (320, 180)):
        picture = renderer(*size, ViewMode.OFF).render(result(image, (track((9, 9, 99, 99)),)))
        assert picture is not None
        assert picture.image is None
        assert picture.items == ()
        assert picture.view is ViewMode.OFF


@pytest.mark.parametrize("view", [ViewMode.AVATARS, ViewMode.OFF])
def test_nothing_of_a_frame_without_picture_depends_on_the_pixels(view: ViewMode) -> None:
    random = np.random.default_rng(3)
    made = renderer(320, 180, view)
    first, second = (
        made.render(
            result(random.integers(0, 256, (180, 320, 3), np.uint8), (track((9, 9, 99, 99)),))
        )
        for _ in range(2)
    )
    assert first is not None
    assert second is not None
    for name in DisplayFrame.__slots__:
        assert getattr(first, name) == getattr(second, name), name
        assert not isinstance(getattr(first, name), np.ndarray), name


@pytest.mark.parametrize("view", [ViewMode.VIDEO, ViewMode.BLURRED, ViewMode.AVATARS])
def test_a_face_that_is_no_audience_has_no_mark_and_no_figure(view: ViewMode) -> None:
    image = np.zeros((180, 320, 3), np.uint8)
    tracks = (track((10, 10, 60, 70), ignored=IgnoreReason.STILL), track((150, 30, 190, 90), id=2))
    picture = renderer(320, 180, view).render(result(image, tracks))
    assert picture is not None
    assert [item.id for item in picture.items] == [2]


def test_people_fade_in_and_out_by_the_clock_of_the_source() -> None:
    image = np.zeros((180, 320, 3), np.uint8)
    box = (100.0, 50.0, 160.0, 120.0)
    now = 10**10

    def opacity(**changes: object) -> float:
        picture = renderer(320, 180).render(result(image, (track(box, **changes),), now))
        assert picture is not None
        return picture.items[0].opacity if picture.items else 0.0

    assert opacity() == 1.0
    tentative = opacity(state=TrackState.TENTATIVE, first_seen_ns=now - 500 * MS)
    assert 0.0 < tentative < 0.5
    assert tentative < opacity(first_seen_ns=now - 200 * MS) < 1.0
    lost = [
        opacity(state=TrackState.LOST, last_seen_ns=now - ms * MS) for ms in (0, 200, 400, 2000)
    ]
    assert lost == sorted(lost, reverse=True)
    assert lost[0] == 1.0
    assert lost[-1] == 0.0


def test_items_carry_what_the_labels_need() -> None:
    attributes = FaceAttributes(age=33.6, gender=Gender.FEMALE, looking=True)
    near = track((10, 10, 90, 110), id=1, attributes=attributes)
    far = track((150, 30, 170, 60), id=2, state=TrackState.LOST, attributes=attributes)
    picture = renderer(320, 180).render(result(np.zeros((180, 320, 3), np.uint8), (near, far)))
    assert picture is not None
    assert [item.id for item in picture.items] == [2, 1], "nearest last"
    assert picture.items[1].age == 34
    assert picture.items[1].gender is Gender.FEMALE
    assert picture.items[1].looking
    assert not picture.items[0].looking, "nobody knows where a lost face looks"
    assert picture.aspect == pytest.approx(320 / 180)
