"""The operator panel as a whole: locked, unlocked, locked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.clock import Clock, SystemClock
from kiosk.ui.background import Background
from kiosk.ui.i18n import resolve_language
from kiosk.ui.operator.draft import Draft
from kiosk.ui.operator.file_page import FilePage, FileRequest
from kiosk.ui.operator.keyboard import OnScreenKeyboard, has_touch_screen
from kiosk.ui.operator.page import PanelContext
from kiosk.ui.operator.pin_page import PinPage, PinTask
from kiosk.ui.operator.style import control_metrics, panel_style_sheet, use_metrics
from kiosk.ui.operator.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from kiosk.core.control import KioskControl
    from kiosk.core.pin import PinStore
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.theme import Appearance

_PIN_TIME_S: Final = 60.0
"""A PIN pad that nobody touches goes away, so that the public screen comes back."""

_WARNING_S: Final = 10.0
_TICK_MS: Final = 500

_INPUT_EVENTS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)


class OperatorPanel(QWidget):
    """Covers its parent (the public window) while it is open.

    Signals:
        unlocked(): The right PIN was given; the program may be closed now.
        locked(): The panel is closed and the PIN is needed again.
        closed(): The panel went away, unlocked before or not.
    """

    unlocked = Signal()
    locked = Signal()
    closed = Signal()

    def __init__(
        self,
        control: KioskControl,
        pins: PinStore,
        appearance: Appearance,
        parent: QWidget | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Create the panel, closed.

        Args:
            control: The program.
            pins: The operator's PIN.
            appearance: Colours and sizes.
            parent: Window to cover; None makes the panel a window of its own.
            clock: For locking again after a while without input.
        """
        super().__init__(parent)
        self._control = control
        self._pins = pins
        self._appearance = appearance
        self._clock = clock or SystemClock()
        self._last_input_ns = 0
        self._is_unlocked = False
        self._background = Background(self)
        self._draft = Draft(control.settings(), control.overridden(), self)
        self._workspace: Workspace | None = None
        self._file_page: FilePage | None = None
        self._metrics = control_metrics(appearance)
        use_metrics(self._metrics)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        self._pin_page = self._build_pin_page()
        self._keyboard = self._build_keyboard()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._rebuild_soon = QTimer(self)
        self._rebuild_soon.setSingleShot(True)
        self._rebuild_soon.timeout.connect(self._rebuild)
        self.setObjectName("operatorPanel")
        # Qt does not paint the video behind a widget that says it covers everything.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Operator panel"))
        appearance.changed.connect(self._restyle)
        if parent is not None:
            parent.installEventFilter(self)
        self._restyle()
        self.hide()

    def _build_pin_page(self) -> PinPage:
        page = PinPage(self._pins, self._background, self._appearance)
        page.done.connect(self._on_pin_done)
        page.cancelled.connect(self._on_pin_cancelled)
        self._stack.addWidget(page)
        return page

    def _build_keyboard(self) -> OnScreenKeyboard:
        keyboard = OnScreenKeyboard(resolve_language(self._control.settings().device.language))
        keyboard.hideWanted.connect(lambda: self._show_keyboard(False))
        keyboard.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(keyboard)
        return keyboard

    # ------------------------------------------------------------------------ public

    @property
    def is_unlocked(self) -> bool:
        """Whether the right PIN was given and the panel is still open."""
        return self._is_unlocked

    def open(self) -> None:
        """Show the panel: ask for the PIN, or for a first one if there is none."""
        if self.isVisible():
            return
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self._ask_pin()
        self._note_input()
        self.show()
        self.raise_()
        self._pin_page.setFocus()
        self._tick.start()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.installEventFilter(self)
            app.focusChanged.connect(self._on_focus_changed)

    def lock(self) -> None:
        """Close the panel and forget edits that were not applied."""
        if not self.isVisible():
            return
        was_unlocked, self._is_unlocked = self._is_unlocked, False
        self._tick.stop()
        self._rebuild_soon.stop()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.removeEventFilter(self)
            app.focusChanged.disconnect(self._on_focus_changed)
        self._pin_page.stop()
        self._keyboard.hide()
        self._close_file_page()
        self._drop_workspace()
        self.hide()
        if was_unlocked:
            self.locked.emit()
        self.closed.emit()

    def stop(self) -> None:
        """Close and wait for work under way; the program is about to end."""
        self.lock()
        self._background.stop()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Give the newest picture of the camera, or None when there is none."""
        if self._workspace is not None:
            self._workspace.set_preview(frame)

    # ------------------------------------------------------------------------ locking

    def _ask_pin(self) -> None:
        self._pin_page.start(PinTask.UNLOCK)
        self._pin_page.pad.set_blocked(True)
        self._stack.setCurrentWidget(self._pin_page)
        self._background.run(self._pins.is_set, self._on_pin_known, lambda _: self.lock())

    def _on_pin_known(self, is_set: bool) -> None:
        if self.isVisible() and not self._is_unlocked:
            self._pin_page.start(PinTask.UNLOCK if is_set else PinTask.SET_FIRST)

    def _on_pin_done(self) -> None:
        if not self._is_unlocked:
            self._is_unlocked = True
            self._draft.reset(self._control.settings(), self._control.overridden())
            self._build_workspace(0)
            self.unlocked.emit()
        self._show_workspace()

    def _on_pin_cancelled(self) -> None:
        if self._is_unlocked:
            self._show_workspace()
        else:
            self.lock()

    def _note_input(self) -> None:
        self._last_input_ns = self._clock.monotonic_ns()

    def _on_tick(self) -> None:
        if self._workspace is not None and self._workspace.keeps_open:
            self._note_input()
        idle_s = (self._clock.monotonic_ns() - self._last_input_ns) / 1e9
        limit_s = self._control.settings().window.relock_s if self._is_unlocked else _PIN_TIME_S
        left_s = limit_s - idle_s
        if left_s <= 0:
            self.lock()
        elif self._workspace is not None:
            soon = left_s <= _WARNING_S
            self._workspace.navigation.show_time_left(round(left_s + 0.5) if soon else None)

    # ------------------------------------------------------------------------ content

    def _build_workspace(self, index: int) -> None:
        context = PanelContext(self._control, self._draft, self._appearance, self._background)
        workspace = Workspace(context)
        workspace.closeWanted.connect(self.lock)
        workspace.pinChangeWanted.connect(self._change_pin)
        workspace.fileWanted.connect(self._choose_file)
        workspace.open_page(index)
        self._stack.addWidget(workspace)
        self._workspace = workspace

    def _drop_workspace(self) -> None:
        if self._workspace is not None:
            self._workspace.forget()
            self._discard(self._workspace)
            self._workspace = None

    def _show_workspace(self) -> None:
        if self._workspace is not None:
            self._stack.setCurrentWidget(self._workspace)
            self._workspace.navigation.buttons[self._workspace.index].setFocus()

    def _rebuild(self) -> None:
        """All widgets anew, in another language or size."""
        work = self._workspace
        if work is not None and (work.bar.is_saving or work.keeps_open):
            # What is under way belongs to these widgets, an answer or taps not stored yet.
            self._rebuild_soon.start(_TICK_MS // 10)
            return
        self._metrics = control_metrics(self._appearance)
        use_metrics(self._metrics)
        old_pin_page, old_keyboard = self._pin_page, self._keyboard
        asks_pin = self._stack.currentWidget() is old_pin_page
        self._pin_page, self._keyboard = self._build_pin_page(), self._build_keyboard()
        self._discard(old_pin_page)
        old_keyboard.hide()
        old_keyboard.deleteLater()
        if self._workspace is not None:
            index, saved = self._workspace.index, self._workspace.bar.tells_success
            self._close_file_page()
            self._drop_workspace()
            self._build_workspace(index)
            self._show_workspace()
            if saved:
                self._workspace.bar.tell_saved()
        elif self.isVisible() and asks_pin:
            self._ask_pin()

    def _change_pin(self) -> None:
        self._pin_page.start(PinTask.CHANGE)
        self._stack.setCurrentWidget(self._pin_page)
        self._pin_page.setFocus()

    def _choose_file(self, request: FileRequest) -> None:
        """Inside the panel: a kiosk has one window, and one keyboard."""
        self._close_file_page()
        self._file_page = FilePage(request, self._background)
        self._file_page.closed.connect(self._close_file_page)
        self._stack.addWidget(self._file_page)
        self._stack.setCurrentWidget(self._file_page)
        self._file_page.setFocus()

    def _close_file_page(self) -> None:
        if self._file_page is not None:
            page, self._file_page = self._file_page, None
            self._discard(page)
            self._show_workspace()

    def _discard(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    # ------------------------------------------------------------------------ keyboard

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if new is not None and self.isAncestorOf(new):
            self._serve(new)

    def _serve(self, target: QWidget) -> None:
        """Show the keyboard for fields that take text."""
        editable = isinstance(target, QLineEdit | QPlainTextEdit) and not target.isReadOnly()
        wanted = editable and self._keyboard_wanted()
        if wanted:
            self._keyboard.serve(target.inputMethodHints())
        self._show_keyboard(wanted)
        if wanted:
            self._scroll_to(target)

    def _show_keyboard(self, shown: bool) -> None:
        self._keyboard.setVisible(shown)
        if self._workspace is not None:
            self._workspace.set_typing(shown)

    def _keyboard_wanted(self) -> bool:
        setting = self._control.settings().window.on_screen_keyboard
        return setting == "on" or (setting == "auto" and has_touch_screen())

    def _scroll_to(self, target: QWidget) -> None:
        """Keep the field visible above the keyboard."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        ancestor = target.parentWidget()
        while ancestor is not None and ancestor is not self:
            if isinstance(ancestor, QScrollArea):
                ancestor.ensureWidgetVisible(target, 0, 60)
                return
            ancestor = ancestor.parentWidget()

    # ------------------------------------------------------------------------ events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the parent, and notice every touch."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self.parent():
            parent = self.parentWidget()
            if parent is not None:
                self.setGeometry(parent.rect())
        elif kind in _INPUT_EVENTS:
            self._note_input()
        elif (
            kind == QEvent.Type.MouseButtonRelease
            and isinstance(watched, QWidget)
            and watched.hasFocus()
            and self.isAncestorOf(watched)
        ):
            self._serve(watched)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what lies behind."""
        QPainter(self).fillRect(event.rect(), self._appearance.palette.color("background"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back, after asking when edits would be lost."""
        if event.key() == Qt.Key.Key_Escape and self._file_page is not None:
            self._close_file_page()
        elif event.key() == Qt.Key.Key_Escape and self._workspace is not None:
            self._workspace.ask_close()
        else:
            event.accept()  # nothing reaches the public window behind

    def changeEvent(self, event: QEvent) -> None:
        """Rebuild in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Operator panel"))
            self._rebuild_soon.start(0)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A window of its own locks when it is closed."""
        self.lock()
        self._background.stop()
        super().closeEvent(event)

    def _restyle(self) -> None:
        metrics = control_metrics(self._appearance)
        self.setStyleSheet(panel_style_sheet(self._appearance.palette, metrics))
        if metrics != self._metrics:
            self._rebuild_soon.start(0)
