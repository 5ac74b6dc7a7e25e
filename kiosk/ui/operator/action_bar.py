"""Apply and revert, and what stands between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.ui.operator.style import button, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from kiosk.ui.operator.draft import Draft

_NEWS_MS = 5000


class ActionBar(QFrame):
    """Always visible below the pages.

    Signals:
        applyWanted(): Put the edits into force.
        revertWanted(): Forget the edits.
        problemWanted(): Show the first wrong value.
        discardWanted(): Close without the edits.
        applyAndCloseWanted(): Close with the edits.
    """

    applyWanted = Signal()
    revertWanted = Signal()
    problemWanted = Signal()
    discardWanted = Signal()
    applyAndCloseWanted = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actionBar")
        self._draft = draft
        self._asking = False
        self._saving = False
        self.status = label("", "caption", wrap=True)
        self.show_problem = button(self.tr("Show"), "quiet", self.problemWanted.emit)
        self.revert = button(self.tr("Revert"), "", self.revertWanted.emit)
        self.apply = button(self.tr("Apply"), "primary", self.applyWanted.emit)
        self.stay = button(self.tr("Back"), "", self.stop_asking)
        self.discard = button(self.tr("Discard and close"), "", self.discardWanted.emit)
        self.apply_and_close = button(
            self.tr("Apply and close"), "primary", self.applyAndCloseWanted.emit
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(28), px(10), px(28), px(10))
        layout.setSpacing(px(12))
        layout.addWidget(self.status, 1)
        for choice in (
            self.show_problem,
            self.revert,
            self.apply,
            self.stay,
            self.discard,
            self.apply_and_close,
        ):
            layout.addWidget(choice)
        self.revert.setMinimumWidth(px(120))
        self.apply.setMinimumWidth(px(160))
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_NEWS_MS)
        self._news.timeout.connect(self._show_state)
        draft.changed.connect(self._on_changed)
        self._show_state()

    @property
    def is_saving(self) -> bool:
        """Whether edits are being saved now."""
        return self._saving

    @property
    def tells_success(self) -> bool:
        """Whether it still says that the edits were saved."""
        return self._news.isActive() and self.status.property("role") == "success"

    def tell_saved(self) -> None:
        """Say that the edits are in force."""
        self.tell("✓  " + self.tr("Saved and in force"), "success")

    def tell(self, message: str, role: str) -> None:
        """Say something for a few seconds, or until the next edit."""
        self._show_state()
        self._say(message, role)
        self._news.start()

    def set_saving(self, saving: bool) -> None:
        """While edits are being saved nothing else can be done with them."""
        self._saving = saving
        self._asking = False
        self._show_state()

    def ask(self) -> None:
        """Ask what to do with edits that are not in force."""
        self._asking = True
        self._show_state()
        self.stay.setFocus()

    def stop_asking(self) -> None:
        """Back to editing."""
        self._asking = False
        self._show_state()

    def hideEvent(self, event: object) -> None:
        """No timer runs on behind a closed panel."""
        self._news.stop()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _on_changed(self) -> None:
        self._asking = False
        self._news.stop()
        self._show_state()

    def _show_state(self) -> None:
        wrong, changes = len(self._draft.problems), self._draft.change_count
        refusal = self._draft.refusal if changes and not wrong else ""
        if self._saving:
            self._say(self.tr("Saving…"), "caption")
        elif wrong:
            self._say(self.tr("Values to correct: {n}").format(n=wrong), "error")
        elif refusal:
            self._say(refusal, "error")
        elif changes:
            self._say(self.tr("Changes not applied yet: {n}").format(n=changes), "warning")
        else:
            self._say("", "caption")
        for choice in (self.stay, self.discard, self.apply_and_close):
            choice.setVisible(self._asking)
        for choice in (self.revert, self.apply):
            choice.setVisible(not self._asking)
        self.show_problem.setVisible((bool(wrong) or bool(refusal)) and not self._asking)
        self.revert.setEnabled(changes > 0 and not self._saving)
        self.apply.setEnabled(self._draft.can_apply and not self._saving)
        self.apply_and_close.setEnabled(self._draft.can_apply and not self._saving)

    def _say(self, message: str, role: str) -> None:
        self.status.setText(message)
        self.status.setAccessibleName(message)
        if self.status.property("role") != role:
            set_role(self.status, role)
