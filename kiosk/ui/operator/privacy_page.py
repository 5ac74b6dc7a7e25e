"""What the public sees, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.sign_card import SignCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PrivacyPage(Page):
    """View of the public screen, the notice and the sign."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Privacy"), self.tr("What passers-by see of themselves, and how they are told.")
        )
        self.add_card(self.tr("Public screen"), [self.field("privacy.view")], columns=1)
        self.add_card(
            self.tr("Notice"),
            [self.field("privacy.notice"), self.field("privacy.notice_text")],
            columns=1,
        )
        self.sign = SignCard(
            context, [self.field("privacy.sign_region"), self.field("privacy.notice_url")]
        )
        self.sign.fileWanted.connect(self.fileWanted)
        self.sign.revealWanted.connect(self.reveal)
        self.column.addWidget(self.sign)
        self.add_rest("privacy", self.tr("More"))
        self.finish()
