"""A destination: how it is, what waits for it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.sinks import SinkKind
from kiosk.core.sync import SinkState
from kiosk.ui.i18n import format_number
from kiosk.ui.operator import icons
from kiosk.ui.operator.cloud_chart import ThroughputChart
from kiosk.ui.operator.cloud_signs import KIND_SIGNS, STATE_SIGNS
from kiosk.ui.operator.cloud_texts import (
    breakable,
    kind_text,
    plain,
    size_text,
    skew_text,
    state_meaning,
    state_text,
)
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.people_question import ButtonGrid
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.style import button, label, px
from kiosk.ui.operator.texts import ago_text
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kiosk.core.control import ConnectionReport
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SinkStatus
    from kiosk.ui.operator.page import PanelContext
    from kiosk.ui.theme import Appearance

_SIDE_BY_SIDE_PX = 900
_WRONG = (SinkState.REFUSED, SinkState.MISCONFIGURED, SinkState.HALTED, SinkState.MISSING_EXTRA)
_ROLES = {"danger": "error", "accent": "accent"}


class Sign(QLabel):
    """A drawn sign in one of the colours, beside words that say the same."""

    def __init__(self, appearance: Appearance, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._side = QSize(px(side_px), px(side_px))
        self._shown: tuple[object, str] | None = None
        self.setFixedSize(self._side)
        appearance.changed.connect(self._draw)

    def show_sign(self, glyph: object, tone: str) -> None:
        """Draw this sign in the colour of this name."""
        if self._shown != (glyph, tone):
            self._shown = glyph, tone
            self._draw()

    def _draw(self) -> None:
        if self._shown is not None:
            glyph, tone = self._shown
            color = self._appearance.palette.color(tone)
            shown = icons.icon(glyph, color, self._side)  # type: ignore[arg-type]
            self.setPixmap(shown.pixmap(self._side, self.devicePixelRatioF()))


class StateChip(QWidget):
    """The state as a sign and words."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign(appearance, 24)
        self.words = label("", "field")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._sign)
        row.addWidget(self.words)

    def show_state(self, state: SinkState) -> None:
        """Show this state."""
        self._sign.show_sign(*STATE_SIGNS[state])
        self.words.setText(state_text(state))
        self.setAccessibleName(self.words.text())


