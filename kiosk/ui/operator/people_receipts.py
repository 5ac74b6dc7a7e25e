"""Receipts of erasures: shown, listed and saved as a text for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import IdentityError
from kiosk.ui.i18n import format_time
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.people_task import PeopleTask, StaffName
from kiosk.ui.operator.people_texts import day_text, erasure_text
from kiosk.ui.operator.style import button, card, clear, label, px

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.core.identity import ErasureReceipt
    from kiosk.ui.operator.page import PanelContext

_MOST_SHOWN = 100


def receipt_lines(receipt: ErasureReceipt) -> list[tuple[str, str]]:
    """What a receipt says: (what, how much); holds no name of anybody who was erased."""
    translate = QCoreApplication.translate
    at = f"{day_text(receipt.erased_at)}, {format_time(receipt.erased_at.astimezone())}"
    return [
        (translate("PeopleReceipts", "Receipt"), str(receipt.id)),
        (translate("PeopleReceipts", "Erased"), erasure_text(receipt.kind)),
        (translate("PeopleReceipts", "When"), at),
        (translate("PeopleReceipts", "By"), receipt.erased_by),
        (translate("PeopleReceipts", "People"), str(len(receipt.people))),
        (translate("PeopleReceipts", "Views of faces"), str(receipt.templates)),
        (translate("PeopleReceipts", "Stored pictures"), str(receipt.pictures)),
        (translate("PeopleReceipts", "Visits that no longer say who it was"), str(receipt.visits)),
    ]


def receipt_text(receipt: ErasureReceipt, place: str) -> str:
    """A receipt as a text file.

    Args:
        receipt: Of the erasure.
        place: Where the kiosk stands; may be empty.
    """
    title = QCoreApplication.translate("PeopleReceipts", "Receipt of erasure")
    heading = f"{title} · {place}" if place else title
    lines = [heading, "=" * len(heading), ""]
    lines += [f"{what}: {value}" for what, value in receipt_lines(receipt)]
    if len(receipt.people) == 1:
        number = QCoreApplication.translate("PeopleReceipts", "Number of the person")
        lines.append(f"{number}: {receipt.people[0]}")
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    try:
        write_atomic(path, text.encode("utf-8"))
    except OSError as error:
        raise IdentityError(
            f"{path.name} cannot be written ({error.strerror or type(error).__name__})",
            "Choose another place.",
        ) from error


class ReceiptCard(QFrame):
    """One receipt in full.

    Signals:
        fileWanted(object): Let the person choose where it is saved: a ``FileRequest``.
    """

    fileWanted = Signal(object)

    def __init__(self, context: PanelContext, receipt: ErasureReceipt) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self.receipt = receipt
        self.note = label("", "caption", wrap=True)
        self.save = button(self.tr("Save as text"), "", self._on_save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(24))
        layout.setSpacing(px(6))
        layout.addWidget(label(self.tr("Receipt of erasure"), "heading"))
        for what, value in receipt_lines(receipt):
            line = label(f"{what}: {value}", "body", wrap=True)
            layout.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.save)
        row.addWidget(self.note, 1)
        layout.addLayout(row)

    def _on_save(self) -> None:
        name = f"receipt-{str(self.receipt.id)[-12:]}.txt"
        title = self.tr("Where is the receipt to be saved?")
        self.fileWanted.emit(FileRequest(title, name, self._save, ".txt"))

    def _save(self, path: Path) -> None:
        text = receipt_text(self.receipt, self._context.control.settings().device.location)
        self._context.background.run(
            lambda: _write(path, text),
            lambda _: self.note.setText(self.tr("Saved as {name}").format(name=path.name)),
            lambda error: self.note.setText(str(error)),
            owner=self,
        )


class ReceiptList(PeopleTask):
    """All receipts of this device, the latest first."""

    def __init__(self, context: PanelContext, staff: StaffName) -> None:
        super().__init__(context, staff)
        self.column.addWidget(self.message)
        frame, inner = card(self.tr("Receipts of erasures"))
        words = self.tr(
            "They prove what was erased and when, and hold no names. Give the number or the saved "
            "text to the person."
        )
        inner.addWidget(label(words, "muted", wrap=True))
        self.none = label(self.tr("Nothing was erased on this device yet."), "body", wrap=True)
        inner.addWidget(self.none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(8))
        inner.addLayout(self._rows)
        self.column.addWidget(frame)
        self.column.addStretch(1)
        self._opened: ReceiptCard | None = None

    def load(self) -> None:
        """Read the receipts anew."""
        self.ask(lambda registry: tuple(registry.receipts()), self._show)

    def _show(self, receipts: Sequence[ErasureReceipt]) -> None:
        clear(self._rows)
        self.none.setVisible(not receipts)
        for receipt in receipts[:_MOST_SHOWN]:
            self._rows.addWidget(self._row(receipt))

    def _row(self, receipt: ErasureReceipt) -> QWidget:
        moment = receipt.erased_at.astimezone()
        day = f"{day_text(receipt.erased_at)}, {format_time(moment)}"
        words = f"{day} · {erasure_text(receipt.kind)} · …{str(receipt.id)[-12:]}"
        return button(words, "chip", lambda: self._open(receipt))

    def _open(self, receipt: ErasureReceipt) -> None:
        if self._opened is not None:
            self._opened.hide()
            self._opened.deleteLater()
        self._opened = ReceiptCard(self.context, receipt)
        self._opened.fileWanted.connect(self.fileWanted)
        self.column.insertWidget(1, self._opened)
        self.topWanted.emit()
