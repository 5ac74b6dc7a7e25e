"""The durable queue of records: from the moment of ``append`` until every sink has passed them."""

from kiosk.cloud.outbox.queue import Outbox
from kiosk.cloud.outbox.values import OutboxLimits, StoredState, Waiting

__all__ = [
    "Outbox",
    "OutboxLimits",
    "StoredState",
    "Waiting",
]
