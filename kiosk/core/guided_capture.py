"""Takes five views of one face before the camera: front, left, right, up, down.

A view is taken when the head has been held as asked, without a flaw, for most of a second; the
best view of that time is kept. Turns are measured from the person's own front view, because
where a head rests differs from person to person and with the height of the camera. What is
asked becomes less with time, so that nobody who stands well in view gets stuck.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.identity import CapturePose, CaptureState
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from kiosk.core.identity import FaceView
    from kiosk.core.types import Frame, HeadPose

HOLD_S: Final = 0.7
"""For how long a view is held."""
OTHER_PERSON: Final = "Another person stepped before the camera. It begins anew."
"""A message that goes by itself; every other one says why nothing can be taken."""
NO_PICTURE: Final = "The camera gives no picture"

_LEAST_VIEWS: Final = 3
"""Views that a hold consists of at least, however slowly they come."""
_LONGEST_STEP_S: Final = 0.3
"""More time than this between two views does not count as held."""
_FORGIVEN_S: Final = 0.3
"""A hold survives an outlier of the networks, but not a look away."""
_SAME_PERSON: Final = 0.35
"""Cosine with the front view. Turned views of one person stay far above it, and other people
seldom reach it (decision 0072)."""
_REPLACED_S: Final = 0.6
"""The views are thrown away when somebody else has been in front for so long."""
_TOLD_S: Final = 4.0
_FRONT_YAW_DEG: Final = 12.0
_TURN_DEG: Final = 14.0
_NOD_DEG: Final = 9.0
"""Change of the pitch, whose readings scatter by 4 degrees."""
_ASIDE_DEG: Final = 16.0
"""A head that looks up or down is not turned to the side by more, and the other way round."""
_PATIENCE_S: Final = 6.0
"""After this the demand falls, to nothing in as much time again, and further: whoever rests a
little on the wrong side of nothing must get through as well."""
_LEAST_DEMAND: Final = -1.0

_ORDER: Final = tuple(CapturePose)


@dataclass(slots=True)
class _Hold:
    """A view that is being held."""

    best: FaceView
    last_ns: int
    held_s: float = 0.0
    views: int = 1

    def add(self, view: FaceView, now_ns: int) -> None:
        step_s = (now_ns - self.last_ns) / NANOS_PER_S
        self.held_s += min(max(step_s, 0.0), _LONGEST_STEP_S)
        self.last_ns = now_ns
        self.views += 1
        if view.quality > self.best.quality:
            self.best = view

    @property
    def progress(self) -> float:
        return min(1.0, self.held_s / HOLD_S, self.views / _LEAST_VIEWS)


class GuidedCapture:
    """Decides which views to take, from one view of the nearest face after another.

    Attributes:
        state: How far it has come.
    """

    def __init__(self) -> None:
        self.state = CaptureState(_ORDER[0], (), len(_ORDER), 0.0, None, None)
        self._views: tuple[FaceView, ...] = ()
        self._hold: _Hold | None = None
        self._asked_ns: int | None = None
        self._other_since_ns: int | None = None
        self._restarted_ns: int | None = None

    def take(self, view: FaceView | None, now_ns: int, frame: Frame) -> CaptureState:
        """Take the latest view.

        Args:
            view: Of the person nearest to the camera; None when nobody is there.
            now_ns: ``captured_ns`` of the frame.
            frame: In which the face was seen, as it is shown.
        """
        if self.state.wanted is None:
            return self.state
        if self._asked_ns is None:
            self._asked_ns = now_ns
        self._watch_person(view, now_ns)
        if view is not None and self._fits(view, now_ns):
            self._hold_on(view, now_ns)
        elif self._hold is not None and now_ns - self._hold.last_ns > _FORGIVEN_S * NANOS_PER_S:
            self._hold = None
        if self._hold is not None and self._hold.progress >= 1.0:
            self._keep(self._hold.best, now_ns)
        self._tell(view, now_ns, frame)
        return self.state

    @property
    def _wanted(self) -> CapturePose | None:
        return _ORDER[len(self._views)] if len(self._views) < len(_ORDER) else None

    def _is_other(self, view: FaceView) -> bool:
        """Whether a view is of somebody else than the views so far."""
        if self._views:
            return likeness(self._views[0], view) < _SAME_PERSON
        return self._hold is not None and likeness(self._hold.best, view) < _SAME_PERSON

    def _watch_person(self, view: FaceView | None, now_ns: int) -> None:
        """Begin anew when somebody else stays in front; one odd view is only passed over."""
        if view is None or view.flaws:
            return
        if not self._is_other(view):
            self._other_since_ns = None
        elif self._other_since_ns is None:
            self._other_since_ns = now_ns
        elif now_ns - self._other_since_ns >= _REPLACED_S * NANOS_PER_S:
            if self._views:
                self._restarted_ns = now_ns
            self._views, self._hold = (), None
            self._asked_ns, self._other_since_ns = now_ns, None

    def _fits(self, view: FaceView, now_ns: int) -> bool:
        assert self._asked_ns is not None
        wanted = self._wanted
        if wanted is None or view.flaws or self._is_other(view):
            return False
        waited_s = (now_ns - self._asked_ns) / NANOS_PER_S
        demand = min(1.0, max(_LEAST_DEMAND, 2.0 - waited_s / _PATIENCE_S))
        return is_posed(view.pose, wanted, self._views[0].pose if self._views else None, demand)

    def _hold_on(self, view: FaceView, now_ns: int) -> None:
        if self._hold is None:
            self._hold = _Hold(view, now_ns)
        else:
            self._hold.add(view, now_ns)

    def _keep(self, view: FaceView, now_ns: int) -> None:
        self._views += (view,)
        self._hold = None
        self._asked_ns = now_ns

    def _tell(self, view: FaceView | None, now_ns: int, frame: Frame) -> None:
        told_ns = self._restarted_ns
        is_told = told_ns is not None and now_ns - told_ns < _TOLD_S * NANOS_PER_S
        self.state = replace(
            self.state,
            wanted=self._wanted,
            views=self._views,
            progress=0.0 if self._hold is None else self._hold.progress,
            flaw=view.flaws[0] if view is not None and view.flaws else None,
            box=None if view is None else _box(view, frame),
            message=OTHER_PERSON if is_told else "",
        )


def is_posed(
    pose: HeadPose, wanted: CapturePose, front: HeadPose | None, demand: float = 1.0
) -> bool:
    """Whether a head is held as asked.

    Args:
        pose: Of the head; yaw positive to the right of the picture, pitch positive down.
        wanted: What is asked.
        front: Of the person's own front view; not needed for that one.
        demand: Part of the usual turn that is asked, 1 or less.
    """
    if wanted is CapturePose.FRONT or front is None:
        return abs(pose.yaw) <= _FRONT_YAW_DEG + (1.0 - demand) * _ASIDE_DEG
    yaw, pitch = pose.yaw - front.yaw, pose.pitch - front.pitch
    if wanted is CapturePose.LEFT:
        return -yaw >= demand * _TURN_DEG
    if wanted is CapturePose.RIGHT:
        return yaw >= demand * _TURN_DEG
    turned = -pitch if wanted is CapturePose.UP else pitch
    return abs(yaw) <= _ASIDE_DEG and turned >= demand * _NOD_DEG


def likeness(one: FaceView, other: FaceView) -> float:
    """Cosine of two views."""
    return float(np.dot(one.embedding, other.embedding))


def _box(view: FaceView, frame: Frame) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(value) for value in view.xyxy)
    return left / frame.width, top / frame.height, right / frame.width, bottom / frame.height
