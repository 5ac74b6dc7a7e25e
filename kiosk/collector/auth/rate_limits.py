"""How often somebody may ask."""

from __future__ import annotations

import ipaddress
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.collector.problems import too_many

if TYPE_CHECKING:
    from kiosk.core.clock import Clock

_MOST_KEYS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Limit:
    """A bucket of tokens that fills evenly.

    Attributes:
        name: What is counted.
        burst: Requests that may come at once.
        per_s: Requests per second in the long run.
    """

    name: str
    burst: int
    per_s: float


LOGIN_BY_ADDRESS: Final = Limit("login-address", 20, 20 / 900)
LOGIN_BY_NAME_AND_ADDRESS: Final = Limit("login-name", 8, 8 / 900)
ENROL_BY_ADDRESS: Final = Limit("enrol", 10, 10 / 600)
API_BY_DEVICE: Final = Limit("device", 200, 50.0)
API_BY_USER: Final = Limit("user", 1000, 200.0)


def network_of(address: str) -> str:
    """Whom a network address is counted as.

    One customer of IPv6 has 2**64 addresses, or more, and could take another one for each try.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped is not None:
        return str(ip.ipv4_mapped)
    return str(ipaddress.ip_network((ip, 64), strict=False))


class RateLimiter:
    """Token buckets in the memory of one process. May be called from any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        # (limit, key) -> tokens left, and when that was.
        self._buckets: OrderedDict[tuple[str, str], tuple[float, int]] = OrderedDict()

    def take(self, limit: Limit, key: str) -> None:
        """Count one request.

        Raises:
            Problem: 429; there were too many of that key.
        """
        now = self._clock.monotonic_ns()
        with self._lock:
            left, then = self._buckets.pop((limit.name, key), (float(limit.burst), now))
            left = min(float(limit.burst), left + (now - then) / 1e9 * limit.per_s)
            allowed = left >= 1
            self._buckets[limit.name, key] = (left - 1 if allowed else left, now)
            # The longest unused ones go: they have filled up again, or nearly.
            while len(self._buckets) > _MOST_KEYS:
                self._buckets.popitem(last=False)
        if not allowed:
            raise too_many((1 - left) / limit.per_s)

    def give_back(self, limit: Limit, key: str) -> None:
        """Take back that one request was counted."""
        with self._lock:
            if (limit.name, key) in self._buckets:
                left, then = self._buckets[limit.name, key]
                self._buckets[limit.name, key] = (min(float(limit.burst), left + 1), then)

    def forget(self, limit: Limit, key: str) -> None:
        """Fill the bucket of that key again."""
        with self._lock:
            self._buckets.pop((limit.name, key), None)
