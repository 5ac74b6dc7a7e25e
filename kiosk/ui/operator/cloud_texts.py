"""Words about destinations: kinds, states, records, and what the model finds wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale

from kiosk.core.records import RecordType
from kiosk.core.sinks import EXTRAS, SinkKind
from kiosk.core.sync import SinkState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.core.sync import SinkStatus

_CONTEXT: Final = "CloudTexts"
_MOST_SIGNS: Final = 400
"""Of a sentence that comes from elsewhere; more is no sentence any more."""
_BREAK_AFTER: Final = "/.:?&=_-@,"
_LONGEST_WORD: Final = 24
_SHOWN_SKEW_S: Final = 2.0

_KINDS: Final[Mapping[SinkKind, object]] = {
    SinkKind.HTTP: QT_TRANSLATE_NOOP("CloudTexts", "Collector"),
    SinkKind.WORKSHOP: QT_TRANSLATE_NOOP("CloudTexts", "Workshop endpoint"),
    SinkKind.MQTT: QT_TRANSLATE_NOOP("CloudTexts", "MQTT broker"),
    SinkKind.STORAGE: QT_TRANSLATE_NOOP("CloudTexts", "Files in a cloud or a folder"),
    SinkKind.WEBHOOK: QT_TRANSLATE_NOOP("CloudTexts", "Webhook"),
    SinkKind.SNS: QT_TRANSLATE_NOOP("CloudTexts", "Notification (Amazon SNS)"),
}

_KIND_MEANINGS: Final[Mapping[SinkKind, object]] = {
    SinkKind.HTTP: QT_TRANSLATE_NOOP(
        "CloudTexts",
        "A Vitrine collector, or a server of your own that takes JSON. Nothing is lost or doubled "
        "on the way.",
    ),
    SinkKind.WORKSHOP: QT_TRANSLATE_NOOP(
        "CloudTexts",
        "The number of people now, as a simple request. Latest state, at least once: numbers from "
        "before an outage are not sent later.",
    ),
    SinkKind.MQTT: QT_TRANSLATE_NOOP(
        "CloudTexts", "A message for each record, for home automation, signage and dashboards."
    ),
    SinkKind.STORAGE: QT_TRANSLATE_NOOP(
        "CloudTexts",
        "JSON files by day in Amazon S3, Azure Blob, Google Cloud Storage or a folder.",
    ),
    SinkKind.WEBHOOK: QT_TRANSLATE_NOOP(
        "CloudTexts", "A request to any web service, signed so that it knows who sent it."
    ),
    SinkKind.SNS: QT_TRANSLATE_NOOP(
        "CloudTexts", "A message when somebody is recognised who agreed to it."
    ),
}

_STATES: Final[Mapping[SinkState, object]] = {
    SinkState.IDLE: QT_TRANSLATE_NOOP("CloudTexts", "Everything is delivered"),
    SinkState.SENDING: QT_TRANSLATE_NOOP("CloudTexts", "Sending"),
    SinkState.RETRYING: QT_TRANSLATE_NOOP("CloudTexts", "Trying again"),
    SinkState.PROBING: QT_TRANSLATE_NOOP("CloudTexts", "Out of reach"),
    SinkState.PAUSED: QT_TRANSLATE_NOOP("CloudTexts", "Paused"),
    SinkState.REFUSED: QT_TRANSLATE_NOOP("CloudTexts", "Access refused"),
    SinkState.MISCONFIGURED: QT_TRANSLATE_NOOP("CloudTexts", "Wrong address"),
    SinkState.HALTED: QT_TRANSLATE_NOOP("CloudTexts", "Stopped"),
    SinkState.MISSING_EXTRA: QT_TRANSLATE_NOOP("CloudTexts", "Package missing"),
}

_STATE_MEANINGS: Final[Mapping[SinkState, object]] = {
    SinkState.RETRYING: QT_TRANSLATE_NOOP(
        "CloudTexts", "The last try failed. It is repeated by itself; nothing is lost."
    ),
    SinkState.PROBING: QT_TRANSLATE_NOOP(
        "CloudTexts",
        "Many tries in a row failed. One record is tried now and then; the others wait.",
    ),
    SinkState.PAUSED: QT_TRANSLATE_NOOP("CloudTexts", "Records wait until you resume it."),
    SinkState.REFUSED: QT_TRANSLATE_NOOP(
        "CloudTexts",
        "The destination does not accept the credential. Nothing is dropped; correct it under "
        "Edit.",
    ),
    SinkState.MISCONFIGURED: QT_TRANSLATE_NOOP(
        "CloudTexts",
        "Nothing at this address takes records. Nothing is dropped; correct it under Edit.",
    ),
    SinkState.HALTED: QT_TRANSLATE_NOOP(
        "CloudTexts",
        "Too many records were refused one by one. Look at the refused records, then press Send "
        "now.",
    ),
}

_LATEST_MEANINGS: Final[Mapping[SinkState, object]] = {
    SinkState.RETRYING: QT_TRANSLATE_NOOP(
        "CloudTexts", "The last try failed. The newest number is sent again by itself."
    ),
    SinkState.PAUSED: QT_TRANSLATE_NOOP("CloudTexts", "Nothing is sent until you resume it."),
}
"""Of workshop endpoints, which get the latest state and have no queue."""

_TYPES: Final[Mapping[RecordType, tuple[object, object]]] = {
    RecordType.COUNT: (
        QT_TRANSLATE_NOOP("CloudTexts", "Number of people"),
        QT_TRANSLATE_NOOP("CloudTexts", "Each time it changes."),
    ),
    RecordType.VISIT: (
        QT_TRANSLATE_NOOP("CloudTexts", "Visits"),
        QT_TRANSLATE_NOOP(
            "CloudTexts", "How long somebody stayed and looked; no name, no picture."
        ),
    ),
    RecordType.IDENTIFIED: (
        QT_TRANSLATE_NOOP("CloudTexts", "Recognised people"),
        QT_TRANSLATE_NOOP("CloudTexts", "Only those who agreed; names if they agreed to that."),
    ),
    RecordType.STATUS: (
        QT_TRANSLATE_NOOP("CloudTexts", "Sign of life"),
        QT_TRANSLATE_NOOP("CloudTexts", "How this kiosk is, and its problems."),
    ),
    RecordType.AUDIT: (
        QT_TRANSLATE_NOOP("CloudTexts", "Audience checks"),
        QT_TRANSLATE_NOOP("CloudTexts", "How well the counting agrees with a person who counted."),
    ),
    RecordType.HOUR: (
        QT_TRANSLATE_NOOP("CloudTexts", "Hourly sums"),
        QT_TRANSLATE_NOOP("CloudTexts", "The figures of each full hour."),
    ),
    RecordType.PICTURE: (
        QT_TRANSLATE_NOOP("CloudTexts", "Pictures"),
        QT_TRANSLATE_NOOP(
            "CloudTexts", "Of recognised people who agreed to pictures being handed on."
        ),
    ),
    RecordType.ERASURE: (
        QT_TRANSLATE_NOOP("CloudTexts", "Erasures"),
        QT_TRANSLATE_NOOP("CloudTexts", "So that the destination erases people, too."),
    ),
    RecordType.GAP: (
        QT_TRANSLATE_NOOP("CloudTexts", "Gaps"),
        QT_TRANSLATE_NOOP(
            "CloudTexts", "What had to be given up, so that nothing is missing unsaid."
        ),
    ),
}

_PROBLEMS: Final[Mapping[str, object]] = {
    "the endpoint must not contain spaces": QT_TRANSLATE_NOOP(
        "CloudTexts", "Must not contain spaces"
    ),
    "the endpoint must be the ARN of a topic": QT_TRANSLATE_NOOP(
        "CloudTexts", "Must be the ARN of a topic"
    ),
    "the endpoint is no address": QT_TRANSLATE_NOOP("CloudTexts", "This is no address"),
    "the endpoint must not contain a user name or password; use their own fields": (
        QT_TRANSLATE_NOOP(
            "CloudTexts", "Must not contain a user name or password; use their own fields"
        )
    ),
    "use file:///path/to/folder": QT_TRANSLATE_NOOP(
        "CloudTexts", "A folder is written as file:///path/to/folder"
    ),
    "the endpoint must not contain ? or #": QT_TRANSLATE_NOOP(
        "CloudTexts", "Must not contain ? or #"
    ),
    "client_certificate and client_key belong together": QT_TRANSLATE_NOOP(
        "CloudTexts", "Certificate and key belong together: both or neither"
    ),
    "accept lists statuses from 200 to 299": QT_TRANSLATE_NOOP(
        "CloudTexts", "Must be numbers from 200 to 299, with commas"
    ),
}
"""Sentences of the model (``kiosk.core.sinks``) without figures, in the words of the form."""
_MUST_START: Final = "the endpoint must start with "
_AND_A_NAME: Final = " followed by a name"


def _translated(text: object) -> str:  # PySide declares QT_TRANSLATE_NOOP to give an object
    return QCoreApplication.translate(_CONTEXT, str(text))


def kind_text(kind: SinkKind) -> str:
    """Name of a kind of destination."""
    return _translated(_KINDS[kind])


def kind_meaning(kind: SinkKind) -> str:
    """What a kind of destination is for."""
    return _translated(_KIND_MEANINGS[kind])


def state_text(state: SinkState) -> str:
    """What a destination is doing, in two or three words."""
    return _translated(_STATES[state])


def state_meaning(status: SinkStatus) -> str:
    """What that means and what to do about it; empty when all is well."""
    if status.state is SinkState.MISSING_EXTRA:
        words = QCoreApplication.translate(
            "CloudTexts",
            "An optional package is not installed. Install it with: {command}, then start the "
            "program again.",
        )
        return words.format(command=install_command(status.kind))
    meaning = _STATE_MEANINGS.get(status.state)
    if status.kind is SinkKind.WORKSHOP:
        meaning = _LATEST_MEANINGS.get(status.state, meaning)
    return "" if meaning is None else _translated(meaning)


def install_command(kind: SinkKind) -> str:
    """How to install what a kind needs."""
    return f"pip install 'kiosk[{EXTRAS.get(kind, 'all')}]'"


def type_text(kind: RecordType) -> str:
    """Name of a type of record."""
    return _translated(_TYPES[kind][0])


def type_meaning(kind: RecordType) -> str:
    """What a type of record tells."""
    return _translated(_TYPES[kind][1])


def sink_problem_text(sentence: str) -> str:
    """A sentence of the model in the words of the form and the language in force."""
    if sentence.startswith(_MUST_START):
        schemes = sentence.removeprefix(_MUST_START)
        with_name = schemes.endswith(_AND_A_NAME)
        parts = schemes.removesuffix(_AND_A_NAME).split(" or ")
        words = (
            QCoreApplication.translate("CloudTexts", "Must start with {schemes} followed by a name")
            if with_name
            else QCoreApplication.translate("CloudTexts", "Must start with {schemes}")
        )
        return words.format(schemes=_one_of(parts))
    if sentence in _PROBLEMS:
        return _translated(_PROBLEMS[sentence])
    return sentence[:1].upper() + sentence[1:]


def _one_of(parts: list[str]) -> str:
    *others, last = parts
    if not others:
        return last
    words = QCoreApplication.translate("CloudTexts", "{others} or {last}")
    return words.format(others=", ".join(others), last=last)


def size_text(count: int) -> str:
    """A number of bytes for people, not to be broken before its unit."""
    return QLocale().formattedDataSize(count, 1).replace(" ", "\u00a0")


def moment_text(moment: datetime) -> str:
    """A moment in local time, as people of the language write it."""
    local = QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def skew_text(skew_s: float | None) -> str:
    """By how much the clocks differ; empty when that is too little to matter."""
    if skew_s is None or abs(skew_s) <= _SHOWN_SKEW_S:
        return ""
    seconds = round(abs(skew_s))
    words = (
        QCoreApplication.translate("CloudTexts", "its clock is {n} s ahead of this one")
        if skew_s > 0
        else QCoreApplication.translate("CloudTexts", "its clock is {n} s behind this one")
    )
    return words.format(n=QLocale().toString(seconds))


def plain(text: str, most: int = _MOST_SIGNS) -> str:
    """A text that came from elsewhere, for a label: one line, nothing invisible, not endless."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    shown = " ".join(shown.split())
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def breakable(text: str) -> str:
    """The same with invisible places to break in long words: they would widen the page."""
    words = plain(text, 2000).split(" ")
    return " ".join(_marked(word) if len(word) > _LONGEST_WORD else word for word in words)


def _marked(word: str) -> str:
    out, run = [], 0
    for character in word:
        out.append(character)
        run = 0 if character in _BREAK_AFTER else run + 1
        if not run or run == _LONGEST_WORD:
            out.append("\u200b")
            run = 0
    return "".join(out)
