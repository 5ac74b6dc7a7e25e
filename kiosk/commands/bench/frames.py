"""Pictures for the bench, decoded before the clock starts."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import tomli_w

from kiosk.capture.factory import make_source
from kiosk.capture.sim.looks import shipped_cast
from kiosk.capture.sim.render import SceneRenderer
from kiosk.capture.sim.scene import load_scene
from kiosk.core.choices import Pace
from kiosk.core.errors import SourceError
from kiosk.core.settings import CameraSettings
from kiosk.core.types import NANOS_PER_S, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

_FPS: Final = 30.0
"""Rate of the stream that the frames pretend to be; the budgets of the pipeline follow it."""
_WIDTH, _HEIGHT = 1920, 1080
_FRAMES: Final = 40
"""Frames kept: 240 MiB at 1080p, far more than any cache of a processor."""
_MOST_BYTES: Final = 300 * 2**20
_BEGIN_S: Final = 14.0
"""When everybody of the scene below has arrived and some begin to look away."""


def scene_pictures(faces: int, *, frames: int = _FRAMES) -> list[NDArray[np.uint8]]:
    """1080p pictures of the simulated scene: people stand, turn their heads and blink.

    Args:
        faces: How many people, 1 to 20.
        frames: How many pictures.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.toml"
        path.write_text(tomli_w.dumps(_scenario(faces)), "utf-8")
        scene = load_scene(str(path), width=_WIDTH, height=_HEIGHT, seed=None)
    renderer = SceneRenderer(scene)
    return [renderer.frame(_BEGIN_S + k / _FPS) for k in range(frames)]


def source_pictures(source: str) -> list[NDArray[np.uint8]]:
    """The first pictures of a file, folder or scene at their own size.

    Args:
        source: As for ``kiosk run --source``.

    Raises:
        SourceError: It cannot be opened or gives no picture.
    """
    reader = make_source(CameraSettings(source=source, loop=False, pace=Pace.FAST, mirror=False))
    pictures: list[NDArray[np.uint8]] = []
    total = 0
    reader.open()
    try:
        while total < _MOST_BYTES and (frame := reader.read()) is not None:
            pictures.append(frame.image)
            total += frame.image.nbytes
    finally:
        reader.close()
    if not pictures:
        raise SourceError(f"{source} gives no picture", "Choose another source for the bench")
    return pictures


class FrameLoop:
    """An endless stream made of a few pictures, forwards and backwards, so that it has no cut.

    Args:
        pictures: (H, W, 3) uint8 BGR, one size.

    Attributes:
        size: Width and height of the pictures in px.
    """

    def __init__(self, pictures: Sequence[NDArray[np.uint8]]) -> None:
        self._pictures = [*pictures, *pictures[-2:0:-1]]
        self._next = 0
        self._started_at = datetime.now(UTC)
        self.size = (pictures[0].shape[1], pictures[0].shape[0])

    def take(self, count: int) -> Iterator[Frame]:
        """The next frames; the time of the stream goes on from call to call."""
        for _ in range(count):
            k = self._next
            self._next = k + 1
            yield Frame(
                self._pictures[k % len(self._pictures)],
                k,
                round(k * NANOS_PER_S / _FPS),
                self._started_at,
                "bench",
                k / _FPS,
            )


def _scenario(faces: int) -> dict[str, Any]:
    """A scenario in which so many people stand side by side before the camera."""
    # A head is about 300 px wide at one metre; nobody may hide anybody else.
    distance_m = max(1.7, 300 * faces / (0.9 * _WIDTH))
    cast = shipped_cast()
    women = [name for name, looks in cast.items() if looks.gender == "female"]
    men = [name for name, looks in cast.items() if looks.gender == "male"]
    people = []
    for i, name in enumerate(chain.from_iterable(zip(men, women, strict=True))):
        if i == faces:
            break
        at = 0.05 + 0.9 * (i + 0.5) / faces
        visit = {
            "start_s": 0.0,
            "enter": "left" if at < 0.5 else "right",
            "leave": "left" if at < 0.5 else "right",
            # The women, who are shorter, stand in front.
            "distance_m": distance_m + (0.0 if name in women else 0.2),
            "speed_m_s": 2.5,
            "stop": [{"at": at, "stay_s": 40.0, "look_s": [[0.0, 3.0 + i % 5], [9.0, 38.0]]}],
        }
        people.append({"id": name, "visit": [visit]})
    return {"title": "Bench", "duration_s": 60.0, "seed": 5, "person": people}
