"""What the analysis thread and the view tell each other: pictures, marks, and wishes.

Apart from the rendering, so that the window can be on the screen before OpenCV is loaded.
Coordinates are device pixels of the view, origin top left.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.core.choices import ViewMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.types import Gender, TrackState


@dataclass(frozen=True, slots=True)
class DisplaySpec:
    """What the view wants to be given.

    Attributes:
        width: Device pixels of the view; 0 while it is not shown.
        height: Device pixels of the view.
        view: What the public may see.
        whole: Cut nothing of the picture away, whatever the shape of the view.
        names: Whether recognised people may be named; else nothing says that they are known.
    """

    width: int = 0
    height: int = 0
    view: ViewMode = ViewMode.VIDEO
    whole: bool = False
    names: bool = False


class DisplayTarget:
    """Tells the renderer, across threads, what the view wants."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._spec = DisplaySpec()

    @property
    def spec(self) -> DisplaySpec:
        """What is wanted now."""
        return self._spec

    def set_size(self, width: int, height: int) -> None:
        """Ask for pictures of this many device pixels."""
        with self._lock:
            self._spec = replace(self._spec, width=width, height=height)

    def set_view(self, view: ViewMode) -> None:
        """Ask for another kind of picture."""
        with self._lock:
            self._spec = replace(self._spec, view=view)

    def set_whole(self, whole: bool) -> None:
        """Ask for the whole picture, or for one that fills the view."""
        with self._lock:
            self._spec = replace(self._spec, whole=whole)

    def set_names(self, names: bool) -> None:
        """Ask for the names of recognised people, or for nothing about who anybody is."""
        with self._lock:
            self._spec = replace(self._spec, names=names)


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a frame lies in the view: ``view = frame * scale + (dx, dy)``.

    Attributes:
        scale: View pixels per frame pixel.
        dx: View x of the frame's left edge; negative when the sides are cut away.
        dy: View y of the frame's top edge.
    """

    scale: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class OverlayItem:
    """One person to mark, in device pixels of the view.

    Attributes:
        id: Number of the track.
        x: Left edge of the face.
        y: Top edge of the face.
        width: Width of the face.
        height: Height of the face.
        opacity: 0..1; people fade in and out.
        state: State of the track.
        age: Apparent age in whole years, or None.
        gender: Apparent gender.
        looking: Whether the person looks at the camera.
        yaw_deg: Turn of the head; 0 when not known.
        roll_deg: Tilt of the head; 0 when not known.
        name: Of somebody recognised, ready to be drawn; empty for everybody else, and for
            everybody while names are not shown.
        stranger: Whether it was decided that nobody enrolled has this face; told only while
            names are shown.
        under_18: Whether the person seems to be a child: neither age nor gender is told.
    """

    id: int
    x: float
    y: float
    width: float
    height: float
    opacity: float
    state: TrackState
    age: int | None
    gender: Gender
    looking: bool
    yaw_deg: float = 0.0
    roll_deg: float = 0.0
    name: str = ""
    stranger: bool = False
    under_18: bool = False

    def anonymous(self) -> OverlayItem:
        """The same mark without anything about who it is."""
        return replace(self, name="", stranger=False) if self.name or self.stranger else self


@dataclass(frozen=True, slots=True, eq=False)
class DisplayFrame:
    """All that the view draws, ready to draw.

    Attributes:
        image: (height, width, 4) uint8 blue, green, red, 255; C-contiguous, read-only. The
            layout of ``QImage.Format_RGB32``: the GUI thread draws it in a third of the time
            that three channels take. None in the views ``avatars`` and ``off``, which carry no
            pixel of the camera.
        width: Device pixels.
        height: Device pixels.
        fit: Where the frame lies.
        content: Left, top, right, bottom of the visible part of the frame, device pixels.
        view: What kind of picture this is.
        items: People to mark, nearest last.
        aspect: Width by height of the source's frames.
        seq: Number of the frame.
        captured_ns: Time of the frame.
    """

    image: NDArray[np.uint8] | None
    width: int
    height: int
    fit: Fit
    content: tuple[float, float, float, float]
    view: ViewMode
    items: tuple[OverlayItem, ...]
    aspect: float
    seq: int
    captured_ns: int