class Fact(QWidget):
    """A value with its name above."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.value = label("", "field", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(2))
        layout.addWidget(label(name, "caption"))
        layout.addWidget(self.value)
        layout.addStretch(1)

    def show_value(self, value: str) -> None:
        """Show a value."""
        if self.value.text() != value:
            self.value.setText(value)
            self.setAccessibleName(f"{self._name}: {value}")


class SinkCard(QFrame):
    """One destination.

    Attributes:
        sink: As the settings have it.

    Signals:
        editWanted(object): Change this ``Sink``.
        pauseWanted(object): Pause or resume this ``Sink``.
        removeWanted(object): Remove this ``Sink``.
        testWanted(object): Try this ``Sink``.
        sendWanted(object): Send now what waits for this ``Sink``.
        deadWanted(object): Show what this ``Sink`` refused.
    """

    editWanted = Signal(object)
    pauseWanted = Signal(object)
    removeWanted = Signal(object)
    testWanted = Signal(object)
    sendWanted = Signal(object)
    deadWanted = Signal(object)

    def __init__(self, context: PanelContext, sink: Sink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sink = sink
        self.setProperty("role", "card")
        self._appearance = context.appearance
        self.state = StateChip(context.appearance)
        self.chart = ThroughputChart(context.appearance)
        self.chart.setAccessibleName(self.tr("Records taken in each of the last 60 minutes"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(px(24), px(20), px(24), px(24))
        self._layout.setSpacing(px(14))
        self._layout.addLayout(self._head())
        self._layout.addWidget(self._problem())
        self._layout.addLayout(self._figures())
        self._layout.addWidget(self._letters())
        self._layout.addWidget(self._outcome())
        self._layout.addWidget(self._actions())
        self.setAccessibleName(f"{sink.name}, {kind_text(sink.kind)}")

    def _head(self) -> QBoxLayout:
        sign = Sign(self._appearance, 34)
        sign.show_sign(KIND_SIGNS[self.sink.kind], "muted")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(breakable(self.sink.name), "heading", wrap=True))
        kind = kind_text(self.sink.kind)
        if self.sink.kind is SinkKind.WORKSHOP:
            kind += " · " + self.tr("latest state, at least once")
        place = f"{kind} · {breakable(self.sink.endpoint)}"
        words.addWidget(label(place, "caption", wrap=True))
        left = QHBoxLayout()
        left.setSpacing(px(16))
        left.addWidget(sign)
        left.addLayout(words, 1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(16))
        self._top.addLayout(left, 1)
        self._top.addWidget(self.state)
        return self._top

    def _problem(self) -> QFrame:
        """What is wrong: the sentence, what it means, and what to do."""
        self.problem = QFrame()
        self.problem.setProperty("role", "problem")
        self.meaning = label("", "body", wrap=True)
        self.error = label("", "warning", wrap=True)
        self.hint = label("", "caption", wrap=True)
        box = QVBoxLayout(self.problem)
        box.setContentsMargins(px(16), px(10), px(16), px(10))
        box.setSpacing(px(4))
        for line in (self.meaning, self.error, self.hint):
            box.addWidget(line)
        return self.problem

    def _figures(self) -> QBoxLayout:
        self.waiting = Fact(self.tr("Waiting"))
        self.oldest = Fact(self.tr("Oldest of them"))
        self.success = Fact(self.tr("Last success"))
        self.reply = Fact(self.tr("Reply"))
        self.taken = Fact(self.tr("Taken since the start"))
        self.refused = Fact(self.tr("Refused"))
        facts = [self.waiting, self.oldest, self.success, self.reply, self.taken, self.refused]
        grid = FieldGrid(facts, column_px=170, most_columns=3, row_px=14)
        side = QVBoxLayout()
        side.setSpacing(px(2))
        side.addWidget(label(self.tr("Records per minute"), "caption"))
        side.addWidget(self.chart, 1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(px(28))
        self._middle.addWidget(grid, 3)
        self._middle.addLayout(side, 2)
        return self._middle

    def _letters(self) -> Message:
        """Leads to what it refused."""
        self.letters = Message()
        self.dead = button(self.tr("Show them"), "", lambda: self.deadWanted.emit(self.sink))
        words = self.tr("Refused records")
        self.dead.setAccessibleName(f"{words}: {self.sink.name}")
        self.letters.row.addWidget(self.dead)
        return self.letters

    def _outcome(self) -> QFrame:
        """What came of a test."""
        self.report = QFrame()
        self.report.setProperty("role", "report")
        self.report_message = label("", "field", wrap=True)
        self.report_hint = label("", "caption", wrap=True)
        box = QVBoxLayout(self.report)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.setSpacing(px(4))
        box.addWidget(self.report_message)
        box.addWidget(self.report_hint)
        self.report.hide()
        return self.report

    def _actions(self) -> QWidget:
        sink = self.sink
        self.send = button(self.tr("Send now"), "", lambda: self.sendWanted.emit(sink))
        self.test = button(self.tr("Test"), "", lambda: self.testWanted.emit(sink))
        self.pause = button(self.tr("Pause"), "", lambda: self.pauseWanted.emit(sink))
        if sink.paused:
            self.pause.setText(self.tr("Resume"))
        self.edit = button(self.tr("Edit"), "", lambda: self.editWanted.emit(sink))
        self.remove = button(self.tr("Remove"), "", lambda: self.removeWanted.emit(sink))
        actions = (self.send, self.test, self.pause, self.edit, self.remove)
        for action in actions:
            action.setAccessibleName(f"{action.text()}: {sink.name}")
        return ButtonGrid(actions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chart below the figures, and the state below the name, where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(_SIDE_BY_SIDE_PX)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(direction)
        self._top.setDirection(direction)
        aligned = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignLeft
        self._top.setAlignment(self.state, aligned)

    def set_fixed(self) -> None:
        """The destinations are fixed outside the panel: nothing of them can be changed."""
        for action in (self.pause, self.edit, self.remove):
            action.setEnabled(False)

    # ------------------------------------------------------------------------ figures

    def show_status(self, status: SinkStatus) -> None:
        """Show the newest figures."""
        # Between two batches nothing is under way, and yet not everything is delivered.
        collecting = status.state is SinkState.IDLE and status.depth > 0
        self.state.show_state(SinkState.SENDING if collecting else status.state)
        self._show_problem(status)
        waiting = format_number(status.depth)
        if status.depth and status.waiting_bytes:
            waiting += f" ({size_text(status.waiting_bytes)})"
        self.waiting.show_value(waiting)
        none = self.tr("none")
        self.oldest.show_value(ago_text(status.oldest_at) if status.oldest_at else none)
        last = status.last_success_at
        self.success.show_value(ago_text(last) if last else self.tr("none yet"))
        self._show_reply(status)
        self.taken.show_value(format_number(status.acknowledged))
        self._show_refused(status)
        self.chart.show_minutes(status.per_minute)

    def _show_reply(self, status: SinkStatus) -> None:
        parts = []
        if status.round_trip_ms is not None:
            n = format_number(round(status.round_trip_ms))
            parts.append(self.tr("in {n} ms").format(n=n))
        skew = skew_text(status.skew_s)
        if skew:
            parts.append(skew)
        self.reply.show_value(", ".join(parts) or self.tr("none yet"))

    def _show_refused(self, status: SinkStatus) -> None:
        text = format_number(status.dead)
        if status.dropped:
            n = format_number(status.dropped)
            text += ", " + self.tr("given up for lack of room: {n}").format(n=n)
        self.refused.show_value(text)
        words = self.tr("Records that it will not take are kept here: {n}")
        self.letters.say(words.format(n=format_number(status.dead)) if status.dead else "")

    def _show_problem(self, status: SinkStatus) -> None:
        meaning = state_meaning(status)
        error, hint = plain(status.last_error), plain(status.hint)
        wrong = status.state in _WRONG
        for line, text in ((self.meaning, meaning), (self.error, error), (self.hint, hint)):
            line.setText(breakable(text))
            line.setVisible(bool(text))
        role = "error" if wrong else "warning"
        if self.error.property("role") != role:
            set_role(self.error, role)
        calm = status.state is SinkState.PAUSED and not error
        frame = "report" if wrong or calm else "problem"
        if self.problem.property("role") != frame or self.problem.property("bad") != wrong:
            self.problem.setProperty("bad", wrong)
            set_role(self.problem, frame)
        self.problem.setVisible(bool(meaning or error or hint))

    # ------------------------------------------------------------------------ test

    def show_testing(self) -> None:
        """Say that a test is under way."""
        self.test.setText(self.tr("Testing…"))
        self.report.hide()

    def show_tested(self, report: ConnectionReport) -> None:
        """Say what came of the test."""
        self.test.setText(self.tr("Test"))
        show_report(self.report, self.report_message, self.report_hint, report)


def show_report(frame: QFrame, message: QLabel, hint: QLabel, report: ConnectionReport) -> None:
    """Show the outcome of a test in words.

    Args:
        frame: Around the words.
        message: Where the outcome goes.
        hint: Where goes what to do.
        report: The outcome.
    """
    good = QCoreApplication.translate("CloudTexts", "It works: the destination accepted the test")
    words = good if report.ok else plain(report.message)
    if report.round_trip_ms is not None:
        words += f" ({format_number(round(report.round_trip_ms))} ms)"
    message.setText(("✓  " if report.ok else "✕  ") + breakable(words))
    hint.setText(breakable(report.hint))
    hint.setVisible(bool(report.hint))
    frame.setProperty("bad", not report.ok)
    frame.show()
    set_role(frame, "report")
