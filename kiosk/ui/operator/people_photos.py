"""Views of a face from photo files: each is shown with what was found, or why it is no use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.people_texts import flaw_texts
from kiosk.ui.operator.people_views import Thumbnail
from kiosk.ui.operator.style import button, clear, label, px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiosk.core.errors import KioskError
    from kiosk.core.identity import PhotoReading
    from kiosk.ui.operator.page import PanelContext

PHOTO_SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")
MOST_PHOTOS: Final = 50
"""More photos of one person say nothing new, and nobody looks through them."""


class PhotoRow(QWidget):
    """One photo that is no use: its close-up, why, and what to do."""

    def __init__(self, context: PanelContext, reading: PhotoReading) -> None:
        super().__init__()
        picture = Thumbnail(context.appearance, 64)
        picture.show_view(reading.view, "?")
        name = label(reading.path.name, "field", wrap=True)
        self.why = label(refusal(reading), "warning", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(name)
        words.addWidget(self.why)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(picture)
        row.addLayout(words, 1)


def refusal(reading: PhotoReading) -> str:
    """Why a photo is no use and what to do, or an empty text when it is."""
    if reading.message:
        return reading.message
    return " ".join(" ".join(flaw_texts(flaw)) for flaw in reading.flaws[:2])


class PhotoCard(QWidget):
    """Photos being read, one after another.

    Attributes:
        rows: The photos that are no use.

    Signals:
        found(object): A photo that can be used: ``PhotoReading``.
        finished(): All are read, or the rest was stopped.
    """

    found = Signal(object)
    finished = Signal()

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stop: Callable[[], None] | None = None
        self._run = 0
        self._total = self._read = self._good = 0
        self.state = label("", "caption", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(8))
        self.progress.setAccessibleName(self.tr("Photos read"))
        self.cancel = button(self.tr("Stop"), "", self.stop)
        self.message = Message()
        self.rows: list[PhotoRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(10))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.state, 1)
        top.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(top)
        layout.addWidget(self.progress)
        layout.addWidget(self.message)
        layout.addLayout(self._rows)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether photos are being read."""
        return self._stop is not None

    def start(self, paths: Sequence[Path]) -> None:
        """Read these photos, at most :data:`MOST_PHOTOS`."""
        self.stop()
        self._clear()
        self.message.say("")
        self._run += 1
        self._total, self._read, self._good = min(len(paths), MOST_PHOTOS), 0, 0
        if len(paths) > MOST_PHOTOS:
            words = self.tr("Only the first {n} photos are read.")
            self.message.say(words.format(n=MOST_PHOTOS))
        self.progress.setRange(0, self._total)
        self.show()
        run = self._run
        self._stop = lambda: None  # the answers may come before read_photos returns
        stop = self._context.control.read_photos(
            list(paths[:MOST_PHOTOS]),
            partial(self._on_reading, run),
            partial(self._on_done, run),
            partial(self._on_failed, run),
        )
        if self.is_running:
            self._stop = stop
        self._show_state()

    def stop(self) -> None:
        """Leave the rest unread."""
        if self._stop is not None:
            stop, self._stop = self._stop, None
            self._run += 1
            stop()
            self._show_state()
            self.finished.emit()

    def forget(self) -> None:
        """Stop, and let go of all close-ups."""
        self.stop()
        self._clear()
        self.hide()

    def _clear(self) -> None:
        self.rows.clear()
        clear(self._rows)

    def _is_current(self, run: int) -> bool:
        return isValid(self) and run == self._run

    def _on_reading(self, run: int, reading: PhotoReading) -> None:
        if not self._is_current(run):
            return
        self._read += 1
        if reading.view is not None and not reading.flaws and not reading.message:
            self._good += 1
            self.found.emit(reading)
        else:
            self.rows.append(PhotoRow(self._context, reading))
            self._rows.addWidget(self.rows[-1])
        self._show_state()

    def _on_done(self, run: int) -> None:
        if self._is_current(run):
            self._stop = None
            self._show_state()
            self.finished.emit()

    def _on_failed(self, run: int, error: KioskError) -> None:
        if self._is_current(run):
            self._stop = None
            self.message.fail(error)
            self._show_state()
            self.finished.emit()

    def _show_state(self) -> None:
        self.progress.setValue(self._read)
        self.progress.setVisible(self.is_running)
        self.cancel.setVisible(self.is_running)
        if self.is_running:
            words = self.tr("Reading photo {n} of {all}…")
            self.state.setText(words.format(n=min(self._read + 1, self._total), all=self._total))
        else:
            words = self.tr("Photos that can be used: {good} of {all}")
            self.state.setText(words.format(good=self._good, all=self._read))
