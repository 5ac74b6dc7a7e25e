"""Profiles of the audience metrics: named sets of thresholds, kept as data.

Each file ``assets/presets/metrics/NAME.toml`` has a title, a description and, in the table
``[audience]``, a value for every setting of :data:`THRESHOLDS`.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.core import paths
from kiosk.core.errors import SettingsError
from kiosk.core.settings_schema import check, value_of, with_values

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.core.settings import Settings

THRESHOLDS: Final = ("passing_s", "stop_s", "look_s", "stop_speed", "senior_from_age")
"""Settings of the section ``audience`` that a profile consists of; the others tell what the
place looks like."""
DEFAULT: Final = "default"
"""The profile of the definitions; the same values as the settings' defaults."""
_HINT: Final = "Correct the file, or install the program again."


@dataclass(frozen=True, slots=True)
class Preset:
    """A profile of the metrics.

    Attributes:
        name: For the command line; the name of its file.
        title: For people, English.
        description: What it is for, one or two sentences, English.
        values: Value of each threshold by the dotted name of its setting.
    """

    name: str
    title: str
    description: str
    values: Mapping[str, Any]

    def applied(self, settings: Settings) -> Settings:
        """The settings with the thresholds of this profile."""
        return with_values(settings, self.values)

    def matches(self, settings: Settings) -> bool:
        """Whether the settings have exactly these thresholds."""
        return all(value_of(settings, name) == value for name, value in self.values.items())


def folder() -> Path:
    """Where the files of the profiles lie."""
    return paths.assets_dir() / "presets" / "metrics"


def load_preset(path: Path) -> Preset:
    """Read one file.

    Raises:
        SettingsError: It cannot be read, a value is missing or refused, or it says more than a
            profile consists of.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The preset {path.name} cannot be read ({error})", _HINT) from error
    values = document.get("audience")
    title, description = document.get("title"), document.get("description")
    if not (isinstance(title, str) and isinstance(description, str) and isinstance(values, dict)):
        raise SettingsError(
            f"The preset {path.name} needs a title, a description and a table [audience]", _HINT
        )
    unknown = sorted({*document} - {"title", "description", "audience"} | {*values} - {*THRESHOLDS})
    if unknown:
        raise SettingsError(
            f"The preset {path.name} says something unknown: {', '.join(unknown)}", _HINT
        )
    checked = {f"audience.{key}": _value(path, values, key) for key in THRESHOLDS}
    return Preset(path.stem, title, description, checked)


def _value(path: Path, values: Mapping[str, object], key: str) -> Any:
    if key not in values:
        raise SettingsError(f"The preset {path.name} has no value for {key}", _HINT)
    value, problem = check(f"audience.{key}", values[key])
    if problem is not None:
        raise SettingsError(f"The preset {path.name}, {key} = {values[key]}: {problem.text}", _HINT)
    return value


def presets() -> tuple[Preset, ...]:
    """All profiles, the default one first, then by name.

    Raises:
        SettingsError: A file is not valid.
    """
    files = sorted(folder().glob("*.toml"), key=lambda path: (path.stem != DEFAULT, path.stem))
    return tuple(load_preset(path) for path in files)


def preset(name: str) -> Preset:
    """The profile of that name.

    Raises:
        SettingsError: There is none, or a file is not valid.
    """
    known = {row.name: row for row in presets()}
    if name in known:
        return known[name]
    similar = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"Did you mean {similar[0]}?" if similar else f"There are: {', '.join(known)}"
    raise SettingsError(f"There is no preset called {name}", hint)


def matching(settings: Settings) -> Preset | None:
    """The profile whose thresholds the settings have; None when they are your own."""
    return next((row for row in presets() if row.matches(settings)), None)
