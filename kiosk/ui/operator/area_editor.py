"""Four percentages for an area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.settings_schema import SettingKind, SettingSpec
from kiosk.ui.operator.editors import Editor, NumberEditor
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.style import label, px

if TYPE_CHECKING:
    from collections.abc import Sequence


class AreaEditor(Editor):
    """Left, top, right and bottom as percentages of the picture; edits are fractions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = (self.tr("Left"), self.tr("Top"), self.tr("Right"), self.tr("Bottom"))
        self.sides = [NumberEditor(_percent(name)) for name in self._titles]
        cells: list[QWidget] = []
        for name, side in zip(self._titles, self.sides, strict=True):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(4))
            column.addWidget(label(name, "caption"))
            column.addWidget(side)
            cells.append(cell)
            side.edited.connect(self._on_edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FieldGrid(cells, column_px=190, most_columns=2))
        self.setFocusProxy(self.sides[0].line)

    def show_value(self, value: Sequence[Any]) -> None:
        """Show fractions as percentages; what is no number is shown as it was typed."""
        for side, part in zip(self.sides, value, strict=True):
            side.show_value(round(part * 100, 1) if isinstance(part, int | float) else part)

    def target(self) -> QWidget:
        """The first of the four."""
        return self.sides[0].line

    def set_name(self, name: str) -> None:
        """Each side says which setting it belongs to."""
        for side, title in zip(self.sides, self._titles, strict=True):
            side.set_name(f"{name}: {title}")

    def set_fixed(self) -> None:
        """The numbers can still be copied."""
        for side in self.sides:
            side.set_fixed()

    def set_invalid(self, invalid: bool) -> None:
        """All four belong together."""
        for side in self.sides:
            side.set_invalid(invalid)

    def _on_edited(self) -> None:
        self.edited.emit([_fraction(side.line.text()) for side in self.sides])


def _percent(name: str) -> SettingSpec:
    return SettingSpec(
        name=name,
        section="",
        key="",
        kind=SettingKind.NUMBER,
        title=name,
        description="",
        default=0.0,
        unit="%",
        minimum=0.0,
        maximum=100.0,
    )


def _fraction(text: str) -> float | str:
    try:
        return round(float(text.strip().replace(",", ".")) / 100, 4)
    except ValueError:
        return text
