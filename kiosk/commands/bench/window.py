"""The window under load: start-up, drawing, stalls, memory, measured in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from kiosk.commands.bench.frames import FrameLoop, scene_pictures
from kiosk.core.errors import KioskError
from kiosk.inference.registry import configured_roots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_WATCHED: Final = "kiosk.commands.bench.window_process"
_FACES: Final = 5
_FPS: Final = 30.0
_SOAK_FPS: Final = 5.0
"""The slower the stream, the more simulated hours fit into an hour."""
_SOAK_TIMEOUT_S: Final = 4 * 3600


@dataclass(frozen=True, slots=True)
class WindowFigures:
    """What one run of the window gave.

    Attributes:
        figures: As printed by ``window_process``.
        simulated_s: Seconds of stream that were analysed.
    """

    figures: dict[str, Any]
    simulated_s: float

    @property
    def growth_mib(self) -> float:
        """Growth of memory over the second half of the run, by a line through all samples."""
        samples = np.array(self.figures["memory"], float)
        half = samples[len(samples) // 2 :]
        if len(half) < 3:
            return 0.0
        slope, _ = np.polyfit(half[:, 0], half[:, 1], 1)
        return float(slope * (half[-1, 0] - half[0, 0]))

    @property
    def growth_mib_per_h(self) -> float:
        """The same per hour of the clock on the wall."""
        samples = self.figures["memory"]
        span_s = samples[-1][0] - samples[len(samples) // 2][0]
        return self.growth_mib * 3600 / span_s if span_s else 0.0

    @property
    def growth_mib_per_simulated_h(self) -> float:
        """The same per hour of the stream."""
        seconds: float = self.figures["seconds"]
        return self.growth_mib_per_h * seconds / self.simulated_s


def measure_window(seconds: float) -> WindowFigures:
    """Show a 1080p film with five faces at 30 frames a second.

    The first of two runs warms the caches and is not counted.

    Raises:
        KioskError: The window did not come to a first box.
    """
    with tempfile.TemporaryDirectory() as folder:
        film = _film(Path(folder) / "bench.mp4", _FPS)
        _run(film, "realtime", 1.0, folder)
        figures = _run(film, "realtime", seconds, folder)
    return WindowFigures(figures, figures["seconds"])


def measure_soak(seconds: float) -> WindowFigures:
    """Play a film as fast as it can be analysed, so that simulated hours pass in minutes.

    Raises:
        KioskError: The window did not come to a first box.
    """
    with tempfile.TemporaryDirectory() as folder:
        film = _film(Path(folder) / "soak.mp4", _SOAK_FPS)
        figures = _run(film, "fast", seconds, folder)
    return WindowFigures(figures, figures["captured"] / _SOAK_FPS)


def _film(path: Path, fps: float) -> Path:
    """A film that can be played in a loop without a visible cut."""
    pictures: Sequence[NDArray[np.uint8]] = scene_pictures(_FACES)
    loop = FrameLoop(pictures)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), fps, loop.size)
    for frame in loop.take(2 * len(pictures) - 2):
        writer.write(frame.image)
    writer.release()
    return path


def _run(film: Path, pace: str, seconds: float, home: str) -> dict[str, Any]:
    """One run with default settings in a home of its own, with the installed models."""
    environment = {
        **os.environ,
        "KIOSK_HOME": home,
        "KIOSK_MODELS": str(configured_roots()[0].resolve()),
    }
    # Without a screen the figures are those of the same drawing into memory.
    if sys.platform == "linux" and not (os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(  # noqa: S603
        [
            sys.executable,
            "-m",
            _WATCHED,
            str(film),
            pace,
            str(seconds),
        ],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_SOAK_TIMEOUT_S,
        check=False,
    )
    if done.returncode != 0:
        raise KioskError(
            "The window did not run through the bench", done.stderr.strip()[-500:] or "Try again."
        )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures
