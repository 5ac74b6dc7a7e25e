"""What was sent, to whom, and what was in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.operator.page import Page, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class OutboundPage(Page):
    """What was sent, to whom, and what was in it."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("What leaves this device"), self.tr("Made from what was really sent.")
        )
        self.finish()
