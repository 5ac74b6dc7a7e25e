"""The command line as a whole: exit codes, and what is refused before anything starts."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kiosk import cli
from kiosk.commands import settings as settings_command
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--headless", "--set", "camera.sourc=sim:busy"],
        ["run", "--headless", "--set", "camera.source"],
        ["run", "--headless", "--mode", "everything"],
        ["--headless", "--endpoint", "htp://host"],
        ["settings", "get", "camera.sourc"],
    ],
)
def test_a_wrong_command_line_is_told_at_once(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == ExitCode.USAGE
    assert capsys.readouterr().err.startswith("kiosk: ")


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon", "1e9"])
def test_a_duration_is_some_time(seconds: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "--headless", "--duration", seconds])
    assert ended.value.code == ExitCode.USAGE


def test_an_unexpected_error_has_a_code_of_its_own(
    monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    def fail(_: object) -> int:
        raise ZeroDivisionError

    expect_log("unexpected error")
    monkeypatch.setattr(settings_command, "_path", fail)
    assert cli.main(["settings", "path"]) == ExitCode.CRASH


def _kiosk(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    command = [sys.executable, "-m", "kiosk", *arguments]
    return subprocess.Popen(command, env={**os.environ, **environment}, **pipes)


def test_a_reader_that_goes_away_is_no_crash() -> None:
    process = _kiosk("settings", "show")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == ExitCode.FAILED
    assert errors == ""


def test_a_display_that_does_not_answer_is_told_with_what_to_do() -> None:
    # Named as a platform's own, so that no X server or compositor is needed for the test.
    process = _kiosk("run", QT_QPA_PLATFORM="no-such-platform")
    output, errors = process.communicate()
    assert process.returncode == ExitCode.NO_DISPLAY
    assert "kiosk run --headless" in errors
    assert output == ""
