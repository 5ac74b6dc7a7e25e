"""What the tasks on the page People have in common: each covers the list until it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.ui.operator.style import label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.errors import KioskError
    from kiosk.core.ports import PeopleRegistry
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import PanelContext


@dataclass(slots=True)
class StaffName:
    """Who works at the panel, in their own words; remembered until it locks.

    Attributes:
        name: Last one that was typed.
    """

    name: str = ""


class Message(QFrame):
    """A sentence in a frame: what went wrong, what is to be seen to, or that all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self.words = label("", "warning", wrap=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(px(16), px(10), px(16), px(10))
        self.row.setSpacing(px(12))
        self.row.addWidget(self.words, 1)
        self.hide()

    def say(self, text: str, role: str = "warning") -> None:
        """Show a sentence; an empty one hides the frame."""
        self.words.setText(text)
        if self.words.property("role") != role:
            set_role(self.words, role)
        frame = "report" if role in ("success", "caption") else "problem"
        if self.property("role") != frame:
            set_role(self, frame)
        self.setVisible(bool(text))

    def fail(self, error: KioskError) -> None:
        """Show an error with what to do about it."""
        self.say(str(error), "error")


def tall_part(widget: QWidget, share: float) -> int:
    """Height for something large: a share of the window, within reason."""
    return min(px(620), max(px(240), round(widget.window().height() * share)))


class PeopleTask(QWidget):
    """A task about enrolled people: adding, editing, erasing, handing on.

    Signals:
        done(str): The task is over; what to say above the list, or empty.
        fileWanted(object): Let the person choose files: a ``FileRequest``.
        revealWanted(object): Scroll to this widget.
        topWanted(): Scroll to the top.
        personWanted(object, object): Open a person (id) with views to add.
        eraseWanted(object): Erase this ``Person``.
    """

    done = Signal(str)
    fileWanted = Signal(object)
    revealWanted = Signal(object)
    topWanted = Signal()
    personWanted = Signal(object, object)
    eraseWanted = Signal(object)

    def __init__(self, context: PanelContext, staff: StaffName) -> None:
        super().__init__()
        self.context = context
        self.staff = staff
        self.working = 0
        self.message = Message()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(18))

    @property
    def keeps_open(self) -> bool:
        """Whether the task must not be cut off by the panel locking itself."""
        return self.working > 0

    def ask_leave(self) -> None:
        """The operator wants to close the panel in the middle of the task."""

    def first_focus(self) -> QWidget | None:
        """What has the focus at first; no line, which would call the keyboard."""
        return None

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Take the newest picture of the camera."""

    def forget(self) -> None:
        """The task ends, however: nothing of a face may stay in memory."""

    def ask(self, work: Callable[[PeopleRegistry], Any], done: Callable[[Any], None]) -> None:
        """Have something done with the gallery; errors are shown, and nothing is lost."""
        self.working += 1
        self.message.say("")
        self.show_working()

        def answered(result: Any) -> None:
            if isValid(self):
                self.working -= 1
                done(result)
                self.show_working()

        def failed(error: KioskError) -> None:
            if isValid(self):
                self.working -= 1
                self.message.fail(error)
                self.revealWanted.emit(self.message)
                self.show_working()

        self.context.control.people(work, answered, failed)

    def show_working(self) -> None:
        """Show whether an answer is awaited."""
