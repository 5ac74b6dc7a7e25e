"""The public window: picture, panel and the screens for when there is no picture."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QIcon, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.core.choices import AnalysisMode, ViewMode
from kiosk.core.health import AppPhase, Progress, SyncStatus
from kiosk.ui.corner_gesture import CornerGesture
from kiosk.ui.foot_bar import FootBar
from kiosk.ui.greeter import Greeter
from kiosk.ui.greeting_banner import GreetingBanner
from kiosk.ui.i18n import LanguageSwitch
from kiosk.ui.name_text import names_shown
from kiosk.ui.panel import SidePanel
from kiosk.ui.state_screen import StateScreen
from kiosk.ui.theme import Appearance, Metrics, icon_path
from kiosk.ui.video_view import VideoView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import (
        QCloseEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

    from kiosk.core.identity import RecognisedPerson
    from kiosk.core.mailbox import Latest
    from kiosk.core.settings import Settings
    from kiosk.core.types import PeopleCount
    from kiosk.ui.charts import DayFigures, RecentHistory
    from kiosk.ui.display_frame import DisplayFrame, DisplayTarget

OPERATOR_KEYS: Final = "Ctrl+Shift+O"
CURSOR_IDLE_MS: Final = 3000
PREPARE_AFTER_MS: Final = 50
WINDOWED_SIZE: Final = QSize(1366, 768)
MIN_SIZE: Final = QSize(640, 400)


class MainWindow(QWidget):
    """What the passers-by see.

    The operator panel is asked for with :data:`OPERATOR_KEYS`, with five taps or with a
    press of three seconds in the top right corner. Until :meth:`set_unlocked`, nothing that
    a passer-by can do closes the window or leaves full screen.

    Args:
        frames: Where the pictures come from; :meth:`wake` takes the newest.
        target: Tells the renderer what pictures are wanted.
        history: The last minutes.
        day: The sums of today.
        settings: Settings in force.

    Attributes:
        view: The picture.
        panel: Numbers and charts.
        foot: Notice and status line.
        greeting: The greeting of somebody recognised, over the picture.
        state_screen: What covers both in phases without a picture.
        appearance: Theme in force.
        languages: Language in force.

    Signals:
        operatorRequested(): Somebody asks for the operator panel.
        closeRequested(): The unlocked window was asked to close.
    """

    operatorRequested = Signal()
    closeRequested = Signal()

    def __init__(
        self,
        frames: Latest[DisplayFrame],
        target: DisplayTarget,
        history: RecentHistory,
        day: DayFigures,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.appearance = Appearance(settings.device.theme, self)
        self.languages = LanguageSwitch(settings.device.language, self)
        self._phase = AppPhase.STARTING
        self._unlocked = False
        self._leaving = False
        self._charts_only = False
        self._fullscreen = settings.window.fullscreen
        self.view = VideoView(frames, target, self.appearance, self)
        self.panel = SidePanel(history, day, self.appearance, self)
        self.foot = FootBar(self.appearance, self)
        self.greeting = GreetingBanner(self.appearance, self)
        self.state_screen = StateScreen(self.appearance, self)
        self._greeter = Greeter(self.greeting, self._faces, time.monotonic, self)
        self._gesture = CornerGesture(time.monotonic, self)
        self._gesture.triggered.connect(self._request_operator)
        shortcut = QShortcut(QKeySequence(OPERATOR_KEYS), self)
        shortcut.activated.connect(self._request_operator)
        self._cursor_timer = QTimer(self)
        self._cursor_timer.setSingleShot(True)
        self._cursor_timer.setInterval(CURSOR_IDLE_MS)
        self._cursor_timer.timeout.connect(self._hide_cursor)
        self.view.aspectChanged.connect(self._arrange)
        self.view.firstFrame.connect(self._show_phase)
        self.setWindowTitle("Vitrine")
        self.setWindowIcon(QIcon(str(icon_path("vitrine.svg"))))
        self.setMinimumSize(MIN_SIZE)
        self.resize(WINDOWED_SIZE)
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)
        self.apply_settings(settings)
        self._show_phase()

    def present(self) -> None:
        """Show the window as the settings say: full screen or as a window."""
        if self._fullscreen:
            # Without a window manager, as in a bare X session, nobody else sets the size.
            self.setGeometry(self.screen().geometry())
            self.showFullScreen()
            self._cursor_timer.start()
        else:
            self.showNormal()
        # While "Welcome" is on the screen nobody minds the wait.
        QTimer.singleShot(PREPARE_AFTER_MS, self.panel, self.panel.prepare)

    def greet_from(
        self,
        recognised: Callable[[], Sequence[RecognisedPerson]],
        group_name: Callable[[str], str] = str,
    ) -> None:
        """Greet who was recognised lately, as the settings say.

        Args:
            recognised: ``KioskControl.recognised``; asked twice a second while greetings are on.
            group_name: Name of a group by its id, for greetings with ``{group}``.
        """
        self._greeter.set_source(recognised, group_name)

    def wake(self) -> None:
        """A new picture is there; takes the newest."""
        self.view.wake()

    def set_phase(self, phase: AppPhase) -> None:
        """Show what the program is doing as a whole."""
        if phase is self._phase:
            return
        self._phase = phase
        if phase is not AppPhase.RUNNING:
            self.view.clear()
        self._show_phase()

    def set_progress(self, progress: Progress | None) -> None:
        """Show how far the models have come."""
        self.state_screen.set_progress(progress)

    def set_sync(self, status: SyncStatus) -> None:
        """Show the state of publishing."""
        self.foot.status.set_status(status)

    def set_counts(self, count: PeopleCount) -> None:
        """Show how many people are here."""
        self.panel.set_count(count)

    def apply_settings(self, settings: Settings) -> None:
        """Put theme, language, view, mode, notice and full screen into force."""
        self.languages.set_language(settings.device.language)
        self.appearance.set_theme(settings.device.theme)
        self.view.labels = settings.analysis.mode is not AnalysisMode.COUNTS
        self.view.set_names(names_shown(settings))
        self._greeter.apply_settings(settings)
        self._charts_only = settings.privacy.view is ViewMode.OFF
        self.view.set_view(settings.privacy.view)
        self.panel.apply_settings(settings)
        self.foot.apply_settings(settings)
        if settings.window.fullscreen is not self._fullscreen:
            self._fullscreen = settings.window.fullscreen
            if self.isVisible():
                self.present()
        self._arrange()
        self._show_phase()

    def set_unlocked(self, unlocked: bool) -> None:
        """Allow (or forbid again) to close the window; while allowed the cursor stays.

        The operator panel covers the picture then, and its preview needs all of it.
        """
        self._unlocked = unlocked
        self.view.set_whole(unlocked)
        self._show_cursor()

    def shut_down(self) -> None:
        """Close for good, locked or not; for the end of the program.

        To be called before ``QApplication.quit()``, which asks every window and would be
        refused by a locked one.
        """
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, unless the program ends; tell when the operator wants to leave."""
        if self._leaving:
            event.accept()
            return
        event.ignore()
        if self._unlocked:
            self.closeRequested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks to leave, which a locked window ignores like every other key."""
        if self._unlocked and event.key() == Qt.Key.Key_Escape:
            self.closeRequested.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Watch for the hidden gesture."""
        self._show_cursor()
        self._gesture.press(event.position(), self.size())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Watch for the hidden gesture."""
        self._gesture.release()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the cursor while it moves."""
        self._show_cursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the window out anew."""
        super().resizeEvent(event)
        self.appearance.set_window_size(self.size())
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Greet again."""
        super().showEvent(event)
        self._show_phase()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no timer running."""
        super().hideEvent(event)
        self._cursor_timer.stop()
        self._gesture.release()
        self._greeter.set_active(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.appearance.palette.color("background"))
        painter.end()

    def _arrange(self) -> None:
        foot = self.foot.height_for(self.width())
        above = QSize(self.width(), self.height() - foot)
        if self._charts_only:
            self.panel.setGeometry(0, 0, above.width(), above.height())
        else:
            view, panel = layout_window(above, self.view.aspect, self.appearance.metrics)
            self.view.setGeometry(view)
            self.panel.setGeometry(panel)
        shown = self.panel if self._charts_only else self.view
        self.greeting.set_area(shown.geometry())
        self.foot.setGeometry(0, above.height(), self.width(), foot)
        self._place_cover()

    def _place_cover(self) -> None:
        """Over everything; but while frames are analysed, the notice is never covered."""
        analysed = self._phase is AppPhase.RUNNING
        height = self.foot.y() if analysed else self.height()
        self.state_screen.setGeometry(0, 0, self.width(), height)

    def _show_phase(self) -> None:
        self.state_screen.set_phase(self._phase)
        shown = self._phase is AppPhase.RUNNING and self.view.frame is not None
        self.panel.setVisible(shown)
        self.view.setVisible(not self._charts_only)
        self.foot.setVisible(self._phase is AppPhase.RUNNING)
        self.state_screen.setVisible(not shown)
        self._greeter.set_active(shown and self.isVisible())
        self._place_cover()

    def _faces(self) -> list[QRectF]:
        """Where faces are in the window."""
        if self._charts_only:
            return []
        corner = self.view.geometry().topLeft()
        return [face.translated(corner) for face in self.view.faces]

    def _request_operator(self) -> None:
        self._show_cursor()
        self.operatorRequested.emit()

    def _show_cursor(self) -> None:
        self.unsetCursor()
        if self._fullscreen and not self._unlocked and self.isVisible():
            self._cursor_timer.start()
        else:
            self._cursor_timer.stop()

    def _hide_cursor(self) -> None:
        below = self.childAt(self.mapFromGlobal(QCursor.pos()))
        parts = (self.view, self.panel, self.foot, self.state_screen)
        ours = below is None or any(p is below or p.isAncestorOf(below) for p in parts)
        if ours and QApplication.activeModalWidget() is None:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            # Whatever lies over the window, such as the PIN pad, needs the cursor.
            self._cursor_timer.start()


def layout_window(area: QSize, aspect: float, metrics: Metrics) -> tuple[QRect, QRect]:
    """Where picture and panel go.

    The panel stands beside the picture where that leaves the picture at least about as wide
    as high, else under it. Under it the picture gets the height that shows nearly all of it.

    Args:
        area: Size of the window without its foot.
        aspect: Width by height of the source; 0 while not known.
        metrics: Sizes for this window.

    Returns:
        Rectangle of the picture, rectangle of the panel.
    """
    w, h = area.width(), area.height()
    side = metrics.px(430)
    if (w - side) / h >= 1.15:
        return QRect(0, 0, w - side, h), QRect(w - side, 0, side, h)
    picture = w / (aspect or 16 / 9)
    least_panel = metrics.px(250)
    roomy_panel = metrics.px(780)
    # Slightly higher than the picture needs: a little is cropped, much is gained.
    high = max(picture, min(picture * 1.2, h - roomy_panel))
    high = round(min(max(high, 0.4 * h), h - least_panel))
    return QRect(0, 0, w, high), QRect(0, high, w, h - high)
