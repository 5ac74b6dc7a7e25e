"""What is known of how far the estimates of an attribute network reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.core.choices import AttributesName

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class AttributeLimits:
    """Where age and gender of a network hold. Each network states its own.

    Attributes:
        min_face_px: Shorter side of the smallest face whose age and gender are used.
        minor_below_years: Estimated age below which somebody is told to be under 18; None
            when the network is not valid for children, who then stay unknown.
        age_error_years: Standard error about one person that no number of views averages
            away; None when the network states the spread of every estimate itself.
    """

    min_face_px: float
    minor_below_years: float | None
    age_error_years: float | None


LIMITS: Final[Mapping[AttributesName, AttributeLimits]] = {
    # It learned from faces of every age and from crops of 22 px on.
    AttributesName.VITRINE: AttributeLimits(
        min_face_px=32.0, minor_below_years=18.0, age_error_years=None
    ),
    # Smallest face and adults only: model card of age-gender-recognition-retail-0013.
    AttributesName.OPEN_MODEL_ZOO: AttributeLimits(
        min_face_px=62.0, minor_below_years=None, age_error_years=6.0
    ),
}
"""For which faces the networks of each choice are valid."""
