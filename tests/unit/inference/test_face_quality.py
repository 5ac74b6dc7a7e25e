"""Which views of a face are good enough: portraits pass, spoilt pictures say what is wrong."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.capture.pictures import read_picture
from kiosk.core.identity import FaceFlaw
from kiosk.core.types import HeadPose
from kiosk.inference.cover import cover_features, cover_scores
from kiosk.inference.face_quality import ENROL, LOOK_PX, MATCH, aligned_grey, judge
from kiosk.inference.face_reader import FaceReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.face_quality import QualityLimits
    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime

    Face = tuple[NDArray[np.float32], NDArray[np.float32]]

LEVEL = HeadPose(0, 0, 0)


@pytest.fixture(scope="module")
def reader(settings: AnalysisSettings, store: ModelStore, runtime: Runtime) -> Iterator[FaceReader]:
    made = FaceReader(settings, store, runtime)
    yield made
    made.close()


@pytest.fixture(scope="module")
def passer_by(
    settings: AnalysisSettings, store: ModelStore, runtime: Runtime
) -> Iterator[FaceReader]:
    made = FaceReader(settings, store, runtime, limits=MATCH)
    yield made
    made.close()


def _main_flaws(reader: FaceReader, image: NDArray[np.uint8]) -> tuple[FaceFlaw, ...]:
    views = reader.read(image)
    assert views, "no face"
    return views[0].flaws


def test_every_good_portrait_may_be_enrolled(reader: FaceReader, media_dir: Path) -> None:
    paths = sorted((media_dir / "portraits").glob("*_b.jpg"))
    assert len(paths) > 80
    refused = {p.name: f for p in paths if (f := _main_flaws(reader, read_picture(p)))}
    assert refused == {}


def test_small_portraits_may_be_matched(passer_by: FaceReader, media_dir: Path) -> None:
    paths = sorted((media_dir / "portraits").glob("*_a.jpg"))[::2]
    assert len(paths) > 30
    refused = {p.name: f for p in paths if (f := _main_flaws(passer_by, read_picture(p)))}
    assert refused == {}


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("blurred.jpg", FaceFlaw.BLURRED),
        ("motion_blur.jpg", FaceFlaw.BLURRED),
        ("noisy.jpg", FaceFlaw.BLURRED),
        ("very_dark.jpg", FaceFlaw.TOO_DARK),
        ("overexposed.jpg", FaceFlaw.TOO_BRIGHT),
        ("tiny_40px.jpg", FaceFlaw.TOO_SMALL),
        ("eyes_covered.jpg", FaceFlaw.COVERED),
        ("half_face_cut.jpg", FaceFlaw.CUT_OFF),
        ("sideways_no_exif.jpg", FaceFlaw.TURNED),
    ],
)
def test_spoilt_pictures_are_refused_for_the_right_reason(
    reader: FaceReader, passer_by: FaceReader, media_dir: Path, name: str, flaw: FaceFlaw
) -> None:
    image = read_picture(media_dir / "hard" / name)
    for strictness in (reader, passer_by):
        assert _main_flaws(strictness, image)[0] is flaw


@pytest.mark.parametrize(
    "name",
    ["gray_8bit.jpg", "gray_16bit.png", "cmyk.jpg", "exif_orientation_6.jpg", "mirrored.jpg",
     "jpeg_quality_5.jpg", "huge_24mpx_small_face.jpg", "rgba_transparent.png"],
)  # fmt: skip
def test_odd_but_good_pictures_are_not_refused(
    reader: FaceReader, media_dir: Path, name: str
) -> None:
    assert _main_flaws(reader, read_picture(media_dir / "hard" / name)) == ()


# ------------------------------------------------------------------------------ one thing a time


@pytest.fixture(scope="module")
def portrait(media_dir: Path) -> NDArray[np.uint8]:
    return read_picture(media_dir / "portraits" / "A000055_aderholt_b.jpg")


@pytest.fixture(scope="module")
def found(reader: FaceReader, portrait: NDArray[np.uint8]) -> Face:
    (face,) = reader._finder.analyze(portrait)
    assert face.landmarks is not None
    return face.xyxy, face.landmarks


def _dark_glasses(image: NDArray[np.uint8], points: NDArray[np.float32]) -> None:
    radius = int(0.36 * float(np.hypot(*(points[1] - points[0]))))
    for eye in points[:2]:
        cv2.circle(image, tuple(np.int32(eye).tolist()), radius, (30, 25, 35), -1, cv2.LINE_AA)
    ends = [tuple(np.int32(eye).tolist()) for eye in points[:2]]
    cv2.line(image, ends[0], ends[1], (30, 25, 35), 3, cv2.LINE_AA)


def _bar_over_the_eyes(image: NDArray[np.uint8], points: NDArray[np.float32]) -> None:
    y = int(points[:2, 1].mean())
    cv2.rectangle(image, (0, y - 18), (image.shape[1], y + 18), (0, 0, 0), -1)


def _surgical_mask(image: NDArray[np.uint8], points: NDArray[np.float32]) -> None:
    nose, left, right = points[2], points[3], points[4]
    wide = 0.9 * float(right[0] - left[0])
    corners = [
        (left[0] - wide, nose[1] - 4), (right[0] + wide, nose[1] - 4),
        (right[0] + 0.5 * wide, right[1] + wide), (left[0] - 0.5 * wide, left[1] + wide),
    ]  # fmt: skip
    cv2.fillPoly(image, [np.array(corners, np.int32)], (215, 190, 150), cv2.LINE_AA)


def _hand_over_the_mouth(image: NDArray[np.uint8], points: NDArray[np.float32]) -> None:
    skin = image[int(points[2, 1]), int(points[2, 0])].tolist()
    middle = points[3:].mean(axis=0)
    for finger in range(-2, 3):
        at = (int(middle[0] + 13 * finger), int(middle[1] + 4))
        cv2.ellipse(image, at, (8, 34), 12, 0, 360, [int(0.9 * c) for c in skin], -1, cv2.LINE_AA)


@pytest.mark.parametrize(
    "cover", [_dark_glasses, _bar_over_the_eyes, _surgical_mask, _hand_over_the_mouth]
)
@pytest.mark.parametrize("limits", [ENROL, MATCH], ids=["enrol", "match"])
def test_what_covers_a_face_is_noticed(
    portrait: NDArray[np.uint8],
    found: Face,
    cover: Callable[[NDArray[np.uint8], NDArray[np.float32]], None],
    limits: QualityLimits,
) -> None:
    image = portrait.copy()
    cover(image, found[1])
    assert judge(image, *found, LEVEL, 1.0, limits).flaws == (FaceFlaw.COVERED,)


def test_clear_spectacles_cover_nothing(portrait: NDArray[np.uint8], found: Face) -> None:
    image = portrait.copy()
    for eye in found[1][:2]:
        cv2.circle(image, tuple(np.int32(eye).tolist()), 25, (40, 40, 50), 2, cv2.LINE_AA)
    assert judge(image, *found, LEVEL, 1.0, ENROL).flaws == ()


@pytest.mark.parametrize(
    ("pose", "is_turned"),
    [
        (LEVEL, False),
        (HeadPose(-30, 10, 10), False),
        (HeadPose(42, 0, 0), True),
        (HeadPose(0, -36, 0), True),
        (HeadPose(0, 0, 35), True),
    ],
)
def test_turned_heads_are_matched_further_than_they_are_enrolled(
    portrait: NDArray[np.uint8],
    found: Face,
    pose: HeadPose,
    is_turned: bool,
) -> None:
    enrolled = judge(portrait, *found, pose, 1.0, ENROL)
    assert (FaceFlaw.TURNED in enrolled.flaws) is is_turned
    assert judge(portrait, *found, pose, 1.0, MATCH).flaws == ()


def test_light_is_judged_by_the_face_and_not_by_the_picture(
    portrait: NDArray[np.uint8], found: Face
) -> None:
    """A lamp behind somebody, or a dark room around a lit face."""
    (left, top, right, bottom), night = found[0].astype(int), np.zeros_like(portrait)
    night[top:bottom, left:right] = portrait[top:bottom, left:right]
    assert FaceFlaw.TOO_DARK not in judge(night, *found, LEVEL, 1.0, ENROL).flaws
    glare = np.full_like(portrait, 255)
    glare[top:bottom, left:right] = portrait[top:bottom, left:right] // 8
    assert judge(glare, *found, LEVEL, 1.0, ENROL).flaws[0] is FaceFlaw.TOO_DARK


@pytest.mark.parametrize("factor", [1.0, 0.6, 0.35])
def test_quality_falls_with_the_light_that_is_taken(
    portrait: NDArray[np.uint8], found: Face, factor: float
) -> None:
    dimmed = (portrait * factor).astype(np.uint8)
    brighter = judge(portrait, *found, LEVEL, 1.0, MATCH).value
    assert judge(dimmed, *found, LEVEL, 1.0, MATCH).value <= brighter


def test_sharpness_is_asked_in_both_directions(portrait: NDArray[np.uint8], found: Face) -> None:
    for size in ((25, 1), (1, 25)):
        streaked = cv2.blur(portrait, size)
        assert judge(streaked, *found, LEVEL, 1.0, MATCH).flaws == (FaceFlaw.BLURRED,)


def test_a_face_at_the_edge_is_cut_off_only_when_something_is_missing(
    portrait: NDArray[np.uint8], found: Face
) -> None:
    xyxy, points = found
    tight = judge(*_cropped(portrait, xyxy, points, 1.0), LEVEL, 1.0, MATCH)
    assert FaceFlaw.CUT_OFF not in tight.flaws
    half = judge(*_cropped(portrait, xyxy, points, 0.5), LEVEL, 1.0, MATCH)
    assert FaceFlaw.CUT_OFF in half.flaws


def _cropped(
    image: NDArray[np.uint8], xyxy: NDArray[np.float32], points: NDArray[np.float32], part: float
) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]:
    """The picture cut so that the left part of the face is gone, and the face in it."""
    left = int(xyxy[2] - part * (xyxy[2] - xyxy[0]))
    shift = np.array((left, 0), np.float32)
    box = xyxy - np.tile(shift, 2)
    box[0] = max(box[0], 0.0)
    return np.ascontiguousarray(image[:, left:]), box, points - shift


# ---------------------------------------------------------------------------------- properties

_coordinate = st.floats(-300, 900, width=32)
_points = st.lists(_coordinate, min_size=10, max_size=10)


@hypothesis_settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 3),
    st.integers(2, 400),
    st.integers(2, 400),
    _points,
    st.lists(_coordinate, min_size=4, max_size=4),
    st.tuples(*[st.floats(-90, 90)] * 3),
    st.floats(0, 1),
)
def test_any_view_gets_a_judgement(
    seed: int,
    width: int,
    height: int,
    points: list[float],
    box: list[float],
    pose: tuple[float, float, float],
    geometry: float,
) -> None:
    rng = np.random.default_rng(seed)
    high = 256 if seed else 1
    image = rng.integers(0, high, (height, width, 3)).astype(np.uint8)
    arguments = (
        image,
        np.array(box, np.float32),
        np.array(points, np.float32).reshape(5, 2),
        HeadPose(*pose),
        geometry,
    )
    strict, lenient = judge(*arguments, ENROL), judge(*arguments, MATCH)
    assert 0.0 <= strict.value <= geometry
    assert strict.value == lenient.value
    order = list(FaceFlaw)
    assert list(strict.flaws) == sorted(set(strict.flaws), key=order.index)
    assert bool(strict.flaws) or not lenient.flaws


def test_matching_asks_no_more_than_enrolling() -> None:
    at_least = ("face_px", "bright", "detail")
    for name in ENROL.__slots__:
        strict, lenient = getattr(ENROL, name), getattr(MATCH, name)
        assert (lenient <= strict) if name in at_least else (lenient >= strict), name
    assert astuple(ENROL) != astuple(MATCH)


def test_covers_are_judged_without_regard_to_light_and_contrast(
    portrait: NDArray[np.uint8], found: Face
) -> None:
    grey = aligned_grey(portrait, found[1])
    assert grey.shape == (LOOK_PX, LOOK_PX)
    dimmer = (grey * 0.5 + 20).astype(np.uint8)
    assert cover_scores(dimmer) == pytest.approx(cover_scores(grey), abs=0.1)


def test_a_plain_surface_has_no_features() -> None:
    assert not cover_features(np.full((LOOK_PX, LOOK_PX), 130, np.uint8)).any()


def test_geometry_of_the_whole_frame_goes_into_the_quality(
    reader: FaceReader, portrait: NDArray[np.uint8]
) -> None:
    small = cv2.resize(portrait, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    large_view, small_view = reader.read(portrait)[0], reader.read(small)[0]
    assert small_view.quality < 0.8 * large_view.quality
