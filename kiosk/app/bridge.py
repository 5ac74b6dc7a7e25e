"""From the engine's threads to the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from kiosk.core.choices import ViewMode
from kiosk.core.mailbox import Latest
from kiosk.ui.display import DisplayRenderer
from kiosk.ui.display_frame import DisplayTarget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.health import AppPhase, Progress, SyncStatus
    from kiosk.core.identity import IdentifiedEvent
    from kiosk.core.settings import Settings
    from kiosk.core.types import FrameResult, PeopleCount, Visit
    from kiosk.ui.display_frame import DisplayFrame

_PREVIEW_PX = (960, 540)
"""Enough to draw a zone on, a fraction of a millisecond to make."""


class AnalysisThread(QThread):
    """Runs the analysis loop; all logic is in the loop."""

    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("analysis")
        self._run = run

    def run(self) -> None:
        """Run the loop until it returns."""
        self._run()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; False when it did not come in time."""
        return bool(self.wait(int(timeout_s * 1000)))


class Bridge(QObject):
    """Implements the engine's listener with signals.

    Frames go through a mailbox and wake the GUI without a payload; what is rare travels in
    the signal itself.

    Signals:
        frameReady(): A picture waits in the mailbox.
        previewReady(): A picture for the operator waits, see :meth:`take_preview`.
        phaseChanged(AppPhase): The program entered another phase.
        downloadProgressed(Progress | None): A download has come further.
        countChanged(PeopleCount): Other people are present.
        syncChanged(SyncStatus): The publisher's state has changed.
        sourceEnded(): A file that does not loop was played.
        settingsApplied(Settings): Other settings are in force.
    """

    frameReady = Signal()
    previewReady = Signal()
    phaseChanged = Signal(object)
    downloadProgressed = Signal(object)
    countChanged = Signal(object)
    syncChanged = Signal(object)
    sourceEnded = Signal()
    settingsApplied = Signal(object)

    def __init__(self, frames: Latest[DisplayFrame], renderer: DisplayRenderer) -> None:
        super().__init__()
        self._frames = frames
        self._renderer = renderer
        self._preview_target = DisplayTarget()
        self._preview_target.set_whole(True)
        self._preview_renderer = DisplayRenderer(self._preview_target)
        self._previews: Latest[DisplayFrame] = Latest()

    def set_previewing(self, wanted: bool) -> None:
        """Whether an operator behind the PIN wants to see what the camera sees, whole."""
        self._preview_target.set_size(*(_PREVIEW_PX if wanted else (0, 0)))

    def set_preview_view(self, view: ViewMode) -> None:
        """Follow the public view: the panel is on the same screen.

        Where the public sees no picture, the operator sees the place without its people: else
        nobody could draw a zone.
        """
        self._preview_target.set_view(view if view is ViewMode.VIDEO else ViewMode.BLURRED)

    def take_preview(self) -> DisplayFrame | None:
        """The newest picture for the operator; None when there is none of the wanted kind."""
        preview, spec = self._previews.take(), self._preview_target.spec
        if preview is None or not spec.width or preview.view is not spec.view:
            return None
        return preview

    def phase_changed(self, phase: AppPhase) -> None:
        """Another phase (any thread)."""
        self.phaseChanged.emit(phase)

    def progressed(self, progress: Progress | None) -> None:
        """A download has come further (analysis thread)."""
        self.downloadProgressed.emit(progress)

    def analyzed(self, result: FrameResult) -> None:
        """Make the pictures for the view and the operator (analysis thread)."""
        picture = self._renderer.render(result)
        if picture is not None and self._frames.put(picture):
            self.frameReady.emit()
        preview = self._preview_renderer.render(result)
        if preview is not None and self._previews.put(preview):
            self.previewReady.emit()

    def count_changed(self, count: PeopleCount) -> None:
        """Other people (analysis thread)."""
        self.countChanged.emit(count)

    def sync_status(self, status: SyncStatus) -> None:
        """The publisher's state (its thread)."""
        self.syncChanged.emit(status)

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over; the window asks for the sums when it shows them."""

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody was recognised; the window asks who is here when it greets."""

    def settings_applied(self, settings: Settings) -> None:
        """Other settings are in force (any thread)."""
        self.settingsApplied.emit(settings)

    def ended(self) -> None:
        """The file has been played (analysis thread)."""
        self.sourceEnded.emit()
