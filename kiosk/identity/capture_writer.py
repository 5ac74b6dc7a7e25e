"""The thread that keeps pictures and records of recognised people, and deletes them in time."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from kiosk.core.captures import CaptureRecord, FacePicture
from kiosk.core.errors import IdentityError, KioskError
from kiosk.core.identification import kept_days
from kiosk.core.identity import RecognisedPerson
from kiosk.core.loop import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from uuid import UUID

    from kiosk.core.identification import IdentificationSettings
    from kiosk.identity.pictures import PictureStore
    from kiosk.identity.records import RecordStore

_log = logging.getLogger(__name__)

MOST_WAITING: Final = 64
"""Pictures and records; at 200 kB each that is little memory, and minutes of a busy entrance."""
_CARE_EVERY_S: Final = 60.0
_WHERE: Final = "pictures"


@dataclass(frozen=True, slots=True)
class _Erasure:
    """What has to go.

    Attributes:
        pictures_of: People whose pictures go.
        records_of: People whose records go, with the links from visits.
    """

    pictures_of: frozenset[UUID]
    records_of: frozenset[UUID]


_ToErase = _Erasure | RecognisedPerson
"""What has to go, or a recognition because of which nothing is to be kept."""


class CaptureWriter(Worker):
    """Encodes, encrypts and writes in a thread of its own: its calls return at once.

    When more waits than fits, the newest picture or record is dropped and counted. What has to
    be erased is never dropped, and goes before everything that was handed in after it.

    Args:
        pictures: Where pictures go.
        records: Where records go.
        settings: Gives the settings in force.
        on_problem: Told in plain words what keeps them from being written, once per problem;
            called in this thread.
        unlink: Cuts the links from visits to people whose records are erased; called in this
            thread, may raise ``KioskError``.
        unlink_mistake: The same for the visits of a recognition that was a mistake.
    """

    def __init__(
        self,
        pictures: PictureStore,
        records: RecordStore,
        settings: Callable[[], IdentificationSettings],
        on_problem: Callable[[str, KioskError], None],
        unlink: Callable[[Collection[UUID]], object] = lambda _: None,
        unlink_mistake: Callable[[RecognisedPerson], object] = lambda _: None,
    ) -> None:
        super().__init__("captures")
        self._pictures = pictures
        self._records = records
        self._settings = settings
        self._on_problem = on_problem
        self._unlink, self._unlink_mistake = unlink, unlink_mistake
        self._condition = threading.Condition()
        self._waiting: deque[FacePicture | CaptureRecord | _ToErase] = deque()
        self._working = False
        self._dropped = self._dropped_told = 0
        self._unfinished: list[_ToErase] = []  # of the thread, like all below
        self._told = ""

    # ------------------------------------------------------------------ from any thread

    @property
    def dropped(self) -> int:
        """Pictures and records that found no room in the queue."""
        return self._dropped

    def keep_picture(self, picture: FacePicture) -> None:
        """Keep a picture; returns at once."""
        self._add(picture)

    def keep_record(self, record: CaptureRecord) -> None:
        """Keep a record; returns at once."""
        self._add(record)

    def erase(self, pictures_of: Collection[UUID], records_of: Collection[UUID]) -> None:
        """Erase pictures of some people and records of some; returns at once."""
        self._add_erasure(_Erasure(frozenset(pictures_of), frozenset(records_of)))

    def take_back(self, mistake: RecognisedPerson) -> None:
        """Erase what was kept because of one recognition; returns at once."""
        self._add_erasure(mistake)

    def flush(self, timeout_s: float = 10.0) -> bool:
        """Wait until everything handed in so far is done; False when it took too long."""
        with self._condition:
            return self._condition.wait_for(
                lambda: not self._waiting and not self._working, timeout_s
            )

    def request_stop(self) -> None:
        """Ask the thread to write what waits and to end; returns at once."""
        super().request_stop()
        with self._condition:
            self._condition.notify_all()

    # ------------------------------------------------------------------------ the thread

    def _run(self) -> None:
        care_at = 0.0
        while True:
            if time.monotonic() >= care_at and not self._stop.is_set():
                # Apart: what cannot be erased now must not keep what is old.
                self._guarded(self._erase_unfinished)
                self._guarded(self._take_care)
                care_at = time.monotonic() + _CARE_EVERY_S
            self._beat()
            item = self._next(care_at - time.monotonic())
            if item is not None:
                self._guarded(partial(self._do, item))
                self._done()
            elif self._stop.is_set():
                return

    def _next(self, timeout_s: float) -> FacePicture | CaptureRecord | _ToErase | None:
        with self._condition:
            # Woken a few times a minute for the heartbeat.
            self._condition.wait_for(
                lambda: self._waiting or self._stop.is_set(), max(0.0, min(timeout_s, 5.0))
            )
            if not self._waiting:
                return None
            self._working = True
            return self._waiting.popleft()

    def _done(self) -> None:
        with self._condition:
            self._working = False
            self._condition.notify_all()

    def _do(self, item: FacePicture | CaptureRecord | _ToErase) -> None:
        settings = self._settings()
        if isinstance(item, FacePicture):
            self._pictures.put(item, settings.picture_layout)
        elif isinstance(item, CaptureRecord):
            self._records.put(item)
        else:
            self._unfinished.append(item)
            self._erase_unfinished()

    def _erase_unfinished(self) -> None:
        """Erase what has to go; what cannot be erased now is tried again every minute."""
        while self._unfinished:
            first = self._unfinished[0]
            if isinstance(first, _Erasure):
                self._pictures.erase_people(first.pictures_of)
                self._records.erase_people(first.records_of)
                self._unlink(first.records_of)
            else:
                self._pictures.erase_events((first.event.id,))
                self._records.erase_faces((first.event.id,))
                self._unlink_mistake(first)
            del self._unfinished[0]

    def _take_care(self) -> None:
        settings = self._settings()
        self._records.enforce(kept_days(settings))
        care = self._pictures.enforce(settings.pictures_hours, settings.pictures_mib)
        if care.unreadable or care.foreign:
            self._tell(
                IdentityError(
                    f"the folder of pictures holds {care.unreadable} pictures that cannot be "
                    f"decrypted and {care.foreign} files of others",
                    "Pictures whose key is gone are deleted when they are too old.",
                )
            )
        if self._dropped > self._dropped_told:
            self._dropped_told = self._dropped
            self._tell(
                IdentityError(
                    f"{self._dropped} pictures and records of recognised people were not kept",
                    "The disk is too slow or full.",
                )
            )

    def _add_erasure(self, item: _ToErase) -> None:
        with self._condition:
            self._waiting.append(item)
            self._condition.notify_all()

    def _add(self, item: FacePicture | CaptureRecord) -> None:
        with self._condition:
            if len(self._waiting) >= MOST_WAITING:
                self._dropped += 1
                return
            self._waiting.append(item)
            self._condition.notify_all()

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except KioskError as error:
            self._tell(error)
        except OSError as error:
            self._tell(
                IdentityError(
                    "the folders of pictures and records cannot be used "
                    f"({error.strerror or type(error).__name__})",
                    "Check the permissions of the data folder.",
                )
            )

    def _tell(self, error: KioskError) -> None:
        if error.message != self._told:
            self._told = error.message
            _log.warning("%s", error)
            self._on_problem(_WHERE, error)
