"""Charts of the audience over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.operator.page import Page, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class HistoryPage(Page):
    """Charts of the audience over time."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("History"), self.tr("The audience of this device over hours, days and years.")
        )
        self.add_rest("history", self.tr("Keeping"))
        self.finish()
