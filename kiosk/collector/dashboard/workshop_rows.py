"""Devices that speak the workshop dialect, as the overview of the fleet shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from kiosk.collector.storage.tables import workshop_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

MOST: Final = 20
"""Anybody may post there; the overview is for the kiosks."""


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """The latest state of such a device; nobody has proved that it is this device.

    Attributes:
        id: As it was sent.
        people: Counted.
        female: Of them.
        male: Of them.
        received_ms: When it arrived.
    """

    id: str
    people: int
    female: int
    male: int
    received_ms: int


def workshop_rows(connection: Connection) -> tuple[Sequence[WorkshopRow], int]:
    """Those that spoke last, the newest first, and how many there are."""
    table = workshop_state
    found = connection.execute(select(func.count()).select_from(table)).scalar_one()
    rows = select(table).order_by(table.c.received_ms.desc(), table.c.id).limit(MOST)
    shown = [
        WorkshopRow(row.id, row.value, row.femalecount, row.malecount, row.received_ms)
        for row in connection.execute(rows)
    ]
    return shown, int(found)
