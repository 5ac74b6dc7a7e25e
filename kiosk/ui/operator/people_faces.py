"""Collecting views of one face, by the camera or from photos."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.identity import TemplateSource
from kiosk.ui.operator.file_page import FileRequest
from kiosk.ui.operator.people_capture import CaptureCard
from kiosk.ui.operator.people_photos import PHOTO_SUFFIXES, PhotoCard
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.people_texts import views_text
from kiosk.ui.operator.people_views import Strip, TakenView, Thumbnail, odd_views
from kiosk.ui.operator.style import button, clear, label, px

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.core.identity import FaceView, PhotoReading, Template
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import PanelContext


class FacesView(QWidget):
    """Both ways to take views, and the views taken so far.

    Attributes:
        taken: The good views.

    Signals:
        changed(): There are more or fewer views, or something began or ended.
        fileWanted(object): Let the person choose photos: a ``FileRequest``.
    """

    changed = Signal()
    fileWanted = Signal(object)

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.taken: list[TakenView] = []
        self._known: Sequence[Template] = ()
        self.odd = Message()
        self.by_camera = button(self.tr("With the camera"), "primary", self.start_capture)
        self.by_files = button(self.tr("From photos"), "", self._choose_files)
        self.how = label(
            self.tr(
                "The camera takes five views in about half a minute. Of photos, two to five good "
                "ones are best: sharp, alone, from the front and a little from the sides."
            ),
            "muted",
            wrap=True,
        )
        self.message = Message()
        self.capture = CaptureCard(context)
        self.capture.hide()
        self.photos = PhotoCard(context)
        self.count = label("", "field")
        self._strip = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(14))
        self._choice = QHBoxLayout()
        self._choice.setSpacing(px(12))
        self._choice.addWidget(self.by_camera, 1)
        self._choice.addWidget(self.by_files, 1)
        layout.addWidget(self.how)
        layout.addLayout(self._choice)
        layout.addWidget(self.message)
        layout.addWidget(self.capture)
        layout.addWidget(self.photos)
        layout.addWidget(self.count)
        layout.addWidget(self.odd)
        layout.addLayout(self._strip)
        self.capture.captured.connect(self._on_captured)
        self.photos.found.connect(self._on_photo)
        self.photos.finished.connect(self._show_state)
        self._show_state()

    @property
    def is_running(self) -> bool:
        """Whether views are being taken now."""
        return self.capture.is_running or self.photos.is_running

    def start_capture(self) -> None:
        """Take views by the camera."""
        self.message.say("")
        self.photos.forget()
        self.capture.start()
        self._show_state()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Take views from photos."""
        self.message.say("")
        self.photos.start(paths)
        self._show_state()

    def compare_with(self, known: Sequence[Template]) -> None:
        """Views are to look like these, which are stored of the person."""
        self._known = known
        self._show_strip()

    def add(self, taken: Sequence[TakenView]) -> None:
        """Add views."""
        self.taken += taken
        self._show_strip()
        self._show_state()

    def forget(self) -> None:
        """Let go of all views."""
        self.capture.forget()
        self.capture.hide()
        self.photos.forget()
        self.taken = []
        self._show_strip()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Hand on the picture of the camera."""
        self.capture.set_preview(frame)

    def _choose_files(self) -> None:
        request = FileRequest(
            self.tr("Choose photos of this person"),
            None,
            lambda path: self.read_files([path]),
            PHOTO_SUFFIXES[0],
            chosen_all=self.read_files,
            also=PHOTO_SUFFIXES[1:],
        )
        self.fileWanted.emit(request)

    def _on_captured(self, views: Sequence[FaceView]) -> None:
        self.capture.hide()
        self.add([TakenView(view, TemplateSource.CAMERA) for view in views if not view.flaws])
        if not views:
            self.message.say(self.tr("No view was taken. Try again, or take photos."))
        self._show_state()

    def _on_photo(self, reading: PhotoReading) -> None:
        assert reading.view is not None
        self.add([TakenView(reading.view, TemplateSource.FILE, reading.path.name)])

    def _remove(self, one: TakenView) -> None:
        self.taken = [other for other in self.taken if other is not one]
        self._show_strip()
        self._show_state()

    def _show_strip(self) -> None:
        clear(self._strip)
        odd = odd_views(self.taken, self._known)
        words = self.tr(
            "A view looks like none of the others. Is it somebody else? Remove it, or keep it if "
            "you are sure."
        )
        self.odd.say(words if odd else "")
        if not self.taken:
            return
        cells: list[QWidget] = []
        for one in self.taken:
            cell = QWidget()
            inner = QVBoxLayout(cell)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(px(6))
            picture = Thumbnail(self._context.appearance, 110)
            picture.show_view(one.view, odd=one in odd)
            inner.addWidget(picture)
            remove = button("✕", "step", partial(self._remove, one))
            remove.setFixedWidth(px(110))
            remove.setAccessibleName(self.tr("Remove this view"))
            inner.addWidget(remove)
            cells.append(cell)
        self._strip.addWidget(Strip(cells))

    def _show_state(self) -> None:
        for choice in (self.how, self.by_camera, self.by_files):
            choice.setVisible(not self.is_running)
        self.count.setText(self.tr("Taken: {views}").format(views=views_text(len(self.taken))))
        self.count.setVisible(bool(self.taken))
        self.changed.emit()
