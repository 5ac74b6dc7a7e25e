"""The background of the blurred view: what it learns, and what it takes for noise."""

from __future__ import annotations

import numpy as np

from kiosk.ui.scene_memory import FIRST_S, HOLD_S, REPLACE_S, SETTLE_S, SceneMemory

NOBODY = np.zeros((9, 16), np.uint8)


def play(memory: SceneMemory, picture: np.ndarray, from_s: float, to_s: float) -> np.ndarray:
    """Show a picture ten times a second; returns what is known at the end."""
    shown = NOBODY
    for now_s in np.arange(from_s, to_s, 0.1):
        shown = memory.update(picture, float(now_s), NOBODY, NOBODY)
    return shown


def grey(level: int) -> np.ndarray:
    return np.full((9, 16, 3), level, np.uint8)


def test_a_still_scene_is_learnt_after_a_while() -> None:
    memory = SceneMemory(9, 16)
    assert not play(memory, grey(120), 0, FIRST_S).any()
    assert play(memory, grey(120), FIRST_S, FIRST_S + HOLD_S + 0.4).all()


def test_where_something_moved_it_takes_longer_and_before_a_known_background_longest() -> None:
    memory = SceneMemory(9, 16)
    changed = grey(120)
    changed[4, 4] = 60
    play(memory, grey(120), 0, 1)
    assert play(memory, changed, 1, 1 + FIRST_S + 1)[4, 4] == 0
    assert play(memory, changed, 7, 1 + SETTLE_S + 1)[4, 4] == 255
    again = grey(120)
    now_s = 1 + SETTLE_S + 1
    assert play(memory, again, now_s, now_s + REPLACE_S - 1)[4, 4] == 0
    assert play(memory, again, now_s + REPLACE_S - 1, now_s + REPLACE_S + 2)[4, 4] == 255


def test_unrest_everywhere_excuses_only_small_changes() -> None:
    memory = SceneMemory(9, 16)
    random = np.random.default_rng(1)
    for k in range(200):
        unrest = np.clip(120 + random.normal(0, 25, (9, 16, 3)), 0, 255).astype(np.uint8)
        memory.update(unrest, 0.1 * k, NOBODY, NOBODY)
    assert memory._tolerances().max() <= 12


def test_shadows_excuse_less_than_light() -> None:
    memory = SceneMemory(9, 16)
    tolerances = memory._tolerances()
    assert tolerances[10] == 3
    assert tolerances[200] == 6
