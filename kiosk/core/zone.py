"""A shape drawn on the picture, as the settings hold it."""

from __future__ import annotations

from math import dist
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from kiosk.core.choices import ZoneKind

Fraction = Annotated[float, Field(ge=0.0, le=1.0)]
"""A part of the picture's width or height."""

_SHORTEST_LINE: Final = 0.02
"""Of the picture's width and height; a shorter line is a touch that slipped."""
_SMALLEST_ZONE: Final = 0.0005
"""Of the picture's area, likewise."""


def _polygon_area(points: tuple[tuple[float, float], ...]) -> float:
    """Area of a polygon by the shoelace formula."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


class Zone(BaseModel):
    """A shape drawn on the picture of the camera.

    Coordinates are fractions of the width and height of the picture as it is analysed, after
    rotation, mirroring and the region of interest.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")
    name: str = Field(min_length=1, max_length=40)
    kind: ZoneKind = ZoneKind.COUNT
    points: tuple[tuple[Fraction, Fraction], ...] = Field(min_length=2, max_length=24)

    @field_validator("points")
    @classmethod
    def _points_are_a_shape(
        cls, points: tuple[tuple[float, float], ...], info: ValidationInfo
    ) -> tuple[tuple[float, float], ...]:
        if info.data.get("kind") is ZoneKind.LINE:
            if len(points) != 2 or dist(*points) < _SHORTEST_LINE:
                raise ValueError("a line needs two points that are apart")
        elif len(points) < 3 or _polygon_area(points) < _SMALLEST_ZONE:
            raise ValueError("a zone needs three or more points around an area")
        return points
