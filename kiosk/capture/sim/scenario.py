"""Reads scenario files: who comes when, where they walk and stop, how long they look.

A scenario is a TOML file. All times are seconds; ``at`` is a fraction of the picture's
width; distances are metres from the camera. People of the shipped cast need no looks.
Example::

    title = "One visitor"
    duration_s = 20

    [[person]]
    id = "zoe"
    looks = { gender = "female", age = 34, look = 12 }

      [[person.visit]]
      start_s = 1.0
      enter = "left"
      leave = "right"
      distance_m = 1.8

        [[person.visit.stop]]
        at = 0.4
        stay_s = 7.0
        look_s = [[0.5, 5.0]]
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.capture.sim.looks import Looks, shipped_cast
from kiosk.core.errors import SourceError
from kiosk.core.paths import assets_dir

Side = Literal["left", "right"]
_NAME: Final = r"^[a-z0-9_-]{1,32}$"
Span = Annotated[tuple[float, float], Field(description="from, until; seconds")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _check_spans(spans: tuple[Span, ...]) -> None:
    last = 0.0
    for begin, end in spans:
        if begin < last or end <= begin:
            raise ValueError(
                f"look_s must hold ascending, separate spans [from, until]; {[begin, end]} is not"
            )
        last = end


def _with_looks(values: Any) -> Any:
    """Fill in the looks of a member of the cast."""
    if isinstance(values, dict) and "looks" not in values:
        cast = shipped_cast()
        if values.get("id") not in cast:
            raise ValueError(f"has no looks and is none of the cast: {', '.join(cast)}")
        return values | {"looks": cast[values["id"]]}
    return values


class Stop(_Part):
    """A place where a person stands still.

    Attributes:
        at: Where, as a fraction of the picture's width.
        stay_s: How long.
        look_s: When the person looks at the camera, in seconds after arriving.
        distance_m: Distance from the camera; that of the visit when left out.
    """

    at: float = Field(ge=0.02, le=0.98)
    stay_s: float = Field(gt=0, le=600)
    look_s: tuple[Span, ...] = ()
    distance_m: float | None = Field(None, ge=1.4, le=4.5)

    @model_validator(mode="after")
    def _spans_fit(self) -> Self:
        _check_spans(self.look_s)
        if self.look_s and self.look_s[-1][1] > self.stay_s:
            raise ValueError(f"look_s ends after the stop of {self.stay_s} s")
        return self


class Visit(_Part):
    """One presence, from entering the picture to leaving it.

    Attributes:
        start_s: When the person sets out from just outside the picture.
        enter: Side of the picture on which the person appears.
        leave: Side on which the person disappears.
        distance_m: Distance from the camera.
        speed_m_s: Walking speed.
        look_s: When the person looks at the camera while walking, in seconds after
            ``start_s``; looking during a stop is written there.
        stop: Places where the person stands still, in order.
    """

    start_s: float = Field(ge=0)
    enter: Side = "left"
    leave: Side = "right"
    distance_m: float = Field(2.0, ge=1.4, le=4.5)
    speed_m_s: float = Field(1.0, ge=0.3, le=2.5)
    look_s: tuple[Span, ...] = ()
    stop: tuple[Stop, ...] = ()

    @model_validator(mode="after")
    def _spans_ascend(self) -> Self:
        _check_spans(self.look_s)
        return self


class Person(_Part):
    """Somebody in the scene.

    Attributes:
        id: Name; that of a member of the cast when ``looks`` is left out.
        looks: How the person looks.
        visit: All visits, in order.
    """

    id: str = Field(pattern=_NAME)
    looks: Looks
    visit: tuple[Visit, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _known_by_name(cls, values: Any) -> Any:
        return _with_looks(values)


class Poster(_Part):
    """A printed portrait on the far side of the street: a face, but nobody.

    Attributes:
        id: Name; that of a member of the cast when ``looks`` is left out.
        looks: Who is shown.
        at: Where its middle is, as a fraction of the picture's width.
        distance_m: Distance from the camera; 8.4 is the wall of the houses.
        height_m: Height of the sheet; the face takes about a third of it.
    """

    id: str = Field(pattern=_NAME)
    looks: Looks
    at: float = Field(ge=0.05, le=0.95)
    distance_m: float = Field(8.4, ge=4.6, le=8.4)
    height_m: float = Field(2.2, ge=0.8, le=2.6)

    @model_validator(mode="before")
    @classmethod
    def _known_by_name(cls, values: Any) -> Any:
        return _with_looks(values)


class Scenario(_Part):
    """A whole scene, which repeats after ``duration_s``.

    Attributes:
        title: For people.
        duration_s: Length of the loop.
        seed: Seed of all that the file does not fix (blinking, swaying, clouds).
        person: The cast.
        poster: Portraits on the wall, which are no audience.
    """

    title: str = Field(min_length=1, max_length=100)
    duration_s: float = Field(ge=5, le=3600)
    seed: int = Field(1, ge=0, lt=1 << 31)
    person: tuple[Person, ...] = Field(min_length=1, max_length=40)
    poster: tuple[Poster, ...] = Field((), max_length=4)

    @model_validator(mode="after")
    def _unique_ids(self) -> Self:
        ids = [person.id for person in self.person] + [poster.id for poster in self.poster]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise ValueError(f"ids must be unique; used twice: {', '.join(twice)}")
        return self


_HINT: Final = "Correct the scenario file, or choose one of: {names}"


def scene_names() -> tuple[str, ...]:
    """Names of the scenarios that ship with the program, for ``sim:NAME``."""
    return tuple(sorted(path.stem for path in (assets_dir() / "scenes").glob("*.toml")))


def load_scenario(name: str) -> Scenario:
    """Read a scenario.

    Args:
        name: Name of a scenario that ships with the program, or the path of a file that
            ends in ``.toml``.

    Raises:
        SourceError: There is no such scenario, or it is not valid; the message names the
            first offending field.
    """
    hint = _HINT.format(names=", ".join(scene_names()))
    if name.endswith(".toml"):
        path = Path(name).expanduser()
    elif name in scene_names():
        path = assets_dir() / "scenes" / f"{name}.toml"
    else:
        raise SourceError(f"There is no simulated scene named {name!r}", hint)
    try:
        with path.open("rb") as file:
            return Scenario.model_validate(tomllib.load(file))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"The scenario {path.name} cannot be read: {reason}", hint) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"The scenario {path.name} is not valid TOML: {error}", hint) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise SourceError(f"The scenario {path.name}: {where}: {first['msg']}", hint) from error
