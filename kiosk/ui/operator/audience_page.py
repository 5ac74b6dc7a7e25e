"""Who counts, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.ignored_faces import IgnoredFaces
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.preset_chooser import PresetChooser
from kiosk.ui.operator.style import card
from kiosk.ui.operator.zone_editor import ZoneEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QWidget

    from kiosk.core.control import IgnoredFace
    from kiosk.ui.display_frame import DisplayFrame

_THRESHOLDS = (
    "audience.passing_s",
    "audience.stop_s",
    "audience.look_s",
    "audience.stop_speed",
    "audience.senior_from_age",
)


class AudiencePage(Page):
    """Zones on the live picture, faces that do not count, and thresholds."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Audience"), self.tr("From which moment somebody counts, and where.")
        )
        self.zones = ZoneEditor(context.appearance)
        field = self.field("audience.zones", self.zones)
        field.title.hide()  # the card has the same heading
        self.add_card(self.tr("Zones"), [field], columns=1)
        self.column.addWidget(self._ignored_card())
        self.column.addWidget(self._thresholds_card())
        self.add_rest("audience", self.tr("More"))
        self.finish()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Show the picture that the public sees, or none."""
        if self.isVisible():
            self.zones.view.set_frame(frame)

    def refresh(self) -> None:
        """Show which faces are not counted now."""
        faces = self.context.control.audience().ignored
        self.ignored.show_faces(faces, has_room=self.zones.has_room)
        self.zones.view.set_ignored(faces)

    def _ignored_card(self) -> QFrame:
        frame, layout = card(self.tr("Faces that are not counted now"))
        self.ignored = IgnoredFaces()
        self.ignored.countWanted.connect(self._count)
        self.ignored.ignoreWanted.connect(self._always_ignore)
        layout.addWidget(self.ignored)
        layout.addWidget(
            FieldGrid([self.field("audience.ghost_after_s")], column_px=330, most_columns=2)
        )
        return frame

    def _thresholds_card(self) -> QFrame:
        frame, layout = card(self.tr("Thresholds"))
        self.presets = PresetChooser(self.context)
        layout.addWidget(self.presets)
        layout.addWidget(FieldGrid([self.field(name) for name in _THRESHOLDS]))
        return frame

    def _count(self, face: IgnoredFace) -> None:
        self.context.control.count_ignored_face(face.number)
        self.refresh()

    def _always_ignore(self, face: IgnoredFace) -> None:
        self.zones.add_ignored_place(face.xyxy)
        self.reveal(self.zones.view)
        self.refresh()
