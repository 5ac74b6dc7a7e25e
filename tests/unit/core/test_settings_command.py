"""``kiosk settings``: what it prints, saves and refuses, and its exit codes."""

from __future__ import annotations

import argparse
import io
import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from kiosk.commands import settings as settings_command
from kiosk.core import pin as pin_module
from kiosk.core.errors import SettingsError
from kiosk.core.settings_store import default_path

if TYPE_CHECKING:
    from pathlib import Path


def command(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    settings_command.add_parser(parser.add_subparsers())
    parsed = parser.parse_args(["settings", *arguments])
    try:
        return int(parsed.run(parsed))
    except SettingsError:  # what kiosk.cli.main makes of it
        return 2


def test_set_saves_and_get_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("set", "camera.roi", "0,0,0.5,1") == 0
    assert command("set", "camera.mirror", "no") == 0
    capsys.readouterr()
    assert command("get", "camera.roi") == 0
    assert command("get", "camera.mirror") == 0
    assert capsys.readouterr().out.split() == ["0,0,0.5,1", "false"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("set", "camera.fps", "1000"),
        ("set", "camera.fsp", "10"),
        ("get", "camera"),
    ],
)
def test_wrong_names_and_values_are_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert command(*arguments) == 2
    assert not default_path().exists()


def test_what_show_prints_can_be_given_to_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("show", "--json") == 0
    before = json.loads(capsys.readouterr().out)
    for section, table in before["settings"].items():
        for key in table if section != "version" else ():
            capsys.readouterr()
            assert command("get", f"{section}.{key}") == 0
            shown = capsys.readouterr().out.removesuffix("\n")
            assert command("set", f"{section}.{key}", shown) == 0
    capsys.readouterr()
    command("show", "--json")
    assert json.loads(capsys.readouterr().out) == before


def test_show_names_overrides_and_problems(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CAMERA__SOURCE", "sim:busy")
    default_path().parent.mkdir(parents=True)
    default_path().write_text("version = 1\n[camera]\nfps = 999\nwidth = 640\n")
    assert command("show") == 0
    out, err = capsys.readouterr()
    lines = {line.split()[0]: line.split() for line in out.splitlines()}
    assert lines["camera.source"] == ["camera.source", "sim:busy", "environment"]
    assert lines["camera.width"] == ["camera.width", "640", "px", "file"]
    assert "camera.fps is 999" in err
    assert command("show", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["overridden"] == ["camera.source"]
    assert len(shown["problems"]) == 1


def test_set_says_when_the_environment_wins(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CAMERA__FPS", "10")
    assert command("set", "camera.fps", "20") == 0
    assert "KIOSK_CAMERA__FPS wins" in capsys.readouterr().err
    assert tomllib.loads(default_path().read_text())["camera"]["fps"] == 20


def test_set_repairs_a_bad_value_with_the_default() -> None:
    default_path().parent.mkdir(parents=True)
    default_path().write_text("version = 1\n[camera]\nfps = 999\n")
    assert command("set", "camera.fps", "30") == 0
    assert tomllib.loads(default_path().read_text())["camera"]["fps"] == 30


def test_path_is_inside_the_home(capsys: pytest.CaptureFixture[str], kiosk_home: Path) -> None:
    assert command("path") == 0
    assert capsys.readouterr().out.strip() == str(kiosk_home / "config" / "settings.toml")


def test_export_and_import_go_round(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command("set", "device.location", "Foyer")
    assert command("export", str(tmp_path / "out.toml")) == 0
    command("set", "device.location", "")
    assert command("import", str(tmp_path / "out.toml")) == 0
    capsys.readouterr()
    assert command("get", "device.location") == 0
    assert capsys.readouterr().out.strip() == "Foyer"
    assert command("export") == 0
    assert tomllib.loads(capsys.readouterr().out)["device"]["location"] == "Foyer"


def test_import_reports_what_it_took_and_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mixed.toml"
    path.write_text("version = 1\n[camera]\nfps = 9999\nwidth = 640\n")
    assert command("import", str(path)) == 1
    out, err = capsys.readouterr()
    assert out.startswith("1 settings taken")
    assert "camera.fps is 9999" in err
    assert tomllib.loads(default_path().read_text())["camera"]["width"] == 640
    assert command("import", str(tmp_path / "none.toml")) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_export_to_an_impossible_place_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert command("export", str(tmp_path / "file" / "x.toml")) == 1


def test_set_pin_from_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("4711\n"))
    assert command("set-pin", "--stdin") == 0
    pin_module.PinStore(pin_module.default_path()).verify("4711")
    monkeypatch.setattr("sys.stdin", io.StringIO("1234\n"))
    assert command("set-pin", "--stdin") == 0
    assert "easily guessed" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO("12\n"))
    assert command("set-pin", "--stdin") == 2


def test_set_pin_asks_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["4711", "4712", "4711", "4711"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    assert command("set-pin") == 2
    assert not pin_module.default_path().exists()
    assert command("set-pin") == 0
