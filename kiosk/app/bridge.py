"""From the engine's threads to the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.health import AppPhase, Progress, SyncStatus
    from kiosk.core.mailbox import Latest
    from kiosk.core.types import FrameResult, PeopleCount, Visit
    from kiosk.ui.display import DisplayRenderer
    from kiosk.ui.display_frame import DisplayFrame


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
        phaseChanged(AppPhase): The program entered another phase.
        downloadProgressed(Progress | None): A download has come further.
        countChanged(PeopleCount): Other people are present.
        syncChanged(SyncStatus): The publisher's state has changed.
        sourceEnded(): A file that does not loop was played.
        settingsApplied(Settings): Other settings are in force.
    """

    frameReady = Signal()
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

    def phase_changed(self, phase: AppPhase) -> None:
        """Another phase (any thread)."""
        self.phaseChanged.emit(phase)

    def progressed(self, progress: Progress | None) -> None:
        """A download has come further (analysis thread)."""
        self.downloadProgressed.emit(progress)

    def analyzed(self, result: FrameResult) -> None:
        """Make the picture for the view (analysis thread)."""
        picture = self._renderer.render(result)
        if picture is not None and self._frames.put(picture):
            self.frameReady.emit()

    def count_changed(self, count: PeopleCount) -> None:
        """Other people (analysis thread)."""
        self.countChanged.emit(count)

    def sync_status(self, status: SyncStatus) -> None:
        """The publisher's state (its thread)."""
        self.syncChanged.emit(status)

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over; the window asks for the sums when it shows them."""

    def ended(self) -> None:
        """The file has been played (analysis thread)."""
        self.sourceEnded.emit()
