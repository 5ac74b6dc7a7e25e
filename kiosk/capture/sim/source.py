"""Plays a simulated scene as a frame source."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.capture.sim.render import SceneRenderer
from kiosk.capture.sim.scene import load_scene
from kiosk.core.choices import Pace
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import SourceError
from kiosk.core.ports import SourceInfo
from kiosk.core.types import NANOS_PER_S, Frame

if TYPE_CHECKING:
    from datetime import datetime


_LOOK_AHEAD_S: Final = 1.5
_SPRITE_TIME_S: Final = 0.02
"""A sprite takes about this long to draw; with more time to wait, one is drawn ahead."""
_CLOCK: Final = SystemClock()


class SimSource:
    """A drawn scene with known content (see ``truth``).

    Frame ``k`` depends on scenario, seed, size and ``k`` alone. In real time, frames whose
    moment has passed are skipped; at pace ``fast`` every frame is given at once.
    """

    def __init__(
        self,
        name: str,
        *,
        width: int = 1280,
        height: int = 720,
        fps: float = 30.0,
        seed: int | None = None,
        pace: Pace = Pace.REALTIME,
        loop: bool = True,
        clock: Clock = _CLOCK,
    ) -> None:
        """Prepare a scene; nothing is read before :meth:`open`.

        Args:
            name: A name out of ``scene_names()`` or the path of a ``.toml`` file.
            width: Pixels, at least 160.
            height: Pixels, at least 120.
            fps: Frames per second.
            seed: Replaces the seed of the scenario.
            pace: Real time, or every frame at once.
            loop: Start again at the end; else ``read`` gives None there.
            clock: Where the time of the start comes from.

        Raises:
            ValueError: A size or the rate is out of bounds.
        """
        if width < 160 or height < 120 or not 1 <= fps <= 240:
            raise ValueError(f"{width} x {height} at {fps} fps is out of bounds")
        self._name = name
        self._size = (width, height)
        self._fps = fps
        self._seed = seed
        self._pace = pace
        self._loop = loop
        self._clock = clock
        self._renderer: SceneRenderer | None = None
        self._frames = 0
        self._next = 0
        self._start_ns = 0
        self._start_at: datetime | None = None

    def open(self) -> SourceInfo:
        """Read the scenario and draw the background.

        Raises:
            SourceError: There is no such scene, or its file is not valid.
        """
        width, height = self._size
        scene = load_scene(self._name, width=width, height=height, seed=self._seed)
        scenario = scene.scenario
        self._renderer = SceneRenderer(scene)
        self._frames = max(1, round(scenario.duration_s * self._fps))
        self._next = 0
        self._start_ns = self._clock.monotonic_ns()
        self._start_at = self._clock.utc_now()
        live = self._pace is Pace.REALTIME and self._loop
        return SourceInfo(
            name=f"sim:{self._name}",
            live=live,
            width=self._size[0],
            height=self._size[1],
            fps=self._fps,
            frames=None if self._loop else self._frames,
            detail=scenario.title,
        )

    def read(self) -> Frame | None:
        """The next frame; None at the end of a scene that does not repeat.

        Raises:
            SourceError: The source is not open.
        """
        renderer = self._renderer
        if renderer is None or self._start_at is None:
            raise SourceError("The simulated scene is not open", "Open it before reading")
        if self._pace is Pace.REALTIME:
            self._wait_for_due(renderer)
        k = self._next
        if not self._loop and k >= self._frames:
            return None
        self._next = k + 1
        position_s = (k % self._frames) / self._fps
        image = renderer.frame(position_s)
        image.flags.writeable = False
        since_ns = round(k * NANOS_PER_S / self._fps)
        return Frame(
            image=image,
            seq=k,
            captured_ns=self._start_ns + since_ns,
            captured_at=self._start_at + timedelta(microseconds=since_ns / 1000),
            source_id=f"sim:{self._name}",
            media_time_s=position_s,
        )

    def close(self) -> None:
        """Forget the scene."""
        self._renderer = None

    def _wait_for_due(self, renderer: SceneRenderer) -> None:
        """Skip frames that are late; use spare time to draw what comes next."""
        elapsed_s = (self._clock.monotonic_ns() - self._start_ns) / NANOS_PER_S
        self._next = max(self._next, int(elapsed_s * self._fps))
        due_ns = self._start_ns + round(self._next * NANOS_PER_S / self._fps)
        soon = self._next + round(_LOOK_AHEAD_S * self._fps)
        renderer.look_ahead(soon % self._frames / self._fps)
        while (left_s := (due_ns - self._clock.monotonic_ns()) / NANOS_PER_S) > 0:
            if left_s < _SPRITE_TIME_S or not renderer.prepare():
                time.sleep(left_s)
