"""The real networks, read once for all golden tests."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.capture.pictures import read_picture
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import Frame
from kiosk.inference.pipeline import FacePipeline
from kiosk.inference.registry import ModelRegistry, ModelStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def _pipeline(
    models_dir: Path, media_dir: Path, home: Path, **settings: Any
) -> Iterator[FacePipeline]:
    """A pipeline with everything read, also what only pictures with faces need."""
    with pytest.MonkeyPatch.context() as patch:
        # A session's fixtures come before the home that each test gets.
        patch.setenv("KIOSK_HOME", str(home))
        store = ModelStore(ModelRegistry.load(), (models_dir,))
        pipeline = FacePipeline(AnalysisSettings(**settings), store)
        image = read_picture(media_dir / "portraits" / "astronaut_collins.png")
        pipeline.analyze_picture(Frame(image, 0, 0, datetime.now(UTC), "warm-up"))
    yield pipeline
    pipeline.close()


@pytest.fixture(scope="session")
def _default_pipeline(
    models_dir: Path, media_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FacePipeline]:
    with _pipeline(models_dir, media_dir, tmp_path_factory.mktemp("home")) as pipeline:
        yield pipeline


@pytest.fixture(scope="session")
def _small_face_pipeline(
    models_dir: Path, media_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FacePipeline]:
    home = tmp_path_factory.mktemp("home")
    with _pipeline(models_dir, media_dir, home, min_face_px=8) as pipeline:
        yield pipeline


@pytest.fixture
def pipeline(_default_pipeline: FacePipeline) -> FacePipeline:
    """A pipeline with the default settings that has seen nothing yet."""
    _default_pipeline.reset()
    return _default_pipeline


@pytest.fixture
def small_face_pipeline(_small_face_pipeline: FacePipeline) -> FacePipeline:
    """The same for faces from 8 px on."""
    _small_face_pipeline.reset()
    return _small_face_pipeline
