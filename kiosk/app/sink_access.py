"""Connections to the destinations of the settings, made with their secrets."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kiosk.cloud.enrolment import clean_base, enrol
from kiosk.cloud.settings_offer import fetch_offer
from kiosk.cloud.sinks.context import SinkContext
from kiosk.cloud.sinks.factory import make_sink
from kiosk.core import paths
from kiosk.core.control import Enrolment
from kiosk.core.sinks import Sink, SinkKind, free_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.app.sink_secrets import SinkSecrets
    from kiosk.cloud.delivery import RecordSink
    from kiosk.core.clock import Clock
    from kiosk.core.control import ConnectionReport
    from kiosk.core.outbound import OutboundLedger
    from kiosk.core.ports import PictureShelf
    from kiosk.core.remote_settings import SettingsOffer
    from kiosk.core.settings import Settings


class SinkAccess:
    """Opens, tries and enrols destinations; for any thread but the GUI's.

    Args:
        settings: Gives the settings in force.
        secrets: Of the destinations.
        ledger: Notes what is sent.
        clock: For times.
        pictures: Pictures that wait to be handed on; None where none are.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        secrets: SinkSecrets,
        ledger: OutboundLedger,
        clock: Clock,
        pictures: PictureShelf | None = None,
    ) -> None:
        self._settings = settings
        self._secrets = secrets
        self._ledger = ledger
        self._clock = clock
        self._pictures = pictures

    def open(self, sink: Sink, secret: str | None = None) -> RecordSink:
        """What hands records on to a destination.

        Args:
            sink: Where to.
            secret: In place of the stored one, if given.

        Raises:
            SyncError: An extra is missing.
        """
        device = self._settings().device
        context = SinkContext(
            device=device.id,
            location=device.location,
            secret=(lambda: self._secrets.get(sink)) if secret is None else (lambda: secret),
            ledger=self._ledger,
            clock=self._clock,
            pictures=self._pictures,
            state_folder=paths.data_dir(),
        )
        return make_sink(sink, context)

    def try_out(self, sink: Sink, secret: str | None = None) -> ConnectionReport:
        """Try a destination as its thread would; takes as long as its time limits.

        Args:
            sink: Where to.
            secret: In place of the stored one, if given.

        Raises:
            SyncError: An extra is missing.
        """
        with closing(self.open(sink, secret)) as target:
            return target.try_connection()

    def enrol(self, url: str, code: str) -> Enrolment:
        """Exchange a one-time code for this kiosk's token, and store that.

        Raises:
            PublishError: The collector cannot be reached, or refuses.
            CredentialError: The token could not be stored.
        """
        settings = self._settings()
        place = settings.device.location
        answer = enrol(url, code, settings.device.id, place, place, self._ledger)
        name = free_name("collector", settings.cloud.sinks)
        self._secrets.enrolled(name, answer.token, answer.config_key)
        sink = Sink(name=name, kind=SinkKind.HTTP, endpoint=clean_base(url))
        return Enrolment(sink, urlsplit(sink.endpoint).netloc)

    def fetch_offer(self, name: str) -> SettingsOffer | None:
        """The settings that a destination has for this kiosk; None for none.

        Raises:
            PublishError: It cannot be reached, or the signature is wrong.
        """
        sink = next((s for s in self._settings().cloud.sinks if s.name == name), None)
        if sink is None:
            return None
        key = self._secrets.config_key(name)
        return fetch_offer(sink, self._secrets.get(sink), key, self._ledger)
