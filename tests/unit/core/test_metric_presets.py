"""Profiles of the metrics: data that is checked, chosen by name and recognised."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from kiosk.commands import settings as settings_command
from kiosk.core import presets
from kiosk.core.errors import SettingsError
from kiosk.core.settings import AudienceSettings, Settings
from kiosk.core.settings_schema import with_values
from kiosk.core.settings_store import SettingsStore, default_path

if TYPE_CHECKING:
    from pathlib import Path

COMPLETE = """
title = "Own"
description = "Mine."
[audience]
passing_s = 2
stop_s = 4.5
look_s = 1.5
stop_speed = 0.4
senior_from_age = 60
"""


def command(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    settings_command.add_parser(parser.add_subparsers())
    parsed = parser.parse_args(["settings", *arguments])
    return int(parsed.run(parsed))


def test_the_default_profile_is_the_definitions() -> None:
    first, *others = presets.presets()
    assert first.name == presets.DEFAULT
    assert first.matches(Settings())
    assert len(others) >= 2
    assert not any(row.matches(Settings()) for row in others)


def test_every_profile_can_be_applied_and_is_recognised() -> None:
    zone = {"id": "a", "name": "A", "points": [(0, 0), (1, 0), (1, 1)]}
    mine = Settings(audience={"zones": [zone], "ghost_after_s": 17})
    for row in presets.presets():
        applied = row.applied(mine)
        assert presets.matching(applied) == row
        assert applied.audience.zones == mine.audience.zones
        assert applied.audience.ghost_after_s == 17
    assert presets.matching(with_values(mine, {"audience.look_s": 17})) is None


def test_a_profile_has_every_threshold() -> None:
    places = {"zones", "ghost_after_s"}
    assert {*presets.THRESHOLDS} == {*AudienceSettings.model_fields} - places


def test_a_file_of_your_own(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(COMPLETE)
    row = presets.load_preset(file)
    assert (row.name, row.title) == ("own", "Own")
    assert row.applied(Settings()).audience.stop_s == 4.5


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("", "needs a title"),
        ("title = ", "cannot be read"),
        (COMPLETE.replace("stop_s = 4.5", ""), "no value for stop_s"),
        (COMPLETE.replace("4.5", '"long"'), "stop_s = long"),
        (COMPLETE.replace("4.5", "-1"), "stop_s = -1"),
        (COMPLETE + "zones = []", "unknown: zones"),
        ("colour = 1\n" + COMPLETE, "unknown: colour"),
        (COMPLETE.replace('"Mine."', "3"), "needs a title"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_a_reason(
    tmp_path: Path, wrong: str, says: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(wrong)
    with pytest.raises(SettingsError, match=says) as caught:
        presets.load_preset(file)
    assert "own.toml" in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        presets.load_preset(tmp_path / "gone.toml")


def test_a_mistyped_name_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingsError, match="no preset called shopwindow") as caught:
        presets.preset("shopwindow")
    assert "shop-window" in caught.value.hint


def test_the_command_saves_a_profile_and_shows_which_is_in_force(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command("preset", "shop-window") == 0
    saved = SettingsStore(default_path()).load().settings
    assert presets.matching(saved) == presets.preset("shop-window")
    assert command("presets") == 0
    shown = capsys.readouterr().out
    assert "* shop-window" in shown
    assert "* default" not in shown
    assert command("set", "audience.look_s", "17") == 0
    assert command("presets") == 0
    assert "your own" in capsys.readouterr().out


def test_the_command_says_when_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIOSK_AUDIENCE__STOP_S", "9")
    assert command("preset", "shop-window") == 0
    assert "KIOSK_AUDIENCE__STOP_S" in capsys.readouterr().err
