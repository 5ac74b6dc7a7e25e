"""What is known of a person beside the face: name, group, a few sentences, free fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kiosk.core.profile_text import (
    LONGEST_BIO,
    LONGEST_FIELD_NAME,
    LONGEST_FIELD_VALUE,
    LONGEST_NAME,
    MOST_FIELDS,
)
from kiosk.ui.operator.editors import ComboEditor
from kiosk.ui.operator.style import button, label, px, touch_px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.identity import Group, Person


class FieldRow(QWidget):
    """One free field: its name, its value, and a button that removes it."""

    def __init__(self, name: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _line(self.tr("Field, e.g. Company"), name, LONGEST_FIELD_NAME)
        self.value = _line(self.tr("Value"), value, LONGEST_FIELD_VALUE)
        self.remove = button("✕", "step")
        self.remove.setAccessibleName(self.tr("Remove this field"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.name, 1)
        row.addWidget(self.value, 2)
        row.addWidget(self.remove)


class ProfileEditor(QWidget):
    """Edits a profile.

    Signals:
        changed(): Something is different now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FieldRow] = []
        self.name = _line(self.tr("First name and surname"), "")
        self.name.setAccessibleName(self.tr("Name"))
        self.group = ComboEditor([])
        self.group.set_name(self.tr("Group"))
        self.bio = QPlainTextEdit()
        self.bio.setTabChangesFocus(True)
        self.bio.setFixedHeight(px(112))
        self.bio.setAccessibleName(self.tr("About the person"))
        self.add = button(self.tr("Add a field"), "", self._on_add)
        self.left = label("", "caption")
        self._lay_out()
        self.name.textChanged.connect(self.changed)
        self.group.edited.connect(lambda _: self.changed.emit())
        self.bio.textChanged.connect(self._on_bio)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        for title, part in (
            (self.tr("Name"), self.name),
            (self.tr("Group"), self.group),
            (self.tr("About the person, for staff"), self.bio),
        ):
            layout.addWidget(label(title, "field", wrap=True))
            layout.addWidget(part)
            layout.addSpacing(px(6))
        layout.addWidget(self.left)
        layout.addWidget(label(self.tr("Further facts"), "field"))
        self._fields = QVBoxLayout()
        self._fields.setSpacing(px(8))
        layout.addLayout(self._fields)
        last = QHBoxLayout()
        last.addWidget(self.add)
        last.addStretch(1)
        layout.addLayout(last)
        self.left.hide()

    def set_groups(self, groups: Sequence[Group], chosen: str) -> None:
        """Offer these groups."""
        self.group.combo.clear()
        for group in groups:
            self.group.combo.addItem(group.name, group.id)
        self.group.show_value(chosen)
        if self.group.combo.currentIndex() < 0:
            self.group.combo.setCurrentIndex(0)

    def show_person(self, person: Person) -> None:
        """Show a profile without :attr:`changed` being emitted."""
        self.blockSignals(True)
        self.name.setText(person.name)
        self.group.show_value(person.group)
        self.bio.setPlainText(person.bio)
        for row in tuple(self._rows):
            self._drop(row)
        for name, value in person.fields:
            self._append(name, value)
        self.blockSignals(False)

    @property
    def profile_name(self) -> str:
        """The name without white space around it."""
        return " ".join(self.name.text().split())

    @property
    def group_id(self) -> str:
        """Id of the chosen group."""
        return str(self.group.combo.currentData() or "")

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The free fields that say something."""
        rows = ((row.name.text().strip(), row.value.text().strip()) for row in self._rows)
        return tuple((name, value) for name, value in rows if name and value)

    @property
    def bio_text(self) -> str:
        """The few sentences."""
        return self.bio.toPlainText().strip()

    @property
    def is_complete(self) -> bool:
        """Whether there is a name, and nothing is too long."""
        return bool(self.profile_name) and len(self.bio_text) <= LONGEST_BIO

    def _on_bio(self) -> None:
        left = LONGEST_BIO - len(self.bio_text)
        self.left.setVisible(left < 200)
        words = self.tr("Letters left: {n}") if left >= 0 else self.tr("Letters too many: {n}")
        self.left.setText(words.format(n=abs(left)))
        self.changed.emit()

    def _on_add(self) -> None:
        self._append("", "").name.setFocus()

    def _append(self, name: str, value: str) -> FieldRow:
        row = FieldRow(name, value)
        row.name.textChanged.connect(self.changed)
        row.value.textChanged.connect(self.changed)
        row.remove.clicked.connect(lambda: self._drop(row))
        self._rows.append(row)
        self._fields.addWidget(row)
        self.add.setEnabled(len(self._rows) < MOST_FIELDS)
        return row

    def _drop(self, row: FieldRow) -> None:
        self._rows.remove(row)
        self._fields.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setEnabled(True)
        self.changed.emit()


def _line(hint: str, text: str, longest: int = LONGEST_NAME) -> QLineEdit:
    line = QLineEdit(text)
    line.setMaxLength(longest)
    line.setMinimumHeight(touch_px())
    line.setPlaceholderText(hint)
    line.setAccessibleName(hint)
    return line
