"""Settings from a collector: verified, tried, and taken back when the kiosk does not run well.

What is on trial is written down first, with the values from before: a kiosk that does not even
survive the new settings starts with the old ones.
"""

from __future__ import annotations

import json
import logging
import queue
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import KioskError, SettingsError
from kiosk.core.health import AppPhase
from kiosk.core.loop import Worker
from kiosk.core.remote_settings import checked_values
from kiosk.core.settings_schema import value_of, with_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.core.health import HealthSnapshot
    from kiosk.core.remote_settings import SettingsOffer
    from kiosk.core.settings import Settings

_log = logging.getLogger(__name__)

FILE_NAME: Final = "remote-settings.json"
_WHERE: Final = "settings"
_LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True)
class Trial:
    """How long new settings are watched.

    Attributes:
        limit_s: Time to run well again; a network may have to be compiled, a camera opened.
        well_s: For so long without a break it has to run well.
        again_s: Pause after settings that could not be had, or not be taken back.
    """

    limit_s: float = 120.0
    well_s: float = 15.0
    again_s: float = 300.0


class ReportsSettings(Protocol):
    """Tells a collector what became of its settings (``RecordFeed``)."""

    def add_to_status(self, name: str, value: object) -> None:
        """Tell one more thing with the next status."""
        ...


