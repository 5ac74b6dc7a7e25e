"""Erasing a person, a group or everybody, with a receipt."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from kiosk.core.identity import Group, Person
from kiosk.ui.operator.people_question import HoldButton
from kiosk.ui.operator.people_receipts import ReceiptCard
from kiosk.ui.operator.people_task import PeopleTask, StaffName
from kiosk.ui.operator.people_texts import people_text, views_text
from kiosk.ui.operator.style import button, card, label, px, touch_px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kiosk.core.errors import KioskError
    from kiosk.core.identity import ErasureReceipt, GalleryContents
    from kiosk.core.ports import PeopleRegistry
    from kiosk.ui.operator.page import PanelContext

_log = logging.getLogger(__name__)


class EraseTask(PeopleTask):
    """Says what is erased, wants it confirmed, and shows the receipt.

    A person is erased when the task is closed, however it is closed, and may be kept until
    then. A group and everybody are erased at once, after a word was typed.
    """

    def __init__(
        self,
        context: PanelContext,
        staff: StaffName,
        target: Person | Group | None,
        contents: GalleryContents | None,
    ) -> None:
        """Ask.

        Args:
            context: The panel's.
            staff: Who works at the panel.
            target: A person, a group, or None for everybody.
            contents: Everybody; None when the people cannot be read.
        """
        super().__init__(context, staff)
        self._target = target
        self._contents = contents
        self._pending = False
        self.receipt: ReceiptCard | None = None
        self._word = self.tr("ERASE")
        self.title = label(self._title(), "title", wrap=True)
        self.what = label(self._what(), "body", wrap=True)
        self.by = _line(self.tr("Who of the staff erases"), staff.name)
        self.typed = _line(self.tr("Type {word} to confirm").format(word=self._word), "")
        self.cancel = button(self.tr("Keep"), "", lambda: self.done.emit(""))
        self.hold = HoldButton(self.tr("Hold to erase"), context.appearance)
        self.confirm = button(self.tr("Erase for good"), "danger", self._run)
        self.undo = button(self.tr("Undo"), "", self._on_undo)
        self.now = button(self.tr("Erase now"), "danger", self._run)
        self.close_task = button(self.tr("Close"), "primary", self.ask_leave)
        self._lay_out()
        self.by.textChanged.connect(self._on_named)
        self.typed.textChanged.connect(self._show_state)
        self.hold.held.connect(self._on_held)
        self._show_state()

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(self.message)
        self.frame, inner = card()
        inner.addWidget(self.what)
        self.by_title = label(self.by.accessibleName(), "field", wrap=True)
        self.typed_title = label(self.typed.accessibleName(), "field", wrap=True)
        for part in (self.by_title, self.by, self.typed_title, self.typed):
            inner.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.cancel)
        row.addWidget(self.undo)
        row.addStretch(1)
        for choice in (self.hold, self.confirm, self.now):
            row.addWidget(choice)
        inner.addLayout(row)
        self.column.addWidget(self.frame)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.close_task)
        self.column.addLayout(last)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget:
        """The harmless answer."""
        return self.cancel

    # ------------------------------------------------------------------------------ words

    def _title(self) -> str:
        if isinstance(self._target, Person):
            return self.tr("Erase {name}?").format(name=self._target.name)
        if isinstance(self._target, Group):
            return self.tr("Erase the group {name}?").format(name=self._target.name)
        return self.tr("Erase everybody?")

    def _people(self) -> tuple[Person, ...]:
        if isinstance(self._target, Person):
            return (self._target,)
        everybody = self._contents.people if self._contents is not None else ()
        if isinstance(self._target, Group):
            return tuple(one for one in everybody if one.group == self._target.id)
        return everybody

    def _what(self) -> str:
        people = self._people()
        views = sum(len(person.templates) for person in people)
        lines = [
            self.tr(
                "Erased are: profile and consent, every view of the face, stored pictures and "
                "records, and the number in the history of visits."
            )
        ]
        if self._target is None:
            lines.append(
                self.tr("The key with which they were encrypted is destroyed, and all groups go.")
            )
        if self._target is not None or self._contents is not None:
            lines.append(f"{people_text(len(people))}, {views_text(views)}.")
        lines.append(
            self.tr(
                "What remains is a receipt without a name. Exported files are not reached by this."
            )
        )
        return "\n".join(lines)

    # ----------------------------------------------------------------------------- actions

    def _on_named(self, name: str) -> None:
        self.staff.name = name.strip()
        self._show_state()

    def show_working(self) -> None:
        """Nothing else can be done while it is erased."""
        self._show_state()

    def _show_state(self) -> None:
        free, asking = not self.working, not self._pending and self.receipt is None
        single = isinstance(self._target, Person)
        named = bool(self.staff.name)
        for part in (self.by_title, self.by, self.cancel):
            part.setVisible(asking)
        for part in (self.typed_title, self.typed, self.confirm):
            part.setVisible(asking and not single)
        self.hold.setVisible(asking and single)
        self.hold.setEnabled(named and free)
        typed = self.typed.text().strip().casefold() == self._word.casefold()
        self.confirm.setEnabled(named and typed and free)
        self.cancel.setEnabled(free)
        for choice in (self.undo, self.now):
            choice.setVisible(self._pending)
            choice.setEnabled(free)
        self.frame.setVisible(self.receipt is None)
        self.close_task.setVisible(not asking)
        self.close_task.setEnabled(free)

    def _on_held(self) -> None:
        self._pending = True
        assert isinstance(self._target, Person)
        words = self.tr("{name} is erased when this page is closed.")
        self.title.setText(words.format(name=self._target.name))
        self.what.setText(self.tr("Until then you can undo it."))
        self._show_state()
        self.undo.setFocus()

    def _on_undo(self) -> None:
        self._pending = False
        self.done.emit(self.tr("Nothing was erased."))

    def _run(self) -> None:
        self.ask(self._work(), self._on_erased)

    def _work(self) -> _Work:
        return _Work(self._target, self.staff.name)

    def _on_erased(self, receipt: ErasureReceipt) -> None:
        self._pending = False
        self._target = self._contents = None
        self.title.setText(self.tr("Erased"))
        self.receipt = ReceiptCard(self.context, receipt)
        self.receipt.fileWanted.connect(self.fileWanted)
        self.column.insertWidget(2, self.receipt)
        self._show_state()
        self.close_task.setFocus()
        self.topWanted.emit()

    # ------------------------------------------------------------------------------- panel

    def ask_leave(self) -> None:
        """Close; what waited to be erased is erased."""
        if not self._pending:
            self.done.emit("")
            return

        def erased(receipt: ErasureReceipt) -> None:
            self._pending = False
            words = self.tr("Erased. Receipt {number}")
            self.done.emit(words.format(number=receipt.id))

        self.ask(self._work(), erased)

    def forget(self) -> None:
        """However the task ends, what was to be erased is erased."""
        if self._pending:
            self._pending = False
            self.context.control.people(self._work(), lambda _: None, _log_failure)
        self._target = self._contents = None


class _Work:
    """The erasure itself, apart from the widget: it outlives a panel that locks."""

    def __init__(self, target: Person | Group | None, by: str) -> None:
        self._target, self._by = target, by

    def __call__(self, registry: PeopleRegistry) -> ErasureReceipt:
        if isinstance(self._target, Person):
            return registry.erase(self._target.id, self._by)
        if isinstance(self._target, Group):
            return registry.erase_group(self._target.id, self._by)
        return registry.erase_all(self._by)


def _line(name: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setMaxLength(100)
    line.setMinimumHeight(touch_px())
    line.setAccessibleName(name)
    return line


def _log_failure(error: KioskError) -> None:
    """Nobody looks at the panel any more; the person is still on the list."""
    _log.error("an erasure that was asked for did not succeed: %s", error)
