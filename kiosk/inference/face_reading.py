"""What the attribute networks say of a face, whichever they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.attribute_limits import AttributeLimits
    from kiosk.core.types import HeadPose

BATCH: Final = 4
"""Faces of a request. Changing it from call to call loses most of the gain (decision 0013)."""


@dataclass(frozen=True, slots=True)
class FaceReading:
    """What the networks say about one view of a face.

    Attributes:
        age: Years; valid within the limits of the networks.
        female_prob: 0..1.
        pose: Head pose in the frame.
        emotion_probs: Probabilities in the order of ``Emotion``; None when switched off.
        sharpness: 0..1, detail of the crop.
        age_spread: Standard deviation of ``age`` in years; None from networks that do not say.
        quality: 0..1, how much of the face the view shows, 0 when nothing can be told; None
            from networks that do not say.
    """

    age: float
    female_prob: float
    pose: HeadPose
    emotion_probs: tuple[float, ...] | None
    sharpness: float
    age_spread: float | None = None
    quality: float | None = None


class AttributeNetworks(Protocol):
    """Compiled networks for age, gender, head pose and emotion. Used by one thread."""

    @property
    def limits(self) -> AttributeLimits:
        """For which faces they are valid."""
        ...

    @property
    def requests(self) -> int:
        """Inference requests run so far."""
        ...

    def read(
        self,
        image: NDArray[np.uint8],
        xyxy: NDArray[np.float32],
        landmarks: NDArray[np.float32] | None,
    ) -> list[FaceReading]:
        """Look at faces of one frame, any number of them.

        Args:
            image: (H, W, 3) uint8 BGR.
            xyxy: (n, 4) boxes in px of the frame.
            landmarks: (n, 5, 2) px of the frame; None uses the boxes alone, which is less
                accurate.

        Raises:
            InferenceError: The device failed.
        """
        ...

    def close(self) -> None:
        """Release the networks."""
        ...
