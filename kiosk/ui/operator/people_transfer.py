"""Handing people on to another kiosk, and taking them over, in an encrypted file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from kiosk.ui.operator.editors import ComboEditor
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.people_task import PeopleTask, StaffName
from kiosk.ui.operator.people_texts import people_text
from kiosk.ui.operator.style import button, card, label, px, touch_px

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kiosk.core.identity import GalleryContents, ImportOutcome
    from kiosk.ui.operator.page import PanelContext

TRANSFER_SUFFIX: Final = ".vitrine"
SHORTEST_PASSPHRASE: Final = 12
"""Signs; a file that travels can be tried against for years."""


class TransferTask(PeopleTask):
    """Asks for a passphrase and a file, and says what came of it."""

    def __init__(
        self,
        context: PanelContext,
        staff: StaffName,
        contents: GalleryContents,
        *,
        exporting: bool,
        group: str = "",
    ) -> None:
        """Ask.

        Args:
            context: The panel's.
            staff: Who works at the panel.
            contents: Everybody, for the groups.
            exporting: Write a file instead of reading one.
            group: Id of the group that is proposed for writing; empty proposes all.
        """
        super().__init__(context, staff)
        self._exporting = exporting
        self.group = ComboEditor(
            [("", self.tr("All groups")), *((one.id, one.name) for one in contents.groups)], self
        )
        self.group.set_name(self.tr("Group"))
        self.group.show_value(group)
        self.first = self._passphrase(self.tr("Passphrase"))
        self.second = self._passphrase(self.tr("The same passphrase again"))
        self.note = label("", "caption", wrap=True)
        self.back = button(self.tr("Back to the list"), "", self.ask_leave)
        words = self.tr("Choose where to save") if exporting else self.tr("Choose the file")
        self.go = button(words, "primary", self._choose_file)
        self._lay_out()
        for line in (self.first, self.second):
            line.textChanged.connect(self._show_state)
        self._show_state()

    def _passphrase(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setMaxLength(500)
        line.setMinimumHeight(touch_px())
        line.setAccessibleName(name)
        return line

    def _lay_out(self) -> None:
        title = self.tr("Export people") if self._exporting else self.tr("Import people")
        self.column.addWidget(label(title, "title", wrap=True))
        self.column.addWidget(self.message)
        frame, inner = card()
        if self._exporting:
            words = self.tr(
                "The file holds names, profiles, consents and descriptions of faces, encrypted "
                "with a passphrase. Without the passphrase nobody can read it, and nobody can "
                "bring it back. People agreed to be recognised: hand them on only where the "
                "consent covers it."
            )
        else:
            words = self.tr(
                "Reads a file that another kiosk exported. People who are enrolled here already "
                "are left as they are."
            )
        inner.addWidget(label(words, "muted", wrap=True))
        self.group.setVisible(self._exporting)
        self.second.setVisible(self._exporting)
        if self._exporting:
            inner.addWidget(label(self.tr("Group"), "field", wrap=True))
            inner.addWidget(self.group)
        for line in (self.first, self.second) if self._exporting else (self.first,):
            inner.addWidget(label(line.accessibleName(), "field", wrap=True))
            inner.addWidget(line)
        inner.addWidget(self.note)
        self.column.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget:
        """The way back."""
        return self.back

    def show_working(self) -> None:
        """Say that it takes a moment."""
        self._show_state()

    def _show_state(self) -> None:
        first, second = self.first.text(), self.second.text()
        note = ""
        if self.working:
            note = self.tr("Working…")
        elif self._exporting and len(first) < SHORTEST_PASSPHRASE:
            note = self.tr("At least {n} letters, for example four words.").format(
                n=SHORTEST_PASSPHRASE
            )
        elif self._exporting and first != second:
            note = self.tr("The two passphrases are not the same yet.")
        self.note.setText(note)
        self.go.setEnabled(not note and bool(first))
        self.back.setEnabled(not self.working)

    def _choose_file(self) -> None:
        if self._exporting:
            device = self.context.control.settings().device.id
            name = f"people-{self.group.combo.currentData() or device}{TRANSFER_SUFFIX}"
            title = self.tr("Where are the people to be saved?")
            request = FileRequest(title, name, self._export, TRANSFER_SUFFIX)
        else:
            title = self.tr("Choose a file of people")
            request = FileRequest(title, None, self._import, TRANSFER_SUFFIX)
        self.fileWanted.emit(request)

    def _export(self, path: Path) -> None:
        passphrase, group = self.first.text(), str(self.group.combo.currentData() or "")
        groups = (group,) if group else ()

        def exported(count: int) -> None:
            self._clear()
            words = self.tr("Exported to {file}: {people}.")
            self.message.say(words.format(file=path.name, people=people_text(count)), "success")

        self.ask(lambda registry: registry.export(path, passphrase, groups), exported)

    def _import(self, path: Path) -> None:
        passphrase = self.first.text()

        def imported(outcome: ImportOutcome) -> None:
            self._clear()
            words = self.tr("Added: {added}. Enrolled already: {known}.").format(
                added=people_text(outcome.added), known=people_text(outcome.known)
            )
            if outcome.erased:
                more = self.tr("Left out, since they were erased here: {people}.")
                words = f"{words} {more.format(people=people_text(outcome.erased))}"
            self.message.say(words, "success")

        self.ask(lambda registry: registry.import_file(path, passphrase), imported)

    def _clear(self) -> None:
        self.first.clear()
        self.second.clear()

    def ask_leave(self) -> None:
        """Nothing is lost by leaving."""
        if not self.working:
            self.done.emit("")

    def forget(self) -> None:
        """Let go of the passphrase."""
        self._clear()
