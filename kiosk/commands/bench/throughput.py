"""Throughput and processor time of detector, pipeline and naive loop, measured in turns.

Other work on the machine comes and goes. So the contestants take turns in short blocks
within one process, and each ratio is the median over the turns: what disturbs one block
disturbs its neighbours too.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.commands.bench.frames import FrameLoop
from kiosk.commands.bench.naive import NaiveLoop
from kiosk.inference.detectors import DETECTORS, FaceDetector, with_picture_input
from kiosk.inference.pipeline import LOWEST_SCORE, WEAK_SCORE, FacePipeline
from kiosk.inference.runtime import Runtime, detector_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.detectors import ModelFiles

_AHEAD: Final = 3
_SETTLE_FRAMES: Final = 300
"""Frames before the clock starts: ten seconds of stream, in which new faces cost more."""
_STAGE_FRAMES: Final = 150

NETWORK: Final = "network"
DETECTOR: Final = "detector"
PIPELINE: Final = "pipeline"
LIVE: Final = "live"
NAIVE: Final = "naive"


@dataclass(frozen=True, slots=True)
class Turn:
    """One block of frames.

    Attributes:
        wall_ms: Wall milliseconds per frame.
        cpu_ms: Processor milliseconds per frame, of all threads of the process.
    """

    wall_ms: float
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Throughput:
    """What was measured with so many faces.

    Attributes:
        faces: Mean number of faces that the pipeline had in a frame.
        turns: Blocks by contestant: ``network`` (the detection network alone on ready
            inputs, asynchronous queue), ``detector`` (frame in, boxes out, asynchronous
            queue), ``pipeline`` (everything, asynchronous queue), ``live`` (everything, one
            frame at a time), ``naive`` (see ``NaiveLoop``).
        stage_ms: Wall milliseconds of the stages of the pipeline per frame.
        attribute_batches_per_s: Requests of the attribute networks per second of stream.
        embeddings_per_s: Requests of the embedding network per second of stream.
    """

    faces: float
    turns: dict[str, tuple[Turn, ...]]
    stage_ms: dict[str, float]
    attribute_batches_per_s: float
    embeddings_per_s: float

    def fps(self, contestant: str) -> float:
        """Frames per second, median over the turns."""
        return 1e3 / statistics.median(turn.wall_ms for turn in self.turns[contestant])

    def cpu_ms(self, contestant: str) -> float:
        """Processor milliseconds per frame, median over the turns."""
        return statistics.median(turn.cpu_ms for turn in self.turns[contestant])

    def speed_ratio(self, contestant: str, other: str) -> float:
        """Throughput of one relative to another, median over the turns."""
        pairs = zip(self.turns[contestant], self.turns[other], strict=True)
        return statistics.median(b.wall_ms / a.wall_ms for a, b in pairs)

    def cpu_ratio(self, contestant: str, other: str) -> float:
        """Processor time per frame of one relative to another, median over the turns."""
        pairs = zip(self.turns[contestant], self.turns[other], strict=True)
        return statistics.median(a.cpu_ms / b.cpu_ms for a, b in pairs)


def measure(
    pictures: Sequence[NDArray[np.uint8]],
    settings: AnalysisSettings,
    models: ModelFiles,
    *,
    turns: int = 9,
    block_s: float = 0.5,
) -> Throughput:
    """Measure on pictures in memory.

    Args:
        pictures: (H, W, 3) uint8 BGR, one size.
        settings: What the pipeline computes.
        models: Where the files of the networks come from.
        turns: Blocks of each contestant.
        block_s: About how long a block is.

    Raises:
        ModelError: A model is missing or corrupt.
        InferenceError: A network cannot be compiled or run.
    """
    with _Contest(pictures, settings, models) as contest:
        contest.settle()
        stage_ms, faces, batches, embeddings = contest.stages()
        sizes = {name: _block_size(run, block_s) for name, run in contest.runs.items()}
        measured: dict[str, list[Turn]] = {name: [] for name in contest.runs}
        for _ in range(turns):
            for name, run in contest.runs.items():
                measured[name].append(_timed(run, sizes[name]))
    return Throughput(
        faces,
        {name: tuple(blocks) for name, blocks in measured.items()},
        stage_ms,
        batches,
        embeddings,
    )


class _Contest:
    """Everything that is compared, ready to run a number of frames."""

    def __init__(
        self,
        pictures: Sequence[NDArray[np.uint8]],
        settings: AnalysisSettings,
        models: ModelFiles,
    ) -> None:
        # The stream of the pipeline is its own: if others took frames out of it, its faces
        # would be gone for seconds and be read anew in each block.
        self._stream = FrameLoop(pictures)
        self._frames = FrameLoop(pictures)
        self._pipeline = FacePipeline(settings, models)
        self._detector = FaceDetector(
            settings.detector,
            models,
            Runtime(settings.device, settings.inference_precision),
            precision=settings.precision,
            threads=detector_threads(),
            threshold=max(LOWEST_SCORE, WEAK_SCORE * settings.score_threshold),
            min_face_px=settings.min_face_px,
        )
        self._queue = _NetworkQueue(settings, models, self._frames.size)
        self._naive = NaiveLoop(settings, models)
        self.runs: dict[str, Callable[[int], None]] = {
            NETWORK: self._run_network,
            DETECTOR: self._run_detector,
            PIPELINE: self._run_pipeline,
            LIVE: self._run_live,
            NAIVE: self._run_naive,
        }

    def __enter__(self) -> _Contest:
        return self

    def __exit__(self, *_: object) -> None:
        self._detector.close()
        self._pipeline.close()

    def settle(self) -> None:
        """Bring everything into the state of a running kiosk."""
        self._run_pipeline(_SETTLE_FRAMES)
        self._run_detector(10)
        self._run_naive(2)

    def stages(self) -> tuple[dict[str, float], float, float, float]:
        """Mean stage times, mean number of faces, and requests per second of stream."""
        before = self._pipeline.requests
        total: dict[str, float] = {}
        faces = 0
        first_ns = last_ns = None
        for result in self._pipeline.stream(self._stream.take(_STAGE_FRAMES)):
            for stage, ms in result.stage_ms.items():
                total[stage] = total.get(stage, 0.0) + ms
            faces += result.count.total
            last_ns = result.frame.captured_ns
            first_ns = last_ns if first_ns is None else first_ns
        assert first_ns is not None
        assert last_ns is not None
        seconds = (last_ns - first_ns) / 1e9
        after = self._pipeline.requests
        mean = {stage: ms / _STAGE_FRAMES for stage, ms in total.items()}
        return (
            mean,
            faces / _STAGE_FRAMES,
            (after.attributes - before.attributes) / seconds,
            (after.embeddings - before.embeddings) / seconds,
        )

    def _run_network(self, frames: int) -> None:
        self._queue.run(frames)

    def _run_detector(self, frames: int) -> None:
        for frame in self._frames.take(frames):
            self._detector.submit(frame.image)
            if self._detector.in_flight == _AHEAD:
                self._detector.collect()
        while self._detector.in_flight:
            self._detector.collect()

    def _run_pipeline(self, frames: int) -> None:
        for _ in self._pipeline.stream(self._stream.take(frames)):
            pass

    def _run_live(self, frames: int) -> None:
        for frame in self._stream.take(frames):
            self._pipeline.step(frame)

    def _run_naive(self, frames: int) -> None:
        for frame in self._frames.take(frames):
            self._naive.step(frame.image)


class _NetworkQueue:
    """The detection network on inputs that never change: what the device can do at best."""

    def __init__(
        self, settings: AnalysisSettings, models: ModelFiles, frame_wh: tuple[int, int]
    ) -> None:
        runtime = Runtime(settings.device, settings.inference_precision)
        path = models.require(settings.detector.value, settings.precision.value)
        model = DETECTORS[settings.detector]()
        graph = model.prepare(runtime.read(path), model.input_size(*frame_wh))
        compiled = runtime.compile(
            with_picture_input(graph), "detection network", threads=detector_threads()
        )
        self._requests = [compiled.create_infer_request() for _ in range(_AHEAD)]

    def run(self, frames: int) -> None:
        """Run so many inferences, always with several in the queue."""
        for k in range(frames + _AHEAD):
            request = self._requests[k % _AHEAD]
            if k >= _AHEAD:
                request.wait()
            if k < frames:
                request.start_async()


def _timed(run: Callable[[int], None], frames: int) -> Turn:
    wall, cpu = time.perf_counter(), time.process_time()
    run(frames)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return Turn(wall / frames * 1e3, cpu / frames * 1e3)


def _block_size(run: Callable[[int], None], block_s: float) -> int:
    """Frames that take about a time; at least five, so that a block has a mean."""
    turn = _timed(run, 5)
    return max(5, round(block_s * 1e3 / turn.wall_ms))
