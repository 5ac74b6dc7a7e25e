"""Which addresses a kiosk may be told to send to (server-side request forgery).

A kiosk stands inside somebody's network. Whoever can make it send requests to addresses of
their choice could reach what only the inside should: the metadata service of a cloud, which
hands out credentials, or the router. Names are no protection, because they resolve to what
their owner wants, at each moment anew; so the address of the peer is checked when a connection
stands, before the first byte of a request.
"""

from __future__ import annotations

import ipaddress
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


def check_literal(url: str) -> None:
    """Refuse an endpoint whose host is written as a forbidden address or name; no look-ups.

    Raises:
        PublishError: The endpoint is refused.
    """
    host = _host(url)
    if host in _METADATA_NAMES:
        raise PublishError(f"{host} is the metadata service of a cloud", _HINT)
    if _is_address(host):
        check_peer(host)


def check_peer(address: str) -> None:
    """Refuse to talk to an address.

    Args:
        address: Numeric address, as ``getpeername`` tells it.

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


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if not host:
        raise PublishError("the address of the endpoint cannot be used", _HINT)
    return host.lower().rstrip(".")
