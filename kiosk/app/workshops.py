"""The destinations that get the latest count and nothing else, each with its publisher."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from kiosk.cloud.sinks.workshop import Destination, WorkshopPublisher
from kiosk.core.sinks import Sink, SinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.cloud.sinks.workshop import PublisherListener
    from kiosk.core.clock import Clock
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.settings import Settings
    from kiosk.core.sync import SinkStatus
    from kiosk.core.types import CountsEvent


class Workshops:
    """Begins, changes and ends the publishers of latest states; for any thread.

    Args:
        secret: Gives the secret of a destination; may take seconds.
        listener: Hears of changes and problems.
        ledger: Notes what is sent.
        clock: For times.
    """

    def __init__(
        self,
        secret: Callable[[Sink], str],
        listener: PublisherListener,
        ledger: OutboundLedger,
        clock: Clock,
    ) -> None:
        self._secret = secret
        self._listener = listener
        self._ledger = ledger
        self._clock = clock
        self._lock = threading.Lock()
        # Under the lock:
        self._publishers: dict[str, WorkshopPublisher] = {}
        self._newest: CountsEvent | None = None
        self._ended = False

    @property
    def publishers(self) -> Sequence[WorkshopPublisher]:
        """Those that run."""
        with self._lock:
            return tuple(self._publishers.values())

    def statuses(self) -> Sequence[SinkStatus]:
        """All of them; cheap."""
        return [publisher.status for publisher in self.publishers]

    def publish(self, event: CountsEvent) -> None:
        """The number of people present has changed; returns at once."""
        with self._lock:
            self._newest = event
            publishers = list(self._publishers.values())
        for publisher in publishers:
            publisher.publish(event)

    def follow(self, settings: Settings) -> None:
        """Make the settings' destinations those that get the count; one caller at a time."""
        wanted = {
            sink.name: self._destination(sink, settings)
            for sink in settings.cloud.sinks
            if sink.kind is SinkKind.WORKSHOP
        }
        with self._lock:
            if self._ended:
                return
            for name in self._publishers.keys() - wanted.keys():
                self._publishers.pop(name).request_stop()
            for name, destination in wanted.items():
                if name in self._publishers:
                    self._publishers[name].reconfigure(destination)
                else:
                    self._begin(name, destination)

    def request_stop(self) -> None:
        """Ask all to end after a last try; nothing begins any more."""
        with self._lock:
            self._ended = True
            for publisher in self._publishers.values():
                publisher.request_stop()

    def stop(self, timeout_s: float) -> bool:
        """End all.

        Returns:
            False when a thread did not end in time.
        """
        self.request_stop()
        end = time.monotonic() + timeout_s
        in_time = [p.stop(max(0.0, end - time.monotonic())) for p in self.publishers]
        return all(in_time)

    def _begin(self, name: str, destination: Destination) -> None:
        """The caller holds the lock."""
        publisher = WorkshopPublisher(destination, self._listener, self._ledger, clock=self._clock)
        self._publishers[name] = publisher
        if self._newest is not None:
            publisher.publish(self._newest)
        publisher.start()

    def _destination(self, sink: Sink, settings: Settings) -> Destination:
        threshold = settings.cloud.face_count_threshold
        return Destination(settings.device.id, sink, self._secret(sink), threshold)
