"""The real networks in float32, compiled once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import pytest

from kiosk.core.choices import DetectorName, InferencePrecision
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import Frame
from kiosk.inference.checksums import VerifiedFiles
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.registry import ModelRegistry, ModelStore
from kiosk.inference.runtime import Runtime
from tests.unit.inference.portraits import Portrait, portraits_of

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

ReadPicture = Callable[[str], "NDArray[np.uint8]"]


@pytest.fixture(scope="session")
def inference_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests of this folder keep checked files and compiled networks."""
    return tmp_path_factory.mktemp("inference")


@pytest.fixture(scope="session")
def store(models_dir: Path, inference_home: Path) -> ModelStore:
    verified = VerifiedFiles(inference_home / "verified.json")
    return ModelStore(ModelRegistry.load(), (models_dir,), verified=verified)


@pytest.fixture(scope="session")
def runtime(inference_home: Path) -> Runtime:
    return Runtime(precision=InferencePrecision.F32, cache=inference_home / "openvino")


@pytest.fixture(scope="session")
def settings() -> AnalysisSettings:
    return AnalysisSettings(inference_precision=InferencePrecision.F32)


@pytest.fixture(scope="session")
def picture(media_dir: Path) -> ReadPicture:
    """Reads a picture of the media folder, (H, W, 3) uint8 BGR."""

    def read(name: str) -> NDArray[np.uint8]:
        image = cv2.imread(str(media_dir / name), cv2.IMREAD_COLOR)
        assert image is not None, name
        return image

    return read


@pytest.fixture(scope="session")
def frame_of() -> Callable[..., Frame]:
    """Makes a frame of a picture: ``frame_of(image, seq)`` at 30 frames per second."""

    def make(image: NDArray[np.uint8], seq: int = 0, *, source: str = "test") -> Frame:
        return Frame(image, seq, round(seq * 1e9 / 30), datetime.now(UTC), source)

    return make


@pytest.fixture(scope="session")
def detector(store: ModelStore, runtime: Runtime) -> Iterator[FaceDetector]:
    made = FaceDetector(DetectorName.YUNET, store, runtime)
    yield made
    made.close()


@pytest.fixture(scope="session")
def portraits(media_dir: Path, picture: ReadPicture, detector: FaceDetector) -> list[Portrait]:
    """Two photos, years apart, of six men and six women."""
    return portraits_of(media_dir, picture, detector)
