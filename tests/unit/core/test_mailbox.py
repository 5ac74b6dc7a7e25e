"""The newest value wins, and one wake-up is asked for per taken value."""

from __future__ import annotations

from kiosk.core.mailbox import Latest


def test_the_newest_value_wins_and_is_taken_once() -> None:
    box: Latest[int] = Latest()
    assert box.take() is None
    assert [box.put(1), box.put(2), box.put(3)] == [True, False, False]
    assert box.take() == 3
    assert box.take() is None
    assert box.put(4)
