"""The blurred view before the networks themselves: they find and recognise nobody in it.

Real clips and the busy scene through the real pipeline, every frame that is shown.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.capture.sim.source import SimSource
from kiosk.capture.video import VideoSource
from kiosk.core.choices import AnalysisMode, DetectorName, Pace, ViewMode
from kiosk.core.geometry import iou_matrix
from kiosk.core.persons import DEFAULT_THRESHOLD
from kiosk.core.settings import AnalysisSettings
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.embedder import FaceEmbedder
from kiosk.inference.pipeline import FacePipeline
from kiosk.inference.registry import ModelRegistry, ModelStore
from kiosk.ui.display import DisplayRenderer
from kiosk.ui.display_frame import DisplayTarget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.core.types import Frame

LOOPS = 3
"""Times that a short clip is played, so that its background becomes known."""


@pytest.fixture
def store(models_dir: Path) -> ModelStore:
    return ModelStore(ModelRegistry.load(), (models_dir,))


@pytest.fixture
def pipeline(store: ModelStore) -> Iterator[FacePipeline]:
    with closing(FacePipeline(AnalysisSettings(mode=AnalysisMode.COUNTS), store)) as built:
        yield built


def clip(path: Path) -> Iterator[Frame]:
    """The frames of a clip, several times, with time going on."""
    shift_ns = 0
    for _ in range(LOOPS):
        last_ns = step_ns = 0
        with closing(VideoSource(path, pace=Pace.FAST, loop=False)) as source:
            source.open()
            for frame in iter(source.read, None):
                step_ns, last_ns = frame.captured_ns - last_ns, frame.captured_ns
                yield replace(frame, captured_ns=frame.captured_ns + shift_ns)
        shift_ns += step_ns


def busy() -> Iterator[Frame]:
    with closing(SimSource("busy", width=960, height=540, fps=8, pace=Pace.FAST)) as source:
        source.open()
        for _ in range(120):
            frame = source.read()
            assert frame is not None
            yield frame


@pytest.mark.parametrize("name", ["iot_face_demographics_walking_and_pause", "busy"])
def test_the_networks_find_and_recognise_nobody(
    name: str, pipeline: FacePipeline, store: ModelStore, media_dir: Path
) -> None:
    detector = FaceDetector(DetectorName.YUNET, store, pipeline.runtime, threshold=0.6)
    embedder = FaceEmbedder(store, pipeline.runtime)
    renderer, alike, found, faces = None, [], [], 0
    frames = busy() if name == "busy" else clip(media_dir / "videos" / f"{name}.mp4")
    for frame in frames:
        if renderer is None:
            target = DisplayTarget()
            target.set_size(frame.width, frame.height)
            target.set_view(ViewMode.BLURRED)
            renderer = DisplayRenderer(target)
        result = pipeline.step(frame)
        picture = renderer.render(result)
        assert picture is not None
        assert picture.image is not None
        shown = np.ascontiguousarray(picture.image[..., :3])
        detector.submit(shown)
        still = detector.collect()
        if len(result.detections):
            faces += len(result.detections)
            assert result.detections.landmarks is not None
            landmarks = result.detections.landmarks
            ours, theirs = embedder.embed(frame.image, landmarks), embedder.embed(shown, landmarks)
            alike += (ours * theirs).sum(axis=1).tolist()
            if len(still):
                overlap = iou_matrix(still.xyxy, result.detections.xyxy)
                found += [frame.seq] * int((overlap.max(axis=1) > 0.3).sum())
    detector.close()
    embedder.close()
    assert faces > 20
    assert not found
    assert max(alike) < DEFAULT_THRESHOLD
