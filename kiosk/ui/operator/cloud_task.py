"""What the parts and tasks of the page Cloud have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.core.settings_schema import with_values
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.saving import put_into_force
from kiosk.ui.operator.style import px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.errors import KioskError
    from kiosk.core.settings import Settings
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SyncDesk
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import PanelContext

SINKS = "cloud.sinks"
MOST_SINKS = 16

Sinks = tuple["Sink", ...]


class CloudTask(QWidget):
    """A part of the page, or a task that covers them until it is done.

    Attributes:
        working: Number of answers that are awaited.
        message: What went wrong, on top.

    Signals:
        done(str): The task is over; what to say above the list, or empty.
        fileWanted(object): Let the person choose a file: a ``FileRequest``.
        revealWanted(object): Scroll to this widget.
    """

    done = Signal(str)
    fileWanted = Signal(object)
    revealWanted = Signal(object)

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self.context = context
        self.working = 0
        self.message = Message(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(18))

    @property
    def keeps_open(self) -> bool:
        """Whether the task must not be cut off by the panel locking itself."""
        return False

    def ask_leave(self) -> None:
        """The operator wants to close the panel in the middle of the task."""

    def first_focus(self) -> QWidget | None:
        """What has the focus at first; no line, which would call the keyboard."""
        return None

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Take the newest picture of the camera."""

    def forget(self) -> None:
        """The task ends, however."""

    def ask(self, work: Callable[[SyncDesk], Any], done: Callable[[Any], None]) -> None:
        """Have something done with the queue of records; errors are shown."""
        self._begin()
        self.context.control.sync(work, self._answer(done), self._failed)

    def change_sinks(
        self,
        edit: Callable[[Sequence[Sink]], Sequence[Sink]],
        done: Callable[[], None],
        secrets: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Put other destinations into force; edits of other settings are left alone.

        Args:
            edit: Makes the destinations from those in force.
            done: Called when they are in force.
            secrets: Names of destinations and secrets to store first; an empty one removes.
        """
        control, draft = self.context.control, self.context.draft

        def edited(settings: Settings) -> Settings:
            return with_values(
                settings, {SINKS: [s.model_dump() for s in edit(settings.cloud.sinks)]}
            )

        def work() -> None:
            for name, secret in secrets:
                control.set_sink_secret(name, secret)
            put_into_force(control, edited)

        def saved(_: None) -> None:
            draft.follow(control.settings(), control.overridden())
            done()

        self._begin()
        self.context.background.run(work, self._answer(saved), self._failed, owner=self)

    def show_working(self) -> None:
        """Show whether an answer is awaited."""

    def _begin(self) -> None:
        self.working += 1
        self.message.say("")
        self.show_working()

    def _answer(self, done: Callable[[Any], None]) -> Callable[[Any], None]:
        def answered(result: Any) -> None:
            if isValid(self):
                self.working -= 1
                done(result)
                self.show_working()

        return answered

    def _failed(self, error: KioskError) -> None:
        if isValid(self):
            self.working -= 1
            self.message.fail(error)
            self.revealWanted.emit(self.message)
            self.show_working()
