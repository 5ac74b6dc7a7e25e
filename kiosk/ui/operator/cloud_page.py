"""Where records go: destinations, what they refused, and the limits of the queue."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.operator.cloud_dead import DeadLetters
from kiosk.ui.operator.cloud_enrol import EnrolTask
from kiosk.ui.operator.cloud_form import SinkForm
from kiosk.ui.operator.cloud_kind import KindTask
from kiosk.ui.operator.cloud_list import SinkList
from kiosk.ui.operator.editors import SegmentEditor
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.style import card, px

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from kiosk.core.sinks import Sink, SinkKind
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.cloud_task import CloudTask


class Tab(StrEnum):
    """Parts of the page."""

    SINKS = "sinks"
    DEAD = "dead"
    LIMITS = "limits"


class CloudPage(Page):
    """One part at a time; a task covers them all until it is done.

    Attributes:
        task: A destination that is being added or changed; None otherwise.
    """

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Cloud"),
            self.tr("Where records go, and what waits to get there."),
        )
        self.task: CloudTask | None = None
        self.tabs = SegmentEditor(
            [
                (Tab.SINKS, self.tr("Destinations")),
                (Tab.DEAD, self.tr("Refused records")),
                (Tab.LIMITS, self.tr("Settings")),
            ]
        )
        self.tabs.set_name(self.tr("Part of the page"))
        self.tabs.edited.connect(lambda tab: self.open_tab(Tab(tab)))
        self.news = Message()
        self.sinks = SinkList(context)
        self.dead = DeadLetters(context)
        self._parts: dict[Tab, QWidget] = {
            Tab.SINKS: self.sinks,
            Tab.DEAD: self.dead,
            Tab.LIMITS: self._limits(),
        }
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.news)
        for part in self._parts.values():
            self.column.addWidget(part, 1)
        self._tab = Tab.SINKS
        self._listen()
        self.open_tab(Tab.SINKS)

    def _limits(self) -> QWidget:
        """Ordinary settings, put into force with the bar below."""
        part = QWidget()
        inner = QVBoxLayout(part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(18))
        groups = (
            (self.tr("What waits"), ("queue_mib", "queue_days"), 2),
            (self.tr("What is sent"), ("status_every_s", "face_count_threshold"), 2),
            (self.tr("On this device and from afar"), ("snapshot", "remote_settings"), 2),
        )
        for title, keys, columns in groups:
            frame, layout = card(title)
            fields = [self.field(f"cloud.{key}") for key in keys]
            layout.addWidget(FieldGrid(fields, column_px=400, most_columns=columns))
            inner.addWidget(frame)
        inner.addStretch(1)
        return part

    def _listen(self) -> None:
        self.sinks.addWanted.connect(self._choose_kind)
        self.sinks.enrolWanted.connect(self._enrol)
        self.sinks.editWanted.connect(self._edit)
        self.sinks.deadWanted.connect(self._show_dead)
        for part in (self.sinks, self.dead):
            part.revealWanted.connect(self.reveal)
            part.fileWanted.connect(self.fileWanted)

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
        if tab is Tab.DEAD:
            self.dead.load()

    def _show_dead(self, sink: str) -> None:
        self.open_tab(Tab.DEAD)
        self.dead.show_sink(sink)

    def _show(self) -> None:
        covered = self.task is not None
        for head in (self.tabs, self._heading, self._text):
            head.setVisible(not covered)
        for tab, part in self._parts.items():
            part.setVisible(not covered and tab is self._tab)
        self.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------------------------ tasks

    def _begin(self, task: CloudTask) -> None:
        self._drop_task()
        self.sinks.settle()
        self.task = task
        task.done.connect(self._on_done)
        task.fileWanted.connect(self.fileWanted)
        task.revealWanted.connect(self.reveal)
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
        self._tab = Tab.SINKS
        self.tabs.show_value(self._tab)
        self._show()
        self.news.say(words, "success")
        self.sinks.refresh()
        self.sinks.first_focus().setFocus()

    def _on_saved(self, name: str) -> None:
        self._on_done(self.tr("{name} is in force.").format(name=name))
        added = self.sinks.cards.get(name)
        if added is not None:
            self.reveal(added)

    def _choose_kind(self) -> None:
        task = KindTask(self.context)
        task.chosen.connect(lambda kind: self._fill_in(kind, None))
        task.enrolWanted.connect(self._enrol)
        self._begin(task)

    def _enrol(self) -> None:
        task = EnrolTask(self.context)
        task.saved.connect(self._on_saved)
        self._begin(task)

    def _edit(self, sink: Sink) -> None:
        self._fill_in(sink.kind, sink)

    def _fill_in(self, kind: SinkKind, sink: Sink | None) -> None:
        task = SinkForm(self.context, kind, sink)
        task.saved.connect(self._on_saved)
        self._begin(task)

    # ------------------------------------------------------------------------------ panel

    @property
    def keeps_open(self) -> bool:
        """While a code is being exchanged for a token."""
        return self.task is not None and self.task.keeps_open

    def ask_leave(self) -> None:
        """Ask what is to become of what was entered."""
        if self.task is not None:
            self.task.ask_leave()

    def forget(self) -> None:
        """The panel closes: nothing of a secret stays, and the camera looks for no code."""
        self._drop_task()
        self.sinks.forget()
        self.dead.forget()

    def refresh(self) -> None:
        """Show the newest figures."""
        if self.task is None and self._tab is Tab.SINKS:
            self.sinks.refresh()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Hand on the picture of the camera."""
        if self.task is not None:
            self.task.set_preview(frame)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was refused anew: the command line may have changed it."""
        super().showEvent(event)
        if not event.spontaneous() and self.task is None and self._tab is Tab.DEAD:
            self.dead.load()

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is not seen looks for no code either."""
        if isinstance(self.task, EnrolTask) and not event.spontaneous():
            self.task.forget()
        super().hideEvent(event)
