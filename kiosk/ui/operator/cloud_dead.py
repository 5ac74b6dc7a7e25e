"""Records that a destination refused: look at them, send them again, keep them, delete them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QListView,
    QPlainTextEdit,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.i18n import format_number
from kiosk.ui.operator.cloud_dead_model import (
    CHECK_PX,
    LETTER_ROLE,
    DeadDelegate,
    DeadModel,
)
from kiosk.ui.operator.cloud_task import CloudTask
from kiosk.ui.operator.cloud_texts import breakable, moment_text, type_text
from kiosk.ui.operator.editors import ComboEditor
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.people_question import ButtonGrid, QuestionCard
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent

    from kiosk.core.sync import DeadLetter, SyncDesk
    from kiosk.ui.operator.page import PanelContext

MOST_SHOWN: Final = 1000
_SUFFIX: Final = ".jsonl"
_SIDE_BY_SIDE_PX: Final = 900
_UNDO_MS: Final = 15_000
_MOST_CONTENT: Final = 50_000


class DeadView(QListView):
    """Chooses a row by its box, shows it by the rest; space and the arrows do the same."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, if the finger is on the box."""
        super().mouseReleaseEvent(event)
        point: QPoint = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and point.x() < px(CHECK_PX):
            self.toggle(index)

    def keyPressEvent(self, event: object) -> None:
        """Space chooses."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():  # type: ignore[attr-defined]
            self.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def toggle(self, index: QModelIndex) -> None:
        """Choose this row, or not any more."""
        model = self.model()
        assert isinstance(model, DeadModel)
        model.toggle(index.row())


class DeadLetters(CloudTask):
    """The list, what the open one says, and what can be done with the chosen ones."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context)
        self.model = DeadModel(self)
        self._all: list[DeadLetter] = []
        self._hidden: frozenset[int] = frozenset()
        self._sink = ""
        self.question = QuestionCard()
        self.undone = Message()
        self.undo = button(self.tr("Undo"), "", self._undo)
        self.undone.row.addWidget(self.undo)
        self._undo_time = QTimer(self)
        self._undo_time.setSingleShot(True)
        self._undo_time.setInterval(_UNDO_MS)
        self._undo_time.timeout.connect(self.settle)
        self.again = button(self.tr("Try again"), "", self.load)
        self.again.hide()
        self.message.row.addWidget(self.again)
        self.found = label("", "muted", wrap=True)
        self.view = self._view()
        self.content = self._content()
        self._lay_out()
        self.model.chosenChanged.connect(self._show_state)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._show_state()

    def _view(self) -> QListView:
        view = DeadView()
        view.setModel(self.model)
        view.setItemDelegate(DeadDelegate(self.context.appearance, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMinimumHeight(px(68 * 5))
        view.setAccessibleName(self.tr("Refused records"))
        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return view

    def _content(self) -> QWidget:
        """What the open record says, word for word."""
        part = QWidget()
        inner = QVBoxLayout(part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(6))
        self.about = label("", "field", wrap=True)
        self.reason = label("", "error", wrap=True)
        self.data = QPlainTextEdit()
        self.data.setReadOnly(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(text_font(px(14)).pixelSize())
        self.data.setFont(font)
        self.data.setAccessibleName(self.tr("Content of the record"))
        self.data.setMinimumHeight(px(180))
        inner.addWidget(self.about)
        inner.addWidget(self.reason)
        inner.addWidget(self.data, 1)
        return part

    def _lay_out(self) -> None:
        for part in (self.message, self.undone, self.question):
            self.column.addWidget(part)
        self.frame, inner = card(self.tr("Refused records"), space=12)
        words = self.tr(
            "A destination took everything but these. They are kept here until you send them "
            "again or delete them; the figures of this device are not touched by either."
        )
        inner.addWidget(label(words, "caption", wrap=True))
        self.sinks = ComboEditor([("", self.tr("All destinations"))])
        self.sinks.set_name(self.tr("Destination"))
        self.sinks.edited.connect(lambda name: self.show_sink(str(name or "")))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(16))
        self._choosing = self._choosing_buttons()
        self._top.addWidget(self.sinks, 2)
        self._top.addWidget(self.found, 1)
        self._top.addWidget(self._choosing, 3)
        inner.addLayout(self._top)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(20))
        self._box.addWidget(self.view, 3)
        self._box.addWidget(self.content, 2)
        inner.addLayout(self._box, 1)
        self._actions = self._action_buttons()
        inner.addWidget(self._actions)
        self.column.addWidget(self.frame, 1)
        self.empty = self._empty()
        self.column.addWidget(self.empty)
        self.column.addStretch(0)

    def _empty(self) -> QFrame:
        frame, inner = card()
        inner.addWidget(label(self.tr("Nothing was refused"), "heading", wrap=True))
        words = self.tr(
            "When a destination says of a single record that it will never take it, the record "
            "is kept here instead of holding up the others."
        )
        inner.addWidget(label(words, "muted", wrap=True))
        return frame

    def _choosing_buttons(self) -> QWidget:
        self.all = button(self.tr("Choose all"), "", self._on_all)
        self.none = button(self.tr("Choose none"), "", lambda: self.model.choose(()))
        return ButtonGrid([self.all, self.none])

    def _action_buttons(self) -> QWidget:
        self.retry = button(self.tr("Send again"), "primary", self._on_retry)
        self.export = button(self.tr("Export"), "", self._on_export)
        self.delete = button(self.tr("Delete"), "", self._ask_delete)
        return ButtonGrid([self.retry, self.export, self.delete])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The content below the list where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(_SIDE_BY_SIDE_PX)
        for box in (self._box, self._top):
            box.setDirection(
                QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            )

    # ---------------------------------------------------------------------------- content

    def load(self) -> None:
        """Read them anew."""
        self.ask(lambda desk: list(desk.dead(None, MOST_SHOWN)), self._show)

    def _show(self, letters: list[DeadLetter]) -> None:
        self._all = letters
        names = sorted({letter.sink for letter in letters} | ({self._sink} - {""}))
        self.sinks.combo.clear()
        self.sinks.combo.addItem(self.tr("All destinations"), "")
        for name in names:
            self.sinks.combo.addItem(name, name)
        self.show_sink(self._sink)

    def show_sink(self, name: str) -> None:
        """Show what this destination refused; an empty name is all of them."""
        self._sink = name
        self.sinks.show_value(name)
        self._filter()

    def _filter(self) -> None:
        shown = [
            letter
            for letter in self._all
            if letter.number not in self._hidden and self._sink in ("", letter.sink)
        ]
        self.model.set_letters(shown)
        if shown:
            self.view.setCurrentIndex(self.model.index(0))
        self._show_state()

    def _on_current(self, index: QModelIndex) -> None:
        letter = index.data(LETTER_ROLE) if index.isValid() else None
        if letter is None:
            return
        words = self.tr("{type} of {at}, refused by {sink} on {refused}")
        self.about.setText(
            words.format(
                type=type_text(letter.type),
                at=moment_text(letter.at),
                sink=breakable(letter.sink),
                refused=moment_text(letter.refused_at),
            )
        )
        reason = breakable(letter.reason)
        if letter.status:
            words = self.tr("Status {n}: {reason}")
            reason = words.format(n=letter.status, reason=reason)
        self.reason.setText(reason)
        self.data.setPlainText(_laid_out(letter.data))

    def _show_state(self) -> None:
        shown, chosen = len(self.model.letters), len(self.model.chosen)
        self.frame.setVisible(bool(shown) or bool(self._sink))
        self.empty.setVisible(not shown and not self._sink and not self.working)
        for part in (self.view, self.content, self._choosing, self._actions):
            part.setVisible(bool(shown))
        if not shown:
            self.found.setText(self.tr("This destination refused nothing."))
        else:
            words = self.tr("{n} of {all} chosen")
            text = words.format(n=format_number(chosen), all=format_number(shown))
            if shown >= MOST_SHOWN:
                text += ". " + self.tr("Only the latest are shown.")
            self.found.setText(text)
        if self.working:
            self.found.setText(self.tr("Working…"))
        for action in (self.retry, self.export, self.delete):
            action.setEnabled(chosen > 0 and not self.working)

    def show_working(self) -> None:
        """Say that it takes a moment."""
        failed = self.message.words.property("role") == "error" and bool(self.message.words.text())
        self.again.setVisible(failed)
        self._show_state()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view

    # ---------------------------------------------------------------------------- actions

    def _on_all(self) -> None:
        self.model.choose([letter.number for letter in self.model.letters])

    def _then_load(self, words: str) -> None:
        self.load()
        self.message.say(words, "success")

    def _on_retry(self) -> None:
        numbers = frozenset(self.model.chosen)
        self.settle()

        def done(count: int) -> None:
            words = self.tr("Sent again: {n}. What is refused once more comes back here.")
            self._then_load(words.format(n=format_number(count)))

        self.ask(lambda desk: desk.retry(numbers), done)

    def _on_export(self) -> None:
        device = self.context.control.settings().device.id
        self.fileWanted.emit(
            FileRequest(
                self.tr("Where are the refused records to be saved?"),
                f"refused-{device}{_SUFFIX}",
                self._export,
                _SUFFIX,
            )
        )

    def _export(self, path: Path) -> None:
        numbers = frozenset(self.model.chosen)

        def done(count: int) -> None:
            words = self.tr("Exported to {file}: {n}. They are kept here, too.")
            text = words.format(file=breakable(path.name), n=format_number(count))
            self.message.say(text, "success")

        self.ask(lambda desk: desk.export(path, numbers), done)

    def _ask_delete(self) -> None:
        n = format_number(len(self.model.chosen))
        self.question.ask(
            self.tr("Delete the chosen records? ({n})").format(n=n),
            self.tr(
                "The destination will never receive them. Export them first if somebody may want "
                "to look at them."
            ),
            [
                (self.tr("Keep them"), "", self.question.hide),
                (self.tr("Delete"), "danger", self._delete),
            ],
        )
        self.revealWanted.emit(self.question)

    def _delete(self) -> None:
        """They are out of sight at once, and deleted when the time for second thoughts is over."""
        self.question.hide()
        numbers = frozenset(self.model.chosen)
        self.settle()
        self._hidden = numbers
        self._filter()
        words = self.tr("Deleted: {n}").format(n=format_number(len(numbers)))
        self.undone.say(words, "success")
        self.undo.setFocus()
        self._undo_time.start()
        self.revealWanted.emit(self.undone)

    def _undo(self) -> None:
        numbers, self._hidden = self._hidden, frozenset()
        self._undo_time.stop()
        self.undone.say("")
        self._filter()
        self.model.choose(numbers)
        self.view.setFocus()

    def settle(self) -> None:
        """Deleted ones cannot be brought back any more."""
        numbers, self._hidden = self._hidden, frozenset()
        self._undo_time.stop()
        self.undone.say("")
        if not numbers:
            return
        self._all = [letter for letter in self._all if letter.number not in numbers]

        def work(desk: SyncDesk) -> int:
            return desk.delete(numbers)

        self.ask(work, lambda _: None)

    def hideEvent(self, event: QHideEvent) -> None:
        """No time runs behind the back of whoever went on."""
        self.settle()
        super().hideEvent(event)

    def forget(self) -> None:
        """The panel closes."""
        self.settle()


def _laid_out(data: str) -> str:
    """JSON with a line for each value; anything else as it is."""
    shown = data[:_MOST_CONTENT]
    try:
        return json.dumps(json.loads(shown), indent=2, ensure_ascii=False)
    except ValueError:
        return shown
