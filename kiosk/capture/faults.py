"""A source that misbehaves by script: what cameras do in the field, on demand.

It wraps any other source. The tests use it, and so can a developer:
``--source fault:freeze@100x200,hang@500+sim:busy``.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.ports import FrameSource, SourceInfo
    from kiosk.core.types import Frame

_HANG_S: Final = 3600.0


class FaultKind(StrEnum):
    """What goes wrong; the length of a fault means something else for each."""

    UNPLUG = "unplug"
    """Reading fails; so do the next openings, as many as the length says, less one."""
    FREEZE = "freeze"
    """The same picture again, with new time stamps; length in frames."""
    BLACK = "black"
    """A black picture; length in frames."""
    GARBAGE = "garbage"
    """Something that is no picture; length in frames."""
    RESIZE = "resize"
    """A picture of half the size; length in frames."""
    HANG = "hang"
    """Reading does not return; length in seconds (default: an hour)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        kind: What goes wrong.
        at: Number of the frame, from 0, counted over all openings.
        length: How long; see the kind.
    """

    kind: FaultKind
    at: int
    length: float = 1.0


class FaultScript:
    """A list of faults, and how far it has been played; outlives the sources it acts on."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        self.released = threading.Event()
        """Set it to end all hanging calls."""
        self.frames = 0
        self.refused_openings = 0

    @classmethod
    def parse(cls, text: str) -> FaultScript:
        """Read a script such as ``unplug@30x2,freeze@60x90,hang@200``.

        Raises:
            SourceError: It is malformed.
        """
        faults = []
        for part in text.split(","):
            match = re.fullmatch(r"\s*([a-z]+)@(\d+)(?:x(\d+(?:\.\d+)?))?\s*", part)
            if match is None or match[1] not in list(FaultKind):
                raise SourceError(
                    f'"{part}" is no fault',
                    f"Write KIND@FRAME or KIND@FRAMExLENGTH; kinds: {', '.join(FaultKind)}.",
                )
            kind = FaultKind(match[1])
            default = _HANG_S if kind is FaultKind.HANG else 1.0
            faults.append(Fault(kind, int(match[2]), float(match[3] or default)))
        return cls(faults)

    def next_fault(self) -> Fault | None:
        """The fault that acts on the next frame, if any; counts the frame."""
        number = self.frames
        self.frames += 1
        for fault in self.faults:
            once = fault.kind in (FaultKind.UNPLUG, FaultKind.HANG)
            if fault.at <= number < fault.at + (1 if once else fault.length):
                return fault
        return None


class FaultySource:
    """A source wrapped by a script of faults."""

    def __init__(self, source: FrameSource, script: FaultScript) -> None:
        self._source = source
        self._script = script
        self._last: Frame | None = None

    def open(self) -> SourceInfo:
        """Open the source, unless the script has it unplugged.

        Raises:
            SourceError: It is unplugged, or cannot be opened.
        """
        if self._script.refused_openings:
            self._script.refused_openings -= 1
            raise SourceError("The camera is unplugged (scripted)", "Plug it in again.")
        return self._source.open()

    def read(self) -> Frame | None:
        """The next frame, or what the script makes of it.

        Raises:
            SourceError: The source failed, or the script says so.
        """
        fault = self._script.next_fault()
        if fault is not None and fault.kind is FaultKind.UNPLUG:
            self._script.refused_openings = int(fault.length) - 1
            raise SourceError("The camera was unplugged (scripted)", "Plug it in again.")
        if fault is not None and fault.kind is FaultKind.HANG:
            self._script.released.wait(fault.length)
        frame = self._source.read()
        if frame is None:
            return None
        if fault is not None:
            frame = replace(frame, image=self._spoilt(frame, fault.kind))
        self._last = frame
        return frame

    def _spoilt(self, frame: Frame, kind: FaultKind) -> Any:
        """The picture as the fault has it, read-only like every frame's."""
        image: Any = frame.image
        if kind is FaultKind.FREEZE and self._last is not None:
            return self._last.image
        if kind is FaultKind.GARBAGE:
            return np.full((2, 5), np.nan)
        if kind is FaultKind.BLACK:
            image = np.zeros_like(image)
        elif kind is FaultKind.RESIZE:
            image = np.ascontiguousarray(image[::2, ::2])
        image.setflags(write=False)
        return image

    def close(self) -> None:
        """Release everything; a hanging read goes on hanging, as in a driver."""
        self._source.close()
