"""A small scenario of three people, quick to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """
title = "Three people"
duration_s = 20
seed = 5

[[person]]
id = "ana"
looks = { gender = "female", age = 34, look = 12 }

  [[person.visit]]
  start_s = 0.5
  enter = "left"
  leave = "right"
  distance_m = 1.9

    [[person.visit.stop]]
    at = 0.3
    stay_s = 5.0
    look_s = [[0.5, 3.5]]

[[person]]
id = "ben"
looks = { gender = "male", age = 60, look = 4 }

  [[person.visit]]
  start_s = 1.0
  enter = "right"
  leave = "left"
  distance_m = 2.6

    [[person.visit.stop]]
    at = 0.7
    stay_s = 4.0
    look_s = [[1.0, 3.0]]

[[person]]
id = "passer"
looks = { gender = "male", age = 25, look = 9 }

  [[person.visit]]
  start_s = 6.0
  enter = "right"
  leave = "left"
  distance_m = 1.5
  speed_m_s = 1.5
"""


@pytest.fixture
def small_scene(tmp_path: Path) -> str:
    """Path of the scenario, as given behind ``sim:``."""
    path = tmp_path / "three people é.toml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)
