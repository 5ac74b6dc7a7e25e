"""The analysis loop goes on whatever the models and the networks do."""

from __future__ import annotations

import threading
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

import kiosk.app.analysis as analysis
from kiosk.app.analysis import AnalysisLoop
from kiosk.core.errors import DownloadError, InferenceError, KioskError
from kiosk.core.health import AppPhase, Progress
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import Detections, Frame, FrameResult, PeopleCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAIT_S = 20.0


def _frame(seq: int) -> Frame:
    image = np.zeros((4, 4, 3), np.uint8)
    return Frame(image, seq, seq * 10**7, datetime.now(UTC), "test")


class _Inlet:
    """Gives frames without an end."""

    def __init__(self) -> None:
        self.seq = 0
        self.dry = threading.Event()

    def take(self, timeout_s: float = 0.0) -> Frame | None:
        if self.dry.is_set():
            threading.Event().wait(min(timeout_s, 0.01))
            return None
        self.seq += 1
        return _frame(self.seq)


class _Analyzer:
    error: Exception = InferenceError("the device is gone")

    def __init__(self, fail_at: int | None) -> None:
        self.steps = 0
        self.closed = False
        self.fail_at = fail_at
        self.device = "CPU"

    def step(self, frame: Frame) -> FrameResult:
        assert not self.closed
        self.steps += 1
        if self.steps == self.fail_at:
            raise self.error
        return FrameResult(frame, Detections.empty(), (), PeopleCount(), {"detect": 1.0})

    def close(self) -> None:
        self.closed = True


class _Builder:
    """Fails as told, then builds analyzers."""

    def __init__(self, *, model_failures: int = 0, fail_at: int | None = None) -> None:
        self.model_failures = model_failures
        self.fail_at = deque([fail_at])
        self.settings: list[AnalysisSettings] = []
        self.built: list[_Analyzer] = []

    def ensure_models(
        self,
        settings: AnalysisSettings,
        progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> None:
        if self.model_failures:
            self.model_failures -= 1
            progress(Progress("face-detection", 1, 2))
            raise DownloadError("no network", "Plug it in.")

    def build(self, settings: AnalysisSettings) -> _Analyzer:
        self.settings.append(settings)
        self.built.append(_Analyzer(self.fail_at.popleft() if self.fail_at else None))
        return self.built[-1]


class _Listener:
    def __init__(self) -> None:
        self.phases: list[AppPhase] = []
        self.problems: list[tuple[str, str]] = []
        self.progresses: list[Progress | None] = []
        self.results = 0
        self.starved_s = 0.0
        self.changed = threading.Condition()

    def _tell(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def phase_entered(self, phase: AppPhase) -> None:
        self.phases.append(phase)
        self._tell()

    def built(self, analyzer: object, settings: AnalysisSettings) -> None:
        self._tell()

    def progress(self, progress: Progress | None) -> None:
        self.progresses.append(progress)

    def problem(self, where: str, error: KioskError) -> None:
        self.problems.append((where, error.message))
        self._tell()

    def result(self, result: FrameResult) -> None:
        self.results += 1
        self._tell()

    def starved(self, seconds: float) -> None:
        self.starved_s = seconds
        self._tell()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(condition, WAIT_S)


class _Run:
    def __init__(self, builder: _Builder) -> None:
        self.builder = builder
        self.inlet = _Inlet()
        self.listener = _Listener()
        self.loop = AnalysisLoop(AnalysisSettings(), self.inlet, builder, self.listener)
        self.thread = threading.Thread(target=self.loop.run)


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "_FIRST_RETRY_S", 0.01)


@pytest.fixture
def start() -> Iterator[Callable[[_Builder], _Run]]:
    runs: list[_Run] = []

    def begin(builder: _Builder) -> _Run:
        run = _Run(builder)
        runs.append(run)
        run.thread.start()
        return run

    yield begin
    for run in runs:
        run.loop.stop()
        run.thread.join(WAIT_S)
        assert not run.thread.is_alive()
        assert all(analyzer.closed for analyzer in run.builder.built)


def test_missing_models_are_tried_again_until_they_come(
    start: Callable[[_Builder], _Run],
) -> None:
    run = start(_Builder(model_failures=3))
    run.listener.wait_for(lambda: run.listener.results > 0)
    assert run.listener.problems == [("models", "no network")] * 3
    for phase in (AppPhase.FETCHING_MODELS, AppPhase.MODELS_MISSING, AppPhase.RUNNING):
        assert phase in run.listener.phases
    assert run.listener.progresses[-1] is None


def test_a_failing_device_gets_new_networks(start: Callable[[_Builder], _Run]) -> None:
    run = start(_Builder(fail_at=2))
    run.listener.wait_for(lambda: run.listener.results > 3)
    assert run.listener.problems == [("inference", "the device is gone")]
    assert len(run.builder.built) == 2
    assert run.builder.built[0].closed


def test_an_unexpected_error_does_not_end_the_analysis(
    start: Callable[[_Builder], _Run],
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], None],
) -> None:
    expect_log("failed unexpectedly")
    monkeypatch.setattr(_Analyzer, "error", ZeroDivisionError())
    run = start(_Builder(fail_at=2))
    run.listener.wait_for(lambda: run.listener.results > 3)
    assert run.listener.problems == [("inference", "The analysis failed unexpectedly")]
    assert run.builder.built[0].closed


def test_other_settings_rebuild_the_networks(start: Callable[[_Builder], _Run]) -> None:
    run = start(_Builder())
    run.listener.wait_for(lambda: run.listener.results > 0)
    run.loop.reconfigure(AnalysisSettings(score_threshold=0.9))
    run.listener.wait_for(lambda: len(run.builder.settings) > 1)
    assert run.builder.settings[-1].score_threshold == 0.9


def test_other_settings_cut_a_long_pause_short(
    start: Callable[[_Builder], _Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "_FIRST_RETRY_S", 3600.0)
    run = start(_Builder(model_failures=1))
    run.listener.wait_for(lambda: AppPhase.MODELS_MISSING in run.listener.phases)
    run.loop.reconfigure(AnalysisSettings())
    run.listener.wait_for(lambda: run.listener.results > 0)


def test_a_dry_source_is_told(start: Callable[[_Builder], _Run]) -> None:
    run = start(_Builder())
    run.inlet.dry.set()
    run.listener.wait_for(lambda: run.listener.starved_s > 0.05)
    assert run.loop.stuck_s() == 0.0


def test_a_stop_in_the_moment_of_a_new_try_is_not_forgotten() -> None:
    run = _Run(_Builder())

    class _StoppedRightAfterBeingAsked(threading.Event):
        def is_set(self) -> bool:
            answer = super().is_set()
            if not answer:
                run.loop.stop()
            return answer

    run.loop._stop = _StoppedRightAfterBeingAsked()
    run.thread.start()
    run.thread.join(WAIT_S)
    alive = run.thread.is_alive()
    run.loop._interrupt.set()  # lets the thread of a failed test end
    run.thread.join(WAIT_S)
    assert not alive


def test_figures_count_frames(start: Callable[[_Builder], _Run]) -> None:
    run = start(_Builder())
    run.listener.wait_for(lambda: run.listener.results > 5)
    figures = run.loop.figures()
    assert figures.fps > 0
    assert figures.stage_ms["detect"] == 1.0
