"""A guided comparison of the kiosk with a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.operator.page import Page, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CheckPage(Page):
    """A guided comparison of the kiosk with a person."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Audience check"),
            self.tr("Count by hand for ten minutes and see how well the kiosk counts."),
        )
        self.finish()
