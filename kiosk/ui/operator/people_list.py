"""Everybody who enrolled: groups, search, and what is to be seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.clock import Clock, SystemClock
from kiosk.core.identity import TrainingState, embedding_model
from kiosk.ui.i18n import format_number, setting_text
from kiosk.ui.operator.people_groups import GroupBar
from kiosk.ui.operator.people_model import ROW_ROLE, PeopleModel
from kiosk.ui.operator.people_question import ButtonGrid
from kiosk.ui.operator.people_row import PersonDelegate
from kiosk.ui.operator.people_task import Message, PeopleTask, StaffName
from kiosk.ui.operator.people_texts import people_text, training_text
from kiosk.ui.operator.style import button, card, label, px, touch_px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.identity import GalleryContents, Group, Training
    from kiosk.core.ports import PeopleRegistry
    from kiosk.ui.operator.page import PanelContext


class PeopleList(PeopleTask):
    """The list and the buttons around it.

    Attributes:
        contents: What is shown; None before it was read.

    Signals:
        addWanted(): Enrol somebody.
        transferWanted(bool): Hand people on (True) or take them over (False).
        eraseGroupWanted(object): Erase this ``Group``.
        eraseAllWanted(): Erase everybody.
        loaded(object): The people were read: ``GalleryContents``.
    """

    addWanted = Signal()
    transferWanted = Signal(bool)
    eraseGroupWanted = Signal(object)
    eraseAllWanted = Signal()
    loaded = Signal(object)

    def __init__(self, context: PanelContext, staff: StaffName) -> None:
        super().__init__(context, staff)
        self.clock: Clock = SystemClock()
        self.contents: GalleryContents | None = None
        self.model = PeopleModel(self)
        self.groups = GroupBar()
        self.search = QLineEdit()
        self.search.setMinimumHeight(touch_px())
        self.search.setPlaceholderText(self.tr("Search by name or field"))
        self.search.setAccessibleName(self.tr("Search by name or field"))
        self.search.setClearButtonEnabled(False)  # its sign is smaller than a finger
        self.add = button(self.tr("Add a person"), "primary", self.addWanted.emit)
        self.retry = button(self.tr("Try again"), "", self.load)
        self.retry.hide()
        self.message.row.addWidget(self.retry)
        self.problems = Message()
        self.attention = Message()
        self.show_attention = button(self.tr("Show them"), "segment", self._on_attention)
        self.show_attention.setCheckable(True)
        self.attention.row.addWidget(self.show_attention)
        self.found = label("", "caption")
        self.view = self._view()
        self.empty = self._empty()
        self.train = button(self.tr("Check the threshold"), "", self._train)
        self.export = button(self.tr("Export"), "", lambda: self.transferWanted.emit(True))
        self.take_over = button(self.tr("Import"), "", lambda: self.transferWanted.emit(False))
        self.erase_all = button(self.tr("Erase everybody"), "", self.eraseAllWanted.emit)
        self.trained = label("", "caption", wrap=True)
        self._hollow = QWidget()  # fills the card while there is no list
        self._hollow.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._lay_out()
        self._listen()

    def _view(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(PersonDelegate(self.context.appearance, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setMinimumHeight(px(68 * 4))
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        view.setAccessibleName(self.tr("Enrolled people"))
        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return view

    def _empty(self) -> QWidget:
        part = QWidget()
        inner = QVBoxLayout(part)
        inner.setContentsMargins(0, px(8), 0, px(8))
        inner.setSpacing(px(12))
        inner.addWidget(label(self.tr("Nobody is enrolled yet"), "heading", wrap=True))
        words = self.tr(
            "The kiosk recognises only people who agreed and were enrolled here. It takes about "
            "two minutes: the person reads and accepts the consent, you type the name, and five "
            "views of the face are taken by the camera or from photos."
        )
        inner.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(button(self.tr("Add the first person"), "primary", self.addWanted.emit))
        take_over = self.tr("Import from another kiosk")
        row.addWidget(button(take_over, "", lambda: self.transferWanted.emit(False)))
        row.addStretch(1)
        inner.addLayout(row)
        return part

    def _lay_out(self) -> None:
        for part in (self.message, self.problems, self.attention):
            self.column.addWidget(part)
        self.frame, inner = card(space=12)
        inner.setContentsMargins(px(24), px(20), px(24), px(24))  # as the cards above
        self._bar = QWidget()
        top = QHBoxLayout(self._bar)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(px(12))
        top.addWidget(self.search, 1)
        top.addWidget(self.add)
        inner.addWidget(self._bar)
        inner.addWidget(self.groups)
        inner.addWidget(self.found)
        inner.addWidget(self.view, 1)
        inner.addWidget(self.empty)
        inner.addWidget(self._hollow, 1)
        inner.addWidget(self.trained)
        buttons = [self.train, self.export, self.take_over, self.erase_all]
        self._actions = ButtonGrid(buttons)
        inner.addWidget(self._actions)
        self.column.addWidget(self.frame, 1)

    def _listen(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.groups.changed.connect(self._on_group)
        self.groups.saveWanted.connect(self._save_group)
        self.groups.eraseWanted.connect(self.eraseGroupWanted)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)

    # ---------------------------------------------------------------------------- content

    def load(self) -> None:
        """Read everybody anew."""
        self.ask(lambda registry: (registry.contents(), tuple(registry.problems())), self._show)

    def _show(self, answer: tuple[GalleryContents, Sequence[str]]) -> None:
        self.contents, problems = answer
        settings = self.context.control.settings()
        now = self.clock.utc_now()
        self.model.set_people(self.contents, embedding_model(settings.analysis), now)
        self.groups.set_contents(self.contents)
        self.model.choose_group(self.groups.chosen)
        self.problems.say("\n".join(problems))
        self._show_attention()
        self._show_training(self._chosen_groups())
        self._show_counts()
        self.loaded.emit(self.contents)

    def show_working(self) -> None:
        """Say that the people are being read; without them nothing can be done."""
        failed = self.message.words.property("role") == "error" and bool(self.message.words.text())
        self.retry.setVisible(failed and self.contents is None)
        ready = self.contents is not None
        for part in (self.search, self.add, self.groups, self.train, self.export, self.take_over):
            part.setEnabled(ready and not self.working)
        # What cannot be read any more can still be erased.
        self.erase_all.setEnabled(not self.working)
        if not ready:
            unread: tuple[QWidget, ...] = (self._bar, self.groups, self.empty, self.view)
            for hidden in (*unread, self.trained, self.train, self.export, self.take_over):
                hidden.hide()
            self._actions.setVisible(not self.working)
            self._hollow.show()
            self.found.show()
            words = self.tr("The enrolled people are not shown.")
            self.found.setText(self.tr("Reading…") if self.working else words)

    def _show_counts(self) -> None:
        contents = self.contents
        assert contents is not None
        everybody, shown = len(contents.people), len(self.model.rows)
        several_groups = len(contents.groups) > 1
        self.empty.setVisible(not everybody)
        self._hollow.setVisible(not everybody)
        self.groups.setVisible(bool(everybody) or several_groups)
        for part in (self._bar, self.view, self.found, self._actions):
            part.setVisible(bool(everybody))
        if shown == everybody:
            self.found.setText(people_text(everybody))
        elif shown:
            words = self.tr("{n} of {all}").format(n=shown, all=people_text(everybody))
            self.found.setText(words)
        else:
            self.found.setText(self.tr("Nobody is found by this. Try fewer letters or all groups."))
        for choice in (self.train, self.export, self.take_over):
            choice.setVisible(True)

    def _show_attention(self) -> None:
        count = self.model.attention_count
        words = self.tr("To be seen to, such as a consent that ends or new photos: {people}")
        self.attention.say(words.format(people=people_text(count)) if count else "")
        if not count and self.show_attention.isChecked():
            self.show_attention.setChecked(False)
            self._on_attention()

    # ---------------------------------------------------------------------------- actions

    def _on_search(self, text: str) -> None:
        self.model.search(text)
        self._show_counts()

    def _on_group(self, group: str) -> None:
        self.model.choose_group(group)
        self._show_training(self._chosen_groups())
        self._show_counts()

    def _on_attention(self) -> None:
        self.model.choose_attention(self.show_attention.isChecked())
        if self.contents is not None:
            self._show_counts()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and not self.working:
            self.personWanted.emit(row.person.id, ())

    def _save_group(self, group: Group) -> None:
        def saved(_: None) -> None:
            self.groups.stop_editing()
            self.load()

        self.ask(lambda registry: registry.put_group(group), saved)

    def _chosen_groups(self) -> list[Group]:
        groups = self.contents.groups if self.contents is not None else ()
        return [group for group in groups if self.groups.chosen in ("", group.id)]

    def _train(self) -> None:
        wanted = self._chosen_groups()

        def work(registry: PeopleRegistry) -> list[Training]:
            return [registry.train(group.id) for group in wanted]

        self.trained.setText(self.tr("Checking how alike the people of a group are…"))
        self.ask(work, lambda _: self.load())

    def _show_training(self, groups: Sequence[Group]) -> None:
        lines = []
        for group in groups:
            training = group.training
            if training.state is TrainingState.NOT_STARTED:
                continue
            line = f"{group.name}: {training_text(training.state)}"
            if training.state is TrainingState.SUCCEEDED and training.threshold is not None:
                words = self.tr("A face is taken for somebody from a likeness of {n}.")
                line += f". {words.format(n=format_number(training.threshold, 3))}"
            if training.message:
                line += f"{'' if line.endswith('.') else '.'} {setting_text(training.message)}."
            lines.append(line)
        self.trained.setText("\n".join(lines))
        self.trained.setVisible(bool(lines))
