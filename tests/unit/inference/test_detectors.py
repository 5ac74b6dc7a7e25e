"""Every detector on real pictures, and the arithmetic around the networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kiosk.core.choices import DetectorName
from kiosk.core.geometry import iou_matrix
from kiosk.inference.detector_model import RawDetections
from kiosk.inference.detectors import FaceDetector, _resize_into, _to_frame
from kiosk.inference.ssd import SsdDetector
from kiosk.inference.yunet import LIVE_AREA_PX, YuNet, fit_input_size, suppress_overlaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime

PORTRAIT = "portraits/A000055_aderholt_b.jpg"
THREE_PEOPLE = "groups/2008_002506.jpg"
TRUTH = np.array(
    [[329, 78, 438, 187], [224, 95, 315, 186], [125, 65, 215, 156]], np.float32
)  # group_boxes.csv


@pytest.fixture(scope="module")
def detectors(store: ModelStore, runtime: Runtime) -> Iterator[dict[DetectorName, FaceDetector]]:
    made = {name: FaceDetector(name, store, runtime) for name in DetectorName}
    yield made
    for detector in made.values():
        detector.close()


@pytest.fixture(scope="module")
def yunet(detectors: dict[DetectorName, FaceDetector]) -> FaceDetector:
    return detectors[DetectorName.YUNET]


# ------------------------------------------------------------------------------ real pictures


@pytest.mark.parametrize("name", DetectorName)
def test_every_detector_finds_three_people(
    name: DetectorName,
    detectors: dict[DetectorName, FaceDetector],
    picture: Callable[[str], NDArray[np.uint8]],
) -> None:
    found = detectors[name].detect(picture(THREE_PEOPLE))
    assert len(found) == 3
    assert (iou_matrix(TRUTH, found.xyxy).max(axis=1) >= 0.4).all()
    assert (found.score > 0.6).all()
    assert (np.diff(found.score) <= 0).all()


@pytest.mark.parametrize("name", DetectorName)
def test_every_detector_finds_one_face_in_a_portrait_and_none_in_gravel(
    name: DetectorName,
    detectors: dict[DetectorName, FaceDetector],
    picture: Callable[[str], NDArray[np.uint8]],
) -> None:
    assert len(detectors[name].detect(picture(PORTRAIT))) == 1
    assert len(detectors[name].detect(picture("nonface/gravel.png"))) == 0


@pytest.mark.parametrize("name", DetectorName)
def test_landmarks_come_with_yunet_and_lie_where_they_should(
    name: DetectorName,
    detectors: dict[DetectorName, FaceDetector],
    picture: Callable[[str], NDArray[np.uint8]],
) -> None:
    detector = detectors[name]
    found = detector.detect(picture(PORTRAIT))
    assert detector.gives_landmarks == (name is DetectorName.YUNET)
    if not detector.gives_landmarks:
        assert found.landmarks is None
        return
    assert found.landmarks is not None
    right_eye, left_eye, nose, right_mouth, left_mouth = found.landmarks[0]
    assert right_eye[0] < nose[0] < left_eye[0]
    assert right_mouth[0] < nose[0] < left_mouth[0]
    assert max(right_eye[1], left_eye[1]) < nose[1] < min(right_mouth[1], left_mouth[1])


def test_yunet_agrees_with_opencv(
    yunet: FaceDetector,
    store: ModelStore,
    picture: Callable[[str], NDArray[np.uint8]],
) -> None:
    image = cv2.resize(picture("groups/2008_002470.jpg"), (640, 384))
    path = store.require(DetectorName.YUNET, "FP32")
    theirs = cv2.FaceDetectorYN.create(str(path), "", (640, 384), 0.6, 0.3, 5000)
    _, rows = theirs.detect(image)
    ours = yunet.detect(image)
    assert len(ours) == len(rows) == 6
    rows = rows[np.argsort(-rows[:, 14])]
    expected = np.concatenate((rows[:, :2], rows[:, :2] + rows[:, 2:4]), axis=1)
    np.testing.assert_allclose(ours.xyxy, np.clip(expected, 0, [640, 384] * 2), atol=0.1)
    assert ours.landmarks is not None
    np.testing.assert_allclose(ours.landmarks.reshape(6, 10), rows[:, 4:14], atol=0.1)
    np.testing.assert_allclose(ours.score, rows[:, 14], atol=1e-3)


def test_frames_in_flight_give_the_same_as_one_by_one(
    yunet: FaceDetector, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    images = [picture(name) for name in (PORTRAIT, THREE_PEOPLE, "nonface/brick.png", PORTRAIT)]
    one_by_one = [yunet.detect(image) for image in images]
    for image in images:
        yunet.submit(image)
    assert yunet.in_flight == 4
    for expected in one_by_one:
        found = yunet.collect()
        np.testing.assert_array_equal(found.xyxy, expected.xyxy)
        np.testing.assert_array_equal(found.score, expected.score)
    assert yunet.in_flight == 0


def test_dropping_frames_in_flight_leaves_the_detector_usable(
    yunet: FaceDetector, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    yunet.submit(picture(PORTRAIT))
    yunet.submit(picture(THREE_PEOPLE))
    yunet.drain()
    assert yunet.in_flight == 0
    assert len(yunet.detect(picture(THREE_PEOPLE))) == 3


def test_a_larger_frame_does_not_leave_its_edge_in_the_next_input(
    yunet: FaceDetector, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    portrait = picture(PORTRAIT)
    before = yunet.detect(portrait)
    # Same input size, but fills it to the border: nothing of it may remain.
    yunet.detect(np.full((416, 320, 3), 255, np.uint8))
    after = yunet.detect(portrait)
    np.testing.assert_array_equal(before.xyxy, after.xyxy)


def test_threshold_and_smallest_face_are_kept(
    store: ModelStore, runtime: Runtime, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    name = DetectorName.YUNET
    crowd = picture("groups/solvay_1927_bw.png")
    everybody = FaceDetector(name, store, runtime, threshold=0.3).detect(crowd)
    side = (everybody.xyxy[:, 2:] - everybody.xyxy[:, :2]).min(axis=1)
    limit = float(np.median(side))
    large = FaceDetector(name, store, runtime, threshold=0.3, min_face_px=limit).detect(crowd)
    assert 0 < len(large) < len(everybody)
    assert ((large.xyxy[:, 2:] - large.xyxy[:, :2]).min(axis=1) >= limit - 1).all()
    sure = FaceDetector(name, store, runtime, threshold=0.85).detect(crowd)
    assert len(sure) == (everybody.score > 0.85).sum() < len(everybody)


@pytest.mark.parametrize("name", [DetectorName.YUNET, DetectorName.RETAIL_0004])
@pytest.mark.parametrize(
    ("height", "width"), [(1, 1), (1, 4000), (4000, 1), (20, 4000), (17, 31), (1080, 1920)]
)
def test_any_size_of_frame_works(
    name: DetectorName,
    detectors: dict[DetectorName, FaceDetector],
    height: int,
    width: int,
) -> None:
    found = detectors[name].detect(np.full((height, width, 3), 127, np.uint8))
    assert len(found) == 0


def test_a_size_that_changes_is_followed(
    yunet: FaceDetector, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    image = picture(THREE_PEOPLE)
    for transposed in (image, image[:, 100:300], cv2.resize(image, None, fx=2, fy=2), image):
        found = yunet.detect(np.ascontiguousarray(transposed))
        assert len(found) >= 1
        assert (found.xyxy[:, 2] <= transposed.shape[1]).all()
        assert (found.xyxy[:, 3] <= transposed.shape[0]).all()


# --------------------------------------------------------------------------------- arithmetic


@given(st.integers(1, 8000), st.integers(1, 8000))
def test_the_input_is_a_multiple_of_32_within_its_area(width: int, height: int) -> None:
    w, h = fit_input_size(width, height)
    assert w % 32 == h % 32 == 0
    assert 64 <= w <= 1280
    assert 64 <= h <= 1280
    assert w * h <= LIVE_AREA_PX


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ((1920, 1080), (640, 384)),
        ((1280, 720), (640, 384)),
        ((1080, 1920), (384, 640)),
        ((640, 480), (576, 416)),
        ((480, 640), (416, 576)),
    ],
)
def test_the_input_follows_the_shape_of_the_frame(
    frame: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert fit_input_size(*frame) == expected


boxes = arrays(
    np.float32, st.tuples(st.integers(0, 12), st.just(4)), elements=st.floats(0, 50, width=32)
)


@given(boxes, st.sampled_from([0.3, 0.45, 0.7]))
def test_overlaps_are_suppressed_as_the_definition_says(
    corners: NDArray[np.float32], limit: float
) -> None:
    xyxy = np.concatenate((corners[:, :2], corners[:, :2] + 1 + corners[:, 2:]), axis=1)
    kept = suppress_overlaps(xyxy, limit).tolist()
    iou = iou_matrix(xyxy, xyxy).astype(np.float64)
    expected: list[int] = []
    for i in range(len(xyxy)):
        worst = max((iou[i, j] for j in expected), default=0.0)
        if abs(worst - limit) < 1e-4:
            return  # rounding decides
        if worst <= limit:
            expected.append(i)
    assert kept == expected


@given(
    arrays(np.float32, (6, 4), elements=st.floats(-1e4, 1e4, width=32)),
    st.integers(1, 3000),
    st.integers(1, 3000),
)
def test_boxes_never_leave_the_frame(corners: NDArray[np.float32], w: int, h: int) -> None:
    xyxy = np.concatenate((np.minimum(corners[:, :2], corners[:, 2:]), corners[:, 2:]), axis=1)
    raw = RawDetections(xyxy, np.linspace(0.9, 0.4, 6, dtype=np.float32), None)
    found = _to_frame(raw, (320, 200), (w, h), 0.0)
    assert np.isfinite(found.xyxy).all()
    assert (found.xyxy >= 0).all()
    assert (found.xyxy[:, [0, 2]] <= w).all()
    assert (found.xyxy[:, [1, 3]] <= h).all()
    assert (found.xyxy[:, 2:] - found.xyxy[:, :2] >= 1 - 1e-3).all()


def test_what_is_not_a_number_is_dropped() -> None:
    nan = np.nan
    xyxy = np.array([[10, 10, 50, 50], [nan, 10, 50, 50], [10, 10, np.inf, 50]], np.float32)
    landmarks = np.zeros((3, 5, 2), np.float32)
    landmarks[0, 2, 1] = nan
    raw = RawDetections(xyxy, np.ones(3, np.float32), landmarks)
    found = _to_frame(raw, (100, 100), (100, 100), 0.0)
    assert len(found) <= 1
    assert np.isfinite(found.xyxy).all()
    assert found.landmarks is not None
    assert np.isfinite(found.landmarks).all()


@pytest.mark.parametrize(("height", "width"), [(1080, 1920), (720, 1280), (2160, 3840), (500, 900)])
def test_the_short_way_to_the_input_gives_the_same_pixels(height: int, width: int) -> None:
    image = np.random.default_rng(1).integers(0, 256, (height, width, 3), np.uint8)
    shown = (640, round(640 * height / width))
    canvas = np.full((384, 640, 3), 99, np.uint8)
    _resize_into(canvas, image, shown)
    expected = cv2.resize(image, shown, interpolation=cv2.INTER_LINEAR)
    np.testing.assert_array_equal(canvas[: shown[1]], expected)
    assert not canvas[shown[1] :].any()


def test_yunet_decodes_one_cell_as_the_paper_says() -> None:
    model = YuNet()
    size = (64, 64)
    cells = 8 * 8 + 4 * 4 + 2 * 2
    scores = np.zeros((1, cells), np.float32)
    geometry = np.zeros((1, cells, 14), np.float32)
    row = 64 + 4 * 2 + 1  # stride 16, third row, second column
    scores[0, row] = 0.81
    geometry[0, row] = [0.5, 0.25, np.log(2), np.log(3), *range(10)]
    found = model.decode([scores, geometry], size, 0.6)
    np.testing.assert_allclose(found.score, [0.9])
    centre = np.array([1 + 0.5, 2 + 0.25]) * 16
    half = np.array([2, 3]) * 8
    np.testing.assert_allclose(found.xyxy[0], [*(centre - half), *(centre + half)], rtol=1e-5)
    assert found.landmarks is not None
    expected = np.arange(10).reshape(5, 2) * 16 + [16, 32]
    np.testing.assert_allclose(found.landmarks[0], expected)
    assert len(model.decode([scores, geometry], size, 0.91).score) == 0


def test_ssd_rows_end_at_the_first_that_belongs_to_no_picture() -> None:
    rows = np.zeros((1, 1, 200, 7), np.float32)
    rows[0, 0, 0] = [0, 1, 0.7, 0.1, 0.2, 0.3, 0.4]
    rows[0, 0, 1] = [0, 1, 0.9, 0.5, 0.5, 0.75, 1.0]
    rows[0, 0, 2] = [0, 1, 0.2, 0, 0, 1, 1]
    rows[0, 0, 3, 0] = -1
    rows[0, 0, 4] = [0, 1, 0.99, 0, 0, 1, 1]
    found = SsdDetector(300, 200).decode([rows], (300, 200), 0.5)
    np.testing.assert_allclose(found.score, [0.9, 0.7])
    np.testing.assert_allclose(found.xyxy, [[150, 100, 225, 200], [30, 40, 90, 80]], rtol=1e-5)
