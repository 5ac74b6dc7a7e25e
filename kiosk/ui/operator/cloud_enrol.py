"""Connecting to a collector with a one-time code, typed or shown to the camera."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import shiboken6
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.operator.cloud_code import (
    Invitation,
    invitation,
    read_invitation,
    tidy_base,
    tidy_code,
)
from kiosk.ui.operator.cloud_task import CloudTask
from kiosk.ui.operator.cloud_texts import breakable
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.people_question import ButtonGrid
from kiosk.ui.operator.people_task import Message, tall_part
from kiosk.ui.operator.picture_view import PictureView
from kiosk.ui.operator.style import button, card, label, px, touch_px
from kiosk.ui.theme import repolish, set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from kiosk.core.control import Enrolment
    from kiosk.core.errors import KioskError
    from kiosk.core.sinks import Sink
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import PanelContext

_LONGEST: Final = 2000
_THIS_MACHINE: Final = ("localhost", "127.0.0.1", "::1")
_FRAME_SHARE: Final = 0.6


class ScanView(PictureView):
    """The picture of the camera with a frame to hold the code into."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture and frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_picture(painter)
        whole = self.picture_rect()
        side = min(whole.width(), whole.height()) * _FRAME_SHARE
        box = QRectF(0, 0, side, side)
        box.moveCenter(whole.center())
        for color, width in ((self._appearance.palette.color("background"), 7), (None, 3)):
            painter.setPen(
                QPen(
                    color or self._appearance.palette.color("accent"),
                    px(width),
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                )
            )
            for x, dx in ((box.left(), 1), (box.right(), -1)):
                for y, dy in ((box.top(), 1), (box.bottom(), -1)):
                    painter.drawLine(round(x), round(y), round(x + dx * side * 0.2), round(y))
                    painter.drawLine(round(x), round(y), round(x), round(y + dy * side * 0.2))


