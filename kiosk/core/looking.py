"""Whether a person looks at the camera, without flicker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from kiosk.core.types import HeadPose

_MARGIN_DEG: Final = 5.0
"""A person who looks has looked away only when turned this much beyond the angle: about the
error of head-pose-estimation-adas-0001 (5.4 degrees in yaw by its model card)."""
_SETTLE_S: Final = 0.15
"""A change must last this long: a blink of the estimate or a glance past does not count."""


class LookingFilter:
    """Turns head poses of one face into a steady yes or no.

    Looking means |yaw| and |pitch| below the angle; the roll (tilt) does not matter.
    """

    def __init__(self, look_angle_deg: float) -> None:
        self._angle_deg = look_angle_deg
        self._looking: bool | None = None
        self._changed_ns: int | None = None

    @property
    def looking(self) -> bool | None:
        """The latest answer; None before the first pose."""
        return self._looking

    def update(self, pose: HeadPose, captured_ns: int) -> bool:
        """Take the pose of a frame.

        Args:
            pose: Head pose.
            captured_ns: Time of the frame.

        Returns:
            Whether the person looks. The first pose decides at once; later a change counts
            when it lasts over the following poses.
        """
        turned_deg = max(abs(pose.yaw), abs(pose.pitch))
        limit_deg = self._angle_deg + (_MARGIN_DEG if self._looking else 0.0)
        now = turned_deg < limit_deg
        if self._looking is None:
            self._looking = now
        elif now == self._looking:
            self._changed_ns = None
        elif self._changed_ns is None:
            self._changed_ns = captured_ns
        elif captured_ns - self._changed_ns >= _SETTLE_S * NANOS_PER_S:
            self._looking = now
            self._changed_ns = None
        return self._looking
