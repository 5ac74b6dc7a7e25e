"""Where a storage sink puts files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.core.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.delivery import Verdict


class PlaceError(PublishError):
    """A file could not be stored.

    Attributes:
        verdict: What that means for the batch.
    """

    def __init__(self, verdict: Verdict, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.verdict = verdict


class Place(Protocol):
    """A folder or a part of an object store. Every method may raise ``PlaceError``."""

    def create(self, name: str, content: bytes, media_type: str) -> bool:
        """Store a new file; False when there is one of that name."""
        ...

    def replace(self, name: str, content: bytes, media_type: str) -> None:
        """Store a file, whether or not there is one of that name."""
        ...

    def read(self, name: str) -> bytes | None:
        """Content of a file; None when it is missing or may not be read."""
        ...

    def delete(self, name: str) -> None:
        """Delete a file."""
        ...

    def bound(self, allowed_s: float, cancelled: Callable[[], bool]) -> None:
        """From now on, each call ends within this time, or when it is cancelled."""
        ...

    def close(self) -> None:
        """Release connections."""
        ...
