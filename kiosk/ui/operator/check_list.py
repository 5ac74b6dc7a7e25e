"""Earlier checks: when, by whom, with what result, and whether they still hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.core.agreement import AuditKind
from kiosk.core.audit import CAMERA_MOVED, NoteState, audits, changed_settings, note_documents
from kiosk.ui.operator.check_texts import day_text, margin_text, state_text
from kiosk.ui.operator.style import button, card, clear, label, px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from kiosk.core.audit import Audit
    from kiosk.core.control import KioskControl
    from kiosk.core.errors import KioskError
    from kiosk.core.history import Document
    from kiosk.core.ports import HistoryReader

_STATE_ROLES = {
    NoteState.VALID: "success",
    NoteState.TOO_FEW: "warning",
    NoteState.SETTINGS_CHANGED: "warning",
    NoteState.CAMERA_MOVED: "error",
}


class CheckList(QWidget):
    """A card with a row for each audit, newest first.

    Attributes:
        audits: The audits that are stored, oldest first; None until they have been read.

    Signals:
        loaded(): The audits were read, or it failed.
    """

    loaded = Signal()

    def __init__(self, control: KioskControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._documents: tuple[Document, ...] = ()
        self._removed: list[Audit] = []
        self.audits: tuple[Audit, ...] | None = None
        self.message = label("", "caption", wrap=True)
        frame, inner = card(self.tr("Earlier checks"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(10))
        inner.addWidget(self.message)
        inner.addLayout(self._rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @property
    def newest(self) -> Audit | None:
        """The audit that speaks for the numbers of today."""
        return self.audits[-1] if self.audits else None

    def state(self, audit: Audit) -> NoteState:
        """Whether an audit may be relied on now."""
        moved = any(d.kind == CAMERA_MOVED and d.at > audit.at for d in self._documents)
        if moved:
            return NoteState.CAMERA_MOVED
        if changed_settings(audit, self._control.settings()):
            return NoteState.SETTINGS_CHANGED
        few = audit.results[AuditKind.PASSING].more_needed
        return NoteState.TOO_FEW if few else NoteState.VALID

    def load(self) -> None:
        """Read the audits anew."""
        if self.audits is None:
            self.message.setText(self.tr("Reading…"))
        self._control.history(note_documents, self._on_documents, self._on_failed)

    def _on_documents(self, documents: tuple[Document, ...]) -> None:
        if not isValid(self):  # the panel was closed meanwhile
            return
        self._documents = documents
        found = audits(documents)
        self.audits = tuple(audit for audit in found if AuditKind.PASSING in audit.results)
        self._show()
        self.loaded.emit()

    def _on_failed(self, error: KioskError) -> None:
        if not isValid(self):
            return
        self.message.setText(str(error))
        self.message.show()
        self.loaded.emit()

    def _show(self) -> None:
        clear(self._rows)
        rows = [(audit, False) for audit in self.audits or ()]
        rows += [(audit, True) for audit in self._removed]
        for audit, is_removed in sorted(rows, key=lambda row: row[0].at, reverse=True):
            self._rows.addWidget(self._gone(audit) if is_removed else self._row(audit))
        self.message.setText(self.tr("Nobody has checked this kiosk yet."))
        self.message.setVisible(not rows)

    def _row(self, audit: Audit) -> QFrame:
        frame, words = self._frame()
        passing = audit.results[AuditKind.PASSING]
        state = self.state(audit)
        words.addWidget(label(f"{day_text(audit.at)}   {margin_text(passing)}", "field"))
        parts = [
            self.tr("{person} by hand, {kiosk} by the kiosk").format(
                person=passing.person, kiosk=passing.kiosk
            ),
            self.tr("{n} min").format(n=max(1, round(audit.duration_s / 60))),
            audit.clip or audit.by,
        ]
        words.addWidget(label(" · ".join(p for p in parts if p), "caption", wrap=True))
        standing = label(state_text(state), _STATE_ROLES[state])
        remove = button(self.tr("Delete"), "quiet", lambda: self._remove(audit))
        remove.setAccessibleName(
            self.tr("Delete the check of {day}").format(day=day_text(audit.at))
        )
        return self._filled(frame, words, standing, remove)

    def _gone(self, audit: Audit) -> QFrame:
        frame, words = self._frame()
        deleted = self.tr("The check of {day} was deleted.").format(day=day_text(audit.at))
        words.addWidget(label(deleted, "caption", wrap=True))
        undo = button(self.tr("Undo"), "", lambda: self._restore(audit))
        return self._filled(frame, words, None, undo)

    def _frame(self) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame()
        frame.setProperty("role", "report")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        return frame, words

    def _filled(
        self, frame: QFrame, words: QVBoxLayout, standing: QLabel | None, act: QWidget
    ) -> QFrame:
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(16), px(10), px(10), px(10))
        row.setSpacing(px(16))
        row.addLayout(words, 1)
        if standing is not None:
            row.addWidget(standing)
        row.addWidget(act)
        return frame

    def _remove(self, audit: Audit) -> None:
        def work(reader: HistoryReader) -> None:
            reader.remove_document(audit.number)

        def done(_: None) -> None:
            if isValid(self):
                self._removed.append(audit)
                self.load()

        self._control.history(work, done, self._on_failed)

    def _restore(self, audit: Audit) -> None:
        document = replace(audit.to_document(), number=0)

        def work(reader: HistoryReader) -> None:
            reader.add_document(document)

        def done(_: None) -> None:
            if isValid(self):
                self._removed = [gone for gone in self._removed if gone is not audit]
                self.load()

        self._control.history(work, done, self._on_failed)
