"""What all pages of the panel have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiosk.core.settings_schema import SettingKind, specs
from kiosk.ui.operator.fields import Field, FieldGrid
from kiosk.ui.operator.style import card, label, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from kiosk.core.control import KioskControl
    from kiosk.ui.background import Background
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.draft import Draft
    from kiosk.ui.operator.editors import Editor
    from kiosk.ui.theme import Appearance

WIDEST_PX = 1320
"""Cards are not wider than this, however wide the screen is."""

_POLL_MS = 500
"""The panel's live figures change twice a second: often enough, and still readable."""


@dataclass(frozen=True, slots=True)
class PanelContext:
    """What the pages work with.

    Attributes:
        control: The program.
        draft: The settings being edited.
        appearance: Colours and sizes.
        background: Where files are read and written.
    """

    control: KioskControl
    draft: Draft
    appearance: Appearance
    background: Background


class Page(QScrollArea):
    """A page: heading, one sentence, and cards below each other.

    Attributes:
        names: Dotted names of the settings on the page.

    Signals:
        fileWanted(object): Let the person choose a file: a :class:`FileRequest`.
    """

    fileWanted = Signal(object)

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.names: set[str] = set()
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self.refresh)
        self._heading = label("", "title")
        self._text = label("", "caption", wrap=True)
        content = self._content()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _content(self) -> QWidget:
        """The column of cards, no wider than a line of sight likes, in the middle."""
        content, column = QWidget(), QWidget()
        content.setObjectName("operatorPage")
        column.setMaximumWidth(px(WIDEST_PX))
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(px(28), px(22), px(28), px(28))
        self.column.setSpacing(px(18))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        self.column.addLayout(words)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
        return content

    @property
    def title(self) -> str:
        """Name of the page in the language in force."""
        return self._heading.text()

    def set_heading(self, title: str, text: str) -> None:
        """Name the page and say in a sentence what it is about."""
        self._heading.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)

    @property
    def keeps_open(self) -> bool:
        """Whether work is under way that the panel must not end by locking itself."""
        return False

    def ask_leave(self) -> None:
        """Ask what is to become of the work that keeps the panel open."""

    def forget(self) -> None:
        """The panel closes: let go of whatever must not outlive it."""

    def refresh(self) -> None:
        """Show live figures anew; called twice a second while the page is visible."""

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Take the newest picture of the camera; pages that show none need not care."""

    def showEvent(self, event: QShowEvent) -> None:
        """Live figures run only while they are seen."""
        super().showEvent(event)
        self.refresh()
        self._poll.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the live figures."""
        self._poll.stop()
        super().hideEvent(event)

    def field(self, name: str, editor: Editor | None = None) -> Field:
        """A setting that belongs on this page."""
        self.names.add(name)
        return Field(name, self.context.draft, self.context.appearance, editor)

    def add_card(self, title: str, content: Sequence[QWidget], *, columns: int = 3) -> QFrame:
        """A card with fields (side by side where there is room)."""
        frame, layout = card(title)
        layout.addWidget(FieldGrid(content, most_columns=columns))
        self.column.addWidget(frame)
        return frame

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget that has just been shown."""
        content = self.widget()
        if content is not None:
            for layout in (self.column, content.layout()):
                if layout is not None:
                    layout.activate()
            content.adjustSize()
        self.ensureWidgetVisible(widget)

    def add_rest(self, section: str, title: str) -> None:
        """A card with all settings of a section that have no place of their own yet."""
        rest = [
            row.name
            for row in specs().values()
            if row.section == section
            and row.name not in self.names
            and row.kind not in (SettingKind.AREA, SettingKind.CHOICES, SettingKind.ZONES)
        ]
        if rest:
            self.add_card(title, [self.field(name) for name in rest])

    def finish(self) -> None:
        """Push everything up."""
        self.column.addStretch(1)
