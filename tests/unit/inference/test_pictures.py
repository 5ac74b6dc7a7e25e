"""Single pictures: large ones, faces at the seams of tiles, and what is no face."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from kiosk.core.choices import AnalysisMode, DetectorName
from kiosk.core.geometry import iou_matrix
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import FaceAttributes, Gender
from kiosk.inference.demographics import Demographics
from kiosk.inference.pictures import PictureAnalyzer
from kiosk.inference.tiles import TILE_PX, _starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime


@pytest.fixture(scope="module")
def demographics(
    settings: AnalysisSettings, store: ModelStore, runtime: Runtime
) -> Iterator[Demographics]:
    made = Demographics(settings, store, runtime, threads=1, landmarks=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def analyzer(
    settings: AnalysisSettings, store: ModelStore, runtime: Runtime, demographics: Demographics
) -> Iterator[PictureAnalyzer]:
    made = PictureAnalyzer(settings, store, runtime, demographics)
    yield made
    made.close()


def test_a_portrait_is_described_from_one_view(
    analyzer: PictureAnalyzer, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    (face,) = analyzer.analyze(picture("portraits/A000055_aderholt_b.jpg"), embeddings=True)
    assert face.attributes.gender is Gender.MALE
    assert face.attributes.age is not None
    assert 40 < face.attributes.age < 75
    assert face.attributes.looking is True
    assert face.landmarks is not None
    assert face.embedding is not None
    assert np.linalg.norm(face.embedding) == pytest.approx(1, abs=1e-5)
    assert face.score > 0.9


def test_embeddings_only_when_asked_for(
    analyzer: PictureAnalyzer, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    (face,) = analyzer.analyze(picture("portraits/A000055_aderholt_b.jpg"))
    assert face.embedding is None


@pytest.mark.parametrize("position", [(600, 300), (400, 250), (560, 590), (1100, 480), (5, 900)])
def test_a_small_face_is_found_once_wherever_the_seams_are(
    position: tuple[int, int],
    analyzer: PictureAnalyzer,
    picture: Callable[[str], NDArray[np.uint8]],
) -> None:
    photo = cv2.resize(picture("portraits/B001278_bonamici_b.jpg"), (67, 82), interpolation=3)
    image = np.full((1200, 1600, 3), 90, np.uint8)
    x, y = position
    image[y : y + 82, x : x + 67] = photo
    (face,) = analyzer.analyze(image)
    assert x < face.xyxy[0] < face.xyxy[2] < x + 67
    assert y < face.xyxy[1] < face.xyxy[3] < y + 82


def test_a_face_may_fill_a_large_picture(
    analyzer: PictureAnalyzer, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    photo = picture("portraits/A000055_aderholt_b.jpg")
    (small,) = analyzer.analyze(photo)
    (large,) = analyzer.analyze(cv2.resize(photo, None, fx=5, fy=5))
    assert iou_matrix(small.xyxy[None] * 5, large.xyxy[None])[0, 0] > 0.85


@pytest.mark.parametrize("name", ["nonface/dogs.jpg", "nonface/coins.png", "nonface/page.png"])
def test_what_looks_a_little_like_a_face_is_none(
    name: str, analyzer: PictureAnalyzer, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    assert analyzer.analyze(picture(name)) == ()


def test_without_the_second_detector_pictures_are_still_analysed(
    settings: AnalysisSettings,
    models_dir: Path,
    store: ModelStore,
    runtime: Runtime,
    picture: Callable[[str], NDArray[np.uint8]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    from kiosk.core.errors import ModelMissingError

    class WithoutAdas:
        def require(self, name: str, precision: str) -> Path:
            if name == DetectorName.ADAS_0001:
                raise ModelMissingError(f"model {name} is not installed")
            return store.require(name, precision)

    with caplog.at_level("INFO"):
        made = PictureAnalyzer(settings, WithoutAdas(), runtime, None)
    assert "second opinion" in caplog.text
    (face,) = made.analyze(picture("portraits/A000055_aderholt_b.jpg"))
    assert face.attributes == FaceAttributes()
    made.close()


def test_the_mode_counts_computes_nothing_about_a_face(
    store: ModelStore, runtime: Runtime, picture: Callable[[str], NDArray[np.uint8]]
) -> None:
    made = PictureAnalyzer(AnalysisSettings(mode=AnalysisMode.COUNTS), store, runtime, None)
    faces = made.analyze(picture("groups/2008_002506.jpg"), embeddings=True)
    made.close()
    assert len(faces) == 3
    assert all(f.attributes == FaceAttributes() and f.embedding is None for f in faces)


def test_other_detectors_see_the_whole_picture_once(
    store: ModelStore,
    runtime: Runtime,
    demographics: Demographics,
    picture: Callable[[str], NDArray[np.uint8]],
) -> None:
    settings = AnalysisSettings(detector=DetectorName.RETAIL_0005)
    made = PictureAnalyzer(settings, store, runtime, demographics)
    faces = made.analyze(picture("groups/2008_002506.jpg"), embeddings=True)
    made.close()
    assert len(faces) == 3
    assert all(f.landmarks is None and f.embedding is None for f in faces)
    assert all(f.attributes.gender in set(Gender) for f in faces)


@pytest.mark.parametrize("length", [1, 639, 640, 641, 700, 1119, 1120, 1121, 2560, 6000])
def test_tiles_cover_a_side_and_share_enough(length: int) -> None:
    starts = _starts(length)
    assert starts[0] == 0
    assert starts[-1] == max(0, length - TILE_PX)
    assert all(a + TILE_PX - b >= 160 for a, b in pairwise(starts))
