"""One connection to an MQTT 5 broker, with confirmations to wait for."""

from __future__ import annotations

import contextlib
import logging
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from kiosk.core.errors import UnconfirmedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from paho.mqtt.client import ConnectFlags, DisconnectFlags

_log = logging.getLogger(__name__)

CONNECT_TIMEOUT_S: Final = 5.0
_KEEPALIVE_S: Final = 30
_SESSION_S: Final = 24 * 3600
"""For how long the broker keeps the session of a kiosk that is away."""
_WINDOW: Final = 100
"""Most messages that wait for their confirmation; less if the broker asks for it."""
_LARGEST: Final = 256 * 1024 * 1024
"""Bytes of a packet (MQTT 5, 1.5.5)."""
_OVERHEAD: Final = 64
"""Bytes of a packet besides topic and payload, at most."""
_POLL_S: Final = 0.05
_GOODBYE_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Message:
    """What is published.

    Attributes:
        topic: Where.
        payload: Content.
        retained: Whether the broker keeps it for those who come later.
        json: Whether the content is JSON.
    """

    topic: str
    payload: bytes
    retained: bool = False
    json: bool = True


@dataclass(frozen=True, slots=True)
class Login:
    """How to connect.

    Attributes:
        host: Of the broker.
        port: Of the broker.
        client_id: Name of the session.
        username: Empty for none.
        password: Of the user.
        tls: With which certificates; None for no encryption.
        will: Published by the broker when this client goes silent; None for no such message.
    """

    host: str
    port: int
    client_id: str
    username: str = ""
    password: str = ""
    tls: ssl.SSLContext | None = None
    will: Message | None = None


class _TlsSocket(ssl.SSLSocket):
    """Closes at once when TLS fails, where the client would leave it open."""

    def do_handshake(self, block: bool = False) -> None:
        try:
            super().do_handshake(block)
        except BaseException:
            self.close()
            raise


