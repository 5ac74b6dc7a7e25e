"""Which addresses a kiosk may be told to send to (server-side request forgery).

A kiosk stands inside somebody's network. Whoever can make it send requests to addresses of
their choice could reach what only the inside should: the metadata service of a cloud, which
hands out credentials, or the router. Names are no protection, because they resolve to what
their owner wants, at each moment anew; so the address of the peer is checked when a connection
stands, before the first byte of a request.
"""

from __future__ import annotations

import ipaddress
import socket
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from kiosk.core.errors import PublishError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_METADATA: Final = frozenset(
    ipaddress.ip_address(address)
    for address in (
        "fd00:ec2::254",  # AWS, over IPv6; 169.254.169.254 is link-local anyway
        "fd20:ce::254",  # Google Cloud, over IPv6
        "100.100.100.200",  # Alibaba Cloud
        "192.0.0.192",  # Oracle Cloud
        "168.63.129.16",  # Azure, the platform's own service
    )
)
_METADATA_NAMES: Final = frozenset({"metadata.google.internal", "metadata.goog", "metadata"})
_IPV4_WITHIN: Final = (
    ipaddress.ip_network("64:ff9b::/96"),  # NAT64, RFC 6052
    ipaddress.ip_network("::/96"),  # IPv4-compatible, RFC 4291
)
_HINT: Final = "Use the address of a server that is meant to receive data."


class Reach(StrEnum):
    """How far an endpoint may be believed, by where it comes from."""

    TYPED = "typed"
    """An operator typed or scanned it, and sees it: private addresses and this machine, too."""
    PUSHED = "pushed"
    """It came with settings from afar: public addresses only."""


def check_url(url: str, reach: Reach, known_host: str = "") -> None:
    """Refuse an endpoint by what can be told before connecting, name resolution included.

    A name that cannot be resolved now passes: the peer is checked again on each connection.
    May take as long as a name lookup.

    Args:
        url: The endpoint.
        reach: Where it comes from.
        known_host: Host of the collector that pushed it; it may name itself wherever it is.

    Raises:
        PublishError: The endpoint is refused; the message says why.
    """
    host, port = _host_and_port(url)
    if host in _METADATA_NAMES:
        raise PublishError(f"{host} is the metadata service of a cloud", _HINT)
    if known_host and host == known_host.lower():
        reach = Reach.TYPED
    if _is_address(host):
        check_peer(host, reach)
        return
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return
    for entry in found:
        check_peer(str(entry[4][0]), reach)


def check_literal(url: str, reach: Reach) -> None:
    """Refuse an endpoint whose host is written as a forbidden address or name; no look-ups.

    Raises:
        PublishError: The endpoint is refused.
    """
    host, _ = _host_and_port(url)
    if host in _METADATA_NAMES:
        raise PublishError(f"{host} is the metadata service of a cloud", _HINT)
    if _is_address(host):
        check_peer(host, reach)


def check_peer(address: str, reach: Reach) -> None:
    """Refuse to talk to an address.

    Args:
        address: Numeric address, as ``getpeername`` tells it.
        reach: Where the endpoint comes from.

    Raises:
        PublishError: Nothing may be sent there.
    """
    peer = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    if peer.is_link_local or peer in _METADATA:
        raise PublishError(
            f"{address} is an address of the network itself or of a cloud's metadata service",
            _HINT,
        )
    if peer.is_unspecified or peer.is_multicast or (peer.is_reserved and not peer.is_loopback):
        raise PublishError(f"{address} is no address of a server", _HINT)
    if reach is Reach.PUSHED and not peer.is_global:
        raise PublishError(
            f"{address} is inside the local network, and the endpoint came with settings from afar",
            "An operator can enter this endpoint at the kiosk itself.",
        )


def is_private(address: str) -> bool:
    """Whether an address is this machine's or of a network that is not the internet."""
    return not _unwrapped(ipaddress.ip_address(address.partition("%")[0])).is_global


def _unwrapped(address: _Address) -> _Address:
    """The IPv4 address inside an IPv6 one that only carries it."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and not (address.is_loopback or address.is_unspecified):
        for network in _IPV4_WITHIN:
            if address in network:
                inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _host_and_port(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host:
        raise PublishError("the address of the endpoint cannot be used", _HINT)
    return host.lower().rstrip("."), port or (443 if parts.scheme == "https" else 80)
