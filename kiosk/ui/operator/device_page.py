"""Who this kiosk is and how it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.operator.page import Page, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class DevicePage(Page):
    """Device id, location, language and theme."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(self.tr("Device"), self.tr("Who this kiosk is and how it speaks."))
        self.add_card(
            self.tr("Identity"), [self.field("device.id"), self.field("device.location")], columns=2
        )
        self.add_card(
            self.tr("Language and colours"),
            [self.field("device.language"), self.field("device.theme")],
            columns=2,
        )
        self.add_rest("device", self.tr("More"))
        self.finish()
