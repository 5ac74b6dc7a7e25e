"""``kiosk analyze``: which files, what is written where, and the exit code."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image

from kiosk.commands import analyze
from kiosk.commands.analyze import expand
from kiosk.commands.analyze.output import Text
from kiosk.core.errors import ModelMissingError, SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[Any], str]]:
    """Runs the command; gives exit code, the JSON lines or text lines, and the error text."""

    def run(*arguments: str | Path) -> tuple[int, list[Any], str]:
        parser = argparse.ArgumentParser(prog="kiosk")
        analyze.add_parser(parser.add_subparsers())
        args = parser.parse_args(["analyze", *map(str, arguments)])
        code = args.run(args)
        out, err = capsys.readouterr()
        lines = out.splitlines()
        return code, [json.loads(line) for line in lines] if args.json else lines, err

    return run


def _picture(path: Path) -> Path:
    Image.fromarray(np.zeros((60, 80, 3), np.uint8)).save(path)
    return path


def test_pictures_and_videos_in_the_order_of_the_arguments(
    run: Callable[..., tuple[int, list[Any], str]], media_dir: Path, models_dir: Path
) -> None:
    picture = media_dir / "portraits" / "astronaut_collins.png"
    video = media_dir / "videos" / "iot_asl_eat.mkv"
    code, lines, err = run("--json", "--embeddings", "--models", models_dir, picture, video)
    assert (code, err) == (ExitCode.OK, "")
    first, frames, last = lines[0], lines[1:-1], lines[-1]
    (face,) = first["faces"]
    assert first["path"] == str(picture)
    assert list(face) == [
        "box", "score", "landmarks", "age", "age_low", "age_high", "under_18",
        "gender", "gender_confidence", "emotion", "yaw", "pitch", "roll", "looking", "embedding",
    ]  # fmt: skip
    assert len(face["landmarks"]) == 5
    assert np.linalg.norm(face["embedding"]) == pytest.approx(1, abs=1e-3)
    assert [line["frame"] for line in frames] == list(range(47))
    assert all(face["track"] == 1 for line in frames for face in line["faces"])
    assert "embedding" not in frames[10]["faces"][0]
    assert last["path"] == str(video)
    assert (last["summary"]["people"], last["summary"]["frames"]) == (1, 47)
    audience = last["summary"]["audience"]
    assert (audience["passing_by"], audience["interested"]) == (1, 0)
    assert audience["stop_time_s"] is None
    assert sum(audience["gender"].values()) == 0


def test_text_for_people(
    run: Callable[..., tuple[int, list[Any], str]], media_dir: Path, models_dir: Path
) -> None:
    picture = media_dir / "portraits" / "astronaut_collins.png"
    video = media_dir / "videos" / "iot_asl_eat.mkv"
    code, lines, _ = run("--models", models_dir, picture, video)
    assert code == ExitCode.OK
    assert lines[0].startswith(f"{picture}  ")
    assert lines[0].endswith("  1 face")
    assert "female  age 2" in lines[1]
    assert "47 frames  1 person, at most 1 at a time" in lines[2]
    assert lines[4] == "  1 passing by, 0 interested"
    assert len(lines) == 5


def test_files_that_cannot_be_read_are_named_and_the_others_analysed(
    run: Callable[..., tuple[int, list[Any], str]],
    media_dir: Path,
    models_dir: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / "empty.jpg").touch()
    good = _picture(tmp_path / "good.png")
    broken = media_dir / "hard" / "video_audio_only.mp4"
    missing = tmp_path / "missing.jpg"
    code, lines, err = run(
        "--json", "--models", models_dir, tmp_path / "empty.jpg", broken, missing, good
    )
    assert code == ExitCode.FAILED
    assert err == ""
    assert [set(line) for line in lines[:3]] == [{"path", "error"}] * 3
    assert [line["path"] for line in lines[:3]] == [
        str(tmp_path / "empty.jpg"), str(broken), str(missing),
    ]  # fmt: skip
    assert "0 bytes" in lines[0]["error"]
    assert lines[3] == {"path": str(good), "width": 80, "height": 60, "faces": []}


def test_in_text_form_problems_go_to_the_error_stream(
    run: Callable[..., tuple[int, list[Any], str]], models_dir: Path, tmp_path: Path
) -> None:
    code, lines, err = run("--models", models_dir, tmp_path / "no.jpg")
    assert (code, lines) == (ExitCode.FAILED, [])
    assert err.startswith(str(tmp_path / "no.jpg"))


def test_a_wrong_command_line_is_a_usage_error(
    run: Callable[..., tuple[int, list[Any], str]], tmp_path: Path
) -> None:
    for arguments in ([], ["--no-such-option", "x"], ["--models"]):
        with pytest.raises(SystemExit) as caught:
            run(*arguments)
        assert caught.value.code == ExitCode.USAGE
    with pytest.raises(SettingsError):  # the command line makes this exit code 2
        run("--models", tmp_path / "nowhere", "x.jpg")


def test_missing_networks_are_said_to_be_missing(
    run: Callable[..., tuple[int, list[Any], str]], tmp_path: Path
) -> None:
    with pytest.raises(ModelMissingError) as caught:
        run("--models", tmp_path, _picture(tmp_path / "a.png"))
    assert "kiosk models fetch" in caught.value.hint


def test_folders_and_patterns_give_their_files_in_natural_order(tmp_path: Path) -> None:
    for name in ("b10.jpg", "b9.JPG", "a.mp4", "notes.txt", ".hidden.jpg", "c.csv"):
        (tmp_path / name).touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "deep.jpg").touch()

    def names(*texts: str) -> list[str]:
        return [path.name for path in expand(texts)]

    assert names(str(tmp_path)) == ["a.mp4", "b9.JPG", "b10.jpg"]
    assert names(str(tmp_path / "b*.[jJ]*")) == ["b9.JPG", "b10.jpg"]
    assert names(str(tmp_path / "**" / "deep*")) == ["deep.jpg"]
    assert names(str(tmp_path / "none*.jpg")) == ["none*.jpg"]
    assert names(str(tmp_path / "c.csv"), str(tmp_path / "a.mp4")) == ["c.csv", "a.mp4"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "x[1].jpg").touch()
    (tmp_path / "x1.jpg").touch()
    assert [path.name for path in expand([str(tmp_path / "x[1].jpg")])] == ["x[1].jpg"]


def test_a_folder_without_media_is_an_error(
    run: Callable[..., tuple[int, list[Any], str]], models_dir: Path, tmp_path: Path
) -> None:
    code, lines, _ = run("--json", "--models", models_dir, tmp_path)
    assert code == ExitCode.FAILED
    assert lines[0]["path"] == str(tmp_path)


def test_names_that_the_terminal_cannot_show_are_escaped(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="ascii") as out:
        Text(out, out).picture({"path": "имя.jpg", "width": 1, "height": 1, "faces": []})
    assert (tmp_path / "out").read_text("ascii").startswith(r"\u0438\u043c\u044f.jpg")


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _start(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", "analyze", "--json", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
        # Whoever runs the tests in the background has interrupts ignored, and hands that on.
        preexec_fn=_heed_interrupts if os.name == "posix" else None,
    )


def test_a_reader_that_leaves_early_is_no_error(media_dir: Path, models_dir: Path) -> None:
    clip = media_dir / "videos" / "composed_portrait_conveyor.mp4"
    with _start("--models", models_dir, clip) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["frame"] == 0
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == ExitCode.OK


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process there")
def test_an_interrupt_ends_quietly(media_dir: Path, models_dir: Path) -> None:
    clip = media_dir / "videos" / "composed_portrait_conveyor.mp4"
    with _start("--models", models_dir, clip, clip, clip) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert "Traceback" not in process.stderr.read()
        assert process.wait(60) == 130
