"""What the windows may ask of the program, answered by the running kiosk."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from kiosk.app.photo_run import PhotoRun
from kiosk.core.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from kiosk.app.runtime import KioskRuntime
    from kiosk.core.coach import CoachReport
    from kiosk.core.control import AudienceSnapshot, CameraDevice, ConnectionReport, Enrolment
    from kiosk.core.errors import KioskError
    from kiosk.core.health import HealthSnapshot
    from kiosk.core.identity import CaptureState, PhotoReading, RecognisedPerson
    from kiosk.core.outbound import Outbound
    from kiosk.core.ports import HistoryReader, PeopleRegistry
    from kiosk.core.settings import Settings
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SinkStatus, SyncDesk
    from kiosk.ui.background import Background

_T = TypeVar("_T")


class WindowControl:
    """Implements :class:`kiosk.core.control.KioskControl` for the window.

    Args:
        runtime: The running kiosk.
        background: Runs what takes time and answers on the GUI thread.
        leave: Ends the program in order.
    """

    def __init__(
        self,
        runtime: KioskRuntime,
        background: Background,
        leave: Callable[[], None],
    ) -> None:
        self._runtime = runtime
        self._background = background
        self._leave = leave
        self._devices: tuple[tuple[str, str], ...] = ()

    def settings(self) -> Settings:
        """Settings in force."""
        return self._runtime.settings

    def overridden(self) -> frozenset[str]:
        """Dotted names of settings fixed by the environment or the command line."""
        return self._runtime.overridden

    def apply(self, settings: Settings) -> None:
        """Save new settings and put them into force; blocks, not for the GUI thread.

        Raises:
            SettingsError: They could not be saved; the old ones stay in force.
        """
        self._runtime.apply(settings)

    def health(self) -> HealthSnapshot:
        """State of the program now."""
        return self._runtime.health()

    def diagnostics(self) -> str:
        """Text about the state of the program, without secrets, faces or names."""
        snapshot = asdict(self._runtime.health())
        return redact(json.dumps(snapshot, indent=2, default=_plain, ensure_ascii=False))

    def cameras(self, done: Callable[[Sequence[CameraDevice]], None]) -> None:
        """List the cameras and simulated scenes that can be chosen."""

        def list_all() -> list[CameraDevice]:
            from kiosk.capture.devices import list_cameras, list_scenes

            return [*list_cameras(), *list_scenes()]

        self._background.run(list_all, done, lambda _: done([]))

    def look_for_devices(self) -> None:
        """Ask for the inference devices ahead of need: drivers may take seconds to answer."""
        if not self._devices:
            self._background.run(_inference_devices, self._note_devices, lambda _: None)

    def inference_devices(self) -> Sequence[tuple[str, str]]:
        """OpenVINO devices of this machine: (name for the setting, name for people)."""
        if not self._devices:
            self._devices = _inference_devices()
        return self._devices

    def _note_devices(self, devices: tuple[tuple[str, str], ...]) -> None:
        self._devices = devices

    def sinks(self) -> Sequence[SinkStatus]:
        """All sinks of the settings in their order; cheap."""
        return self._runtime.outlets.statuses()

    def test_sink(
        self, sink: Sink, secret: str | None, done: Callable[[ConnectionReport], None]
    ) -> None:
        """Try a destination as its sink would; ``secret`` None uses the stored one."""

        def failed(error: KioskError) -> None:
            from kiosk.core.control import ConnectionReport

            done(ConnectionReport(ok=False, message=error.message, hint=error.hint))

        access = self._runtime.outlets.access
        self._background.run(lambda: access.try_out(sink, secret), done, failed)

    def has_sink_secret(self, sink: str) -> bool:
        """Whether a secret is stored for the sink of that name."""
        return self._runtime.outlets.has_secret(sink)

    def set_sink_secret(self, sink: str, secret: str) -> None:
        """Store the secret of a sink; blocks, not for the GUI thread.

        Raises:
            CredentialError: It could not be stored.
        """
        self._runtime.outlets.set_secret(sink, secret)

    def sync(
        self,
        work: Callable[[SyncDesk], _T],
        done: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Ask or change the queue: ``work`` runs in a thread, the rest on the GUI thread."""
        self._background.run(lambda: work(self._runtime.outlets.desk), done, failed)

    def enrol_at_collector(
        self,
        url: str,
        code: str,
        done: Callable[[Enrolment], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Exchange a one-time code for this kiosk's token at a collector."""
        self._background.run(lambda: self._runtime.outlets.access.enrol(url, code), done, failed)

    def scan_code(self, done: Callable[[str], None]) -> Callable[[], None]:
        """Watch the camera for a QR code and hand its text over, once."""
        # Found in the scanner's thread; the answer belongs to the GUI's.
        return self._runtime.scanner.start(
            lambda text: self._background.run(lambda: text, done, lambda _: None)
        )

    def stop_analysis(self) -> None:
        """Release the camera and stop analysing until :meth:`start_analysis`."""
        self._set_analyzing(False)

    def start_analysis(self) -> None:
        """Start analysing again."""
        self._set_analyzing(True)

    def _set_analyzing(self, wanted: bool) -> None:
        self._background.run(
            lambda: self._runtime.set_analyzing(wanted), lambda _: None, lambda _: None
        )

    def history(
        self,
        work: Callable[[HistoryReader], _T],
        done: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Ask the history: ``work`` runs in a thread of its own, the rest on the GUI thread."""
        self._background.run(lambda: self._runtime.history.ask(work), done, failed)

    def audience(self) -> AudienceSnapshot:
        """The audience now."""
        return self._runtime.audience_snapshot()

    def count_ignored_face(self, number: int) -> None:
        """Count a face again that the ghost filter ignores."""
        self._runtime.audience.count_again(number)

    def people(
        self,
        work: Callable[[PeopleRegistry], _T],
        done: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Ask or change the gallery: ``work`` runs in a thread, the rest on the GUI thread."""
        self._background.run(lambda: work(self._runtime.identification.desk), done, failed)

    def read_photos(
        self,
        paths: Sequence[Path],
        each: Callable[[PhotoReading], None],
        done: Callable[[], None],
        failed: Callable[[KioskError], None],
    ) -> Callable[[], None]:
        """Look for a face in photo files, one after another; the answer stops the rest."""
        make_reader = self._runtime.identification.photo_reader
        return PhotoRun(self._background, make_reader, paths, each, done, failed).cancel

    def start_capture(self) -> None:
        """Begin a guided capture of one face before the camera, whatever the mode."""
        self._runtime.identification.capture.start()

    def capture(self) -> CaptureState | None:
        """How far the capture has come; None when none is under way."""
        return self._runtime.identification.capture.state()

    def stop_capture(self) -> None:
        """End the capture and forget its views."""
        self._runtime.identification.capture.stop()

    def recognised(self) -> Sequence[RecognisedPerson]:
        """Who was recognised lately, those in view first."""
        return self._runtime.identification.feed.recognised()

    def not_this_person(self, person: UUID) -> None:
        """The face in view that is held to be this person is somebody else."""
        identification = self._runtime.identification
        self._background.run(
            lambda: identification.reject(person), lambda _: None, identification.note_problem
        )

    def coach(self) -> CoachReport:
        """How the camera stands, over the last quarter of an hour."""
        return self._runtime.coach()

    def outbound(self) -> Sequence[Outbound]:
        """What was sent since the start, by destination, the latest first."""
        return self._runtime.ledger.entries()

    def quit(self) -> None:
        """Leave the program in order."""
        self._leave()


def _inference_devices() -> tuple[tuple[str, str], ...]:
    from kiosk.inference.runtime import inference_devices

    return inference_devices()


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
