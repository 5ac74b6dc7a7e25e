"""Who a kiosk is by its token, and which settings are in force for it: asked with each request."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.collector.api import pushed
from kiosk.collector.auth.device_tokens import DeviceTokens
from kiosk.collector.auth.stamps import digest, now_ms
from kiosk.collector.together import Together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.collector.auth.device_tokens import Device
    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

_USE_IS_NOTED_AFTER_MS: Final = 3_600_000
_NOTED_EVERY_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Admitted:
    """A kiosk whose token is in force.

    Attributes:
        device: The kiosk.
        etag: Of the settings that are in force for it; empty when nothing was ever pushed.
    """

    device: Device
    etag: str


class Admission:
    """Looks tokens up, those of requests at the same moment together.

    Every request is looked up: a token that was revoked, by whichever process, is refused from
    then on. That a token is in use is written down once an hour, by :meth:`note_uses`, since a
    commit takes longer than anything else that a request needs.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._tokens = DeviceTokens(database, clock)
        self._together = Together(self._look_up)
        self._lock = threading.Lock()
        self._uses: dict[str, int] = {}
        self._noted_ms = now_ms(clock)

    async def of(self, token: str) -> Admitted | None:
        """The kiosk of a token; None when it is not in force.

        Raises:
            DatabaseUnavailableError: The database is gone.
        """
        return await self._together.ask(digest(token))

    def note_uses(self, *, at_once: bool = False) -> None:
        """Write down which tokens were in use, if the last time was a minute ago.

        Args:
            at_once: However long ago that was.

        Raises:
            DatabaseUnavailableError: The database is gone; what was to be noted is kept.
        """
        now = now_ms(self._clock)
        with self._lock:
            if not self._uses or not (at_once or now - self._noted_ms >= _NOTED_EVERY_MS):
                return
            uses, self._noted_ms = dict(self._uses), now
        with self._database.write() as connection:
            self._tokens.note_uses(connection, uses)
        with self._lock:
            for token in uses:
                self._uses.pop(token, None)

    def _look_up(self, digests: Sequence[str]) -> Mapping[str, Admitted]:
        now = now_ms(self._clock)
        with self._database.read() as connection:
            found = self._tokens.in_force(connection, digests)
            etags = pushed.etags_of(connection, {known.device.id for known in found.values()})
        with self._lock:
            for known in found.values():
                if now - known.used_ms > _USE_IS_NOTED_AFTER_MS:
                    self._uses[known.device.token] = now
        return {
            digest: Admitted(known.device, etags.get(known.device.id, ""))
            for digest, known in found.items()
        }
