"""One kiosk at a time, but never none for want of a place to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.app.instance import InstanceLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_second_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "run" / "kiosk.lock"
    first, second = InstanceLock(path), InstanceLock(path)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_a_place_that_cannot_be_written_does_not_keep_it_from_running(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("a second kiosk would not be noticed")
    (tmp_path / "file").write_bytes(b"")
    lock = InstanceLock(tmp_path / "file" / "run" / "kiosk.lock")
    assert lock.acquire()
    lock.release()
