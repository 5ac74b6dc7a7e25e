"""The enrolled people as a list that is searched while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk.ui.operator.people_texts import folded, person_states, views_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.core.identity import EmbeddingModel, GalleryContents, Person

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True, eq=False)
class PersonRow:
    """A person as the list shows it.

    Attributes:
        person: Who.
        group: Name of the group.
        states: What needs to be seen to, in words, with its role.
    """

    person: Person
    group: str
    states: tuple[tuple[str, str], ...]

    @property
    def detail(self) -> str:
        """Group and number of views."""
        return f"{self.group} · {views_text(len(self.person.templates))}"


class PeopleModel(QAbstractListModel):
    """People of a group whose name or fields have all words that were typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, PersonRow]] = []
        self._rows: list[PersonRow] = []
        self._group = ""
        self._words: list[str] = []
        self._attention = False

    def set_people(self, contents: GalleryContents, model: EmbeddingModel, now: datetime) -> None:
        """Show these people."""
        names = {group.id: group.name for group in contents.groups}
        rows = [
            (
                folded(" ".join((person.name, *sum(person.fields, ())))),
                PersonRow(
                    person,
                    names.get(person.group, person.group),
                    tuple(person_states(person, model, now)),
                ),
            )
            for person in contents.people
        ]
        self._all = sorted(rows, key=lambda row: (folded(row[1].person.name), row[1].person.id))
        self._filter()

    def search(self, text: str) -> None:
        """Show whoever has all these words."""
        self._words = folded(text).split()
        self._filter()

    def choose_group(self, group: str) -> None:
        """Show people of a group; an empty text is all."""
        self._group = group
        self._filter()

    def choose_attention(self, only: bool) -> None:
        """Show only people about whom something is to be done."""
        self._attention = only
        self._filter()

    @property
    def attention_count(self) -> int:
        """Number of people of all groups about whom something is to be done."""
        return sum(bool(row.states) for _, row in self._all)

    @property
    def rows(self) -> Sequence[PersonRow]:
        """What is shown."""
        return self._rows

    def _filter(self) -> None:
        self.beginResetModel()
        self._rows = [
            row
            for text, row in self._all
            if (not self._group or row.person.group == self._group)
            and (not self._attention or row.states)
            and all(word in text for word in self._words)
        ]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Number of people shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The name, the whole row, or words for screen readers."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.person.name
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((row.person.name, row.detail, *(text for text, _ in row.states)))
        return None
