"""Choosing the other entry of a person who was enrolled twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiosk.ui.operator.people_question import QuestionCard
from kiosk.ui.operator.people_texts import folded, views_text
from kiosk.ui.operator.style import button, label, px, touch_px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.identity import Person

_MOST_SHOWN = 30


class MergeView(QWidget):
    """A search for the other entry, then a question.

    Attributes:
        open: The button that opens the search; placed by the owner.

    Signals:
        mergeWanted(object): The views of this ``Person`` go to the one that is shown.
        revealWanted(object): Scroll to this widget.
    """

    mergeWanted = Signal(object)
    revealWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[tuple[str, Person]] = []
        self.open = button(self.tr("Enrolled twice…"), "", self._on_open)
        self.search = QLineEdit()
        self.search.setMinimumHeight(touch_px())
        self.search.setPlaceholderText(self.tr("Search the other entry by name"))
        self.search.setAccessibleName(self.tr("Search the other entry by name"))
        self.entries = QListWidget()
        self.entries.setFixedHeight(px(48 * 4 + 8))
        self.entries.setAccessibleName(self.tr("Other people"))
        self.question = QuestionCard()
        words = self.tr("Choose the other entry of the same person. Its views come here.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addWidget(label(words, "caption", wrap=True))
        layout.addWidget(self.search)
        layout.addWidget(self.entries)
        layout.addWidget(self.question)
        self.search.textChanged.connect(self._show_found)
        self.entries.itemClicked.connect(self._on_chosen)
        self.entries.itemActivated.connect(self._on_chosen)
        self.hide()

    def set_people(self, people: Sequence[Person]) -> None:
        """Offer these people."""
        self._people = [(folded(person.name), person) for person in people]
        self.open.setEnabled(bool(people))
        self._show_found()

    def close(self) -> bool:
        """Put the search away."""
        self.question.hide()
        self.hide()
        return True

    def _on_open(self) -> None:
        self.setVisible(self.isHidden())
        self.question.hide()
        self.revealWanted.emit(self)

    def _show_found(self) -> None:
        words = folded(self.search.text()).split()
        found = [p for text, p in self._people if all(word in text for word in words)]
        self.entries.clear()
        for person in found[:_MOST_SHOWN]:
            item = QListWidgetItem(f"{person.name} · {views_text(len(person.templates))}")
            item.setData(Qt.ItemDataRole.UserRole, person.id.hex)
            self.entries.addItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        other = next(person for _, person in self._people if person.id.hex == key)
        self.question.ask(
            self.tr("Are both the same person?"),
            self.tr("The views of {name} come here, and the entry {name} is gone.").format(
                name=other.name
            ),
            [
                (self.tr("Back"), "", self.question.hide),
                (self.tr("Yes, make one of both"), "danger", lambda: self.mergeWanted.emit(other)),
            ],
        )
        self.revealWanted.emit(self.question)
