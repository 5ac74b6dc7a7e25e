"""Choosing what kind of destination is to be added."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.core.sinks import SinkKind
from kiosk.ui.operator.cloud_card import Sign
from kiosk.ui.operator.cloud_signs import KIND_SIGNS
from kiosk.ui.operator.cloud_task import CloudTask
from kiosk.ui.operator.cloud_texts import kind_meaning, kind_text
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.style import button, label, px

if TYPE_CHECKING:
    from kiosk.ui.operator.page import PanelContext


class KindTask(CloudTask):
    """A card for each kind, with what it is good for.

    Attributes:
        buttons: By kind.

    Signals:
        chosen(object): This ``SinkKind``.
        enrolWanted(): A collector, by a code.
    """

    chosen = Signal(object)
    enrolWanted = Signal()

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context)
        self.buttons: dict[SinkKind, QPushButton] = {}
        self.back = button(self.tr("Back"), "", lambda: self.done.emit(""))
        self.enrol = button(self.tr("By a code"), "primary", self.enrolWanted.emit)
        self.column.addWidget(label(self.tr("Add a destination"), "title", wrap=True))
        words = self.tr("Where are records to go? You can add several, one after another.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(
            FieldGrid([self._card(kind) for kind in SinkKind], column_px=400, row_px=28)
        )
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _card(self, kind: SinkKind) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(px(20), px(18), px(20), px(20))
        inner.setSpacing(px(10))
        sign = Sign(self.context.appearance, 28)
        sign.show_sign(KIND_SIGNS[kind], "muted")
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(sign)
        head.addWidget(label(kind_text(kind), "field", wrap=True), 1)
        inner.addLayout(head)
        inner.addWidget(label(kind_meaning(kind), "caption", wrap=True))
        inner.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        if kind is SinkKind.HTTP:
            row.addWidget(self.enrol, 1)
        words = self.tr("By hand") if kind is SinkKind.HTTP else self.tr("Choose")
        choose = button(words, "", partial(self.chosen.emit, kind))
        choose.setAccessibleName(f"{words}: {kind_text(kind)}")
        self.buttons[kind] = choose
        row.addWidget(choose, 1)
        inner.addLayout(row)
        return frame

    def first_focus(self) -> QWidget:
        """The easiest way."""
        return self.enrol

    def ask_leave(self) -> None:
        """Nothing is lost by leaving."""
        self.done.emit("")
