"""What is known of how far the estimates of an attribute network reach."""

from __future__ import annotations

from dataclasses import dataclass


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
