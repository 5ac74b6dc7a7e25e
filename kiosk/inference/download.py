"""One file from one web address, resumed where an earlier try ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import requests

from kiosk import __version__
from kiosk.core.errors import DownloadCancelledError

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

_CHUNK_BYTES: Final = 16 * 1024
# Answers that may be different in a moment (RFC 9110 15.5.9, RFC 6585 4, RFC 9110 15.6).
_TRANSIENT: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class AddressError(Exception):
    """An address did not give the file.

    Attributes:
        reason: What happened, in plain words, without credentials.
        again: Whether the same address may work when it is tried again.
        wait_s: Seconds that the server asked to wait before that; 0 when it did not say.
    """

    def __init__(self, reason: str, *, again: bool, wait_s: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long a server may be silent.

    Attributes:
        connect_s: Until a connection stands.
        read_s: Between two pieces of an answer. A cancelled download ends within this time
            even when the server hangs.
    """

    connect_s: float = 5.0
    read_s: float = 10.0


class HttpDownloader:
    """Downloads into a partial file and continues it on the next call.

    Proxies, certificates and ``.netrc`` come from the environment in the usual way of the
    requests library. Use it from one thread and close it.
    """

    def __init__(self, cancel: threading.Event, timeouts: Timeouts) -> None:
        self._cancel = cancel
        self._timeouts = (timeouts.connect_s, timeouts.read_s)
        self._session = requests.Session()
        # An encoded answer could not be continued at a byte position.
        self._session.headers.update(
            {"Accept-Encoding": "identity", "User-Agent": f"vitrine/{__version__}"}
        )

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def download(
        self, address: str, part: Path, size: int, on_bytes: Callable[[int], None]
    ) -> None:
        """Bring a partial file to its full size.

        Args:
            address: Where the file is.
            part: Partial file; what it holds already is not asked for again.
            size: Length of the whole file in bytes.
            on_bytes: Called with the number of bytes present, as they come.

        Raises:
            AddressError: The address did not give the file; what came is kept in ``part``.
            DownloadCancelledError: The cancel event was set.
            OSError: ``part`` cannot be written.
        """
        have = part.stat().st_size if part.exists() else 0
        if have > size:
            part.unlink()
            have = 0
        if have == size:
            return
        try:
            with self._get(address, have) as answer:
                start = self._check(answer, have, size)
                self._receive(answer, part, start, size, on_bytes)
        except requests.RequestException as error:
            self._raise_if_cancelled()
            raise _translated(error, address) from error

    def _get(self, address: str, have: int) -> requests.Response:
        headers = {"Range": f"bytes={have}-"} if have else {}
        return self._session.get(address, headers=headers, stream=True, timeout=self._timeouts)

    def _check(self, answer: requests.Response, have: int, size: int) -> int:
        """Position in the file at which the body of an answer starts."""
        status = answer.status_code
        if status == 416:
            raise AddressError("the server has a shorter file", again=False)
        if status in _TRANSIENT:
            raise AddressError(_status_text(answer), again=True, wait_s=_retry_after_s(answer))
        if status not in (200, 206):
            raise AddressError(_status_text(answer), again=False)
        if answer.headers.get("Content-Type", "").lower().startswith("text/html"):
            raise AddressError(
                "a web page came instead of the file, perhaps the log-in page of the network",
                again=False,
            )
        if status == 206:
            match = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
            if match is None or int(match[1]) != have:
                raise AddressError("the server sent another part than asked for", again=False)
            if match[2] not in ("*", str(size)):
                raise AddressError(f"the file has {match[2]} bytes instead of {size}", again=False)
            return have
        length = answer.headers.get("Content-Length", "")
        if length.isdigit() and int(length) != size:
            raise AddressError(f"the file has {length} bytes instead of {size}", again=False)
        return 0

    def _receive(
        self,
        answer: requests.Response,
        part: Path,
        start: int,
        size: int,
        on_bytes: Callable[[int], None],
    ) -> None:
        done = start
        with part.open("ab" if start else "wb") as stream:
            for chunk in answer.iter_content(_CHUNK_BYTES):
                self._raise_if_cancelled()
                if done + len(chunk) > size:
                    stream.truncate(0)
                    raise AddressError("more bytes came than the file has", again=False)
                stream.write(chunk)
                done += len(chunk)
                on_bytes(done)
        if done < size:
            raise AddressError(f"the connection ended after {done} of {size} bytes", again=True)

    def _raise_if_cancelled(self) -> None:
        if self._cancel.is_set():
            raise DownloadCancelledError("fetching was stopped")


def _status_text(answer: requests.Response) -> str:
    host = urlsplit(answer.url).hostname
    return f"{host} answered {answer.status_code} {answer.reason or ''}".rstrip()


def _retry_after_s(answer: requests.Response) -> float:
    value = answer.headers.get("Retry-After", "")
    return float(value) if value.isdigit() else 0.0


def _translated(error: requests.RequestException, address: str) -> AddressError:
    """Plain words for an error of the requests library."""
    host = urlsplit(address).hostname or "the server"
    if isinstance(error, requests.exceptions.SSLError):
        reason = (
            f"the certificate of {host} is not accepted: this device's clock may be wrong, or "
            "the network wants a log-in first"
        )
        return AddressError(reason, again=False)
    if isinstance(error, requests.exceptions.ProxyError):
        return AddressError("the proxy cannot be reached or refuses", again=True)
    if isinstance(error, requests.Timeout) or "timed out" in str(error).lower():
        return AddressError(f"{host} does not answer", again=True)
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return AddressError(f"the connection to {host} broke off", again=True)
    if isinstance(error, requests.ConnectionError):
        return AddressError(f"{host} cannot be reached", again=True)
    return AddressError(f"{host}: {type(error).__name__}", again=False)
