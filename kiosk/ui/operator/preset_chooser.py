"""Chooses a profile of the audience metrics; it fills in the thresholds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.core.presets import presets
from kiosk.ui.i18n import setting_text
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.style import button, label, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.errors import KioskError
    from kiosk.core.presets import Preset
    from kiosk.ui.operator.page import PanelContext


class PresetChooser(QWidget):
    """A button for each profile; the one whose values are in the draft is pressed."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._presets: dict[str, Preset] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.note = label("", "caption", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(self.note)
        context.draft.changed.connect(self._show_chosen)
        context.background.run(presets, self._show_presets, self._on_failed, owner=self)

    def _show_presets(self, found: Sequence[Preset]) -> None:
        for preset in found:
            choice = button(setting_text(preset.title), "segment", partial(self._choose, preset))
            choice.setCheckable(True)
            choice.setAccessibleDescription(setting_text(preset.description))
            self._presets[preset.name] = preset
            self.buttons[preset.name] = choice
        most = len(self.buttons)
        row = FieldGrid(list(self.buttons.values()), column_px=190, most_columns=most, row_px=8)
        self._column.insertWidget(0, row)
        self._show_chosen()

    def _on_failed(self, error: KioskError) -> None:
        self.note.setText(str(error))

    def _choose(self, preset: Preset) -> None:
        self._context.draft.put(preset.values)
        self._show_chosen()

    def _show_chosen(self) -> None:
        draft = self._context.draft
        note = self.tr("The values below are your own.") if self._presets else ""
        for name, preset in self._presets.items():
            chosen = not any(setting in draft.problems for setting in preset.values) and all(
                draft.value(setting) == value for setting, value in preset.values.items()
            )
            self.buttons[name].setChecked(chosen)
            if chosen:
                note = setting_text(preset.description)
        self.note.setText(note)
