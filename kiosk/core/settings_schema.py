"""What is known about each setting, and the check of a single value.

The pydantic models in ``settings`` are the only place where a setting is declared. This module
reads them into :class:`SettingSpec` rows, which the command line, the operator panel and the
documentation share, and turns pydantic's findings into sentences that an operator understands.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ValidationError

from kiosk.core.errors import SettingsError
from kiosk.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails


class SettingKind(StrEnum):
    """Shape of a value, which decides how it is edited."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    AREA = "area"
    """Four fractions: left, top, right, bottom."""
    CHOICES = "choices"
    """Several of the choices, in an order."""
    ZONES = "zones"
    """Shapes drawn on the picture (``zone.Zone``)."""
    SINKS = "sinks"
    """Destinations of records (``sinks.Sink``)."""


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One setting as declared.

    Attributes:
        name: Dotted name, ``section.key``.
        section: Name of the section.
        key: Name within the section.
        kind: Shape of the value.
        title: Short name for people, English.
        description: Meaning, one sentence, English.
        default: Value when nothing else is said.
        unit: Unit of a number, or an empty string.
        minimum: Smallest value of a number (or of each fraction of an area).
        maximum: Largest value of a number (or of each fraction of an area).
        min_length: Fewest characters of a text.
        max_length: Most characters of a text; None without a limit.
        allowed: Words for the characters that a text may contain; empty without a limit.
        choices: Values of a choice, in the order of declaration.
        restart: True when a change acts at the next start only.
    """

    name: str
    section: str
    key: str
    kind: SettingKind
    title: str
    description: str
    default: Any
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    min_length: int = 0
    max_length: int | None = None
    allowed: str = ""
    choices: tuple[str | int, ...] = ()
    restart: bool = False


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """Why a value is refused: a translatable sentence and what goes into its braces.

    Attributes:
        template: English sentence without a final stop, with named fields in braces.
        params: Values of the fields as plain text; numbers are written with their unit.
    """

    template: str
    params: Mapping[str, str]

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.template.format(**self.params) if self.params else self.template


NOT_A_NUMBER: Final = "Must be a number"
NOT_WHOLE: Final = "Must be a whole number"
OUT_OF_BOUNDS: Final = "Must be between {minimum} and {maximum}"
TOO_SMALL: Final = "Must be at least {minimum}"
TOO_LARGE: Final = "Must be at most {maximum}"
NOT_A_SWITCH: Final = "Must be true or false"
NOT_A_CHOICE: Final = "Must be one of: {choices}"
NOT_A_TEXT: Final = "Must be a text in quotes"
EMPTY: Final = "Must not be empty"
TOO_SHORT: Final = "Must have at least {min_length} characters"
TOO_LONG: Final = "Must have at most {max_length} characters"
WRONG_CHARACTERS: Final = "May contain only {allowed}"
WRONG_FORM: Final = "Has the wrong form"
NOT_AN_AREA: Final = "Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)"
NOT_CHOICES: Final = "Must be some of: {choices}"
NOT_ZONES: Final = "Must be a list of zones, each with an id, a name, a kind and points"
NOT_SINKS: Final = "Must be a list of destinations, each with a name, a kind and an endpoint"

TEMPLATES: Final = (
    NOT_A_NUMBER,
    NOT_WHOLE,
    OUT_OF_BOUNDS,
    TOO_SMALL,
    TOO_LARGE,
    NOT_A_SWITCH,
    NOT_A_CHOICE,
    NOT_A_TEXT,
    EMPTY,
    TOO_SHORT,
    TOO_LONG,
    WRONG_CHARACTERS,
    WRONG_FORM,
    NOT_AN_AREA,
    NOT_CHOICES,
    NOT_ZONES,
    NOT_SINKS,
)
"""Every sentence of this module; checks of single fields add their own (``settings``)."""


_KINDS_OF_TABLES: Final = {"Zone": SettingKind.ZONES, "Sink": SettingKind.SINKS}


@cache
def specs() -> Mapping[str, SettingSpec]:
    """All settings by dotted name, in the order of declaration; ``version`` is not one."""
    schema = Settings.model_json_schema()
    definitions = schema["$defs"]
    found: dict[str, SettingSpec] = {}
    defaults = Settings()
    for section, field in Settings.model_fields.items():
        model = field.annotation
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            continue
        properties = definitions[model.__name__]["properties"]
        for key, info in model.model_fields.items():
            extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
            node = _resolved(properties[key], definitions)
            name = f"{section}.{key}"
            found[name] = SettingSpec(
                name=name,
                section=section,
                key=key,
                title=info.title or key,
                description=info.description or "",
                default=getattr(getattr(defaults, section), key),
                unit=str(extra.get("unit", "")),
                allowed=str(extra.get("allowed", "")),
                restart=bool(extra.get("restart", False)),
                **_shape(node, definitions),
            )
    return found


def _resolved(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = node.get("$ref")
    if reference is None:
        return node
    target: Mapping[str, Any] = definitions[str(reference).rpartition("/")[2]]
    return target


def _shape(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a spec that follows from the JSON schema of the field."""
    if "enum" in node:
        return {"kind": SettingKind.CHOICE, "choices": tuple(node["enum"])}
    match node["type"]:
        case "boolean":
            return {"kind": SettingKind.BOOLEAN}
        case "integer" | "number":
            return {
                "kind": SettingKind(node["type"]),
                "minimum": node.get("minimum"),
                "maximum": node.get("maximum"),
            }
        case "string":
            return {
                "kind": SettingKind.TEXT,
                "min_length": node.get("minLength", 0),
                "max_length": node.get("maxLength"),
            }
        case "array" if len(node.get("prefixItems", ())) == 4:
            return {"kind": SettingKind.AREA, "minimum": 0.0, "maximum": 1.0}
        case "array" if "items" in node:
            item = _resolved(node["items"], definitions)
            if "enum" in item:
                return {"kind": SettingKind.CHOICES, "choices": tuple(item["enum"])}
            return {"kind": _KINDS_OF_TABLES[item["title"]]}
    raise TypeError(f"no way to edit a setting of this form: {dict(node)}")


