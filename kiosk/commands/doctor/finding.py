"""What a check of the doctor says."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"
    """The kiosk works, but not as well as it could or not for ever."""
    ERROR = "error"
    """A part of the kiosk does not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    Attributes:
        check: Subject in one or two words.
        level: How bad it is.
        message: What was found, in plain words.
        hint: What to do; empty when all is well.
    """

    check: str
    level: Level
    message: str
    hint: str = ""


def within(timeout_s: float, call: Callable[[], T]) -> T:
    """Result of a call into a driver or library that may hang.

    Args:
        timeout_s: Time allowed.
        call: Runs in a thread of its own; when it hangs, the thread is left behind.

    Raises:
        TimeoutError: No result in time.
        Exception: Whatever the call raised.
    """
    results: list[T] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(call())
        except Exception as error:  # noqa: BLE001  (handed to the caller)
            errors.append(error)

    thread = threading.Thread(target=run, name="doctor-check", daemon=True)
    thread.start()
    thread.join(timeout_s)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError(f"no answer within {timeout_s:g} s")
    return results[0]
