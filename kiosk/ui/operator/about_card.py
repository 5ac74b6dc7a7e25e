"""What the program is, and whose work its figures rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk import __version__
from kiosk.ui.operator.style import card, label, px


class AboutCard(QWidget):
    """Version, licence, and the attribution that the data behind the networks asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, layout = card(self.tr("About Vitrine"))
        lines = QVBoxLayout()
        lines.setSpacing(px(6))
        layout.addLayout(lines)
        lines.addWidget(
            label(
                self.tr("Version {version}. Apache License 2.0.").format(version=__version__),
                "body",
                wrap=True,
            )
        )
        for text in (
            self.tr(
                "Ages and genders: trained on FairFace (Karkkainen and Joo, WACV 2021), CC BY 4.0."
            ),
            self.tr(
                "Looking and emotion: learned from networks of the Open Model Zoo, Apache-2.0."
            ),
            self.tr(
                "The file NOTICE of the program names every package and network with its licence."
            ),
        ):
            lines.addWidget(label(text, "caption", wrap=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
