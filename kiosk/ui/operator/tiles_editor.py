"""Which figures the public screen shows, and in which order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.core.choices import PanelTile
from kiosk.ui.operator.editors import Editor
from kiosk.ui.operator.style import button, label, px, touch_px
from kiosk.ui.operator.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.theme import Appearance


def tile_name(tile: PanelTile) -> str:
    """What a figure is called, in the language in force."""
    names = {
        PanelTile.NOW: QCoreApplication.translate("TilesEditor", "People here now"),
        PanelTile.TODAY: QCoreApplication.translate("TilesEditor", "People today"),
        PanelTile.INTERESTED: QCoreApplication.translate("TilesEditor", "Interested share"),
        PanelTile.ATTENTION: QCoreApplication.translate("TilesEditor", "Mean attention"),
        PanelTile.GENDER: QCoreApplication.translate("TilesEditor", "Gender"),
        PanelTile.AGE: QCoreApplication.translate("TilesEditor", "Age bands"),
        PanelTile.RECENT: QCoreApplication.translate("TilesEditor", "The last minutes"),
        PanelTile.HOURS: QCoreApplication.translate("TilesEditor", "Today by hour"),
    }
    return names[tile]


class TilesEditor(Editor):
    """A row for each figure: a switch, and buttons that move it.

    A figure that is switched off keeps its place: rows that jump let the next touch hit another.

    Attributes:
        rows: One per figure, by figure.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: list[PanelTile] = list(PanelTile)
        self._shown: set[PanelTile] = set(PanelTile)
        self.rows = {tile: _TileRow(tile, appearance) for tile in PanelTile}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        for tile, row in self.rows.items():
            row.switch.toggled.connect(lambda on, t=tile: self._on_toggled(t, on))
            row.up.clicked.connect(lambda _=False, t=tile: self._move(t, -1))
            row.down.clicked.connect(lambda _=False, t=tile: self._move(t, 1))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show()

    def show_value(self, value: Any) -> None:
        """Show these figures in this order; the others keep their places if that is possible."""
        shown = [PanelTile(tile) for tile in value]
        self._shown = set(shown)
        if self._value() != shown:
            self._order = shown + [tile for tile in self._order if tile not in self._shown]
        self._show()

    def target(self) -> QWidget:
        """The switch of one of them, wherever it stands."""
        return self.rows[PanelTile.NOW].switch

    def set_name(self, name: str) -> None:
        """Each switch says the name of the setting and that of its figure."""
        self.setAccessibleName(name)
        for tile, row in self.rows.items():
            row.switch.setAccessibleName(f"{name}: {tile_name(tile)}")

    def _on_toggled(self, tile: PanelTile, on: bool) -> None:
        (self._shown.add if on else self._shown.discard)(tile)
        self._tell()

    def _move(self, tile: PanelTile, by: int) -> None:
        at = self._order.index(tile)
        self._order.insert(at + by, self._order.pop(at))
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.edited.emit([tile.value for tile in self._value()])

    def _value(self) -> list[PanelTile]:
        return [tile for tile in self._order if tile in self._shown]

    def _show(self) -> None:
        for place, tile in enumerate(self._order):
            row = self.rows[tile]
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            row.show_state(
                on=tile in self._shown,
                first=place == 0,
                last=place == len(self._order) - 1,
            )
        _set_tab_order([self.rows[tile] for tile in self._order])


class _TileRow(QFrame):
    """One figure."""

    def __init__(self, tile: PanelTile, appearance: Appearance) -> None:
        super().__init__()
        name = tile_name(tile)
        self.switch = Switch(appearance)
        self.up = self._button("\N{UPWARDS ARROW}", self.tr("Move {name} up").format(name=name))
        self.down = self._button(
            "\N{DOWNWARDS ARROW}", self.tr("Move {name} down").format(name=name)
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.switch)
        layout.addWidget(label(name, "field"), 1)
        layout.addWidget(self.up)
        layout.addWidget(self.down)

    def show_state(self, *, on: bool, first: bool, last: bool) -> None:
        """Show whether the figure is shown, and where it can move to."""
        blocked = self.switch.blockSignals(True)
        self.switch.setChecked(on)
        self.switch.blockSignals(blocked)
        self.up.setEnabled(on and not first)
        self.down.setEnabled(on and not last)

    @staticmethod
    def _button(text: str, name: str) -> QPushButton:
        result = button(text, "step")
        result.setFixedSize(touch_px(), touch_px())
        result.setAccessibleName(name)
        return result


def _set_tab_order(rows: Sequence[_TileRow]) -> None:
    """The keyboard goes through the rows as they stand."""
    widgets = [widget for row in rows for widget in (row.switch, row.up, row.down)]
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
