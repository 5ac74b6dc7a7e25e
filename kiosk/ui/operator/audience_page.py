"""Who counts, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.operator.page import Page, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AudiencePage(Page):
    """Who counts, and where."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Audience"), self.tr("From which moment somebody counts, and where.")
        )
        self.add_rest("audience", self.tr("Thresholds"))
        self.finish()
