"""What a sink needs besides its settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.core.clock import Clock
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.ports import PictureShelf


@dataclass(frozen=True, slots=True)
class SinkContext:
    """What the sinks of a kiosk share.

    Attributes:
        device: Id of this kiosk.
        location: Where it stands, in the operator's words.
        secret: Reads the sink's secret anew from the key store; empty when there is none.
        ledger: Notes what is sent.
        clock: For times.
        pictures: Pictures that wait to be handed on; None where there are none.
        state_folder: Where a sink keeps what it has to know after a restart.
    """

    device: str
    location: str
    secret: Callable[[], str]
    ledger: OutboundLedger
    clock: Clock
    pictures: PictureShelf | None
    state_folder: Path
