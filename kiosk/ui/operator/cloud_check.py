"""Checking the answers about a destination by its model, with a finding for each field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from kiosk.core.sinks import SCHEMES, Sink, SinkKind
from kiosk.ui.operator.cloud_texts import sink_problem_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic_core import ErrorDetails

_SOUND_NAME: Final = "x"
_SENTENCES: Final = (
    ("endpoint", "endpoint"),
    ("file:///", "endpoint"),
    ("client_certificate", "client_key"),
    ("accept", "accept"),
    ("cannot carry", "types"),
)
"""What a sentence of the model is about, by words in it; the first that fits."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the model says.

    Attributes:
        sink: The destination; None when something is wrong.
        problems: Sentences for people, by field.
    """

    sink: Sink | None
    problems: Mapping[str, str] = field(default_factory=dict)


def check_sink(answers: Mapping[str, Any], others: Collection[str]) -> Finding:
    """Check the answers.

    Args:
        answers: By field of the model.
        others: Names of the other destinations.
    """
    problems: dict[str, str] = {}
    sound = dict(answers)
    try:
        sink = Sink.model_validate(sound)
    except ValidationError as error:
        for details in error.errors():
            name, sentence = _explained(details)
            problems.setdefault(name, sentence)
            sound = _with_sound(sound, name)
        # What the fields are alone hides whether they go together.
        problems = _together(sound) | problems
        sink = None
    if answers.get("name") in others:
        problems["name"] = QCoreApplication.translate("CloudCheck", "Another one has this name")
    return Finding(None if problems else sink, problems)


def _together(sound: Mapping[str, Any]) -> dict[str, str]:
    try:
        Sink.model_validate(sound)
    except ValidationError as error:
        return dict(_explained(details) for details in error.errors())
    return {}


def _with_sound(answers: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The answers without the one that is wrong."""
    others = {key: value for key, value in answers.items() if key != name}
    if name == "name":
        others["name"] = _SOUND_NAME
    elif name == "endpoint":
        kind = SinkKind(answers["kind"])
        others["endpoint"] = {
            SinkKind.SNS: "arn:aws:sns:x:0:x",
            SinkKind.STORAGE: "file:///x",
        }.get(kind, f"{SCHEMES[kind][0]}://x")
    return others


def _explained(details: ErrorDetails) -> tuple[str, str]:
    if details["type"] == "value_error" and not details["loc"]:
        sentence = str(details["ctx"]["error"]).partition(": ")[2]
        name = next((about for words, about in _SENTENCES if words in sentence), "endpoint")
        return name, sink_problem_text(sentence)
    name = str(details["loc"][0]) if details["loc"] else "endpoint"
    kind = details["type"]
    if kind == "string_too_short" or (name == "name" and not details["input"]):
        return name, QCoreApplication.translate("CloudCheck", "Must not be empty")
    if name == "name":
        return name, QCoreApplication.translate(
            "CloudCheck",
            "Small letters, digits and dashes only, at most 32, and no dash at the beginning",
        )
    if kind == "string_too_long":
        words = QCoreApplication.translate("CloudCheck", "Must have at most {n} characters")
        return name, words.format(n=details["ctx"]["max_length"])
    if name == "timeout_s":
        return name, QCoreApplication.translate("CloudCheck", "Must be a number between 1 and 120")
    if name == "accept":
        return name, QCoreApplication.translate(
            "CloudCheck", "Must be numbers from 200 to 299, with commas"
        )
    return name, QCoreApplication.translate("CloudCheck", "Has the wrong form")
