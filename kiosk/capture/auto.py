"""The source ``auto``: the first camera that works, else a simulated scene."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import SourceError
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.control import CameraDevice
    from kiosk.core.ports import FrameSource, SourceInfo
    from kiosk.core.types import Frame

_LOOK_AGAIN_S: Final = 10.0


@dataclass(slots=True)
class AutoMemory:
    """What ``auto`` remembers from one opening to the next.

    Attributes:
        camera_worked: Whether a camera has delivered a picture since the start.
        refused: Cameras that were there but could not be opened.
    """

    camera_worked: bool = False
    refused: frozenset[str] = field(default_factory=frozenset)


class AutoSource:
    """Opens the first camera that works, else the simulated scene.

    Once a camera has worked, the scene is not used any more: a kiosk whose camera is
    unplugged must report that it has none instead of counting simulated people. While the
    scene is shown, a newly connected camera ends it.

    Args:
        memory: Kept from one opening to the next.
        cameras: Lists the cameras.
        open_camera: Makes the source of a camera, given its text and its share of the time.
        scene: Makes the simulated scene.
        open_timeout_s: Time allowed for all cameras together.
        clock: Tells when to look for cameras again.
    """

    def __init__(
        self,
        memory: AutoMemory,
        *,
        cameras: Callable[[], Sequence[CameraDevice]],
        open_camera: Callable[[str, float], FrameSource],
        scene: Callable[[], FrameSource],
        open_timeout_s: float,
        clock: Clock | None = None,
    ) -> None:
        self._memory = memory
        self._cameras = cameras
        self._open_camera = open_camera
        self._scene = scene
        self._open_timeout_s = open_timeout_s
        self._clock = clock or SystemClock()
        self._source: FrameSource | None = None
        self._on_scene = False
        self._look_again_ns = 0

    def open(self) -> SourceInfo:
        """Open a camera or the scene.

        Raises:
            SourceError: A camera worked before, and now none does; or the scene failed.
        """
        found = self._cameras()
        refused: list[str] = []
        error: SourceError | None = None
        for camera in found:
            source = self._open_camera(camera.source, self._open_timeout_s / len(found))
            try:
                info = source.open()
            except SourceError as failure:
                source.close()
                refused.append(camera.source)
                error = failure
                continue
            self._source, self._on_scene = source, False
            self._memory.camera_worked = True
            return replace(info, detail=f"{info.detail} (chosen automatically)")
        self._memory.refused = frozenset(refused)
        if self._memory.camera_worked:
            raise error or SourceError("There is no camera any more", "Plug the camera in again.")
        return self._open_scene(error)

    def _open_scene(self, error: SourceError | None) -> SourceInfo:
        self._source, self._on_scene = self._scene(), True
        self._look_again_ns = self._clock.monotonic_ns() + round(_LOOK_AGAIN_S * NANOS_PER_S)
        info = self._source.open()
        reason = error.message if error else "no camera was found"
        return replace(info, detail=f"{info.detail} (simulated: {reason})".strip())

    def read(self) -> Frame | None:
        """The next frame.

        Raises:
            SourceError: The source failed, or a camera was connected.
        """
        assert self._source is not None
        if self._on_scene and self._camera_arrived():
            raise SourceError("A camera was connected", "It is being opened.")
        return self._source.read()

    def _camera_arrived(self) -> bool:
        """Whether a camera is there that was not there or not tried before."""
        now_ns = self._clock.monotonic_ns()
        # Elsewhere listing means opening, which takes too long between two frames.
        if now_ns < self._look_again_ns or not sys.platform.startswith("linux"):
            return False
        self._look_again_ns = now_ns + round(_LOOK_AGAIN_S * NANOS_PER_S)
        present = {camera.source for camera in self._cameras()}
        self._memory.refused &= present
        return bool(present - self._memory.refused)

    def close(self) -> None:
        """Release everything."""
        if self._source is not None:
            self._source.close()
