"""What an audit rests on: the camera stands where it stood, and counts as it counted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from kiosk.core.audit import note_documents, settings_document
from kiosk.core.camera_watch import CameraWatch
from kiosk.core.errors import HistoryError, KioskError
from kiosk.core.loop import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.app.history_keeper import HistoryKeeper
    from kiosk.core.clock import Clock
    from kiosk.core.problems import ProblemLog
    from kiosk.core.scene_print import ScenePrint
    from kiosk.core.settings import Settings
    from kiosk.core.types import FrameResult
    from kiosk.inference.scene_print import ScenePrinter

_log = logging.getLogger(__name__)

_CHECK_EVERY_S: Final = 30.0
_BEAT_S: Final = 1.0


class SceneWatch(Worker):
    """Takes prints of the still scene and compares them in a thread of its own.

    That thread also notes when the kiosk counts with other settings than before.

    Attributes:
        latest: The latest print; None before there is one, and while a scene stands in for a
            missing camera.
    """

    def __init__(
        self,
        history: HistoryKeeper,
        settings: Callable[[], Settings],
        problems: ProblemLog,
        clock: Clock,
    ) -> None:
        """Prepare.

        Args:
            history: Knows the audits and keeps what is found.
            settings: Gives the settings in force.
            problems: Is told of a moved camera.
            clock: For the time of a check.
        """
        super().__init__("scene-watch")
        self.latest: ScenePrint | None = None
        self._history = history
        self._settings = settings
        self._problems = problems
        self._clock = clock
        self._watch = CameraWatch()
        self._printer: ScenePrinter | None = None

    def take(self, result: FrameResult, *, is_real: bool) -> None:
        """Look at a frame, if it is time to (analysis thread).

        Args:
            result: The analysed frame.
            is_real: False for a scene that stands in for a missing camera.
        """
        if self._printer is None:
            # OpenCV is loaded here, where the networks have loaded it already.
            from kiosk.inference.scene_print import ScenePrinter

            self._printer = ScenePrinter()
        if is_real:
            self._printer.update(result)
        elif self.latest is not None:
            self._printer.forget()
        self.latest = self._printer.latest

    def check(self) -> None:
        """Compare settings and print with those that are kept; some 50 ms."""
        settings, now = self._settings(), self._clock.utc_now()
        try:
            documents = self._history.ask(note_documents)
            other = settings_document(documents, settings, now)
            found = self._watch.check(documents, self.latest, settings, now)
            new = [document for document in (other, found) if document is not None]
            if new:
                self._history.ask(lambda reader: [reader.add_document(one) for one in new])
        except HistoryError as error:
            _log.info("the scene could not be compared: %s", error)
            return
        if found is not None:
            self._problems.add(
                "camera",
                KioskError(
                    "The camera was moved since the last audience check",
                    "Repeat the check: until then its figures are not shown as valid.",
                ),
            )

    def _run(self) -> None:
        waited_s = 0.0
        while not self._stop.wait(_BEAT_S):
            self._beat()
            waited_s += _BEAT_S
            if waited_s >= _CHECK_EVERY_S:
                waited_s = 0.0
                self.check()
