"""One file from one web address, resumed where an earlier try ended."""

from __future__ import annotations

import logging
import queue
import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import requests

from kiosk import __version__
from kiosk.core.errors import DownloadCancelledError
from kiosk.inference.interruptible import InterruptibleSession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_log = logging.getLogger(__name__)

_CHUNK_BYTES: Final = 16 * 1024
_QUEUED_CHUNKS: Final = 64
_POLL_S: Final = 0.05
_JOIN_S: Final = 1.0
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
        read_s: Between two pieces of an answer.
    """

    connect_s: float = 5.0
    read_s: float = 20.0


@dataclass(frozen=True, slots=True)
class _Head:
    """Status line and headers of an answer."""

    host: str
    status: int
    reason: str
    headers: Mapping[str, str]


class _Transfer(threading.Thread):
    """The network side of one download: head and pieces of the body go into a queue.

    A name lookup cannot be ended from outside, so the whole request runs in this thread,
    which is left behind when it is cancelled then. It touches no file, so that does no harm.
    """

    def __init__(
        self,
        session: InterruptibleSession,
        address: str,
        headers: Mapping[str, str],
        timeouts: Timeouts,
    ) -> None:
        super().__init__(name="model-transfer", daemon=True)
        self._session = session
        self._request = (address, headers, timeouts)
        self._aborted = threading.Event()
        # Bounded, so that a slow disk slows the network down instead of filling the memory.
        self._items: queue.Queue[_Head | bytes | requests.RequestException | None]
        self._items = queue.Queue(maxsize=_QUEUED_CHUNKS)

    def run(self) -> None:
        address, headers, timeouts = self._request
        try:
            with self._session.get(
                address,
                headers=dict(headers),
                stream=True,
                timeout=(timeouts.connect_s, timeouts.read_s),
            ) as answer:
                host = urlsplit(answer.url).hostname or ""
                self._put(_Head(host, answer.status_code, answer.reason or "", answer.headers))
                for chunk in answer.iter_content(_CHUNK_BYTES):
                    self._put(chunk)
                    if self._aborted.is_set():
                        return
        except requests.RequestException as error:
            self._put(error)
        except Exception as error:  # noqa: BLE001  (top of a thread: the caller waits for it)
            # Cutting a connection brings up all kinds; without a cut it is worth a look.
            _log.debug("the transfer failed in an unforeseen way", exc_info=True)
            self._put(requests.ConnectionError(error))
        else:
            self._put(None)

    def items(self, cancel: threading.Event) -> Iterator[_Head | bytes]:
        """The head, then the body in pieces, as they come.

        Raises:
            DownloadCancelledError: The event was set.
            requests.RequestException: The exchange failed.
        """
        while True:
            try:
                item = self._items.get(timeout=_POLL_S)
            except queue.Empty:
                item = b""
            if cancel.is_set():
                raise DownloadCancelledError("fetching was stopped")
            if item is None:
                return
            if isinstance(item, requests.RequestException):
                raise item
            if item:
                yield item

    def abort(self) -> None:
        """End it; what is under way is thrown away."""
        self._aborted.set()

    def _put(self, item: _Head | bytes | requests.RequestException | None) -> None:
        while not self._aborted.is_set():
            try:
                self._items.put(item, timeout=_POLL_S)
            except queue.Full:
                continue
            return


class HttpDownloader:
    """Downloads into a partial file and continues it on the next call.

    Proxies and ``.netrc`` come from the environment in the usual way of the requests
    library. Use it from one thread and close it.
    """

    def __init__(self, cancel: threading.Event, timeouts: Timeouts) -> None:
        self._cancel = cancel
        self._timeouts = timeouts
        self._session = self._new_session()

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
        headers = {"Range": f"bytes={have}-"} if have else {}
        transfer = _Transfer(self._session, address, headers, self._timeouts)
        transfer.start()
        whole = False
        try:
            items = transfer.items(self._cancel)
            head = next(items)
            assert isinstance(head, _Head)
            start = self._check(head, have, size)
            self._receive(items, part, start, size, on_bytes)
            whole = True
        except requests.RequestException as error:
            raise _translated(error, address) from error
        finally:
            if not whole:
                transfer.abort()
                self._session.cut()
            transfer.join(_JOIN_S)
            if not whole:
                self._session.close()
                self._session = self._new_session()

    def _new_session(self) -> InterruptibleSession:
        session = InterruptibleSession()
        # An encoded answer could not be continued at a byte position.
        session.headers.update(
            {"Accept-Encoding": "identity", "User-Agent": f"vitrine/{__version__}"}
        )
        return session

    def _check(self, answer: _Head, have: int, size: int) -> int:
        """Position in the file at which the body of an answer starts."""
        status = answer.status
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
        items: Iterator[_Head | bytes],
        part: Path,
        start: int,
        size: int,
        on_bytes: Callable[[int], None],
    ) -> None:
        done = start
        with part.open("ab" if start else "wb") as stream:
            for chunk in items:
                assert isinstance(chunk, bytes)
                if done + len(chunk) > size:
                    stream.truncate(0)
                    raise AddressError("more bytes came than the file has", again=False)
                stream.write(chunk)
                done += len(chunk)
                on_bytes(done)
        if done < size:
            raise AddressError(f"the connection ended after {done} of {size} bytes", again=True)


def _status_text(answer: _Head) -> str:
    return f"{answer.host} answered {answer.status} {answer.reason}".rstrip()


def _retry_after_s(answer: _Head) -> float:
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