def spec(name: str) -> SettingSpec:
    """The setting of that dotted name.

    Raises:
        SettingsError: There is none; the hint names similar ones.
    """
    try:
        return specs()[name]
    except KeyError:
        similar = difflib.get_close_matches(name, specs(), n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(similar)}?" if similar else ""
        raise SettingsError(
            f"There is no setting called {name}",
            hint or "List all of them with: kiosk settings show",
        ) from None


def value_of(settings: Settings, name: str) -> Any:
    """Value of the setting of that dotted name."""
    row = spec(name)
    return getattr(getattr(settings, row.section), row.key)


def with_values(settings: Settings, values: Mapping[str, Any]) -> Settings:
    """New settings with the given values, by dotted name, validated as a whole.

    Raises:
        SettingsError: A name is unknown or a value is refused.
    """
    document = settings.model_dump()
    for name, value in values.items():
        row = spec(name)
        document[row.section][row.key] = value
    try:
        return Settings.model_validate(document)
    except ValidationError as error:
        name, problem = problems_in(error)[0]
        raise SettingsError(f"{name}: {problem.text}") from error


def check(name: str, raw: object) -> tuple[Any, SettingProblem | None]:
    """Check one value by itself.

    Args:
        name: Dotted name.
        raw: The value, in its own type or as text.

    Returns:
        The value in its own type and None, or None and what is wrong.

    Raises:
        SettingsError: There is no such setting.
    """
    row = spec(name)
    numeric = row.kind in (SettingKind.INTEGER, SettingKind.NUMBER)
    if numeric and isinstance(raw, bool):  # pydantic would take True as 1
        return None, SettingProblem(NOT_A_NUMBER, {})
    if row.kind is SettingKind.CHOICE:
        raw = _matching_choice(row, raw)
    try:
        settings = Settings.model_validate({row.section: {row.key: raw}})
    except ValidationError as error:
        return None, problems_in(error)[0][1]
    return getattr(getattr(settings, row.section), row.key), None


