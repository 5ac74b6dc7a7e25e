"""Where the pictures come from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.operator.area_editor import AreaEditor
from kiosk.ui.operator.coach_card import CoachCard
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.page import WIDEST_PX, Page, PanelContext
from kiosk.ui.operator.region_view import WHOLE, RegionView
from kiosk.ui.operator.style import button, card, clear, label, px
from kiosk.ui.operator.texts import source_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QFrame

    from kiosk.core.control import CameraDevice
    from kiosk.ui.display_frame import DisplayFrame

_SIZES = ((640, 480), (1280, 720), (1920, 1080))


class CameraPage(Page):
    """Live preview with the region of interest, source, coach, size, turning and times."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Camera"), self.tr("Where the pictures come from and which part is analysed.")
        )
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(18))
        self._top.addWidget(self._preview_card(), 3)
        self._top.addWidget(self._source_card(), 2)
        self.column.addLayout(self._top)
        self.coach = CoachCard(context, self.field("camera.field_of_view_deg"))
        self.coach.viewMeasured.connect(self._on_view_measured)
        self.column.addWidget(self.coach)
        self.column.addWidget(self._picture_card())
        self.add_card(
            self.tr("Turning"), [self.field("camera.rotation"), self.field("camera.mirror")]
        )
        self.add_card(self.tr("Files"), [self.field("camera.pace"), self.field("camera.loop")])
        self.add_rest("camera", self.tr("When a source fails"))
        self.finish()
        context.draft.changed.connect(self._show_region)
        context.draft.reloaded.connect(self._show_region)
        self._show_region()
        self.find_sources()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Show the picture that the public sees, or none."""
        if self.isVisible():
            self.preview.set_frame(frame)

    def refresh(self) -> None:
        """Show what the source granted and how the camera stands."""
        health = self.context.control.health()
        parts = [health.source, health.source_detail]
        self.granted.setText(" · ".join(part for part in parts if part))
        self.coach.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Preview and source stand below each other where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(860)
        self._top.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        width = min(event.size().width(), px(WIDEST_PX)) * (0.55 if wide else 0.9)
        self.preview.setFixedHeight(min(px(460), max(px(220), round(width * 9 / 16))))

    def find_sources(self) -> None:
        """Ask which cameras and scenes there are."""
        clear(self._found)
        self._found.addWidget(label(self.tr("Looking for cameras…"), "caption"))
        self.context.control.cameras(self._show_sources)

    def _preview_card(self) -> QFrame:
        frame, layout = card(self.tr("Preview"))
        self.preview = RegionView(self.context.appearance)
        self.preview.set_locked(self.context.draft.is_overridden("camera.roi"))
        self.preview.edited.connect(self._on_dragged)
        self.granted = label("", "caption", wrap=True)
        self.whole = button(self.tr("Whole picture"), "", lambda: self._on_dragged(WHOLE))
        row = QHBoxLayout()
        row.addWidget(self.granted, 1)
        row.addWidget(self.whole)
        layout.addWidget(self.preview)
        layout.addLayout(row)
        layout.addWidget(self.field("camera.roi", AreaEditor()))
        layout.addStretch(1)  # the list of sources beside it may be longer
        return frame

    def _source_card(self) -> QFrame:
        frame, layout = card()
        self.source = self.field("camera.source")
        layout.addWidget(self.source)
        self._found = QVBoxLayout()
        self._found.setSpacing(px(8))
        layout.addWidget(label(self.tr("Found on this device"), "field"))
        layout.addLayout(self._found)
        layout.addWidget(button(self.tr("Search again"), "quiet", self.find_sources))
        layout.addStretch(1)
        return frame

    def _picture_card(self) -> QFrame:
        frame, layout = card(self.tr("Picture asked of a camera"))
        sizes = [
            button(f"{w} \u00d7 {h}", "chip", partial(self._set_size, w, h)) for w, h in _SIZES
        ]
        layout.addWidget(FieldGrid(sizes, column_px=130, most_columns=len(sizes)))
        names = ("camera.width", "camera.height", "camera.fps")
        layout.addWidget(FieldGrid([self.field(name) for name in names], column_px=240))
        return frame

    def _set_size(self, width: int, height: int) -> None:
        self.context.draft.put({"camera.width": width, "camera.height": height})

    def _show_sources(self, devices: Sequence[CameraDevice]) -> None:
        if not shiboken6.isValid(self):  # the panel was closed meanwhile
            return
        clear(self._found)
        if not devices:
            self._found.addWidget(label(self.tr("No camera was found."), "caption"))
        chips = []
        for device in devices:
            name = source_text(device.source, device.name)
            chip = button(name, "chip", partial(self._choose_source, device.source))
            chip.setEnabled(not self.context.draft.is_overridden("camera.source"))
            chips.append(chip)
        if chips:
            self._found.addWidget(FieldGrid(chips, column_px=300, most_columns=2, row_px=8))

    def _choose_source(self, source: str) -> None:
        self.context.draft.put({"camera.source": source})

    def _on_dragged(self, region: tuple[float, float, float, float]) -> None:
        self.context.draft.put({"camera.roi": region})

    def _on_view_measured(self, view_deg: float) -> None:
        self.context.draft.put({"camera.field_of_view_deg": view_deg})

    def _show_region(self) -> None:
        draft = self.context.draft
        self.preview.set_region(draft.value("camera.roi"), draft.in_force("camera.roi"))
