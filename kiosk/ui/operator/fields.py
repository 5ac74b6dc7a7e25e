"""A setting on a page: its name, its control, what it means and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.settings_schema import SettingKind, spec
from kiosk.core.settings_store import environment_name
from kiosk.ui.i18n import setting_text
from kiosk.ui.operator.editors import Editor, editor_for
from kiosk.ui.operator.style import label, px, touch_px
from kiosk.ui.operator.texts import hint_text, problem_text
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kiosk.ui.operator.draft import Draft
    from kiosk.ui.theme import Appearance


class Field(QWidget):
    """One setting. Edits go to the draft as they are typed; its findings show right below.

    Attributes:
        name: Dotted name of the setting.
        editor: The control.
        note: The line below: what the setting means, what is wrong, or why it is fixed.
    """

    def __init__(
        self,
        name: str,
        draft: Draft,
        appearance: Appearance,
        editor: Editor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._spec = spec(name)
        self._draft = draft
        self.editor = editor or editor_for(self._spec, appearance)
        self.title = label(setting_text(self._spec.title), "field")
        self.note = label("", "caption", wrap=True)
        self._lay_out()
        target = self.editor.target()
        self.editor.set_name(setting_text(self._spec.title))
        target.setObjectName(name)
        self.title.setBuddy(target)
        self.editor.edited.connect(self._on_edited)
        draft.changed.connect(self._show_state)
        draft.reloaded.connect(self._reload)
        self._reload()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        if self._spec.kind is SettingKind.BOOLEAN:
            row = QHBoxLayout()
            row.setSpacing(px(12))
            self.title.setMinimumHeight(touch_px())
            self.title.setWordWrap(True)
            row.addWidget(self.title, 1)
            row.addWidget(self.editor)
            layout.addLayout(row)
        else:
            layout.addWidget(self.title)
            layout.addWidget(self.editor)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _on_edited(self, raw: Any) -> None:
        self._draft.set(self.name, raw)

    def _reload(self) -> None:
        if self._draft.is_overridden(self.name):
            self.editor.set_fixed()
        self.editor.show_value(self._draft.shown(self.name))
        self._show_state()

    def _show_state(self) -> None:
        problem = self._draft.problems.get(self.name)
        if self._draft.is_overridden(self.name):
            text, role = self._reason(), "fixed"
        elif problem is not None:
            text, role = problem_text(self._spec, problem), "error"
        else:
            text, role = hint_text(self._spec), "caption"
        if self.note.text() != text:
            self.note.setText(text)
            self.editor.target().setAccessibleDescription(text)
        if self.note.property("role") != role:
            set_role(self.note, role)
        self.editor.set_invalid(problem is not None)

    def _reason(self) -> str:
        return self.tr(
            "Fixed outside this panel: by the environment variable {variable} or the command line."
        ).format(variable=environment_name(self.name))


class FieldGrid(QWidget):
    """Fields side by side in as many columns as there is room for."""

    def __init__(
        self,
        fields: Sequence[QWidget],
        column_px: int = 330,
        most_columns: int = 3,
        row_px: int = 22,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = list(fields)
        self._column_px = px(column_px)
        self._most = most_columns
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(28))
        self._grid.setVerticalSpacing(px(row_px))
        self._arrange(1)

    def add(self, field: QWidget) -> None:
        """Add a field at the end."""
        self._fields.append(field)
        columns, self._columns = self._columns, 0
        self._arrange(columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        gap = self._grid.horizontalSpacing()
        room = (event.size().width() + gap) // (self._column_px + gap)
        self._arrange(max(1, min(self._most, room, len(self._fields))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for position, field in enumerate(self._fields):
            row, column = divmod(position, columns)
            self._grid.removeWidget(field)
            self._grid.addWidget(field, row, column)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
