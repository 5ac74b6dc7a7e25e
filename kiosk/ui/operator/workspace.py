"""Everything behind the PIN: pages, navigation and the bar below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.core.settings_schema import with_values
from kiosk.ui.operator import icons
from kiosk.ui.operator.action_bar import ActionBar
from kiosk.ui.operator.analysis_page import AnalysisPage
from kiosk.ui.operator.audience_page import AudiencePage
from kiosk.ui.operator.camera_page import CameraPage
from kiosk.ui.operator.check_page import CheckPage
from kiosk.ui.operator.cloud_page import CloudPage
from kiosk.ui.operator.device_page import DevicePage
from kiosk.ui.operator.health_page import HealthPage
from kiosk.ui.operator.history_page import HistoryPage
from kiosk.ui.operator.navigation import Navigation
from kiosk.ui.operator.outbound_page import OutboundPage
from kiosk.ui.operator.people_page import PeoplePage
from kiosk.ui.operator.people_settings import NoticeCard
from kiosk.ui.operator.privacy_page import PrivacyPage
from kiosk.ui.operator.program_page import ProgramPage
from kiosk.ui.operator.saving import put_into_force
from kiosk.ui.operator.style import NARROW_PX, px

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainterPath, QResizeEvent

    from kiosk.core.errors import KioskError
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import Page, PanelContext

_LOW_PX: Final = 640

_PAGES: Final[tuple[type[Page], ...]] = (
    DevicePage,
    CameraPage,
    AnalysisPage,
    AudiencePage,
    PeoplePage,
    HistoryPage,
    CheckPage,
    CloudPage,
    OutboundPage,
    PrivacyPage,
    HealthPage,
    ProgramPage,
)


class Workspace(QWidget):
    """Pages are built when they are first opened.

    Signals:
        closeWanted(): Lock and close the panel; no edits are left.
        pinChangeWanted(): The operator wants another PIN.
        fileWanted(object): Let the person choose a file: a :class:`FileRequest`.
    """

    closeWanted = Signal()
    pinChangeWanted = Signal()
    fileWanted = Signal(object)

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._draft = context.draft
        self._pages: list[Page | None] = [None] * len(_PAGES)
        self._index = 0
        self.navigation = Navigation(self._entries(), context.appearance)
        self.bar = ActionBar(self._draft)
        self._stack = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.bar)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.navigation)
        self._box.addLayout(right, 1)
        self.navigation.set_narrow(False)
        self._connect()
        self.open_page(0)

    def _entries(self) -> list[tuple[str, Callable[[], QPainterPath]]]:
        return [
            (self.tr("Device"), icons.device),
            (self.tr("Camera"), icons.camera),
            (self.tr("Analysis"), icons.analysis),
            (self.tr("Audience"), icons.people),
            (self.tr("People"), icons.card),
            (self.tr("History"), icons.bars),
            (self.tr("Audience check"), icons.tally),
            (self.tr("Cloud"), icons.cloud),
            (self.tr("What leaves"), icons.outbox),
            (self.tr("Privacy"), icons.shield),
            (self.tr("Health"), icons.pulse),
            (self.tr("Program"), icons.sliders),
        ]

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open_page)
        self.navigation.closeWanted.connect(self.ask_close)
        self.bar.applyWanted.connect(self.apply)
        self.bar.revertWanted.connect(self.revert)
        self.bar.problemWanted.connect(self.show_first_problem)
        self.bar.discardWanted.connect(self.closeWanted)
        self.bar.applyAndCloseWanted.connect(self._apply_and_close)
        self._draft.changed.connect(self._mark_pages)

    @property
    def index(self) -> int:
        """Number of the open page."""
        return self._index

    @property
    def keeps_open(self) -> bool:
        """Whether a page is in the middle of work that must not be cut off."""
        return self._busy_page() is not None

    def _busy_page(self) -> int | None:
        pages = enumerate(self._pages)
        return next((i for i, page in pages if page is not None and page.keeps_open), None)

    def page(self, index: int) -> Page:
        """A page, built if need be."""
        page = self._pages[index]
        if page is None:
            page = _PAGES[index](self._context)
            page.fileWanted.connect(self.fileWanted)
            if isinstance(page, ProgramPage):
                page.pinChangeWanted.connect(self.pinChangeWanted)
            if isinstance(page, CheckPage):
                page.cameraWanted.connect(lambda: self.open_page(_PAGES.index(CameraPage)))
            if isinstance(page, AnalysisPage):
                page.noticeWanted.connect(self._show_notice)
            self._pages[index] = page
            self._stack.addWidget(page)
        return page

    def open_page(self, index: int) -> None:
        """Show a page."""
        self._index = index
        self.bar.stop_asking()
        self._stack.setCurrentWidget(self.page(index))
        self.navigation.show_chosen(index)

    def forget(self) -> None:
        """The panel closes: pages let go of whatever must not outlive it."""
        for page in self._pages:
            if page is not None:
                page.forget()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Hand the newest picture to the page that is open."""
        page = self._pages[self._index]
        if page is not None:
            page.set_preview(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Navigation at the left or on top."""
        super().resizeEvent(event)
        narrow = event.size().width() < max(px(NARROW_PX), event.size().height())
        self.navigation.set_narrow(narrow)
        self._box.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def set_typing(self, typing: bool) -> None:
        """Make room for the page while the on-screen keyboard covers most of a low screen."""
        hidden = typing and self.window().height() < px(_LOW_PX)
        self.navigation.setVisible(not hidden)
        self.bar.setVisible(not hidden)

    def apply(self) -> None:
        """Put the edits into force; saving and releasing a camera take a moment."""
        self._apply_then(lambda: None)

    def _apply_then(self, done: Callable[[], None]) -> None:
        control, draft = self._context.control, self._draft
        edits = draft.edits

        def save() -> None:
            put_into_force(control, lambda settings: with_values(settings, edits))

        def saved(_: None) -> None:
            self.bar.set_saving(False)
            self.revert()
            self.bar.tell_saved()
            done()

        self.bar.set_saving(True)
        self._context.background.run(save, saved, self._on_not_saved, owner=self)

    def _on_not_saved(self, error: KioskError) -> None:
        self.bar.set_saving(False)
        self.bar.tell(str(error), "error")

    def revert(self) -> None:
        """Show the settings in force."""
        control = self._context.control
        self._draft.reset(control.settings(), control.overridden())

    def ask_close(self) -> None:
        """Close, or ask first when edits would be lost."""
        busy = self._busy_page()
        if busy is not None:
            self.open_page(busy)
            self.page(busy).ask_leave()
        elif self._draft.change_count:
            self.bar.ask()
        else:
            self.closeWanted.emit()

    def show_first_problem(self) -> None:
        """Open the page of the first wrong value and put the cursor there."""
        if not self._draft.problems and self._draft.refusal:
            self._show_refusal()
            return
        wrong = next(iter(self._draft.problems), None)
        for index, page in enumerate(self._pages):
            if page is not None and wrong in page.names:
                self.open_page(index)
                target = page.findChild(QWidget, wrong)
                if target is not None:
                    target.setFocus()
                    page.ensureWidgetVisible(target)

    def _show_refusal(self) -> None:
        """Show what keeps people from being identified: the notice, or the detector."""
        if NoticeCard.is_settled(self._draft):
            self.open_page(_PAGES.index(AnalysisPage))
        else:
            self._show_notice()

    def _show_notice(self) -> None:
        """Show what has to be settled before anybody is identified."""
        index = _PAGES.index(PeoplePage)
        self.open_page(index)
        page = self.page(index)
        assert isinstance(page, PeoplePage)
        page.open_notice()

    def _apply_and_close(self) -> None:
        self._apply_then(self.closeWanted.emit)

    def _mark_pages(self) -> None:
        wrong = set(self._draft.problems)
        self.navigation.mark(
            [i for i, page in enumerate(self._pages) if page is not None and page.names & wrong]
        )
