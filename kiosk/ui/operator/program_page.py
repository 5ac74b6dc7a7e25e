"""The program itself: window, settings file, PIN, leaving it, and whose work it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.settings_store import ImportedSettings, export_settings, import_settings
from kiosk.ui.operator.about_card import AboutCard
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.style import button, card, label
from kiosk.ui.operator.tiles_editor import TilesEditor
from kiosk.ui.theme import repolish, set_role

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.core.errors import KioskError


class ProgramPage(Page):
    """Window settings, export and import, change of the PIN, quitting, and about the program.

    Signals:
        pinChangeWanted(): The operator wants another PIN.
    """

    pinChangeWanted = Signal()

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Program"), self.tr("Window, settings file, PIN, and leaving the program.")
        )
        tiles = self.field("window.tiles", TilesEditor(context.appearance))
        tiles.title.hide()  # the card says it
        self.add_card(self.tr("Figures on the public screen"), [tiles], columns=1)
        self.add_rest("window", self.tr("Window and panel"))
        self.column.addWidget(self._file_card())
        self.column.addWidget(self._access_card())
        self.about = AboutCard()
        self.column.addWidget(self.about)
        self.finish()

    def _file_card(self) -> QFrame:
        frame, layout = card(self.tr("Settings file"))
        layout.addWidget(
            label(
                self.tr("Carry settings to another kiosk. The PIN and passwords are not included."),
                "caption",
                wrap=True,
            )
        )
        self.export = button(self.tr("Export settings…"), "", self._on_export)
        self.take = button(self.tr("Import settings…"), "", self._on_import)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.export)
        row.addWidget(self.take)
        row.addStretch(1)
        layout.addLayout(row)
        self.report = QFrame()
        self.report.setProperty("role", "report")
        box = QVBoxLayout(self.report)
        box.setContentsMargins(16, 12, 16, 12)
        self.report_message = label("", "field", wrap=True)
        self.report_details = label("", "caption", wrap=True)
        box.addWidget(self.report_message)
        box.addWidget(self.report_details)
        self.report.hide()
        layout.addWidget(self.report)
        return frame

    def _access_card(self) -> QFrame:
        frame, layout = card(self.tr("Access"))
        self.change_pin = button(self.tr("Change PIN…"), "", self.pinChangeWanted.emit)
        self.quit = button(self.tr("Quit program…"), "", self._ask_quit)
        question_text = self.tr("The kiosk stops counting until it is started again.")
        self.quit_question = label(question_text, "body", wrap=True)
        self.quit_yes = button(self.tr("Quit now"), "danger", self.context.control.quit)
        self.quit_no = button(self.tr("Stay"), "", lambda: self._show_question(False))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.change_pin)
        row.addWidget(self.quit)
        row.addStretch(1)
        question = QHBoxLayout()
        question.setSpacing(12)
        question.addWidget(self.quit_question, 1)
        question.addWidget(self.quit_no)
        question.addWidget(self.quit_yes)
        layout.addLayout(row)
        layout.addLayout(question)
        self._show_question(False)
        return frame

    def _ask_quit(self) -> None:
        self._show_question(True)
        self.quit_no.setFocus()
        self.reveal(self.quit_yes)

    def _show_question(self, shown: bool) -> None:
        for widget in (self.quit_question, self.quit_yes, self.quit_no):
            widget.setVisible(shown)

    # ----------------------------------------------------------------- export and import

    def _on_export(self) -> None:
        device = str(self.context.draft.in_force("device.id"))
        day = datetime.now().astimezone().date().isoformat()
        name = f"vitrine-{device}-{day}.toml"
        self.fileWanted.emit(FileRequest(self.tr("Export settings"), name, self.export_to))

    def _on_import(self) -> None:
        self.fileWanted.emit(FileRequest(self.tr("Import settings"), None, self.import_from))

    def export_to(self, path: Path) -> None:
        """Write the settings in force to a file."""
        settings = self.context.control.settings()
        done = self.tr("Settings were exported to {file}").format(file=path.name)
        self.context.background.run(
            lambda: export_settings(settings, path),
            lambda _: self._tell(True, done, str(path.parent)),
            self._on_file_failed,
            self,
        )

    def import_from(self, path: Path) -> None:
        """Put the values of a file into the draft; they act when they are applied."""
        onto = self.context.control.settings()
        self.context.background.run(
            lambda: import_settings(path, onto), self._on_imported, self._on_file_failed, self
        )

    def _on_imported(self, imported: ImportedSettings) -> None:
        draft = self.context.draft
        values = imported.settings.model_dump()
        taken = {}
        for name in imported.taken:
            section, _, key = name.partition(".")
            if not draft.is_overridden(name):
                taken[name] = values[section][key]
        draft.put(taken)
        changed = sum(draft.value(name) != draft.in_force(name) for name in taken)
        if changed:
            message = self.tr("Values read: {n}. Changed: {m}. Check them, then apply.")
        else:
            message = self.tr("Values read: {n}. Nothing differs from the present settings.")
        self._tell(
            imported.problems == (),
            message.format(n=len(imported.taken), m=changed),
            "\n".join(imported.problems),
        )

    def _on_file_failed(self, error: KioskError) -> None:
        self._tell(False, error.message, error.hint)

    def _tell(self, ok: bool, message: str, details: str) -> None:
        self.report_message.setText(("✓  " if ok else "✕  ") + message)
        self.report_details.setText(details)
        self.report_details.setVisible(bool(details))
        set_role(self.report_details, "caption" if ok else "error")
        self.report.setProperty("bad", not ok)
        repolish(self.report)
        self.report.show()
        self.reveal(self.report)
