"""Enrolled people: the list, the settings, the receipts, and the tasks that cover them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.core.choices import AnalysisMode
from kiosk.ui.operator.editors import SegmentEditor
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.people_add import AddTask
from kiosk.ui.operator.people_erase import EraseTask
from kiosk.ui.operator.people_list import PeopleList
from kiosk.ui.operator.people_person import PersonTask
from kiosk.ui.operator.people_receipts import ReceiptList
from kiosk.ui.operator.people_settings import PeopleSettings
from kiosk.ui.operator.people_task import Message, PeopleTask, StaffName
from kiosk.ui.operator.people_transfer import TransferTask
from kiosk.ui.operator.recognised_card import RecognisedCard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from kiosk.core.identity import GalleryContents, Group, Person
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.people_views import TakenView


class Tab(StrEnum):
    """Parts of the page."""

    PEOPLE = "people"
    SETTINGS = "settings"
    RECEIPTS = "receipts"


class PeoplePage(Page):
    """One part at a time; a task covers them all until it is done.

    Attributes:
        task: What is being done with somebody; None while the list is shown.
        staff: Who works at the panel, as last typed.
    """

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("People"),
            self.tr("Who is recognised and greeted, with their consent. Nobody else ever is."),
        )
        self.staff = StaffName()
        self.task: PeopleTask | None = None
        self.tabs = SegmentEditor(
            [
                (Tab.PEOPLE, self.tr("Enrolled people")),
                (Tab.SETTINGS, self.tr("Settings")),
                (Tab.RECEIPTS, self.tr("Receipts")),
            ]
        )
        self.tabs.set_name(self.tr("Part of the page"))
        self.tabs.edited.connect(lambda tab: self.open_tab(Tab(tab)))
        self.news = Message()
        self.list = PeopleList(context, self.staff)
        self.settings = PeopleSettings(context, self.field)
        self.receipts = ReceiptList(context, self.staff)
        self.recognised = RecognisedCard(context)
        self._parts: dict[Tab, QWidget] = {
            Tab.PEOPLE: self.list,
            Tab.SETTINGS: self.settings,
            Tab.RECEIPTS: self.receipts,
        }
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.news)
        self.column.addWidget(self.recognised)
        for part in self._parts.values():
            self.column.addWidget(part, 1)
        self.add_rest("identification", self.tr("More"))
        self._tab = Tab.PEOPLE
        self._listen()
        self.open_tab(Tab.PEOPLE)

    def _listen(self) -> None:
        people = self.list
        self.recognised.personWanted.connect(self.open_person)
        people.addWanted.connect(self._add)
        people.personWanted.connect(self.open_person)
        people.eraseGroupWanted.connect(self._erase)
        people.eraseAllWanted.connect(lambda: self._erase(None))
        people.transferWanted.connect(self._transfer)
        people.loaded.connect(self.settings.groups.set_groups)
        people.revealWanted.connect(self.reveal)
        self.receipts.fileWanted.connect(self.fileWanted)
        self.receipts.topWanted.connect(self._to_top)

    # ------------------------------------------------------------------------------ parts

    @property
    def tab(self) -> Tab:
        """The part that is shown, or would be but for a task."""
        return self._tab

    def open_tab(self, tab: Tab) -> None:
        """Show a part of the page."""
        self._tab = tab
        self.tabs.show_value(tab)
        self.news.say("")
        self._show()
        if tab is Tab.RECEIPTS:
            self.receipts.load()

    def open_notice(self) -> None:
        """Show what has to be settled before anybody is identified."""
        if self.task is None:
            self.open_tab(Tab.SETTINGS)
            self.reveal(self.settings.notice)

    def _show(self) -> None:
        covered = self.task is not None
        self.tabs.setVisible(not covered)
        self._show_recognised()
        for tab, part in self._parts.items():
            part.setVisible(not covered and tab is self._tab)
        self._heading.setVisible(not covered)
        self._text.setVisible(not covered)
        self._to_top()

    def _show_recognised(self) -> None:
        """Who is in view stands above the list, once anybody can be recognised."""
        control = self.context.control
        on = control.settings().analysis.mode is AnalysisMode.IDENTIFICATION
        shown = self.task is None and self._tab is Tab.PEOPLE
        self.recognised.setVisible(shown and (on or bool(control.recognised())))
        if not self.recognised.isHidden():
            self.recognised.refresh()

    def _to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------------------------ tasks

    def _begin(self, task: PeopleTask) -> None:
        self._drop_task()
        self.task = task
        task.done.connect(self._on_done)
        task.fileWanted.connect(self.fileWanted)
        task.revealWanted.connect(self.reveal)
        task.topWanted.connect(self._to_top)
        task.personWanted.connect(self.open_person)
        task.eraseWanted.connect(self._erase)
        self.news.say("")
        self.column.addWidget(task, 1)
        task.show()
        self._show()
        first = task.first_focus()
        if first is not None:
            first.setFocus()

    def _drop_task(self) -> None:
        if self.task is not None:
            task, self.task = self.task, None
            task.forget()
            self.column.removeWidget(task)
            task.hide()
            task.deleteLater()

    def _on_done(self, words: str) -> None:
        self._drop_task()
        self._show()
        self.news.say(words, "success")
        self.tabs.target().setFocus()  # the list is being read and takes none
        self.list.load()

    def _add(self) -> None:
        contents = self.list.contents
        if contents is not None:
            self._begin(AddTask(self.context, self.staff, contents, self.list.groups.chosen))

    def open_person(self, person: UUID, taken: Sequence[TakenView] = ()) -> None:
        """Show a person, with views that wait to be added."""
        self._begin(PersonTask(self.context, self.staff, person, taken))

    def _erase(self, target: Person | Group | None) -> None:
        self._begin(EraseTask(self.context, self.staff, target, self.list.contents))

    def _transfer(self, exporting: bool) -> None:
        contents: GalleryContents | None = self.list.contents
        if contents is not None:
            group = self.list.groups.chosen
            self._begin(
                TransferTask(self.context, self.staff, contents, exporting=exporting, group=group)
            )

    # ------------------------------------------------------------------------------ panel

    @property
    def keeps_open(self) -> bool:
        """While somebody is being enrolled, or the gallery is being changed."""
        return self.task is not None and self.task.keeps_open

    def ask_leave(self) -> None:
        """Ask what is to become of what was entered."""
        if self.task is not None:
            self.task.ask_leave()

    def forget(self) -> None:
        """The panel closes: nothing of a face stays."""
        self._drop_task()
        self.staff.name = ""

    def refresh(self) -> None:
        """Hand on the beat."""
        self._show_recognised()
        if isinstance(self.task, PersonTask):
            self.task.refresh()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Hand on the picture of the camera."""
        if self.task is not None:
            self.task.set_preview(frame)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the people anew: the command line may have changed them."""
        super().showEvent(event)
        if not event.spontaneous() and self.task is None:
            self.list.load()
