"""The consent: read to its end and accepted by touch, in the language of the person."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScroller,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.clock import Clock, SystemClock
from kiosk.core.consent_text import CONSENT_LANGUAGES, consent_text, expiry
from kiosk.core.identity import Consent, ConsentScope
from kiosk.ui.i18n import LANGUAGES, resolve_language
from kiosk.ui.operator.editors import SegmentEditor
from kiosk.ui.operator.people_task import Message, tall_part
from kiosk.ui.operator.people_texts import day_text
from kiosk.ui.operator.style import button, label, px, touch_px
from kiosk.ui.operator.switch import Switch

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kiosk.core.consent_text import ConsentText
    from kiosk.core.errors import KioskError
    from kiosk.ui.operator.page import PanelContext
    from kiosk.ui.operator.people_task import StaffName


class ConsentView(QWidget):
    """Shows the text, what may be allowed beyond it, and a large button to agree.

    Attributes:
        switches: What may be allowed beyond recognition, by scope; off at first.

    Signals:
        accepted(object): The person agreed: ``Consent``.
        declined(): The person does not want to take part.
    """

    accepted = Signal(object)
    declined = Signal()

    def __init__(
        self, context: PanelContext, staff: StaffName, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.clock: Clock = SystemClock()
        self._context = context
        self._staff = staff
        self._text: ConsentText | None = None
        self._read = False
        self._language = resolve_language(context.control.settings().device.language)
        self.languages = SegmentEditor([(code, LANGUAGES[code]) for code in CONSENT_LANGUAGES])
        self.languages.set_name(self.tr("Language of the consent"))
        self.languages.show_value(self._language)
        self.languages.edited.connect(self._choose_language)
        self.message = Message()
        self.text = QTextBrowser()
        self.text.setProperty("role", "reading")
        self.text.setOpenLinks(False)
        QScroller.grabGesture(self.text.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.further = button("▼", "step", self._scroll_on)
        self.further.setAccessibleName(self.tr("Scroll the text on"))
        self.hint = label("", "caption", wrap=True)
        self.optional = label("", "field", wrap=True)
        self.switches = {scope: Switch(context.appearance) for scope in ConsentScope}
        self._titles = {scope: label("", "field", wrap=True) for scope in ConsentScope}
        self._details = {scope: label("", "caption", wrap=True) for scope in ConsentScope}
        self.by = QLineEdit(staff.name)
        self.by.setMaxLength(100)
        self.by.setMinimumHeight(touch_px())
        self.by.setAccessibleName(self.tr("Who of the staff records this"))
        self.decline = button("", "", self.declined.emit)
        self.accept = button("", "primary", self._on_accept)
        self.accept.setMinimumHeight(px(64))
        # The text is laid out after it is shown: only then can be told whether all of it is seen.
        self._look_soon = QTimer(self)
        self._look_soon.setSingleShot(True)
        self._look_soon.setInterval(0)
        self._look_soon.timeout.connect(self._on_scrolled)
        self._lay_out()
        bar = self.text.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(lambda *_: self._look_soon.start())
        self.by.textChanged.connect(self._on_named)
        self._load()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(self.languages)
        layout.addWidget(self.message)
        layout.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.hint, 1)
        row.addWidget(self.further)
        layout.addLayout(row)
        layout.addWidget(self.optional)
        for scope, switch in self.switches.items():
            line, words = QHBoxLayout(), QVBoxLayout()
            words.setSpacing(px(2))
            words.addWidget(self._titles[scope])
            words.addWidget(self._details[scope])
            line.setSpacing(px(12))
            line.addLayout(words, 1)
            line.addWidget(switch, 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(line)
        layout.addWidget(label(self.by.accessibleName(), "field", wrap=True))
        layout.addWidget(self.by)
        last = QHBoxLayout()
        last.setSpacing(px(12))
        last.addWidget(self.decline, 1)
        last.addWidget(self.accept, 2)
        layout.addLayout(last)

    # ------------------------------------------------------------------------------- text

    def _choose_language(self, language: str) -> None:
        self._language = language
        self._load()

    def _load(self) -> None:
        settings, language = self._context.control.settings(), self._language
        until = expiry(self.clock.utc_now(), settings.identification.consent_years)
        day = day_text(until, QLocale(language))
        self.message.say("")
        self._context.background.run(
            lambda: consent_text(settings, language, day), self._show, self._on_failed, owner=self
        )

    def _on_failed(self, error: KioskError) -> None:
        self._text = None
        self.message.fail(error)
        self._show_state()

    def _show(self, text: ConsentText) -> None:
        if text.language != self._language:
            return
        self._text = None
        parts = "".join(
            f"<h4>{escape(title)}</h4><p>{escape(words)}</p>" for title, words in text.paragraphs
        )
        self.text.setHtml(f"<h3>{escape(text.title)}</h3>{parts}")
        self.text.setAccessibleName(text.title)
        self.text.verticalScrollBar().setValue(0)
        self._text, self._read = text, False
        self.optional.setText(text.optional)
        for scope, (title, words) in text.scopes.items():
            self._titles[scope].setText(title)
            self._details[scope].setText(words)
            self.switches[scope].setAccessibleName(title)
        self.accept.setText(text.accept)
        self.decline.setText(text.decline)
        self._look_soon.start()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """A text that fits needs no scrolling."""
        super().showEvent(event)
        self.text.setFixedHeight(tall_part(self, 0.42))
        self._look_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text breaks its lines anew."""
        super().resizeEvent(event)
        self.text.setFixedHeight(tall_part(self, 0.42))
        self._look_soon.start()

    def _scroll_on(self) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + max(1, round(bar.pageStep() * 0.85)))

    def _on_scrolled(self) -> None:
        # The bar alone does not tell: the text is laid out piece by piece, and its range grows.
        seen = self.text.verticalScrollBar().value() + self.text.viewport().height()
        at_end = seen >= self.text.document().size().height() - 2
        if self._text is not None and self.isVisible() and at_end:
            self._read = True
        self._show_state()

    # ------------------------------------------------------------------------------ answer

    def _on_named(self, name: str) -> None:
        self._staff.name = name.strip()
        self._show_state()

    def _show_state(self) -> None:
        bar = self.text.verticalScrollBar()
        self.further.setEnabled(bar.value() < bar.maximum())
        self.accept.setEnabled(self._text is not None and self._read and bool(self._staff.name))
        if self._text is not None and not self._read:
            self.hint.setText(self._text.scroll)
        elif not self._staff.name:
            self.hint.setText(self.tr("Say below who of the staff records this."))
        else:
            self.hint.setText("")

    def _on_accept(self) -> None:
        text = self._text
        if text is None or not self._read or not self._staff.name:
            return
        given_at = self.clock.utc_now()
        years = self._context.control.settings().identification.consent_years
        scopes = frozenset(scope for scope, switch in self.switches.items() if switch.isChecked())
        self.accepted.emit(
            Consent(
                text_version=text.version,
                language=text.language,
                given_at=given_at,
                taken_by=self._staff.name,
                expires_at=expiry(given_at, years),
                scopes=scopes,
            )
        )
