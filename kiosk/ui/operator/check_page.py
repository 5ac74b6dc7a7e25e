"""A guided comparison of the kiosk with a person."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from shiboken6 import isValid

from kiosk.core.agreement import AuditKind, Verdict
from kiosk.core.audit import Audit, NoteState, audited_settings, changed_settings
from kiosk.core.audit_session import DEFAULT_MIN, LONGEST_MIN, SHORTEST_MIN, AuditSession
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.health import AppPhase
from kiosk.core.settings_schema import spec
from kiosk.ui.i18n import setting_text
from kiosk.ui.operator.check_clip import ClipCard
from kiosk.ui.operator.check_list import CheckList
from kiosk.ui.operator.check_result import ResultView
from kiosk.ui.operator.check_run import RunView
from kiosk.ui.operator.check_texts import day_text
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent

    from kiosk.core.agreement import Agreement
    from kiosk.core.errors import KioskError
    from kiosk.core.ports import HistoryReader
    from kiosk.core.settings import Settings
    from kiosk.ui.display_frame import DisplayFrame

_SETTLE_S: Final = 3.0
"""Time for the last visits to become long enough and to reach the history."""
_HELD_S: Final = 900.0
"""A pause or a result that nobody touches holds the panel open for so long."""
_MINUTE: Final = timedelta(minutes=1)
_CLOCK: Final = SystemClock()


class _Step(Enum):
    READY = auto()
    COUNTING = auto()
    SETTLING = auto()
    COMPARING = auto()
    RESULT = auto()
    SAVING = auto()


class CheckPage(Page):
    """Explains, counts, compares, keeps.

    Attributes:
        clock: For taps and the time left.

    Signals:
        cameraWanted(): Show the camera page.
    """

    cameraWanted = Signal()

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.clock: Clock = _CLOCK
        self._step = _Step.READY
        self._session: AuditSession | None = None
        self._settings: Settings | None = None
        self._audit: Audit | None = None
        self._since_ns = 0
        self.set_heading(
            self.tr("Audience check"),
            self.tr("Count by hand for ten minutes and see how well the kiosk counts."),
        )
        self.minutes = DEFAULT_MIN
        self.warning = label("", "warning", wrap=True)
        self.warning_frame = QFrame()
        self.warning_frame.setProperty("role", "problem")
        row = QHBoxLayout(self.warning_frame)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.addWidget(self.warning)
        self.column.addWidget(self.warning_frame)
        self.intro = self._intro()
        self.run = RunView(context.appearance)
        self.waiting = self._waiting()
        self.result_card = self._result_card()
        self.clip = ClipCard(self.clock)
        self.earlier = CheckList(context.control)
        for part in (self.intro, self.run, self.waiting, self.result_card):
            self.column.addWidget(part, 1000 if part is self.run else 0)
        self.column.addWidget(self.earlier)
        self.column.addWidget(self.clip)
        self.finish()
        self.run.finishWanted.connect(self.compare)
        self.run.discardWanted.connect(self.discard)
        self.clip.fileWanted.connect(self.fileWanted)
        self.clip.compared.connect(self._on_audit)
        self.earlier.loaded.connect(self._show_warning)
        self._set_minutes(DEFAULT_MIN)
        self._enter(_Step.READY)

    # -------------------------------------------------------------------------- building

    def _intro(self) -> QFrame:
        frame, inner = card(self.tr("Count along"))
        inner.addWidget(
            label(
                self.tr(
                    "Stand where you see everybody whom the camera sees, press Start, and tap "
                    "one button for each person who passes by, stops or looks. Afterwards your "
                    "taps are compared with what the kiosk counted meanwhile, and the margin is "
                    "printed beside every exported number."
                ),
                "body",
                wrap=True,
            )
        )
        self.shorter = button("\N{MINUS SIGN}", "step", lambda: self._set_minutes(self.minutes - 1))
        self.longer = button("+", "step", lambda: self._set_minutes(self.minutes + 1))
        self.shorter.setAccessibleName(self.tr("One minute less"))
        self.longer.setAccessibleName(self.tr("One minute more"))
        for step in (self.shorter, self.longer):
            step.setAutoRepeat(True)
        self.duration = label("", "figure")
        self.duration.setMinimumWidth(px(140))
        self.duration.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.by = QLineEdit()
        self.by.setMaxLength(60)
        self.by.setMaximumWidth(px(360))
        self.by.setPlaceholderText(self.tr("Who counts (may stay empty)"))
        self.by.setAccessibleName(self.tr("Who counts"))
        self.start = button(self.tr("Start"), "primary", self.begin)
        self.start.setMinimumWidth(px(180))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for part in (self.shorter, self.duration, self.longer):
            row.addWidget(part)
        row.addSpacing(px(12))
        row.addWidget(self.by, 1)
        row.addStretch(0)
        inner.addLayout(row)
        last = QHBoxLayout()
        last.setSpacing(px(16))
        last.addWidget(self.start)
        self.hindrance = label("", "warning", wrap=True)
        last.addWidget(self.hindrance, 1)
        inner.addLayout(last)
        return frame

    def _waiting(self) -> QFrame:
        frame, inner = card(self.tr("Thank you"))
        inner.addWidget(label(self.tr("Comparing your taps with the visits…"), "body", wrap=True))
        return frame

    def _result_card(self) -> QFrame:
        frame, inner = card()
        self.result = ResultView(self.context.appearance)
        inner.addWidget(self.result)
        self.message = label("", "caption", wrap=True)
        inner.addWidget(self.message)
        self.save = button(self.tr("Save"), "primary", self.keep)
        self.save.setMinimumWidth(px(160))
        self.drop = button(self.tr("Discard"), "", self.discard)
        self.to_camera = button(self.tr("Open camera page"), "quiet", self.cameraWanted.emit)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.save)
        row.addWidget(self.drop)
        row.addStretch(1)
        row.addWidget(self.to_camera)
        inner.addLayout(row)
        return frame

    # ------------------------------------------------------------------------------ flow

    def begin(self) -> None:
        """Start to count."""
        self._settings = self.context.control.settings()
        self._session = AuditSession(self.clock, 60.0 * self.minutes)
        self._enter(_Step.COUNTING)
        self.run.begin(self._session, self._settings.audience)

    def compare(self) -> None:
        """The count is over: wait for the last visits, then compare."""
        if self._session is not None and self._step is _Step.COUNTING:
            self._session.pause()
            self._enter(_Step.SETTLING)

    def discard(self) -> None:
        """Throw away what was counted or found."""
        self._session = self._audit = None
        self._enter(_Step.READY)

    def keep(self) -> None:
        """Store the result."""
        audit = self._audit
        if audit is None or self._step is not _Step.RESULT:
            return
        self._enter(_Step.SAVING)
        document = audit.to_document()
        self.context.control.history(
            lambda reader: reader.add_document(document), self._on_kept, self._on_not_kept
        )

    def _on_kept(self, _: object) -> None:
        if isValid(self):  # else the panel was closed meanwhile
            self.discard()
            self.earlier.load()

    def _on_not_kept(self, error: KioskError) -> None:
        if not isValid(self):
            return
        self._enter(_Step.RESULT)
        self._tell(str(error), "error")

    def _query(self) -> None:
        """Compare in a thread; without a history what was seen open has to do."""
        session, settings = self._session, self._settings
        assert session is not None
        assert settings is not None
        self._enter(_Step.COMPARING)
        audience, watches = settings.audience, session.watches
        start = watches[0].start - _MINUTE
        end = self.clock.utc_now() + _MINUTE

        def work(reader: HistoryReader) -> Mapping[AuditKind, Agreement]:
            return session.compare(reader.visits(start, end), audience)

        self.context.control.history(
            work, self._on_compared, lambda _: self._on_compared(session.compare((), audience))
        )

    def _on_compared(self, results: Mapping[AuditKind, Agreement]) -> None:
        if not isValid(self):
            return
        session, settings = self._session, self._settings
        if session is None or settings is None or self._step is not _Step.COMPARING:
            return
        scene = self.context.control.audience().scene
        self._on_audit(
            Audit(
                at=session.watches[-1].end,
                duration_s=session.elapsed_s,
                results=results,
                settings=audited_settings(settings),
                by=self.by.text().strip(),
                scene=None if scene is None else scene.to_json(),
            )
        )

    def _on_audit(self, audit: Audit) -> None:
        self._session = None
        self._audit = audit
        self.result.show_results(audit.results)
        self._enter(_Step.RESULT)
        verdict = audit.results[AuditKind.PASSING].verdict
        self.to_camera.setVisible(verdict in (Verdict.FAIR, Verdict.POOR))
        self._tell(audit.clip, "caption")
        self.save.setFocus()

    # ------------------------------------------------------------------------- what shows

    def _enter(self, step: _Step) -> None:
        self._step = step
        self._since_ns = self.clock.monotonic_ns()
        counting = step is _Step.COUNTING
        if not counting:
            self.run.stop()
        self.intro.setVisible(step is _Step.READY)
        self.run.setVisible(counting)
        self.waiting.setVisible(step in (_Step.SETTLING, _Step.COMPARING))
        self.result_card.setVisible(step in (_Step.RESULT, _Step.SAVING))
        self.clip.setVisible(step is _Step.READY)
        self.earlier.setVisible(step is _Step.READY)
        for choice in (self.save, self.drop):
            choice.setEnabled(step is _Step.RESULT)
        self._show_warning()
        self._show_hindrance()
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Follow the clock and the visits that are open."""
        self._show_hindrance()
        session = self._session
        if session is None:
            return
        if self._step in (_Step.COUNTING, _Step.SETTLING):
            session.note_visits(self.context.control.audience().open_visits)
        waited_s = (self.clock.monotonic_ns() - self._since_ns) / 1e9
        if self._step is _Step.COUNTING:
            self.run.refresh()
            if not session.is_paused:
                self._since_ns = self.clock.monotonic_ns()
            if session.left_s <= 0:
                self.compare()
        elif self._step is _Step.SETTLING and waited_s >= _SETTLE_S:
            self._query()

    def _show_hindrance(self) -> None:
        running = self.context.control.health().phase is AppPhase.RUNNING
        self.hindrance.setText(
            "" if running else self.tr("The kiosk is not counting now; see the health page.")
        )
        self.start.setEnabled(running)

    def _show_warning(self) -> None:
        """Say when the last audit does not hold any more."""
        newest = self.earlier.newest
        state = None if newest is None else self.earlier.state(newest)
        text = ""
        if newest is not None and state is NoteState.CAMERA_MOVED:
            text = self.tr(
                "The camera was moved since the check of {day}. Its margin does not hold any "
                "more: check again."
            )
        elif newest is not None and state is NoteState.SETTINGS_CHANGED:
            text = self.tr(
                "Settings that decide who counts were changed since the check of {day}: {names}. "
                "Its margin does not hold any more: check again."
            )
        if newest is not None and text:
            changed = changed_settings(newest, self.context.control.settings())
            names = ", ".join(setting_text(spec(name).title) for name in changed)
            text = text.format(day=day_text(newest.at), names=names)
        self.warning.setText(text)
        self.warning_frame.setVisible(bool(text) and self._step is _Step.READY)

    def _set_minutes(self, minutes: int) -> None:
        self.minutes = min(LONGEST_MIN, max(SHORTEST_MIN, minutes))
        self.duration.setText(self.tr("{n} min").format(n=self.minutes))
        self.shorter.setEnabled(self.minutes > SHORTEST_MIN)
        self.longer.setEnabled(self.minutes < LONGEST_MIN)

    def _tell(self, message: str, role: str) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        set_role(self.message, role)

    # -------------------------------------------------------------------------- the panel

    @property
    def keeps_open(self) -> bool:
        """While somebody counts, and for a while when a result was not saved."""
        if self._step is _Step.READY:
            return self.clip.is_running
        held_s = (self.clock.monotonic_ns() - self._since_ns) / 1e9
        return held_s < _HELD_S

    def ask_leave(self) -> None:
        """Ask what is to become of taps or a result."""
        if self._step is _Step.COUNTING:
            self.run.ask_end()
        elif self._step is _Step.RESULT:
            self._tell(self.tr("Save or discard this result first."), "warning")
        elif self.clip.is_running:
            self.clip.cancel.setFocus()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Show the camera's picture to who asks for it."""
        self.run.set_preview(frame)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the earlier audits anew."""
        super().showEvent(event)
        if not event.spontaneous():
            self.earlier.load()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody counts on a page that is not seen."""
        super().hideEvent(event)
        if not event.spontaneous() and self._step is _Step.COUNTING and self._session is not None:
            self._session.pause()
            self._since_ns = self.clock.monotonic_ns()
