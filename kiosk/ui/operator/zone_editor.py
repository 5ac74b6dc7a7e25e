"""The control for ``audience.zones``: the picture to draw on, and what is on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.choices import ZoneKind
from kiosk.ui.operator.editors import Editor
from kiosk.ui.operator.style import button, clear, label, px, touch_px
from kiosk.ui.operator.zone_edits import MOST_ZONES, Shape, ZoneEdits, crosses_itself
from kiosk.ui.operator.zone_paint import kind_icon
from kiosk.ui.operator.zone_view import ZoneView
from kiosk.ui.theme import repolish

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kiosk.ui.theme import Appearance

_LONGEST_NAME: Final = 40
_NAME_PX: Final = 170


class ZoneEditor(Editor):
    """Adds, moves, renames and removes zones; each edit can be undone.

    Attributes:
        view: The picture.
        add_buttons: By kind, begin to draw.
        name_line: Name of the chosen zone.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._name_px = px(_NAME_PX)
        self._locked = False
        self._edits = ZoneEdits()
        self.view = ZoneView(self._edits, appearance)
        self.view.edited.connect(self._on_edited)
        self.view.chosenChanged.connect(self._show_state)
        self._words = {
            ZoneKind.COUNT: self.tr("Zone"),
            ZoneKind.IGNORE: self.tr("Ignored area"),
            ZoneKind.LINE: self.tr("Line"),
        }
        self._status = label("", "caption", wrap=True)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(24))
        self._box.addLayout(self._left_side(), 5)
        self._box.addWidget(self._right_side(), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._box)
        self.setFocusProxy(self.view)
        self._show_list()
        self._show_state()

    def _left_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(12))
        column.addWidget(self._adding_row())
        column.addWidget(self._drawing_row())
        column.addWidget(self.view, 1)
        column.addWidget(self._status)
        return column

    def _adding_row(self) -> QWidget:
        self.undo = button(self.tr("Undo"), "", self.view.undo)
        self.redo = button(self.tr("Redo"), "", self.view.redo)
        texts = {
            ZoneKind.COUNT: self.tr("+ Counting zone"),
            ZoneKind.IGNORE: self.tr("+ Ignored area"),
            ZoneKind.LINE: self.tr("+ Line"),
        }
        self.add_buttons = {
            kind: button(text, "", partial(self._start, kind)) for kind, text in texts.items()
        }
        self._adding = QWidget()
        row = QHBoxLayout(self._adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for add in self.add_buttons.values():
            row.addWidget(add)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        return self._adding

    def _drawing_row(self) -> QWidget:
        self.done = button(self.tr("Done"), "primary", self.view.finish)
        self.back = button(self.tr("Undo corner"), "", self.view.take_corner_back)
        self.cancel = button(self.tr("Cancel"), "quiet", self.view.cancel)
        self._asking = label("", "body", wrap=True)
        self._drawing = QWidget()
        row = QHBoxLayout(self._drawing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._asking, 1)
        for action in (self.cancel, self.back, self.done):
            row.addWidget(action)
        return self._drawing

    def _right_side(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(px(250))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self._nothing = label(
            self.tr(
                "Nothing is drawn. Everybody in the picture counts.\n\n"
                "A counting zone has numbers of its own, an ignored area leaves out posters and "
                "mirrors, and a line counts who goes in and out."
            ),
            "muted",
            wrap=True,
        )
        column.addWidget(self._nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        self._rows: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column.addLayout(self._list)
        column.addWidget(self._details())
        column.addStretch(1)
        return side

    def _details(self) -> QWidget:
        self._chosen_box = QWidget()
        column = QVBoxLayout(self._chosen_box)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        title = label(self.tr("Name"), "field")
        self.name_line = QLineEdit()
        self.name_line.setMinimumHeight(touch_px())
        self.name_line.setMaxLength(_LONGEST_NAME)
        self.name_line.setAccessibleName(self.tr("Name of the zone"))
        self.name_line.textEdited.connect(self._rename)
        title.setBuddy(self.name_line)
        self.turn = button(self.tr("Turn the direction round"), "", self._turn_round)
        self.corner_away = button(self.tr("Remove this corner"), "", self.view.remove_corner)
        self.delete = button(self.tr("Delete"), "", self.view.remove_chosen)
        for widget in (title, self.name_line, self.turn, self.corner_away, self.delete):
            column.addWidget(widget)
        return self._chosen_box

    # ------------------------------------------------------------------------- as editor

    def show_value(self, value: Any) -> None:
        """Show these zones; what was done before can then not be undone."""
        if self._edits.load([Shape.of(zone) for zone in value]):
            self.view.choose(None)
            self._show_list()

    def target(self) -> QWidget:
        """The picture."""
        return self.view

    def set_name(self, name: str) -> None:
        """The picture has a name of its own."""

    def set_invalid(self, invalid: bool) -> None:
        """Mark the name, which is all that can be wrong with a shape drawn here."""
        if bool(self.name_line.property("invalid")) != invalid:
            self.name_line.setProperty("invalid", invalid)
            repolish(self.name_line)

    def set_fixed(self) -> None:
        """The zones can only be looked at."""
        self._locked = True
        self.view.set_locked(True)
        self._show_state()

    def add_ignored_place(self, xyxy: tuple[float, float, float, float]) -> None:
        """Draw an ignored area around a face.

        Args:
            xyxy: Box of the face as fractions of the picture.
        """
        left, top, right, bottom = xyxy
        more_x, more_y = (right - left) * 0.25, (bottom - top) * 0.25
        left, right = max(left - more_x, 0.0), min(right + more_x, 1.0)
        top, bottom = max(top - more_y, 0.0), min(bottom + more_y, 1.0)
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        self.view.add(
            ZoneKind.IGNORE,
            [(round(x, 4), round(y, 4)) for x, y in corners],
            self.tr("Ignored place"),
        )

    @property
    def has_room(self) -> bool:
        """Whether another zone may be added."""
        return not self._locked and len(self._edits.shapes) < MOST_ZONES

    # -------------------------------------------------------------------------- editing

    def _start(self, kind: ZoneKind) -> None:
        self.view.start(kind, self._words[kind])

    def _rename(self, name: str) -> None:
        shape = self.view.chosen
        if shape is not None:
            self.view.change(replace(shape, name=name.strip()))

    def _turn_round(self) -> None:
        shape = self.view.chosen
        if shape is not None:
            self.view.change(shape.turned_round())

    def _on_edited(self) -> None:
        self._show_list()
        self._show_state()
        self.edited.emit([shape.as_setting() for shape in self._edits.shapes])

    # ----------------------------------------------------------------------------- words

    def _show_list(self) -> None:
        """A row for each zone, in their order; rows stay as long as their zones do."""
        shapes = self._edits.shapes
        if [shape.id for shape in shapes] != list(self._rows):
            clear(self._list)
            self._rows = {}
            for shape in shapes:
                row = button("", "segment", partial(self._choose, shape.id))
                row.setCheckable(True)
                row.setIconSize(QSize(px(22), px(22)))
                row.setStyleSheet("text-align: left;")
                self._rows[shape.id] = row
                self._list.addWidget(row)
        for shape in shapes:
            kind = {
                ZoneKind.COUNT: self.tr("Counting zone"),
                ZoneKind.IGNORE: self.tr("Ignored area"),
                ZoneKind.LINE: self.tr("Line"),
            }[shape.kind]
            row = self._rows[shape.id]
            row.setIcon(kind_icon(shape.kind, self._appearance.palette))
            name = row.fontMetrics().elidedText(
                shape.name, Qt.TextElideMode.ElideRight, self._name_px
            )
            row.setText(name.replace("&", "&&"))
            row.setToolTip(kind)
            row.setAccessibleName(f"{shape.name}, {kind}")
        self._nothing.setVisible(not shapes)

    def _choose(self, number: str) -> None:
        self.view.choose(None if self.view.chosen == self._edits.shape(number) else number)
        self.view.setFocus()

    def _show_state(self) -> None:
        shape, drawing = self.view.chosen, self.view.drawing
        for number, row in self._rows.items():
            row.setChecked(shape is not None and number == shape.id)
        self._chosen_box.setVisible(shape is not None and not self._locked)
        if shape is not None and self.name_line.text().strip() != shape.name:
            self.name_line.setText(shape.name)
        self.turn.setVisible(shape is not None and shape.kind is ZoneKind.LINE)
        self.corner_away.setVisible(shape is not None and shape.kind is not ZoneKind.LINE)
        self.corner_away.setEnabled(
            shape is not None
            and self.view.corner is not None
            and len(shape.points) > shape.fewest_corners
        )
        for add in self.add_buttons.values():
            add.setEnabled(self.has_room)
        self.undo.setEnabled(self._edits.can_undo)
        self.redo.setEnabled(self._edits.can_redo)
        self._adding.setVisible(drawing is None)
        self._drawing.setVisible(drawing is not None)
        needed = 2 if drawing is ZoneKind.LINE else 3
        self.done.setEnabled(self.view.drawn_corners >= needed)
        self.back.setEnabled(self.view.drawn_corners > 0)
        self._asking.setText(self._request(drawing))
        self._status.setText(self._remark(shape))
        self._status.setVisible(bool(self._status.text()))

    def _request(self, drawing: ZoneKind | None) -> str:
        placed = self.view.drawn_corners
        if drawing is ZoneKind.LINE:
            if placed == 0:
                return self.tr("Tap where the line begins.")
            return self.tr("Tap where it ends. Going in is from its left to its right.")
        if placed < 3:
            return self.tr("Tap the corners one after the other.")
        return self.tr("Tap more corners, or the first one again to close the shape.")

    def _remark(self, shape: Shape | None) -> str:
        if self.view.drawing is not None or self._locked:
            return ""
        if shape is None:
            full = len(self._edits.shapes) >= MOST_ZONES
            return self.tr("There is room for 16 zones.") if full else ""
        if shape.kind is ZoneKind.LINE:
            return self.tr("The arrow shows the way in. Drag the ends, or the whole line.")
        if crosses_itself(shape.points):
            return self.tr("Its edges cross each other, so that parts of it are outside.")
        return self.tr("Drag corners or the whole shape; a small dot makes a new corner.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands below the picture where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(820)
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._name_px = px(_NAME_PX) if wide else event.size().width() - px(90)
        self._show_list()
        width = event.size().width() * (5 / 7 if wide else 1.0)
        self.view.setMinimumHeight(min(px(560), max(px(220), round(width * 9 / 16))))
