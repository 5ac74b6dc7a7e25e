"""A hang is one only if it lasts."""

from __future__ import annotations

from itertools import chain, repeat

from kiosk.app.watchdog import Watchdog


def test_progress_in_between_begins_anew() -> None:
    words = chain(repeat("the capture", 20), [""], repeat("the capture", 20))
    watchdog = Watchdog(lambda: next(words))
    assert [watchdog.tick() for _ in range(41)] == [""] * 41


def test_a_lasting_hang_is_named() -> None:
    watchdog = Watchdog(lambda: "the capture")
    assert [watchdog.tick() for _ in range(25)][-2:] == ["", "the capture"]