def _matching_choice(row: SettingSpec, raw: object) -> object:
    """The choice that is written like ``raw``, whatever its case and type."""
    written = str(raw).strip().casefold()
    return next((c for c in row.choices if str(c).casefold() == written), raw)


def parse(name: str, text: str) -> Any:
    """Value of a setting from text, as given by a person or in an environment variable.

    Numbers, ``true``/``false`` (also on/off, yes/no, 1/0) and choices are written plainly, an
    area as ``0,0,1,1``, several choices as ``a,b``, zones and destinations as a TOML list of
    tables.

    Raises:
        SettingsError: The name is unknown or the value is refused.
    """
    row = spec(name)
    raw: object = text
    if row.kind in (SettingKind.AREA, SettingKind.ZONES, SettingKind.SINKS):
        raw = _list_from(text)
    elif row.kind is SettingKind.CHOICES:
        raw = [part.strip() for part in text.strip(" []").split(",") if part.strip()]
    elif row.kind is not SettingKind.TEXT:
        raw = text.strip()
    value, problem = check(name, raw)
    if problem is not None:
        raise SettingsError(f"{name} = {text}: {_lower_first(problem.text)}", row.description)
    return value


def _list_from(text: str) -> object:
    stripped = text.strip()
    written = stripped if stripped.startswith("[") else f"[{stripped}]"
    try:
        return tomllib.loads(f"value = {written}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def problems_in(error: ValidationError) -> list[tuple[str, SettingProblem]]:
    """The findings of a validation as (dotted name, problem), in order."""
    found: list[tuple[str, SettingProblem]] = []
    for details in error.errors():
        name = ".".join(str(part) for part in details["loc"][:2])
        found.append((name, _explained(specs().get(name), details)))
    return found


def _explained(row: SettingSpec | None, details: ErrorDetails) -> SettingProblem:
    if details["type"] == "value_error":  # a check of ours, written for people
        sentence = str(details["ctx"]["error"])
        return SettingProblem(sentence[:1].upper() + sentence[1:], {})
    if row is None:
        return SettingProblem(WRONG_FORM, {})
    return SettingProblem(_template(row, details["type"]), _params(row))


def _template(row: SettingSpec, kind: str) -> str:
    match row.kind:
        case SettingKind.AREA:
            return NOT_AN_AREA
        case SettingKind.CHOICES:
            return NOT_CHOICES
        case SettingKind.ZONES:
            return NOT_ZONES
        case SettingKind.SINKS:
            return NOT_SINKS
        case SettingKind.BOOLEAN:
            return NOT_A_SWITCH
        case SettingKind.CHOICE:
            return NOT_A_CHOICE
        case SettingKind.TEXT:
            return {
                "string_type": NOT_A_TEXT,
                "string_too_short": EMPTY if row.min_length == 1 else TOO_SHORT,
                "string_too_long": TOO_LONG,
                "string_pattern_mismatch": WRONG_CHARACTERS if row.allowed else WRONG_FORM,
            }.get(kind, WRONG_FORM)
    if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
        if row.minimum is not None and row.maximum is not None:
            return OUT_OF_BOUNDS
        return TOO_SMALL if kind == "greater_than_equal" else TOO_LARGE
    return NOT_WHOLE if row.kind is SettingKind.INTEGER else NOT_A_NUMBER


def _params(row: SettingSpec) -> dict[str, str]:
    return {
        "minimum": bound(row.minimum),
        "maximum": bound(row.maximum, row.unit),
        "choices": ", ".join(str(choice) for choice in row.choices),
        "min_length": str(row.min_length),
        "max_length": str(row.max_length),
        "allowed": row.allowed,
    }


def bound(value: float | None, unit: str = "") -> str:
    """A limit as text, without a needless fraction, with its unit."""
    number = "" if value is None else f"{value:g}"
    return f"{number} {unit}" if unit and number else number
