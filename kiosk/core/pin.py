"""The operator's PIN: kept as an argon2 hash, with a growing wait after wrong tries.

The wait survives a restart. While the program runs it is measured with the monotonic clock, so
that setting the wall clock cannot shorten it; across a restart the shorter of the wall-clock
and the monotonic distance counts, and a wall clock that went back counts as no time at all.
"""

from __future__ import annotations

import contextlib
import itertools
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import argon2

from kiosk.core import paths
from kiosk.core.atomic import write_atomic
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import LockedError, SettingsError, WrongPinError

if TYPE_CHECKING:
    from pathlib import Path

MIN_DIGITS: Final = 4
MAX_DIGITS: Final = 12
FREE_TRIES: Final = 5
"""Wrong tries before the first wait."""
FIRST_WAIT_S: Final = 30.0
LONGEST_WAIT_S: Final = 3600.0


class PinWeakness(StrEnum):
    """Why a PIN is easily guessed."""

    REPEATED = "repeated"
    """One digit or one group of digits over and over: 0000, 1212."""
    SEQUENCE = "sequence"
    """Digits in a row, up or down: 1234, 9876."""
    YEAR = "year"
    """Four digits that read as a year: 1987."""


def weakness(pin: str) -> PinWeakness | None:
    """Why this PIN is easily guessed, or None; a weak PIN is accepted with a warning."""
    length = len(pin)
    for size in range(1, length // 2 + 1):
        if length % size == 0 and pin == pin[:size] * (length // size):
            return PinWeakness.REPEATED
    steps = {(int(b) - int(a)) % 10 for a, b in itertools.pairwise(pin)}
    if steps in ({1}, {9}):
        return PinWeakness.SEQUENCE
    if length == 4 and pin[:2] in ("19", "20"):
        return PinWeakness.YEAR
    return None


def default_path() -> Path:
    """Where the PIN of this installation lies."""
    return paths.config_dir() / "operator-pin.json"


@dataclass(slots=True)
class _State:
    """What is kept on disk.

    Attributes:
        hash: Encoded argon2 hash with its salt and parameters; empty before a PIN is set.
        failures: Wrong tries since the last right one.
        wait_s: Length of the present wait; 0 without one.
        wait_from_utc: Wall clock when the wait began, ISO 8601.
        wait_from_ns: Monotonic clock when the wait began; comparable until the next boot.
    """

    hash: str = ""
    failures: int = 0
    wait_s: float = 0.0
    wait_from_utc: str = ""
    wait_from_ns: int = 0


class PinStore:
    """The PIN of one installation. Used by one thread at a time.

    Checking takes about a tenth of a second and writes to the disk, so windows call
    :meth:`verify` and :meth:`set_pin` from a thread of their own.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock | None = None,
        hasher: argon2.PasswordHasher | None = None,
    ) -> None:
        """Read the state from the last run.

        Args:
            path: File of the hash and the tries; it need not exist.
            clock: Source of time.
            hasher: Parameters of argon2; the defaults are those of RFC 9106, section 4, for
                machines with little memory.
        """
        self._path = path
        self._clock = clock or SystemClock()
        self._hasher = hasher or argon2.PasswordHasher()
        self._state, self._damaged = self._read()
        self._free_at_ns = 0
        remaining_s = self._remaining_s()
        if remaining_s > 0:
            with contextlib.suppress(SettingsError):  # a wait that cannot be kept still holds
                self._wait(self._state.failures, remaining_s)

    def is_set(self) -> bool:
        """Whether there is a PIN; True as well when its file is damaged.

        A damaged file must not open the panel to the next passer-by. Reads the file: the
        command line may have set a PIN meanwhile.
        """
        self._take_over()
        return self._damaged or bool(self._state.hash)

    def tries_left(self) -> int:
        """Wrong tries until a wait; 1 when each further one brings a wait."""
        return max(1, FREE_TRIES - self._state.failures)

    def retry_after_s(self) -> float:
        """Seconds until the next try is accepted; 0 when one is accepted now."""
        return max(0.0, (self._free_at_ns - self._clock.monotonic_ns()) / 1e9)

    def set_pin(self, pin: str) -> None:
        """Set a new PIN and forget wrong tries.

        Raises:
            SettingsError: It is not 4 to 12 digits, or could not be stored.
        """
        if not (pin.isascii() and pin.isdigit() and MIN_DIGITS <= len(pin) <= MAX_DIGITS):
            raise SettingsError(f"The PIN must have {MIN_DIGITS} to {MAX_DIGITS} digits")
        self._write(_State(hash=self._hasher.hash(pin)))
        self._damaged = False
        self._free_at_ns = 0

    def verify(self, pin: str) -> None:
        """Return when the PIN is right.

        The try is written down before it is judged: pulling the plug does not give it back.

        Raises:
            WrongPinError: It is wrong; another try may follow at once.
            LockedError: It is wrong or not yet time for another try, or no PIN is usable.
            SettingsError: The try could not be written down.
        """
        self._take_over()
        if self._damaged or not self._state.hash:
            raise _unusable("is damaged" if self._damaged else "has not been set")
        wait_s = self.retry_after_s()
        if wait_s > 0:
            raise _locked(wait_s)
        try:
            self._note_failure()
        except SettingsError as error:
            raise _uncounted(error) from error
        try:
            self._hasher.verify(self._state.hash, pin)
        except argon2.exceptions.VerifyMismatchError:
            pass
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError) as error:
            self._damaged = True
            raise _unusable("is damaged") from error
        else:
            self._write(_State(hash=self._state.hash))
            self._free_at_ns = 0
            return
        wait_s = self.retry_after_s()
        if wait_s > 0:
            raise _locked(wait_s)
        raise WrongPinError(self.tries_left())

    def _take_over(self) -> None:
        """Use a PIN that another process has set since."""
        state, damaged = self._read()
        if (state.hash, damaged) != (self._state.hash, self._damaged):
            self._state, self._damaged = state, damaged
            self._free_at_ns = self._clock.monotonic_ns() + round(self._remaining_s() * 1e9)

    def _note_failure(self) -> None:
        failures = self._state.failures + 1
        wait_s = 0.0
        if failures >= FREE_TRIES:
            doublings = min(failures - FREE_TRIES, 16)
            wait_s = min(FIRST_WAIT_S * 2.0**doublings, LONGEST_WAIT_S)
        self._wait(failures, wait_s)

    def _wait(self, failures: int, wait_s: float) -> None:
        now_ns = self._clock.monotonic_ns()
        self._free_at_ns = now_ns + round(wait_s * 1e9)
        self._write(
            _State(
                hash=self._state.hash,
                failures=failures,
                wait_s=wait_s,
                wait_from_utc=self._clock.utc_now().isoformat(),
                wait_from_ns=now_ns,
            )
        )

    def _remaining_s(self) -> float:
        """What is left of a wait that began in an earlier run."""
        state = self._state
        if state.wait_s <= 0:
            return 0.0
        try:
            since = self._clock.utc_now() - datetime.fromisoformat(state.wait_from_utc)
        except (ValueError, TypeError):
            since = timedelta(0)
        elapsed_s = max(0.0, since.total_seconds())
        same_boot_s = (self._clock.monotonic_ns() - state.wait_from_ns) / 1e9
        if same_boot_s >= 0:
            elapsed_s = min(elapsed_s, same_boot_s) if since > timedelta(0) else same_boot_s
        return max(0.0, min(state.wait_s, state.wait_s - elapsed_s))

    def _read(self) -> tuple[_State, bool]:
        """What the file says, and whether it is damaged."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            state = _State(
                hash=str(content["hash"]),
                failures=int(content["failures"]),
                wait_s=min(float(content["wait_s"]), LONGEST_WAIT_S),
                wait_from_utc=str(content["wait_from_utc"]),
                wait_from_ns=int(content["wait_from_ns"]),
            )
        except FileNotFoundError:
            return _State(), False
        except (OSError, ValueError, KeyError, TypeError):
            return _State(), True
        return state, not state.hash.startswith("$argon2")

    def _write(self, state: _State) -> None:
        try:
            write_atomic(self._path, json.dumps(asdict(state)).encode(), mode=0o600)
        except OSError as error:
            raise SettingsError(
                f"The PIN could not be stored in {self._path} ({error.strerror or error})",
                "Check that the folder exists, can be written and has room.",
            ) from error
        self._state = state


def _unusable(state: str) -> LockedError:
    return LockedError(
        f"The PIN of the operator panel {state}",
        "Set a new one on the command line with: kiosk settings set-pin",
    )


def _uncounted(error: SettingsError) -> SettingsError:
    """A try that was not written down is not judged. Passers-by may read this: no path."""
    reason = error.__cause__
    why = reason.strerror if isinstance(reason, OSError) else None
    return SettingsError(
        f"The PIN cannot be checked now ({why or 'the disk takes nothing'})",
        "Make room on the disk of this device and try again.",
    )


def _locked(wait_s: float) -> LockedError:
    return LockedError(
        "Too many wrong PINs",
        f"Try again in {round(wait_s + 0.5)} s",
        retry_after_s=wait_s,
    )
