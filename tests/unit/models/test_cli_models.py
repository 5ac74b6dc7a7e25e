"""``kiosk models``, called as the command line calls it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.commands import models as models_command

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., int]

YUNET = "face-detection-yunet-2023mar"


@pytest.fixture
def run() -> Run:
    parser = argparse.ArgumentParser(prog="kiosk")
    models_command.add_parser(parser.add_subparsers(required=True))

    def run(*words: str) -> int:
        args = parser.parse_args(["models", *words])
        return int(args.run(args))

    return run


def test_fetch_verify_path_and_list(
    run: Run, models_dir: Path, kiosk_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = kiosk_home / "data" / "models"
    assert run("path") == 0
    assert capsys.readouterr().out == f"{own}\n"
    assert run("verify") == 1
    captured = capsys.readouterr()
    assert captured.out.count("missing ") == 3
    assert captured.out.count("installed ") == 1
    assert "kiosk models fetch" in captured.err

    assert run("fetch", "--from", str(models_dir)) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"installed {YUNET} (FP32)"
    assert run("fetch", "--from", str(models_dir)) == 0
    assert "installed already" in capsys.readouterr().out
    assert run("verify") == 0
    assert capsys.readouterr().out.count("installed ") == 4
    assert run("path", YUNET) == 0
    assert Path(capsys.readouterr().out.strip()).parent == own / YUNET / "FP32"

    assert run("list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["name"] for row in rows if row["needed"]} == {
        row["name"] for row in rows if row["status"] == "installed"
    }
    (yunet,) = (row for row in rows if row["name"] == YUNET)
    assert yunet["licence"] == "MIT"
    assert yunet["files"][0]["size"] == 232_589
    assert run("list") == 0
    table = capsys.readouterr().out
    assert f"{YUNET} " in table
    assert "installed *" in table
    assert "missing" in table


def test_damage_is_found_and_repaired(
    run: Run, models_dir: Path, kiosk_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("fetch", YUNET, "--from", str(models_dir)) == 0
    (file,) = (kiosk_home / "data" / "models").rglob("*.onnx")
    content = bytearray(file.read_bytes())
    content[1000] ^= 1
    file.write_bytes(content)
    capsys.readouterr()
    assert run("verify", YUNET) == 1
    assert "corrupt" in capsys.readouterr().out
    assert run("path", YUNET) == 1
    assert "damaged" in capsys.readouterr().err
    assert run("fetch", YUNET, "--from", str(models_dir)) == 0
    assert run("verify", YUNET) == 0


def test_all_models_in_a_precision(
    run: Run, models_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("fetch", "--all", "--precision", "FP16-INT8", "--from", str(models_dir)) == 0
    assert capsys.readouterr().out.count("installed ") == 11
    assert run("verify", "--all", "--precision", "FP16-INT8") == 0
    assert run("verify", "--all", "--precision", "FP16") == 1


def test_failed_fetch_says_what_to_do(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("fetch", YUNET, "--from", str(tmp_path)) == 1
    captured = capsys.readouterr()
    assert "could not be fetched" in captured.err
    assert "https://" in captured.err
    assert "--from FOLDER" in captured.err
    assert run("path", YUNET) == 1
    assert "not installed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["fetch", "no-such-model"],
        ["verify", "no-such-model"],
        ["path", "no-such-model"],
        ["fetch", "--from", "no-such-folder"],
    ],
)
def test_wrong_names_are_bad_usage(
    run: Run, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    assert "no" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["cook"], ["fetch", "--precision", "FP1"]])
def test_malformed_command_lines_end_with_2(run: Run, words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2
