"""The operator's PIN: hash, tries, waits, restarts and clocks that lie."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import argon2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.errors import LockedError, SettingsError
from kiosk.core.pin import FREE_TRIES, LONGEST_WAIT_S, PinStore, PinWeakness, weakness

if TYPE_CHECKING:
    from pathlib import Path

QUICK = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class FakeClock:
    """Both clocks of a machine, moved by hand."""

    def __init__(self) -> None:
        self.ns = 1_000_000_000_000
        self.utc = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def monotonic_ns(self) -> int:
        return self.ns

    def utc_now(self) -> datetime:
        return self.utc

    def pass_s(self, seconds: float) -> None:
        self.ns += round(seconds * 1e9)
        self.utc += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conf" / "operator-pin.json"


def store(path: Path, clock: FakeClock) -> PinStore:
    return PinStore(path, clock, QUICK)


def fail(pins: PinStore, times: int = 1) -> LockedError:
    for _ in range(times):
        with pytest.raises(LockedError) as caught:
            pins.verify("0001")
    return caught.value


def test_the_right_pin_opens_and_a_wrong_one_tells_the_tries_left(
    path: Path, clock: FakeClock
) -> None:
    pins = store(path, clock)
    assert not pins.is_set()
    pins.set_pin("4711")
    assert pins.is_set()
    pins.verify("4711")
    error = fail(pins)
    assert error.retry_after_s == 0
    assert error.hint == "Tries left: 4"
    pins.verify("4711")
    assert pins.tries_left() == FREE_TRIES


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "١٢٣٤", "12 4", "-123"])
def test_only_4_to_12_digits_make_a_pin(path: Path, clock: FakeClock, pin: str) -> None:
    with pytest.raises(SettingsError, match="4 to 12 digits"):
        store(path, clock).set_pin(pin)
    assert not path.exists()


def test_the_file_holds_a_salted_hash_and_is_private(path: Path, clock: FakeClock) -> None:
    PinStore(path, clock).set_pin("4711")
    text = path.read_text()
    assert "4711" not in text
    assert json.loads(text)["hash"].startswith("$argon2id$")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_waits_begin_with_the_fifth_wrong_try_and_double_to_an_hour(
    path: Path, clock: FakeClock
) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    assert fail(pins, 4).retry_after_s == 0
    waits = []
    for _ in range(9):
        wait_s = fail(pins).retry_after_s
        waits.append(wait_s)
        clock.pass_s(wait_s)
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    pins.verify("4711")
    assert pins.tries_left() == FREE_TRIES


def test_while_waiting_even_the_right_pin_is_refused(path: Path, clock: FakeClock) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    fail(pins, 5)
    clock.pass_s(29)
    with pytest.raises(LockedError) as caught:
        pins.verify("4711")
    assert caught.value.retry_after_s == pytest.approx(1)
    assert pins.retry_after_s() == pytest.approx(1)
    clock.pass_s(1)
    pins.verify("4711")


def test_tries_and_waits_survive_a_restart(path: Path, clock: FakeClock) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    fail(pins, 3)
    assert store(path, clock).tries_left() == 2
    fail(store(path, clock), 2)
    clock.pass_s(10)
    assert store(path, clock).retry_after_s() == pytest.approx(20)
    clock.pass_s(20)
    again = store(path, clock)
    assert again.retry_after_s() == 0
    assert fail(again).retry_after_s == 60


def test_the_wall_clock_cannot_shorten_a_wait(path: Path, clock: FakeClock) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    fail(pins, 5)
    clock.utc += timedelta(days=365)
    assert pins.retry_after_s() == pytest.approx(30)
    assert store(path, clock).retry_after_s() == pytest.approx(30)


def test_a_wall_clock_put_back_does_not_lengthen_a_wait(path: Path, clock: FakeClock) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    fail(pins, 5)
    clock.pass_s(10)
    clock.utc -= timedelta(days=365)
    assert store(path, clock).retry_after_s() == pytest.approx(20)


def test_after_a_reboot_the_wall_clock_counts(path: Path, clock: FakeClock) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    fail(pins, 5)
    clock.utc += timedelta(seconds=12)
    clock.ns = 5_000_000_000  # the monotonic clock begins anew
    assert store(path, clock).retry_after_s() == pytest.approx(18)


def test_a_wrong_clock_after_a_reboot_costs_one_wait_and_no_more(
    path: Path, clock: FakeClock
) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    fail(pins, 5)
    clock.utc -= timedelta(days=4000)
    clock.ns = 5_000_000_000
    assert store(path, clock).retry_after_s() == pytest.approx(30)
    clock.pass_s(30)
    clock.ns = 4_000_000_000
    assert store(path, clock).retry_after_s() == 0


@settings(deadline=None, max_examples=25)
@given(
    wall_s=st.floats(-1e9, 1e9), monotonic_ns=st.integers(0, 10**18), failures=st.integers(5, 20)
)
def test_no_clock_makes_a_wait_longer_than_it_was(
    wall_s: float, monotonic_ns: int, failures: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("pin") / "pin.json"
    clock = FakeClock()
    pins = store(path, clock)
    pins.set_pin("4711")
    for _ in range(failures):
        clock.pass_s(fail(pins).retry_after_s)
    clock.utc += timedelta(seconds=wall_s)
    clock.ns = monotonic_ns
    assert 0 <= store(path, clock).retry_after_s() <= LONGEST_WAIT_S


def test_pulling_the_plug_does_not_give_a_try_back(path: Path, clock: FakeClock) -> None:
    class Unplugged(argon2.PasswordHasher):
        def verify(self, *args: object, **kwargs: object) -> bool:
            raise KeyboardInterrupt

    store(path, clock).set_pin("4711")
    with pytest.raises(KeyboardInterrupt):
        PinStore(path, clock, Unplugged(time_cost=1, memory_cost=8)).verify("4711")
    assert store(path, clock).tries_left() == 4


@pytest.mark.parametrize("text", ["", "{", "[]", '{"hash": "x"}', "null"])
def test_a_damaged_file_does_not_open_the_panel_to_anybody(
    path: Path, clock: FakeClock, text: str
) -> None:
    path.parent.mkdir()
    path.write_text(text)
    pins = store(path, clock)
    assert pins.is_set()
    with pytest.raises(LockedError, match="damaged") as caught:
        pins.verify("4711")
    assert "kiosk settings set-pin" in caught.value.hint
    pins.set_pin("4711")
    pins.verify("4711")


def test_a_damaged_hash_is_told_as_such(path: Path, clock: FakeClock) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")
    content = json.loads(path.read_text())
    path.write_text(json.dumps(content | {"hash": "$argon2id$nonsense"}))
    with pytest.raises(LockedError, match="damaged"):
        store(path, clock).verify("4711")


def test_a_pin_set_by_another_process_counts_at_once(path: Path, clock: FakeClock) -> None:
    pins = store(path, clock)
    assert not pins.is_set()
    store(path, clock).set_pin("4711")
    assert pins.is_set()
    fail(pins, 5)
    store(path, clock).set_pin("8520")
    pins.verify("8520")


def test_without_a_pin_nothing_opens(path: Path, clock: FakeClock) -> None:
    with pytest.raises(LockedError, match="has not been set"):
        store(path, clock).verify("")


def test_a_disk_that_takes_nothing_is_an_error_with_advice(path: Path, clock: FakeClock) -> None:
    path.parent.parent.mkdir(exist_ok=True)
    path.parent.write_text("a file where the folder should be")
    pins = store(path, clock)
    with pytest.raises(SettingsError, match="could not be stored") as caught:
        pins.set_pin("4711")
    assert caught.value.hint


def test_a_try_that_cannot_be_written_down_is_not_judged_and_tells_no_path(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = store(path, clock)
    pins.set_pin("4711")

    def full(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("kiosk.core.pin.write_atomic", full)
    for pin in ("4711", "0815"):  # nor does the answer tell the right one from a wrong one
        with pytest.raises(SettingsError, match=r"cannot be checked now \(No space left") as caught:
            pins.verify(pin)
        assert "room" in (caught.value.hint or "")
        assert str(path.parent) not in f"{caught.value} {caught.value.hint}"


@pytest.mark.parametrize(
    ("pin", "reason"),
    [
        ("0000", PinWeakness.REPEATED),
        ("1212", PinWeakness.REPEATED),
        ("123123", PinWeakness.REPEATED),
        ("1234", PinWeakness.SEQUENCE),
        ("7890", PinWeakness.SEQUENCE),
        ("98765", PinWeakness.SEQUENCE),
        ("1987", PinWeakness.YEAR),
        ("4711", None),
        ("198700", None),
    ],
)
def test_pins_that_everybody_guesses_are_named(pin: str, reason: PinWeakness | None) -> None:
    assert weakness(pin) is reason
