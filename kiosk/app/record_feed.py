"""What happens on the kiosk, as records for the destinations of its operator."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.core.errors import HistoryError, IdentityError, SyncError
from kiosk.core.identity import ConsentScope
from kiosk.core.loop import Worker
from kiosk.core.record_data import (
    count_data,
    identified_data,
    picture_data,
    status_data,
    visit_data,
)
from kiosk.core.records import Draft, RecordType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from kiosk.app.hour_records import HourRecords
    from kiosk.core.clock import Clock
    from kiosk.core.health import HealthSnapshot
    from kiosk.core.identity import IdentifiedEvent, Person
    from kiosk.core.ports import PictureShelf
    from kiosk.core.settings import Settings
    from kiosk.core.sync import SinkStatus
    from kiosk.core.types import CountsEvent, Visit

_log = logging.getLogger(__name__)

_TICK_S: Final = 1.0
_PICTURES_EVERY_S: Final = 5.0
_HISTORY_EVERY_S: Final = 60.0


class DraftInlet(Protocol):
    """Where records go (``Outlets``)."""

    def put(self, draft: Draft) -> None:
        """Take a record, durable a moment later; returns at once."""
        ...

    def tell_erasures(self) -> None:
        """Make records of erasures that destinations have to hear of.

        Raises:
            SyncError: They are told later.
        """
        ...


class RecordFeed(Worker):
    """Turns events into records; tells how the kiosk is; hands on what the history sums up.

    Events come from any thread and leave at once. What has to be looked for (pictures that
    wait, hours that are over, audits) is looked for in a thread of its own.

    Args:
        inlet: Where records go.
        settings: Gives the settings in force.
        health: Gives the state of the program.
        sinks: Gives the state of the destinations.
        pictures: Pictures that wait to be handed on.
        person: Finds an enrolled person as known now.
        hours: Sums and audits of the history that were not told yet.
        clock: For times.
    """

    def __init__(
        self,
        inlet: DraftInlet,
        settings: Callable[[], Settings],
        health: Callable[[], HealthSnapshot],
        sinks: Callable[[], Sequence[SinkStatus]],
        pictures: PictureShelf,
        person: Callable[[UUID], Person | None],
        hours: HourRecords,
        clock: Clock,
    ) -> None:
        super().__init__("records")
        self._inlet = inlet
        self._settings = settings
        self._health = health
        self._sinks = sinks
        self._pictures = pictures
        self._person = person
        self._hours = hours
        self._clock = clock
        self._extra: Mapping[str, object] = {}
        self._people = 0
        self._told_phase = ""
        self._told_at = self._pictures_at = self._history_at = float("-inf")
        self._announced: set[str] = set()
        self._wake = threading.Event()

    # ------------------------------------------------------------------ from any thread

    def publish(self, event: CountsEvent) -> None:
        """The number of people present has changed."""
        self._people = event.count.total
        if event.count.total < self._settings().cloud.face_count_threshold:
            self._put(RecordType.COUNT, event.at, count_data(event.count))

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Visits are over."""
        for visit in visits:
            self._put(RecordType.VISIT, visit.ended_at, visit_data(visit))

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody was recognised; told only as far as they allow it."""
        data = identified_data(event)
        if data is not None:
            self._put(RecordType.IDENTIFIED, event.at, data)

    def add_to_status(self, name: str, value: object) -> None:
        """Tell one more thing with the next status, which is told at once."""
        self._extra = {**self._extra, name: value}
        self._told_at = float("-inf")
        self._wake.set()

    def request_stop(self) -> None:
        """Ask the thread to end; returns at once."""
        super().request_stop()
        self._wake.set()

    # ------------------------------------------------------------------------ the thread

    def _run(self) -> None:
        while not self._stop.is_set():
            self._beat()
            self._wake.clear()
            if self._settings().cloud.sinks:
                self._look_around()
            self._wake.wait(_TICK_S)

    def _look_around(self) -> None:
        now = time.monotonic()
        try:
            self._inlet.tell_erasures()
        except SyncError as error:
            _log.info("erasures cannot be told now: %s", error.message)
        health = self._health()
        every_s = self._settings().cloud.status_every_s
        if health.phase.value != self._told_phase or now - self._told_at >= every_s:
            self._told_phase, self._told_at = health.phase.value, now
            self._tell_status(health)
        if now - self._pictures_at >= _PICTURES_EVERY_S:
            self._pictures_at = now
            self._announce_pictures()
        if now - self._history_at >= _HISTORY_EVERY_S:
            self._history_at = now
            self._tell_history()

    def _tell_status(self, health: HealthSnapshot) -> None:
        settings = self._settings()
        data = status_data(
            health, self._sinks(), people=self._people, location=settings.device.location
        )
        self._put(RecordType.STATUS, self._clock.utc_now(), {**data, **self._extra})

    def _announce_pictures(self) -> None:
        if not any(RecordType.PICTURE in s.wanted_types for s in self._settings().cloud.sinks):
            return
        try:
            waiting = {picture.key: picture for picture in self._pictures.pending()}
        except IdentityError as error:
            _log.info("stored pictures cannot be listed: %s", error.message)
            return
        for key in waiting.keys() - self._announced:
            picture = waiting[key]
            if not self._may_be_handed_on(picture.person):
                continue
            try:
                jpeg = self._pictures.read(key)
            except IdentityError as error:
                _log.info("a stored picture cannot be read: %s", error.message)
                continue
            digest = hashlib.sha256(jpeg).hexdigest()
            self._put(RecordType.PICTURE, picture.at, picture_data(picture, len(jpeg), digest))
            self._announced.add(key)
        self._announced &= waiting.keys()

    def _may_be_handed_on(self, person: UUID) -> bool:
        known, now = self._person(person), self._clock.utc_now()
        return known is not None and all(
            known.consent.allows(scope, now)
            for scope in (ConsentScope.PICTURES, ConsentScope.HANDED_ON)
        )

    def _tell_history(self) -> None:
        try:
            for type_, at, data in self._hours.untold(self._settings()):
                self._put(type_, at, data)
                self._beat()
                if self._stop.is_set():
                    return
        except (HistoryError, SyncError) as error:
            _log.info("the history cannot be told now: %s", error.message)

    def _put(self, type_: RecordType, at: datetime, data: Mapping[str, object]) -> None:
        self._inlet.put(Draft(type_, at, self._clock.monotonic_ns(), data))