class Session:
    """A connection; after it broke, another one is needed.

    Attributes:
        refused: Reason code of the broker's refusal or good-bye, 0 for none.
    """

    def __init__(self, login: Login, timeout_s: float) -> None:
        """Prepare a connection.

        Args:
            login: How to connect.
            timeout_s: Time that the broker has for an answer.
        """
        self.refused = 0
        self._login = login
        self._timeout_s = timeout_s
        self._changed = threading.Condition()
        self._connected = self._over = False
        self._window = _WINDOW
        self._largest = _LARGEST
        self._confirmed: dict[int, int] = {}
        self._client = self._make_client()

    def open(self) -> None:
        """Connect and log in.

        Blocks for a name lookup, which nothing can end, besides the time allowed.

        Raises:
            OSError: The broker cannot be reached, or TLS fails.
            UnconfirmedError: It says nothing; ``refused`` when it does not let this client in.
        """
        properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
        properties.SessionExpiryInterval = _SESSION_S
        login = self._login
        self._client.connect(
            login.host, login.port, _KEEPALIVE_S, clean_start=False, properties=properties
        )
        self._client.loop_start()
        with self._changed:
            self._changed.wait_for(lambda: self._connected or self._over, self._timeout_s)
        if not self.alive:
            self.abandon()
            wants = "mqtts:// instead of mqtt://" if login.tls is None else "a client certificate"
            raise UnconfirmedError(
                f"{login.host} does not answer as an MQTT broker",
                f"Check the port, and whether the broker wants {wants}.",
            )

    @property
    def alive(self) -> bool:
        """Whether the connection stands, as far as is known."""
        return self._connected and not self._over

    def takes(self, message: Message) -> bool:
        """Whether the broker says that it takes messages of this size."""
        size = len(message.payload) + len(message.topic.encode()) + _OVERHEAD
        return size <= self._largest

    def publish(self, messages: list[Message], cancelled: Callable[[], bool]) -> dict[int, int]:
        """Publish with QoS 1 and wait for all confirmations.

        Args:
            messages: In order.
            cancelled: Asked often; True gives the rest up.

        Returns:
            Reason code by position in ``messages``; those without a confirmation are left out.
        """
        deadline = time.monotonic() + self._timeout_s
        positions: dict[int, int] = {}
        codes: dict[int, int] = {}
        following = 0
        while len(codes) < len(messages) and time.monotonic() < deadline and not cancelled():
            while following < len(messages) and len(positions) < self._window:
                mid = self._send(messages[following])
                if mid is None:
                    return codes
                positions[mid] = following
                following += 1
            with self._changed:
                self._changed.wait_for(lambda: self._confirmed or self._over, _POLL_S)
                over, confirmed, self._confirmed = self._over, self._confirmed, {}
            for mid, code in confirmed.items():
                position = positions.pop(mid, None)
                if position is not None:
                    codes[position] = code
                    deadline = time.monotonic() + self._timeout_s
            if over:
                break
        return codes

    def close(self, *, with_will: bool) -> None:
        """Say good-bye and release everything.

        Args:
            with_will: Whether the broker shall publish the last will.
        """
        if self.alive:
            leave = "Disconnect with will message" if with_will else "Normal disconnection"
            self._client.disconnect(ReasonCode(PacketTypes.DISCONNECT, leave))
            with self._changed:
                self._changed.wait_for(lambda: self._over, _GOODBYE_S)
        self.abandon()

    def abandon(self) -> None:
        """Release everything without a good-bye: the broker publishes the last will."""
        client = self._client
        client.on_connect = client.on_disconnect = client.on_publish = None
        connection = client.socket()
        if connection is not None:
            with contextlib.suppress(OSError):  # it is closed already
                connection.shutdown(socket.SHUT_RDWR)  # type: ignore[attr-defined]
        client.loop_stop()
        self._over = True

    def _make_client(self) -> Client:
        login = self._login
        client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=login.client_id,
            protocol=MQTTProtocolVersion.MQTTv5,
            reconnect_on_failure=False,
        )
        client.connect_timeout = CONNECT_TIMEOUT_S
        client.max_inflight_messages_set(0)  # the window is kept here
        if login.username:
            client.username_pw_set(login.username, login.password or None)
        if login.tls is not None:
            login.tls.sslsocket_class = _TlsSocket
            client.tls_set_context(login.tls)
        if login.will is not None:
            will = login.will
            client.will_set(will.topic, will.payload, qos=1, retain=will.retained)
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.on_publish = self._on_publish
        return client

    def _send(self, message: Message) -> int | None:
        properties = None
        if message.json:
            properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]
            properties.PayloadFormatIndicator = 1
            properties.ContentType = "application/json"
        info = self._client.publish(message.topic, message.payload, 1, message.retained, properties)
        return info.mid if info.rc == MQTTErrorCode.MQTT_ERR_SUCCESS else None

    # ------------------------------------------------------------ in the thread of the client

    def _on_connect(
        self,
        _client: Client,
        _data: object,
        _flags: ConnectFlags,
        code: ReasonCode,
        properties: Properties | None,
    ) -> None:
        with self._changed:
            if code.is_failure:
                self.refused, self._over = code.value, True
            else:
                self._connected = True
                self._window = min(_WINDOW, getattr(properties, "ReceiveMaximum", _WINDOW))
                self._largest = getattr(properties, "MaximumPacketSize", _LARGEST)
            self._changed.notify_all()

    def _on_disconnect(
        self,
        _client: Client,
        _data: object,
        flags: DisconnectFlags,
        code: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        with self._changed:
            self._over = True
            if flags.is_disconnect_packet_from_server and code.is_failure:
                self.refused = code.value
            self._changed.notify_all()
        _log.debug("the connection to the broker is over: %s", code)

    def _on_publish(
        self,
        _client: Client,
        _data: object,
        mid: int,
        code: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        with self._changed:
            self._confirmed[mid] = code.value
            self._changed.notify_all()
