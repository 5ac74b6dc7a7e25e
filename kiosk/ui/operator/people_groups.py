"""Which group is shown, and groups being added, renamed and erased."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.core.identity import Group
from kiosk.ui.operator.editors import ComboEditor
from kiosk.ui.operator.people_texts import folded
from kiosk.ui.operator.style import button, px, touch_px

if TYPE_CHECKING:
    from collections.abc import Collection

    from kiosk.core.identity import GalleryContents


def group_id(name: str, taken: Collection[str]) -> str:
    """An id for a new group: its name in plain letters, with a number when it is taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:56] or "group"
    found, number = plain, 2
    while found in taken:
        found, number = f"{plain}-{number}", number + 1
    return found


class GroupBar(QWidget):
    """A list of the groups and what can be done with the chosen one.

    Attributes:
        chosen: Id of the group that is shown; empty for all.

    Signals:
        changed(str): Another group is to be shown.
        saveWanted(object): Store this ``Group``.
        eraseWanted(object): Erase this ``Group`` with everybody in it.
    """

    changed = Signal(str)
    saveWanted = Signal(object)
    eraseWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = ""
        self._groups: dict[str, Group] = {}
        self._edited: Group | None = None
        self.choice = ComboEditor([])
        self.choice.set_name(self.tr("Group"))
        self.choice.edited.connect(self._on_chosen)
        self.add = button(self.tr("New group"), "", lambda: self._edit(None))
        self.rename = button(
            self.tr("Rename"), "", lambda: self._edit(self._groups.get(self.chosen))
        )
        self.erase = button(
            self.tr("Erase group"), "", lambda: self.eraseWanted.emit(self._groups[self.chosen])
        )
        self.name = QLineEdit()
        self.name.setMaxLength(100)
        self.name.setMinimumHeight(touch_px())
        self.name.setPlaceholderText(self.tr("Name of the group"))
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.save = button(self.tr("Save"), "primary", self._on_save)
        self.cancel = button(self.tr("Cancel"), "", self.stop_editing)
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self._on_save)
        self._lay_out()
        self.stop_editing()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.choice, 1)
        for choice in (self.add, self.rename, self.erase):
            top.addWidget(choice)
        self._editing = QWidget()
        row = QHBoxLayout(self._editing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.name, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(top)
        layout.addWidget(self._editing)

    def set_contents(self, contents: GalleryContents) -> None:
        """Show the groups with the number of people in each."""
        self._groups = {group.id: group for group in contents.groups}
        if self.chosen not in self._groups:
            self.chosen = ""
        counts = dict.fromkeys(self._groups, 0)
        for person in contents.people:
            counts[person.group] = counts.get(person.group, 0) + 1
        combo = self.choice.combo
        combo.clear()
        everybody = self.tr("All groups")
        combo.addItem(f"{everybody} ({len(contents.people)})", "")
        for group in contents.groups:
            combo.addItem(f"{group.name} ({counts[group.id]})", group.id)
        combo.setCurrentIndex(combo.findData(self.chosen))
        self._show_state()

    def _on_chosen(self, group: str) -> None:
        self.chosen = group
        self.stop_editing()
        self.changed.emit(group)

    def _edit(self, group: Group | None) -> None:
        self._edited = group
        self.name.setText(group.name if group is not None else "")
        self.save.setEnabled(group is not None)
        self._editing.show()
        self.name.setFocus()

    def stop_editing(self) -> None:
        """Put the line for a name away."""
        self._editing.hide()
        self._show_state()

    def _on_save(self) -> None:
        name = self.name.text().strip()
        if not name:
            return
        if self._edited is not None:
            self.saveWanted.emit(replace(self._edited, name=name))
        else:
            self.saveWanted.emit(Group(group_id(name, self._groups), name))

    def _show_state(self) -> None:
        self.rename.setVisible(bool(self.chosen))
        # The last group is emptied by erasing everybody; there is always one.
        self.erase.setVisible(bool(self.chosen) and len(self._groups) > 1)
