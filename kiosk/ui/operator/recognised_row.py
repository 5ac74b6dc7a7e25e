"""Somebody recognised, as a row for staff: who, how surely, since when, and the profile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.i18n import format_time
from kiosk.ui.name_text import shown_name
from kiosk.ui.operator.people_row import InitialsBadge
from kiosk.ui.operator.style import button, clear, label, px
from kiosk.ui.operator.texts import ago_text, duration_text, number_text
from kiosk.ui.sign_text import breakable

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from kiosk.core.identity import IdentifiedEvent, RecognisedPerson
    from kiosk.ui.theme import Appearance

_CONTEXT: Final = "RecognisedRow"
_SHORT_BIO: Final = 160
_FEW_FIELDS: Final = 2
_SHORT_FIELD: Final = 24
_WIDE_PX: Final = 760

_CONFIDENCE: Final = (
    (0.9, QT_TRANSLATE_NOOP("RecognisedRow", "Very sure ({n} %)")),
    (0.75, QT_TRANSLATE_NOOP("RecognisedRow", "Sure ({n} %)")),
    (0.6, QT_TRANSLATE_NOOP("RecognisedRow", "Fairly sure ({n} %)")),
    (0.0, QT_TRANSLATE_NOOP("RecognisedRow", "Just sure enough ({n} %)")),
)
"""From which confidence on what is said; 0.5 is at the threshold (``Identity.confidence``)."""


def confidence_text(confidence: float) -> str:
    """How surely somebody is held to be who is said, in words and as a number."""
    words = next(words for least, words in _CONFIDENCE if confidence >= least or least == 0.0)
    # Nothing is certain here: never 100.
    percent = number_text(min(round(100 * max(confidence, 0.0)), 99))
    return QCoreApplication.translate(_CONTEXT, str(words)).format(n=percent)


class RecognisedRow(QFrame):
    """One person; a short profile is shown, a long one on demand.

    Attributes:
        person: As last shown.

    Signals:
        rejected(UUID): The face in view is somebody else; the operator has confirmed it.
        opened(UUID): Show everything about the person.
    """

    rejected = Signal(object)
    opened = Signal(object)

    def __init__(self, person: RecognisedPerson, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "report")
        self.person = person
        self._profile_of: IdentifiedEvent | None = None
        self._is_long = False
        self._is_open = False
        self._badge = InitialsBadge(appearance)
        self.name = label("", "field", wrap=True)
        # Beside its sign in every script.
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.facts = label("", "caption", wrap=True)
        self.bio = label("", "body", wrap=True)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(px(18))
        self._fields.setVerticalSpacing(px(4))
        self._fields.setColumnStretch(1, 1)
        self.profile = QWidget()
        inner = QVBoxLayout(self.profile)
        inner.setContentsMargins(0, px(4), 0, 0)
        inner.setSpacing(px(8))
        inner.addWidget(self.bio)
        inner.addLayout(self._fields)
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self.more = button("", "", self._toggle)
        self.open = button(self.tr("Open"), "", partial(self._emit, self.opened))
        self.reject = button(self.tr("Not this person"), "", partial(self._ask, True))
        self.question = label("", "body", wrap=True)
        self.back = button(self.tr("Back"), "", partial(self._ask, False))
        self.confirm = button(self.tr("Yes, it is somebody else"), "danger", self._confirm)
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, px(6), 0, 0)
        asking.setSpacing(px(8))
        asking.addWidget(self.question)
        answers = QHBoxLayout()
        answers.setSpacing(px(10))
        answers.addWidget(self.back)
        answers.addWidget(self.confirm)
        answers.addStretch(1)
        asking.addLayout(answers)
        self._asking.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        words.addStretch(1)
        who = QHBoxLayout()
        who.setSpacing(px(14))
        who.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(words, 1)
        actions = QHBoxLayout()
        actions.setSpacing(px(8))
        for choice in (self.more, self.open, self.reject):
            actions.addWidget(choice)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(px(14))
        self._head.addLayout(who, 1)
        self._head.addLayout(actions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(12), px(12), px(14))
        layout.setSpacing(px(6))
        layout.addLayout(self._head)
        layout.addWidget(self.profile)
        layout.addWidget(self._asking)

    def show_person(self, person: RecognisedPerson, group: str, now: datetime) -> None:
        """Show somebody as they are now.

        Args:
            person: The person of this row.
            group: Name of the person's group.
            now: UTC.
        """
        self.person = person
        identity = person.event.identity
        name = shown_name(identity.name)
        if self.name.text() != breakable(name):
            self.name.setText(breakable(name))
            self._badge.show_person(name, identity.person.int)
            self.reject.setAccessibleName(self.tr("Not {name}").format(name=name))
            self.open.setAccessibleName(self.tr("Open {name}").format(name=name))
            self.question.setText(self._question(name))
        facts = (shown_name(group), confidence_text(identity.confidence), self._since(now))
        self.facts.setText("  ·  ".join(fact for fact in facts if fact))
        self._show_profile(person.event)
        self.reject.setVisible(person.in_view and self._asking.isHidden())
        if not person.in_view:
            self._asking.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stand below the words where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(_WIDE_PX)
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _since(self, now: datetime) -> str:
        person = self.person
        if not person.in_view:
            return self.tr("left {ago}").format(ago=ago_text(person.last_seen_at))
        seconds = max(0.0, (now - person.event.at).total_seconds())
        return self.tr("in view since {time} ({duration})").format(
            time=format_time(person.event.at.astimezone()), duration=duration_text(seconds)
        )

    def _show_profile(self, event: IdentifiedEvent) -> None:
        before = self._profile_of
        if before is None or (before.bio, before.fields) != (event.bio, event.fields):
            self._profile_of = event
            self._is_long = len(event.bio) > _SHORT_BIO or len(event.fields) > _FEW_FIELDS
            self._fill_fields(event.fields)
        bio = event.bio.strip()
        # Of those who left only the name stands there, or the list would be all profiles.
        away = not self.person.in_view
        folded = (self._is_long or away) and not self._is_open
        self.bio.setText(breakable(_beginning(bio) if folded else bio))
        self.bio.setVisible(bool(bio))
        for i in range(self._fields.count()):
            item = self._fields.itemAt(i)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.setVisible(not folded)
        self.profile.setVisible(
            not (folded and away) and bool(bio or (event.fields and not folded))
        )
        self.more.setVisible(self._is_long or (away and bool(bio or event.fields)))
        self.more.setText(self.tr("Less") if self._is_open else self.tr("Profile"))

    def _fill_fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        clear(self._fields)
        for row, (name, value) in enumerate(fields):
            left = label(breakable(shown_name(name)), "caption", wrap=len(name) > _SHORT_FIELD)
            left.setMaximumWidth(px(220))
            top = Qt.AlignmentFlag.AlignTop
            self._fields.addWidget(left, row, 0, top)
            self._fields.addWidget(label(breakable(value), "body", wrap=True), row, 1, top)

    def _question(self, name: str) -> str:
        return self.tr(
            "Is the face in view somebody else? Then it is not taken for {name} while it stays "
            "in view, and from now on a face has to be more like that of {name} to be recognised."
        ).format(name=breakable(name))

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._show_profile(self.person.event)

    def _ask(self, asking: bool) -> None:
        """Ask before anything is changed, or stop asking."""
        self._asking.setVisible(asking)
        self.reject.setVisible(self.person.in_view and not asking)
        (self.back if asking else self.reject).setFocus()

    def _confirm(self) -> None:
        self._asking.hide()
        self._emit(self.rejected)

    def _emit(self, signal: SignalInstance) -> None:
        signal.emit(self.person.event.identity.person)


def _beginning(bio: str) -> str:
    """The first words of a long text."""
    if len(bio) <= _SHORT_BIO:
        return bio
    return f"{bio[:_SHORT_BIO].rsplit(maxsplit=1)[0].rstrip()}…"