class RemoteSettings(Worker):
    """Puts settings from a collector into force, on trial.

    Args:
        folder: Where the trial is written down.
        settings: Gives the settings in force.
        change: Saves other values by dotted name and puts them into force; may raise
            ``SettingsError``.
        fetch: Gets what a destination offers; None when it offers nothing. May raise
            ``KioskError``: not reached, wrong signature.
        health: Gives the state of the program.
        reports: Is told what became of the settings.
        on_problem: Is told what the operator should know.
        trial: How long new settings are watched.
    """

    def __init__(
        self,
        folder: Path,
        settings: Callable[[], Settings],
        change: Callable[[Mapping[str, Any]], None],
        fetch: Callable[[str], SettingsOffer | None],
        health: Callable[[], HealthSnapshot],
        reports: ReportsSettings,
        on_problem: Callable[[str, KioskError], None],
        trial: Trial | None = None,
    ) -> None:
        super().__init__("remote-settings")
        self._file = folder / FILE_NAME
        self._settings = settings
        self._change = change
        self._fetch = fetch
        self._health = health
        self._reports = reports
        self._on_problem = on_problem
        self._trial = trial or Trial()
        self._offers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._signer = ""
        self._etags: dict[str, str] = {}
        self._not_before: dict[str, float] = {}

    def offered(self, sink: str, etag: str) -> None:
        """A destination has settings for this kiosk; from any thread, returns at once.

        Told with each reply of the destination, so what could not be had is tried again.
        """
        if not self._settings().cloud.remote_settings or self._etags.get(sink) == etag:
            return
        if time.monotonic() >= self._not_before.get(sink, 0.0):
            self._etags[sink] = etag
            self._offers.put(sink)

    def request_stop(self) -> None:
        """Ask the thread to end; returns at once."""
        super().request_stop()
        self._offers.put(None)

    # ------------------------------------------------------------------------ the thread

    def _run(self) -> None:
        self._take_back_unfinished()
        while not self._stop.is_set():
            self._beat()
            try:
                sink = self._offers.get(timeout=1.0)
            except queue.Empty:
                continue
            if sink is not None and self._settings().cloud.remote_settings:
                self._consider(sink)

    def _consider(self, sink: str) -> None:
        try:
            offer = self._fetch(sink)
        except KioskError as error:
            self._not_before[sink] = time.monotonic() + self._trial.again_s
            self._etags.pop(sink, None)
            self._on_problem(_WHERE, error)
            return
        settings = self._settings()
        if offer is None or not self._is_new(offer):
            return
        try:
            if offer.device != settings.device.id:
                raise SettingsError(f"the settings are for {offer.device}, not for this kiosk")
            self._signer = offer.signer
            values = checked_values(offer.values)
            with_values(settings, values)  # whether they go together with the others
        except SettingsError as error:
            self._conclude(offer.version, "refused", error.message)
            return
        before = {name: _plain(value_of(settings, name)) for name in values}
        self._try(offer.version, before, values)

    def _is_new(self, offer: SettingsOffer) -> bool:
        """An older version, replayed, is not; another collector counts anew."""
        return offer.version > self._versions().get(offer.signer, 0)

    def _versions(self) -> dict[str, int]:
        """The latest version of each collector, by its key."""
        found = self._read().get("versions")
        if not isinstance(found, dict):
            return {}
        return {key: n for key, n in found.items() if isinstance(n, int)}

    def _try(self, version: int, before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        ran_well = _runs_well(self._health())
        self._write(
            {
                **self._read(),
                "trial": {"version": version, "signer": self._signer, "before": before},
            }
        )
        try:
            self._change(values)
        except SettingsError as error:
            self._conclude(version, "refused", error.message)
            return
        reason = self._watch() if ran_well else ""
        if self._stop.is_set():
            return  # the next start takes back what was not found to be good
        if not reason:
            self._conclude(version, "applied")
            return
        self._take_back(version, before, reason)

    def _watch(self) -> str:
        """Why the kiosk does not run well; empty when it does."""
        end = time.monotonic() + self._trial.limit_s
        well_since: float | None = None
        # What ran before may still be reported for a moment.
        self._stop.wait(min(1.0, self._trial.well_s))
        while not self._stop.is_set() and (now := time.monotonic()) < end:
            self._beat()
            if not _runs_well(self._health()):
                well_since = None
            elif now - (well_since := well_since or now) >= self._trial.well_s:
                return ""
            self._stop.wait(min(0.5, self._trial.well_s))
        health = self._health()
        told = next((e.message for e in health.errors), "")
        return f"the kiosk did not run well ({health.phase}{': ' if told else ''}{told})"

    def _take_back_unfinished(self) -> None:
        """After a crash or a power cut in the middle of a trial."""
        trial = self._read().get("trial")
        if not isinstance(trial, dict):
            return
        try:
            version, before = int(trial["version"]), dict(trial["before"])
            self._signer = str(trial.get("signer", ""))
            with_values(self._settings(), before)
        except (SettingsError, KeyError, TypeError, ValueError) as error:
            _log.info("%s does not tell what to take back: %s", self._file.name, error)
            self._write({key: value for key, value in self._read().items() if key != "trial"})
        else:
            self._take_back(version, before, "the program ended while they were on trial")

    def _take_back(self, version: int, before: Mapping[str, Any], reason: str) -> None:
        """Put the values from before into force; until that works the trial is not over."""
        while not self._stop.is_set():
            self._beat()
            try:
                self._change(before)
            except SettingsError as error:
                self._on_problem(_WHERE, error)
                self._pause(self._trial.again_s)
            else:
                self._conclude(version, "rolled_back", reason)
                return

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self._stop.wait(min(1.0, seconds)) and time.monotonic() < end:
            self._beat()

    def _conclude(self, version: int, state: str, reason: str = "") -> None:
        reason = reason[:_LONGEST_REASON]
        _log.info("settings %d of the collector: %s %s", version, state, reason)
        self._write({"versions": {**self._versions(), self._signer: version}})
        self._reports.add_to_status(
            "config", {"version": version, "state": state, "reason": reason}
        )
        if state != "applied":
            words = "were taken back" if state == "rolled_back" else "are refused"
            self._on_problem(
                _WHERE, SettingsError(f"settings {version} of the collector {words}: {reason}")
            )

    def _read(self) -> dict[str, Any]:
        try:
            document = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return document if isinstance(document, dict) else {}

    def _write(self, document: Mapping[str, Any]) -> None:
        try:
            write_atomic(self._file, json.dumps(document).encode())
        except OSError as error:
            _log.warning("%s cannot be written: %s", self._file.name, error)


def _runs_well(health: HealthSnapshot) -> bool:
    return health.phase is AppPhase.RUNNING and health.inference_fps > 0


def _plain(value: Any) -> Any:
    """A value as JSON has it, and as it can be checked again."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value
