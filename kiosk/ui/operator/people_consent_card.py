"""The consent of an enrolled person: what was agreed to, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.i18n import LANGUAGES
from kiosk.ui.operator.people_consent import ConsentView
from kiosk.ui.operator.people_texts import day_text, scope_text
from kiosk.ui.operator.style import button, label, px

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.core.identity import Consent
    from kiosk.ui.operator.page import PanelContext
    from kiosk.ui.operator.people_task import StaffName


class ConsentCard(QWidget):
    """When and to what somebody agreed, who recorded it, when it ends, and its renewal.

    Attributes:
        view: The text while it is read anew; None otherwise.

    Signals:
        renewed(object): The person agreed again: ``Consent``.
        revealWanted(object): Scroll to this widget.
    """

    renewed = Signal(object)
    revealWanted = Signal(object)

    def __init__(
        self, context: PanelContext, staff: StaffName, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._staff = context, staff
        self.view: ConsentView | None = None
        self.text = label("", "body", wrap=True)
        self.renew = button(self.tr("Renew the consent"), "", self._ask)
        row = QHBoxLayout()
        row.addWidget(self.renew)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(14))
        self._column.addWidget(self.text)
        self._column.addLayout(row)

    def show_consent(self, consent: Consent, now: datetime) -> None:
        """Show what was agreed to."""
        lines = [
            self.tr("Given on {day}, recorded by {name}.").format(
                day=day_text(consent.given_at), name=consent.taken_by
            ),
            self.tr("Text {version}, read in {language}.").format(
                version=consent.text_version,
                language=LANGUAGES.get(consent.language, consent.language),
            ),
        ]
        allowed = [scope_text(scope) for scope in sorted(consent.scopes)]
        if allowed:
            lines.append(self.tr("Also allowed: {what}.").format(what="; ".join(allowed)))
        else:
            lines.append(self.tr("Nothing beyond recognition is allowed."))
        words = self.tr("Ends on {day}.") if consent.is_valid(now) else self.tr("Ended on {day}.")
        lines.append(words.format(day=day_text(consent.expires_at)))
        self.text.setText("\n".join(lines))

    def _ask(self) -> None:
        self.renew.setEnabled(False)
        self.view = ConsentView(self._context, self._staff)
        self.view.accepted.connect(self.renewed)
        self.view.declined.connect(self.close_text)
        self._column.addWidget(self.view)
        self.view.show()
        self.revealWanted.emit(self.view)

    def close_text(self) -> None:
        """Put the text away."""
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        self.renew.setEnabled(True)
