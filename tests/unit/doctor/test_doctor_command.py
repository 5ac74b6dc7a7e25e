"""``kiosk doctor`` as a command, and what its bundle holds and does not hold."""

from __future__ import annotations

import argparse
import getpass
import json
import stat
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.commands import doctor
from kiosk.commands.doctor import bundle, report
from kiosk.commands.doctor.finding import Finding, Level
from kiosk.core.pin import PinStore
from kiosk.core.pin import default_path as pin_path
from kiosk.core.settings_store import default_path as settings_path

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., int]

ALL_WELL = (Finding("python", Level.OK, "fine"),)
MIXED = (
    *ALL_WELL,
    Finding("camera", Level.WARNING, "none [bold]here", "Plug it in."),
    Finding("models", Level.ERROR, "missing", "Fetch them.\nOr bring them."),
)


@pytest.fixture
def run() -> Run:
    parser = argparse.ArgumentParser(prog="kiosk")
    doctor.add_parser(parser.add_subparsers(required=True))

    def run(*words: str) -> int:
        args = parser.parse_args(["doctor", *words])
        return int(args.run(args))

    return run


def test_real_run(
    run: Run, models_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every check on this machine; with models and a scene nothing is an error."""
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    monkeypatch.setenv("KIOSK_CAMERA__SOURCE", "sim:busy")
    code = run("--json")
    document = json.loads(capsys.readouterr().out)
    checks = {row["check"] for row in document["findings"]}
    assert checks >= {
        "python",
        "libraries",
        "processor",
        "memory",
        "disk",
        "log folder",
        "settings",
        "pin",
        "display",
        "source",
        "models",
        "openvino",
        "clock",
        "destinations",
    }
    errors = [
        row
        for row in document["findings"]
        if row["level"] == "error" and row["check"] not in ("disk", "memory")
    ]
    assert errors == []
    assert code == (0 if document["ok"] else 1)
    assert document["versions"]["python"]


@pytest.mark.parametrize(("findings", "code"), [(ALL_WELL, 0), (MIXED[:2], 0), (MIXED, 1)])
def test_exit_code_and_text(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    findings: tuple[Finding, ...],
    code: int,
) -> None:
    monkeypatch.setattr(report, "examine", lambda *_: iter(findings))
    assert run() == code
    text = capsys.readouterr().out
    for finding in findings:
        assert f"{finding.level:<9}{finding.check:<16}{finding.message}\n" in text
        for line in finding.hint.splitlines():
            assert f"{' ' * 25}{line}\n" in text
    last = {1: "All is well.", 2: "0 errors, 1 warning.", 3: "1 error, 1 warning."}
    assert text.endswith(f"\n{last[len(findings)]}\n")


def test_colours_on_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "examine", lambda *_: iter(MIXED))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert run() == 1
    text = capsys.readouterr().out
    assert "\x1b[" in text
    assert "none [bold]here" in text


SECRETS = ("hunter2", "anna", "Main Street 5", "$argon2id$")


@pytest.fixture
def private_installation(kiosk_home: Path) -> None:
    """Settings, PIN and log full of what must not leave this machine."""
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(
        "version = 2\n"
        '[device]\nid = "shop-1"\nlocation = "Main Street 5"\n'
        '[camera]\nsource = "rtsp://anna:hunter2@10.0.0.2/s"\n'
        '[[cloud.sinks]]\nname = "hq"\nkind = "workshop"\n'
        'endpoint = "http://10.0.0.9:9002"\nusername = "anna"\n'
    )
    PinStore(pin_path()).set_pin("4711")
    (kiosk_home / "config" / "credentials.json").write_text('{"sink-hq": "hunter2"}')
    log = kiosk_home / "log"
    log.mkdir()
    (log / "kiosk.log").write_text(
        "INFO open rtsp://anna:hunter2@10.0.0.2/s\n"
        "Authorization: Basic hunter2hunter2\n"
        f"INFO reading {Path.home() / 'pictures'}\n"
        f"hash {pin_path().read_text()}\n"
    )
    (log / "kiosk.log.1").write_bytes(b"older \xff line\n")
    (log / "face-of-somebody.png").write_bytes(b"\x89PNG")


@pytest.mark.usefixtures("private_installation")
def test_bundle_holds_texts_without_secrets(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(report, "examine", lambda settings, found: iter((*found, *MIXED)))
    path = tmp_path / "bundle.zip"
    assert run("--bundle", str(path)) == 1
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert sorted(texts) == [
        "README.txt",
        "log/kiosk.log",
        "log/kiosk.log.1",
        "report.json",
        "report.txt",
        "settings.json",
        "versions.json",
    ]
    for name, text in texts.items():
        for secret in SECRETS:
            assert secret not in text, f"{secret} in {name}"
    assert str(Path.home() / "pictures") not in texts["log/kiosk.log"]
    assert "10.0.0.2" in texts["log/kiosk.log"]
    settings = json.loads(texts["settings.json"])
    assert settings["device"] == {**settings["device"], "id": "shop-1", "location": "***"}
    assert settings["cloud"]["sinks"][0]["endpoint"] == "http://10.0.0.9:9002"
    assert json.loads(texts["versions.json"])["numpy"]
    assert json.loads(texts["report.json"])["ok"] is False
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_log_in_the_bundle_is_bounded(
    kiosk_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from kiosk.core.settings import Settings

    monkeypatch.setattr(bundle, "FILE_BYTES", 1000)
    (kiosk_home / "log").mkdir(parents=True)
    (kiosk_home / "log" / "kiosk.log").write_text("old\n" * 1000 + "newest\n")
    bundle.write_bundle(tmp_path / "b.zip", Settings(), ALL_WELL, {})
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        text = archive.read("log/kiosk.log").decode()
    assert len(text) == 1000
    assert text.endswith("newest\n")


def test_bundle_that_cannot_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "examine", lambda *_: iter(ALL_WELL))
    (tmp_path / "file").write_text("")
    assert run("--bundle", str(tmp_path / "file" / "bundle.zip")) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_name_of_the_user_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "maria")
    monkeypatch.setattr(Path, "home", lambda: Path("/home/maria"))
    text = bundle.cleaned("/home/maria/x C:\\Users\\maria\\y maria, mariachi and x-maria.log")
    assert text == "~/x C:\\Users\\***\\y ***, mariachi and x-maria.log"
    monkeypatch.setattr(getpass, "getuser", lambda: "kiosk")
    assert bundle.cleaned("the kiosk command") == "the kiosk command"
