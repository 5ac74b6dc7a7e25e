"""Choosing a file with a finger.

Qt's own file dialog has targets of half the size of a fingertip and is a window of its own,
out of reach of the on-screen keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from kiosk.ui.operator.folders import SUFFIX, Listing, listing
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from kiosk.core.errors import KioskError
    from kiosk.ui.background import Background


@dataclass(frozen=True, slots=True)
class FileRequest:
    """What a file is wanted for.

    Attributes:
        title: Heading.
        name: Proposed name of a file to write; None to choose an existing one.
        chosen: Called with the path.
        suffix: End of the names of files of this kind, in lower case; the ones that are shown.
        also: Other ends of names that are shown.
        chosen_all: Called with all paths instead when several files may be chosen.
    """

    title: str
    name: str | None
    chosen: Callable[[Path], None]
    suffix: str = SUFFIX
    also: tuple[str, ...] = ()
    chosen_all: Callable[[Sequence[Path]], None] | None = None


class FilePage(QWidget):
    """Places at the left, folders and files of the wanted kind at the right.

    Signals:
        closed(): A file was chosen, or the person does not want to go on.
    """

    closed = Signal()

    def __init__(
        self, request: FileRequest, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._request = request
        self._background = background
        self._listing: Listing | None = None
        self.where = label("", "caption", wrap=True)
        self.places = QListWidget()
        self.places.setAccessibleName(self.tr("Places"))
        self.entries = QListWidget()
        self.entries.setAccessibleName(self.tr("Folders and files"))
        self.name = QLineEdit(request.name or "", self)
        self.name.setVisible(request.name is not None)
        self.name.setAccessibleName(self.tr("File name"))
        self.message = label("", "caption", wrap=True)
        self.all = button(self.tr("Choose all"), "", self._on_all)
        self.all.setVisible(request.chosen_all is not None)
        self.up = button(self.tr("Up"), "", self._on_up)
        self.cancel = button(self.tr("Cancel"), "", self.closed.emit)
        saving = request.name is not None
        self.confirm = button(
            self.tr("Save") if saving else self.tr("Open"), "primary", self._on_confirm
        )
        self.places.itemClicked.connect(self._on_place)
        self.places.itemActivated.connect(self._on_place)
        self.entries.itemClicked.connect(self._on_entry)
        self.entries.itemActivated.connect(self._on_entry)
        if request.chosen_all is not None:
            self.entries.setSelectionMode(QListWidget.SelectionMode.MultiSelection)
            self.entries.itemSelectionChanged.connect(self._show_state)
        self.name.textChanged.connect(self._show_state)
        self.name.returnPressed.connect(self._on_confirm)
        self._lay_out(saving)
        self.open_folder(None)

    def _lay_out(self, saving: bool) -> None:
        frame, inner = card(self._request.title)
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.where, 1)
        top.addWidget(self.all)
        top.addWidget(self.up)
        inner.addLayout(top)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(px(16))
        self._lists.addWidget(self.places, 1)
        self._lists.addWidget(self.entries, 3)
        inner.addLayout(self._lists, 1)
        if saving:
            inner.addWidget(label(self.tr("File name"), "field"))
            inner.addWidget(self.name)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(12))
        bottom.addWidget(self.message, 1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.confirm)
        inner.addLayout(bottom)
        frame.setMaximumWidth(px(1100))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(28), px(28), px(28), px(28))
        layout.addStretch(1)
        layout.addWidget(frame, 1000)
        layout.addStretch(1)
        self.setFocusProxy(self.name if saving else self.entries)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places above the files where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(700)
        self._lists.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def open_folder(self, folder: Path | None) -> None:
        """Show what is in a folder; None takes a removable drive or the home folder."""
        suffixes = (self._request.suffix, *self._request.also)
        self._background.run(
            lambda: listing(folder, suffixes), self._show_listing, self._on_failed, self
        )

    def _show_listing(self, found: Listing) -> None:
        self._listing = found
        self.where.setText(str(found.folder))
        self.places.clear()
        for place in found.places:
            name = self.tr("Home") if place == Path.home() else place.name or str(place)
            self.places.addItem(_item(name, place))
        self.entries.clear()
        for entry in found.folders:
            self.entries.addItem(_item(f"{entry.name}/", entry))
        for entry in found.files:
            self.entries.addItem(_item(entry.name, entry))
        self.up.setEnabled(found.folder.parent != found.folder)
        self._show_state()

    def _on_failed(self, error: KioskError) -> None:
        self._say(str(error), "error")

    def _on_place(self, item: QListWidgetItem) -> None:
        self.open_folder(item.data(Qt.ItemDataRole.UserRole))

    def _on_entry(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)
        if self._listing is not None and path in self._listing.folders:
            self.open_folder(path)
        elif self._request.chosen_all is None:
            self.name.setText(path.name)

    def _on_all(self) -> None:
        """Choose every file of the folder, not the folders in it."""
        files = self._listing.files if self._listing is not None else ()
        for row in range(self.entries.count()):
            item = self.entries.item(row)
            item.setSelected(item.data(Qt.ItemDataRole.UserRole) in files)

    def _paths(self) -> list[Path]:
        """The files that are chosen where several may be, in the order of the list."""
        files = self._listing.files if self._listing is not None else ()
        chosen = {item.data(Qt.ItemDataRole.UserRole) for item in self.entries.selectedItems()}
        return [path for path in files if path in chosen]

    def _on_up(self) -> None:
        if self._listing is not None:
            self.open_folder(self._listing.folder.parent)

    def _path(self) -> Path | None:
        """The file that is meant."""
        name = self.name.text().strip()
        if self._listing is None or not name or "/" in name or "\\" in name:
            return None
        if not name.lower().endswith(self._request.suffix):
            name += self._request.suffix
        return self._listing.folder / name

    def _show_state(self) -> None:
        path = self._path()
        exists = self._listing is not None and path in self._listing.files
        if self._request.name is None:
            chosen = self._paths() if self._request.chosen_all is not None else []
            none = self._listing is not None and not self._listing.files
            self.confirm.setEnabled(exists or bool(chosen))
            self.all.setEnabled(not none)
            words = self.tr("Chosen: {n}").format(n=len(chosen)) if chosen else ""
            self._say(self.tr("No files of this kind here.") if none else words, "caption")
        else:
            self.confirm.setEnabled(path is not None)
            replaced = self.tr("The file with this name will be replaced.")
            self._say(replaced if exists else "", "warning")

    def _say(self, message: str, role: str) -> None:
        self.message.setText(message)
        if self.message.property("role") != role:
            set_role(self.message, role)

    def _on_confirm(self) -> None:
        path, chosen_all = self._path(), self._request.chosen_all
        if chosen_all is not None:
            paths = self._paths()
            if paths:
                self.closed.emit()
                chosen_all(paths)
        elif path is not None:
            self.closed.emit()
            self._request.chosen(path)


def _item(text: str, path: Path) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setData(Qt.ItemDataRole.UserRole, path)
    return item
