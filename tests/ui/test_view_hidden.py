"""The blurred view over whole scenes: no face is ever sharp, whether it is found or not.

The truth of the simulated scenes tells where faces are in every frame; the detector is
withheld for the first half second of each face, or altogether.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
import pytest

from kiosk.capture.sim.source import SimSource
from kiosk.capture.sim.truth import SceneTruth
from kiosk.core.choices import Pace, ViewMode
from kiosk.core.types import Detections, Frame, FrameResult, PeopleCount
from kiosk.ui.display import DisplayRenderer
from kiosk.ui.display_frame import DisplayTarget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

W, H, FPS = 640, 360, 5.0
SECONDS = 32
LATE_S = 0.5

MOST_DETAIL = 2.5
"""Grey levels of detail that may be left where a face is; see :func:`detail`."""
MOST_SHARE = 0.25
"""Part of the detail of the face itself that may be left, which matters in the dark."""


class Seen(NamedTuple):
    """A frame with the boxes of all faces of which anything can be seen, and how much."""

    frame: Frame
    faces: dict[tuple[str, int], NDArray[np.float32]]


@lru_cache(maxsize=2)
def scene(name: str) -> tuple[Seen, ...]:
    """A scene by daylight, rendered once for all tests."""
    source = SimSource(name, width=W, height=H, fps=FPS, pace=Pace.FAST, loop=False)
    truth = SceneTruth(name, width=W, height=H, fps=FPS)
    source.open()
    seen = []
    for k in range(int(SECONDS * FPS)):
        frame = source.read()
        assert frame is not None
        faces = {(f.person, f.visit): f.xyxy for f in truth.truth_at(k) if f.visible > 0.02}
        seen.append(Seen(frame, faces))
    source.close()
    return tuple(seen)


def darkened(frame: Frame, light: float, seed: int) -> Frame:
    """The frame as a camera sees it in little light: dark, and with noise."""
    noise = np.random.default_rng(seed).normal(0, 2.5, frame.image.shape)
    image = np.clip(frame.image * light + noise, 0, 255).astype(np.uint8)
    return Frame(image, frame.seq, frame.captured_ns, frame.captured_at, frame.source_id)


def detail(image: NDArray[np.uint8], box: NDArray[np.float32]) -> float:
    """Fine structure in a face: the spread around a picture with a few dots across the face.

    Eyes, nose and mouth are finer than a sixth of the face's width; a cover that goes over
    softly from hair to skin is not.
    """
    left, top, right, bottom = (round(float(v)) for v in box)
    margin = right - left
    x0, y0 = max(0, left - margin), max(0, top - margin)
    around = image[y0 : bottom + margin, x0 : right + margin, :3].astype(np.float32)
    sigma = max(1.0, (right - left) / 6)
    fine = around - cv2.GaussianBlur(around, (0, 0), sigma)
    face = fine[max(0, top) - y0 : bottom - y0, max(0, left) - x0 : right - x0]
    return float(face.std()) if face.size else 0.0


def found(seen: Seen, since_s: dict[tuple[str, int], float], mode: str) -> Detections:
    """What a detector of this kind reports."""
    now_s = seen.frame.captured_ns / 1e9
    boxes = []
    for who, box in seen.faces.items():
        first = since_s.setdefault(who, now_s)
        if mode == "late" and now_s - first >= LATE_S:
            boxes.append(box)
    xyxy = np.array(boxes, np.float32).reshape(-1, 4)
    return Detections(xyxy, np.ones(len(boxes), np.float32))


def shown(scene: Sequence[Seen], mode: str) -> Iterator[tuple[Seen, NDArray[np.uint8]]]:
    """Each frame as the blurred view shows it, pixel for pixel."""
    target = DisplayTarget()
    target.set_size(W, H)
    target.set_view(ViewMode.BLURRED)
    renderer = DisplayRenderer(target)
    since_s: dict[tuple[str, int], float] = {}
    for seen in scene:
        result = FrameResult(seen.frame, found(seen, since_s, mode), (), PeopleCount(), {})
        picture = renderer.render(result)
        assert picture is not None
        assert picture.image is not None
        yield seen, picture.image


@pytest.mark.parametrize("mode", ["late", "blind"])
@pytest.mark.parametrize(("name", "light"), [("busy", 1.0), ("busy", 0.15), ("quiet", 1.0)])
def test_no_face_is_sharp_in_any_frame(name: str, light: float, mode: str) -> None:
    sharp, originals = [], []
    by_light = [
        seen if light == 1 else seen._replace(frame=darkened(seen.frame, light, seen.frame.seq))
        for seen in scene(name)
    ]
    for seen, image in shown(by_light, mode):
        for who, box in seen.faces.items():
            left, before = detail(image, box), detail(seen.frame.image, box)
            originals.append(before)
            if left > min(MOST_DETAIL, MOST_SHARE * before):
                sharp.append((seen.frame.seq, who, round(left, 1), round(before, 1)))
    assert len(originals) > 100
    assert not sharp, (len(sharp), len(originals), sharp[:20])


def test_the_measure_tells_a_face_from_its_cover() -> None:
    """The same frames without the cover fail the test above, nearly all of them."""
    faces = [(s.frame.image, box) for s in scene("quiet") for box in s.faces.values()]
    details = [detail(image, box) for image, box in faces]
    assert np.percentile(details, 2) > 3 * MOST_DETAIL


def test_the_empty_scene_is_sharp_once_it_is_known() -> None:
    for seen, image in shown(scene("quiet"), "late"):
        same = np.abs(image[..., :3].astype(int) - seen.frame.image).max(axis=2) <= 1
    assert same.mean() > 0.3
    assert same[: H // 4].mean() > 0.5, "nobody's head is there"


@pytest.mark.parametrize("before", [ViewMode.VIDEO, ViewMode.AVATARS, ViewMode.OFF])
def test_faces_are_hidden_from_the_first_frame_after_a_change_of_view(before: ViewMode) -> None:
    """Also where somebody stood still while another view was shown."""
    target = DisplayTarget()
    target.set_size(W, H)
    renderer = DisplayRenderer(target)
    for index, seen in enumerate(scene("busy")[50:110]):
        target.set_view(before if index % 20 < 10 else ViewMode.BLURRED)
        result = FrameResult(seen.frame, Detections.empty(), (), PeopleCount(), {})
        picture = renderer.render(result)
        assert picture is not None
        if picture.view is ViewMode.BLURRED:
            assert picture.image is not None
            assert all(detail(picture.image, box) < MOST_DETAIL for box in seen.faces.values())
        elif before is not ViewMode.VIDEO:
            assert picture.image is None
