"""Words about enrolled people: states, flaws, poses, sources, days."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QObject

from kiosk.core.face_flaws import explained
from kiosk.core.identity import (
    CapturePose,
    ConsentScope,
    ErasureKind,
    TemplateSource,
    TrainingState,
)
from kiosk.ui.i18n import setting_text

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.core.identity import EmbeddingModel, FaceFlaw, Person

EXPIRY_WARNING_DAYS: Final = 30
"""From so many days before its end on a consent is shown as about to end."""

_CONTEXT: Final = "PeopleTexts"

_POSES: Final[dict[CapturePose, object]] = {
    CapturePose.FRONT: QT_TRANSLATE_NOOP("PeopleTexts", "Look straight into the camera"),
    CapturePose.LEFT: QT_TRANSLATE_NOOP("PeopleTexts", "Turn your head towards the arrow"),
    CapturePose.RIGHT: QT_TRANSLATE_NOOP("PeopleTexts", "Turn your head towards the arrow"),
    CapturePose.UP: QT_TRANSLATE_NOOP("PeopleTexts", "Lift your chin a little"),
    CapturePose.DOWN: QT_TRANSLATE_NOOP("PeopleTexts", "Lower your chin a little"),
}

_SOURCES: Final[dict[TemplateSource, object]] = {
    TemplateSource.CAMERA: QT_TRANSLATE_NOOP("PeopleTexts", "Camera"),
    TemplateSource.FILE: QT_TRANSLATE_NOOP("PeopleTexts", "Photo"),
    TemplateSource.IMPORT: QT_TRANSLATE_NOOP("PeopleTexts", "Import"),
}

_SCOPES: Final[dict[ConsentScope, object]] = {
    ConsentScope.VISITS: QT_TRANSLATE_NOOP("PeopleTexts", "visits may carry the person's number"),
    ConsentScope.PICTURES: QT_TRANSLATE_NOOP("PeopleTexts", "a picture may be kept for a while"),
    ConsentScope.HANDED_ON: QT_TRANSLATE_NOOP("PeopleTexts", "name and profile may be handed on"),
}

_TRAINING: Final[dict[TrainingState, object]] = {
    TrainingState.NOT_STARTED: QT_TRANSLATE_NOOP("PeopleTexts", "Not checked yet"),
    TrainingState.RUNNING: QT_TRANSLATE_NOOP("PeopleTexts", "Being checked"),
    TrainingState.SUCCEEDED: QT_TRANSLATE_NOOP("PeopleTexts", "Checked"),
    TrainingState.FAILED: QT_TRANSLATE_NOOP("PeopleTexts", "The check failed"),
}

_ERASURES: Final[dict[ErasureKind, object]] = {
    ErasureKind.PERSON: QT_TRANSLATE_NOOP("PeopleTexts", "One person"),
    ErasureKind.GROUP: QT_TRANSLATE_NOOP("PeopleTexts", "A group"),
    ErasureKind.EVERYTHING: QT_TRANSLATE_NOOP("PeopleTexts", "Everybody"),
}


def _translated(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))


def pose_text(pose: CapturePose) -> str:
    """What the person before the camera is asked to do."""
    return _translated(_POSES[pose])


def source_text(source: TemplateSource) -> str:
    """Where a view came from."""
    return _translated(_SOURCES[source])


def scope_text(scope: ConsentScope) -> str:
    """What a person allows beyond recognition, in the middle of a sentence."""
    return _translated(_SCOPES[scope])


def training_text(state: TrainingState) -> str:
    """How the check of a threshold went."""
    return _translated(_TRAINING[state])


def erasure_text(kind: ErasureKind) -> str:
    """How much was erased."""
    return _translated(_ERASURES[kind])


def flaw_texts(flaw: FaceFlaw) -> tuple[str, str]:
    """What is wrong with a view, and what to do."""
    what, to_do = explained(flaw)
    return setting_text(what), setting_text(to_do)


def day_text(moment: datetime, locale: QLocale | None = None) -> str:
    """A day as it is written in a language, the one in force unless told."""
    local = moment.astimezone()
    day = QDate(local.year, local.month, local.day)
    return (locale or QLocale()).toString(day, QLocale.FormatType.LongFormat)


def short_day_text(moment: datetime) -> str:
    """A day in digits."""
    local = moment.astimezone()
    return QLocale().toString(
        QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat
    )


class PeopleTexts(QObject):
    """Numbers in words; texts with a plural are found in the ``tr`` of a class only."""

    def views(self, count: int) -> str:
        """A number of views."""
        return self.tr("%n view(s)", "", count)

    def people(self, count: int) -> str:
        """A number of people."""
        return self.tr("%n person(s)", "", count)

    def ends(self, days: int) -> str:
        """A consent is about to end."""
        return self.tr("Consent ends in %n day(s)", "", days)


def views_text(count: int) -> str:
    """A number of views."""
    return PeopleTexts().views(count)


def people_text(count: int) -> str:
    """A number of people."""
    return PeopleTexts().people(count)


def person_states(person: Person, model: EmbeddingModel, now: datetime) -> list[tuple[str, str]]:
    """What needs to be seen to: (words, ``danger`` or ``warning``), worst first."""
    states = []
    left = person.consent.expires_at - now
    if not person.consent.is_valid(now):
        states.append((_translated(QT_TRANSLATE_NOOP("PeopleTexts", "Consent expired")), "danger"))
    if not person.templates:
        states.append((_translated(QT_TRANSLATE_NOOP("PeopleTexts", "No views")), "danger"))
    elif not person.usable(model):
        words = QT_TRANSLATE_NOOP("PeopleTexts", "Needs new photos")
        states.append((_translated(words), "warning"))
    if timedelta() < left <= timedelta(days=EXPIRY_WARNING_DAYS):
        states.append((PeopleTexts().ends(max(1, left.days)), "warning"))
    return states


def initials(name: str) -> str:
    """First letters of the first and the last word."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()[:1]
    letters = words[0][:1] + (words[-1][:1] if len(words) > 1 else "") if words else "?"
    return letters.upper()


def folded(text: str) -> str:
    """A text for comparing while searching: without accents, in one case."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
