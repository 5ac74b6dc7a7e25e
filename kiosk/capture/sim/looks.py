"""The people of the simulated scenes: how scenario files describe them, and the cast.

The program ships a cast of people whose faces were chosen so that the recognition networks
tell them apart; scenarios refer to them by name.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

# Pydantic reads these annotations at run time.
from kiosk.capture.sim.appearance import (
    FACE_BOUNDS,
    Beard,
    Glasses,
    HairStyle,
    Outfit,
    appearance,
)
from kiosk.core.paths import assets_dir
from kiosk.core.types import Gender

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.capture.sim.appearance import Appearance


class Looks(BaseModel):
    """How somebody looks; what is left out is drawn from the seed ``look``.

    Attributes:
        gender: Apparent gender.
        age: Apparent age in years.
        look: Seed of the face, the hair and the clothes.
        hair: Cut of the hair.
        beard: Beard.
        glasses: Spectacles.
        outfit: Clothes.
        face: Numbers of the face, see ``appearance.Face``.
        smile: Whether the person smiles while looking.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    gender: Literal["female", "male"]
    age: int = Field(ge=18, le=90)
    look: int = Field(ge=0, lt=1 << 31)
    hair: HairStyle | None = None
    beard: Beard | None = None
    glasses: Glasses | None = None
    outfit: Outfit | None = None
    face: dict[str, float] = Field(default_factory=dict)
    smile: bool = False

    @model_validator(mode="after")
    def _face_in_bounds(self) -> Self:
        for name, value in self.face.items():
            if name not in FACE_BOUNDS:
                raise ValueError(f"face has no {name!r}; it has {', '.join(FACE_BOUNDS)}")
            low, high = FACE_BOUNDS[name]
            if not low <= value <= high:
                raise ValueError(f"face {name} must be from {low:g} to {high:g}, not {value:g}")
        return self

    def appearance(self) -> Appearance:
        """Everything that is drawn of the person."""
        drawn = appearance(self.look, Gender(self.gender), self.age)
        return replace(
            drawn,
            face=replace(drawn.face, **self.face),
            hair=self.hair or drawn.hair,
            beard=self.beard or drawn.beard,
            glasses=self.glasses or drawn.glasses,
            outfit=self.outfit or drawn.outfit,
        )


@cache
def shipped_cast() -> Mapping[str, Looks]:
    """People that scenarios can name without describing them."""
    text = (assets_dir() / "scenes" / "cast" / "people.toml").read_text(encoding="utf-8")
    return {name: Looks.model_validate(values) for name, values in tomllib.loads(text).items()}
