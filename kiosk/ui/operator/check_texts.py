"""Words of the audience check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from kiosk.core.agreement import AuditKind, Verdict
from kiosk.core.audit import NoteState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.core.agreement import Agreement

_CONTEXT = "CheckTexts"

KIND_NAMES: Final[Mapping[AuditKind, object]] = {
    AuditKind.PASSING: QT_TRANSLATE_NOOP("CheckTexts", "Passed by"),
    AuditKind.STOPPED: QT_TRANSLATE_NOOP("CheckTexts", "Stopped"),
    AuditKind.LOOKED: QT_TRANSLATE_NOOP("CheckTexts", "Looked"),
    AuditKind.INTERESTED: QT_TRANSLATE_NOOP("CheckTexts", "Interested"),
}

_VERDICTS: Final[Mapping[Verdict, object]] = {
    Verdict.GOOD: QT_TRANSLATE_NOOP("CheckTexts", "The kiosk counts well"),
    Verdict.FAIR: QT_TRANSLATE_NOOP("CheckTexts", "The kiosk counts fairly well"),
    Verdict.POOR: QT_TRANSLATE_NOOP("CheckTexts", "The kiosk counts badly here"),
    Verdict.TOO_FEW: QT_TRANSLATE_NOOP("CheckTexts", "Too few people to tell"),
}

_STATES: Final[Mapping[NoteState, object]] = {
    NoteState.VALID: QT_TRANSLATE_NOOP("CheckTexts", "In force"),
    NoteState.TOO_FEW: QT_TRANSLATE_NOOP("CheckTexts", "Too few people"),
    NoteState.SETTINGS_CHANGED: QT_TRANSLATE_NOOP("CheckTexts", "Settings changed since"),
    NoteState.CAMERA_MOVED: QT_TRANSLATE_NOOP("CheckTexts", "Camera moved since"),
}


def _tr(text: object, **values: object) -> str:
    translated = QCoreApplication.translate(_CONTEXT, str(text))
    return translated.format(**values) if values else translated


def kind_text(kind: AuditKind) -> str:
    """What people did."""
    return _tr(KIND_NAMES[kind])


def verdict_text(verdict: Verdict) -> str:
    """What to make of a result, in one line."""
    return _tr(_VERDICTS[verdict])


def state_text(state: NoteState) -> str:
    """Whether an audit may be relied on."""
    return _tr(_STATES[state])


def percent_text(share: float, decimals: int = 0) -> str:
    """A share as people of the language write it."""
    return f"{QLocale().toString(100.0 * share, 'f', decimals)}\u00a0%"


def margin_text(agreement: Agreement) -> str:
    """How far a large number may be off, e.g. "± 3 %"."""
    percent = agreement.percent
    if percent is None:
        return "± ?" if agreement.more_needed else _tr(_OVER, limit=percent_text(1))
    if percent > 100:
        return _tr(_OVER, limit=percent_text(1))
    whole = max(1, int(percent + 0.999999))
    return f"±\u00a0{percent_text(whole / 100)}"


_OVER = QT_TRANSLATE_NOOP("CheckTexts", "± over {limit}")


def rate_text(part: int, of: int) -> str:
    """How many of how many, and the share."""
    if not of:
        return "\N{EN DASH}"
    return _tr(_RATE, part=part, of=of, share=percent_text(part / of))


_RATE = QT_TRANSLATE_NOOP("CheckTexts", "{part} of {of} · {share}")


def interval_text(low: float, high: float) -> str:
    """Between which shares the truth lies."""
    return _tr(_INTERVAL, low=percent_text(low), high=percent_text(high))


_INTERVAL = QT_TRANSLATE_NOOP("CheckTexts", "likely {low} to {high}")


def day_text(at: datetime) -> str:
    """Date and time of day in the local zone, as the language writes them."""
    local = at.astimezone()
    day = QDate(local.year, local.month, local.day)
    return f"{QLocale().toString(day, 'd MMM yyyy')} {local:%H:%M}"


_GOOD_ADVICE = QT_TRANSLATE_NOOP(
    "CheckTexts", "Numbers of this device are right to within {margin}. Nothing has to be done."
)
_FAIR_ADVICE = QT_TRANSLATE_NOOP(
    "CheckTexts", "Numbers of this device are right to within {margin}."
)
_TOO_FEW_ADVICE = QT_TRANSLATE_NOOP(
    "CheckTexts",
    "About {n} more people are needed before a margin means anything. Count again for longer, "
    "or at a busier time.",
)
_NOBODY_ADVICE = QT_TRANSLATE_NOOP(
    "CheckTexts", "Nobody came by. Count again at a busier time; about {n} people are needed."
)
_TOO_LOW = QT_TRANSLATE_NOOP("CheckTexts", "It counts about {share} too few.")
_TOO_MANY = QT_TRANSLATE_NOOP("CheckTexts", "It counts about {share} too many.")
_MISS_ADVICE = QT_TRANSLATE_NOOP(
    "CheckTexts",
    "It overlooks people: move the camera closer to their way, to the height of their eyes, or "
    "add light. The camera page shows what to change.",
)
_EXTRA_ADVICE = QT_TRANSLATE_NOOP(
    "CheckTexts",
    "It counts too many: the same person twice, or faces that are nobody. Draw an ignored area "
    "over posters and screens, and let faces be remembered for longer.",
)


def advice_text(agreement: Agreement) -> str:
    """What follows from a result, in plain words."""
    verdict = agreement.verdict
    if verdict is Verdict.TOO_FEW:
        advice = _TOO_FEW_ADVICE if agreement.people else _NOBODY_ADVICE
        return _tr(advice, n=agreement.more_needed)
    if verdict is Verdict.GOOD:
        return _tr(_GOOD_ADVICE, margin=margin_text(agreement))
    parts = [_tr(_FAIR_ADVICE, margin=margin_text(agreement))] if verdict is Verdict.FAIR else []
    bias = round(agreement.bias_percent or 0)
    if bias:
        parts.append(_tr(_TOO_MANY if bias > 0 else _TOO_LOW, share=percent_text(abs(bias) / 100)))
    if agreement.missed >= agreement.extra and agreement.missed:
        parts.append(_tr(_MISS_ADVICE))
    if agreement.extra >= agreement.missed and agreement.extra:
        parts.append(_tr(_EXTRA_ADVICE))
    return " ".join(parts)