class LineField(QWidget):
    """A line with its name above and a sentence below."""

    def __init__(self, title: str, meaning: str, example: str, hints: Qt.InputMethodHint) -> None:
        super().__init__()
        self._meaning = meaning
        self.line = QLineEdit()
        self.line.setMinimumHeight(touch_px())
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(example)
        self.line.setInputMethodHints(hints)
        self.line.setAccessibleName(title)
        self.note = label(meaning, "caption", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(label(title, "field", wrap=True))
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says what belongs there."""
        self.note.setText(sentence or self._meaning)
        role = "error" if sentence else "caption"
        if self.note.property("role") != role:
            set_role(self.note, role)
        if bool(self.line.property("invalid")) != bool(sentence):
            self.line.setProperty("invalid", bool(sentence))
            repolish(self.line)


class EnrolTask(CloudTask):
    """Takes a code, asks whether the collector is the right one, and adds it.

    Attributes:
        invitation: What was typed or read, while the operator is asked; None before.

    Signals:
        saved(str): The destination of this name is in force.
    """

    saved = Signal(str)

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context)
        self.invitation: Invitation | None = None
        self._stop_scan: Callable[[], None] | None = None
        self.column.addWidget(label(self.tr("Connect to a collector"), "title", wrap=True))
        words = self.tr(
            "On the collector's page, open Devices and press “Show a code”. It shows an address, "
            "a code that works once, and a QR code with both."
        )
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(self.message)
        self.column.addWidget(self._question())
        self.column.addWidget(self._ways())
        row = QHBoxLayout()
        self.cancel = button(self.tr("Cancel"), "", self.ask_leave)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _ways(self) -> QWidget:
        self.ways = QWidget()
        typing, typed = card()
        typed.addWidget(label(self.tr("Type the code"), "heading", wrap=True))
        url = Qt.InputMethodHint.ImhUrlCharactersOnly | Qt.InputMethodHint.ImhNoAutoUppercase
        self.address = LineField(
            self.tr("Address of the collector"),
            self.tr("Beginning with https:// or, in a network of your own, http://."),
            "https://collector.example.com",
            url,
        )
        self.code = LineField(
            self.tr("Code"),
            self.tr("Twelve letters and digits; it works for 15 minutes."),
            "ABCD-EFGH-JKLM",
            Qt.InputMethodHint.ImhUppercaseOnly | Qt.InputMethodHint.ImhNoPredictiveText,
        )
        self.go = button(self.tr("Go on"), "primary", self._on_typed)
        for field in (self.address, self.code):
            typed.addWidget(field)
            field.line.textEdited.connect(self._forget_problems)
            field.line.returnPressed.connect(self._on_typed)
        typed.addWidget(self.go)
        typed.addStretch(1)
        scanning, scanned = card()
        title = self.tr("Or show the QR code to the camera")
        scanned.addWidget(label(title, "heading", wrap=True))
        self.view = ScanView(self.context.appearance)
        self.view.hide()
        self.scan_note = label(
            self.tr("Hold it on a phone or on paper into the frame."), "caption", wrap=True
        )
        self.scan = button(self.tr("Use the camera"), "", self._on_scan)
        self.scan.setCheckable(True)
        scanned.addWidget(self.view, 1)
        scanned.addWidget(self.scan_note)
        scanned.addWidget(self.scan)
        scanned.addStretch(1)
        layout = QHBoxLayout(self.ways)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FieldGrid([typing, scanning], column_px=460, most_columns=2))
        return self.ways

    def _question(self) -> QFrame:
        """Is this the right collector?"""
        self.question, inner = card()
        self.title = label("", "heading", wrap=True)
        self.text = label("", "muted", wrap=True)
        self.unsafe = Message()
        self.back = button(self.tr("Back"), "", self._on_back)
        self.connect_ = button(self.tr("Connect"), "primary", self._on_connect)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(self.tr("Connecting"))
        self.busy.hide()
        for part in (self.title, self.text, self.unsafe, self.busy):
            inner.addWidget(part)
        inner.addWidget(ButtonGrid([self.back, self.connect_]))
        self.question.hide()
        return self.question

    def first_focus(self) -> QWidget:
        """The way back; a line would call the keyboard."""
        return self.cancel

    # ---------------------------------------------------------------------------- typing

    def _forget_problems(self) -> None:
        self.address.show_problem("")
        self.code.show_problem("")

    def _on_typed(self) -> None:
        base, code = self.address.line.text(), self.code.line.text()
        whole = read_invitation(base)  # the address of the QR code, pasted
        found = whole or invitation(base, code)
        if found is not None:
            self._ask(found)
            return
        if not tidy_base(base):
            self.address.show_problem(
                self.tr("Must start with https:// or http:// followed by a name")
            )
        if not tidy_code(code):
            self.code.show_problem(
                self.tr("A code has twelve signs, without 0, 1, I, O and U, like ABCD-EFGH-JKLM")
            )

    # ---------------------------------------------------------------------------- scanning

    def _on_scan(self) -> None:
        if self._stop_scan is not None:
            self._end_scan()
            self._say_scan("")
            return
        self.view.setFixedHeight(min(tall_part(self, 0.4), round(self.scan.width() * 9 / 16)))
        self.view.show()
        self.scan.setChecked(True)
        self.scan.setText(self.tr("Stop the camera"))
        self._say_scan(self.tr("Looking for a code…"))
        self._stop_scan = self.context.control.scan_code(self._on_scanned)
        self.revealWanted.emit(self.scan)

    def _on_scanned(self, text: str) -> None:
        if not shiboken6.isValid(self) or self._stop_scan is None:
            return
        found = read_invitation(text)
        if found is not None:
            self._end_scan()
            self._ask(found)
            return
        self._say_scan(
            self.tr("That is another QR code. Show the one that the collector shows."), "warning"
        )
        self._stop_scan = self.context.control.scan_code(self._on_scanned)

    def _end_scan(self) -> None:
        stop, self._stop_scan = self._stop_scan, None
        if stop is not None:
            stop()
        self.view.hide()
        self.view.set_frame(None)
        self.scan.setChecked(False)
        self.scan.setText(self.tr("Use the camera"))

    def _say_scan(self, words: str, role: str = "caption") -> None:
        usual = self.tr("Hold it on a phone or on paper into the frame.")
        self.scan_note.setText(words or usual)
        if self.scan_note.property("role") != role:
            set_role(self.scan_note, role)

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Show what the camera sees, while it looks for a code."""
        if self._stop_scan is not None:
            self.view.set_frame(frame)

    # ---------------------------------------------------------------------------- asking

    def _ask(self, found: Invitation) -> None:
        self._end_scan()
        self.invitation = found
        host = breakable(found.host)
        self.title.setText(self.tr("Connect to {host}?").format(host=host))
        self.text.setText(
            self.tr(
                "This kiosk gives the collector its id and place, and gets a token in exchange. "
                "From then on it sends counts, visits, hourly sums and signs of life there; of "
                "recognised people only what they agreed to. No pictures."
            )
        )
        words = self.tr(
            "The address begins with http://: whoever is in the same network can read what is "
            "sent, the token too. Go on only in a network of your own."
        )
        within = urlsplit(found.base).hostname in _THIS_MACHINE
        self.unsafe.say("" if found.encrypted or within else words)
        self.ways.hide()
        self.cancel.hide()
        self.question.show()
        self.connect_.setFocus()
        self.revealWanted.emit(self.question)

    def _on_back(self) -> None:
        if self.working:
            return
        self.invitation = None
        self.question.hide()
        self.ways.show()
        self.cancel.show()
        self._say_scan("")
        self.cancel.setFocus()

    def _on_connect(self) -> None:
        found = self.invitation
        if found is None or self.working:
            return

        def enrolled(result: Enrolment) -> None:
            self._add(result.sink)

        self._begin()
        self.context.control.enrol_at_collector(
            found.base, found.code, self._answer(enrolled), self._refused
        )

    def _refused(self, error: KioskError) -> None:
        self._failed(error)
        if shiboken6.isValid(self):
            self._on_back()

    def _add(self, sink: Sink) -> None:
        """The token is stored: one of the same name was renewed."""

        def put(sinks: Sequence[Sink]) -> Sequence[Sink]:
            if sink.name in {one.name for one in sinks}:
                return [sink if one.name == sink.name else one for one in sinks]
            return [*sinks, sink]

        self.change_sinks(put, lambda: self.saved.emit(sink.name))

    def show_working(self) -> None:
        """Say that it takes a moment."""
        self.busy.setVisible(self.working > 0)
        self.connect_.setEnabled(not self.working)
        self.back.setEnabled(not self.working)

    @property
    def keeps_open(self) -> bool:
        """A code works once: its token must find its way into the settings."""
        return self.working > 0

    def ask_leave(self) -> None:
        """Nothing has happened yet."""
        if not self.working:
            self._end_scan()
            self.done.emit("")

    def showEvent(self, event: QShowEvent) -> None:
        """Start with the two ways."""
        super().showEvent(event)
        if self.invitation is None:
            self.question.hide()

    def forget(self) -> None:
        """Release the camera."""
        self._end_scan()
