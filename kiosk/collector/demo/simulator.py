"""Kiosks that are not there: each posts its records to the real ingest, as a real one does."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import requests

from kiosk.collector.demo.people import Street, stamp
from kiosk.collector.demo.shops import Condition
from kiosk.core.ids import Uuid7
from kiosk.core.loop import Worker
from kiosk.core.records import FORMAT_VERSION, MAX_RECORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from kiosk.collector.demo.people import Said
    from kiosk.collector.demo.shops import Shop
    from kiosk.core.clock import Clock

_TICK_S: Final = 1.0
_BAD_LINE_S: Final = 14 * 60.0
"""How often the kiosk on the bad line gets through."""
_TIMEOUT_S: Final = 10.0
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Kiosk:
    shop: Shop
    token: str
    street: Street
    epoch: str
    mint: Uuid7
    sent_at: datetime
    seq: int = 0
    waiting: list[dict[str, Any]] = field(default_factory=list)
    pending: bytes = b""
    """A batch that was not acknowledged; it is sent again as it is."""
    pending_count: int = 0


class Simulator(Worker):
    """Posts for all shops that are heard of, about every second.

    Args:
        url: Address of the collector.
        shops: Whose kiosks.
        tokens: Of the kiosks, by device id.
        clock: The time.
    """

    def __init__(
        self, url: str, shops: Sequence[Shop], tokens: Mapping[str, str], clock: Clock
    ) -> None:
        super().__init__("demo kiosks")
        self._url = f"{url}/v1/events"
        self._clock = clock
        now = clock.utc_now()
        self._kiosks = [
            self._kiosk(shop, tokens[shop.id], now, number)
            for number, shop in enumerate(shops)
            if shop.condition is not Condition.OFFLINE
        ]

    def _kiosk(self, shop: Shop, token: str, now: datetime, number: int) -> _Kiosk:
        mint = Uuid7()
        street = Street(shop, np.random.default_rng([int(now.timestamp()), number]), mint, now)
        return _Kiosk(shop, token, street, str(mint(now)), mint, now)

    def _run(self) -> None:
        with requests.Session() as session:
            session.trust_env = False  # it is this machine: no proxy
            while not self._stop.is_set():
                self._beat()
                for kiosk in self._kiosks:
                    if self._stop.is_set():
                        return
                    self._turn(session, kiosk)
                self._stop.wait(_TICK_S)

    def _turn(self, session: requests.Session, kiosk: _Kiosk) -> None:
        now = self._clock.utc_now()
        for said in kiosk.street.until(now):
            kiosk.seq += 1
            kiosk.waiting.append(_record(kiosk, said))
        late = kiosk.shop.condition is Condition.LATE
        if late and (now - kiosk.sent_at).total_seconds() < _BAD_LINE_S - 6 * 60:
            return
        while kiosk.waiting:
            if not self._send(session, kiosk, now):
                return
        kiosk.sent_at = now

    def _send(self, session: requests.Session, kiosk: _Kiosk, now: datetime) -> bool:
        """Send the next batch; whether it was acknowledged."""
        if not kiosk.pending:
            part = kiosk.waiting[:MAX_RECORDS]
            kiosk.pending = json.dumps(_batch(kiosk, part, now)).encode()
            kiosk.pending_count = len(part)
        headers = {"Authorization": f"Bearer {kiosk.token}", "Content-Type": "application/json"}
        try:
            reply = session.post(
                self._url, kiosk.pending, headers=headers, timeout=_TIMEOUT_S, allow_redirects=False
            )
        except requests.RequestException as error:
            _log.debug("demo kiosk %s: %s", kiosk.shop.id, error)
            return False
        if reply.status_code != 201:
            _log.debug("demo kiosk %s: status %d", kiosk.shop.id, reply.status_code)
            return False
        del kiosk.waiting[: kiosk.pending_count]
        kiosk.pending = b""
        return True


def _record(kiosk: _Kiosk, said: Said) -> dict[str, Any]:
    kind, at, data = said
    return {
        "id": str(kiosk.mint(at)),
        "seq": kiosk.seq,
        "type": kind,
        "ts": stamp(at),
        "clock": "ok",
        "data": data,
    }


def _batch(kiosk: _Kiosk, records: list[dict[str, Any]], now: datetime) -> dict[str, Any]:
    return {
        "v": FORMAT_VERSION,
        "device": kiosk.shop.id,
        "epoch": kiosk.epoch,
        "batch": str(kiosk.mint(now)),
        "sent_at": stamp(now),
        "first_seq": records[0]["seq"],
        "last_seq": records[-1]["seq"],
        "events": records,
    }
