"""Makes the sink that the settings ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.core.errors import SyncError
from kiosk.core.sinks import EXTRAS, SinkKind

if TYPE_CHECKING:
    from kiosk.cloud.delivery import RecordSink
    from kiosk.cloud.sinks.context import SinkContext
    from kiosk.core.sinks import Sink


def make_sink(sink: Sink, context: SinkContext) -> RecordSink:
    """The sink of a destination. Its packages are imported here and not before.

    Args:
        sink: Settings.
        context: What the sinks share.

    Raises:
        SyncError: The extra of this kind of sink is not installed.
    """
    try:
        return _make(sink, context)
    except ImportError as error:
        extra = EXTRAS.get(sink.kind)
        if extra is None or (error.name or "").startswith("kiosk"):
            raise
        raise SyncError(
            f"the destination {sink.name} needs the extra {extra}, which is not installed",
            f"Install it: pip install 'kiosk[{extra}]'",
        ) from error


def _make(sink: Sink, context: SinkContext) -> RecordSink:
    match sink.kind:
        case SinkKind.HTTP:
            from kiosk.cloud.http_sink import HttpSink

            return HttpSink(sink, context.secret, context.ledger)
        case SinkKind.WORKSHOP:
            from kiosk.cloud.sinks.workshop_dialect import WorkshopSink

            return WorkshopSink(sink, context)
        case SinkKind.WEBHOOK:
            from kiosk.cloud.sinks.webhook import WebhookSink

            return WebhookSink(sink, context)
        case SinkKind.MQTT:
            from kiosk.cloud.sinks.mqtt import MqttSink

            return MqttSink(sink, context)
        case SinkKind.STORAGE:
            if urlsplit(sink.endpoint).scheme != "file":
                import obstore  # noqa: F401  (said now, not at the first batch)
            from kiosk.cloud.sinks.storage import StorageSink

            return StorageSink(sink, context)
        case SinkKind.SNS:
            from kiosk.cloud.sinks.sns import SnsSink

            return SnsSink(sink, context)
