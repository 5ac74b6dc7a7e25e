"""Enrolled on the command line, recognised by the running kiosk: those and nobody else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CLIP = "videos/composed_portrait_conveyor.mp4"
ENROLLED = ("C001091_castro", "G000558_guthrie", "K000382_kuster", "V000131_veasey")
"""Four of the twelve people of the clip, two of them shown twice."""
IN_CLIP = 12
WAIT_S = 240


@pytest.fixture
def run(models_dir: Path, kiosk_home: Path) -> Any:
    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", *arguments],
            env={**os.environ, "KIOSK_MODELS": str(models_dir)},
            capture_output=True,
            text=True,
            timeout=WAIT_S,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def _play(run: Any, clip: Path, *settings: str) -> list[dict[str, Any]]:
    # The people of the clip are portraits that slide by, which liveness rightly refuses.
    fixed = ("camera.loop=false", "camera.pace=fast", "analysis.liveness=false", *settings)
    wanted = [part for setting in fixed for part in ("--set", setting)]
    lines = run("run", "--headless", "--source", str(clip), *wanted).splitlines()
    return [json.loads(line) for line in lines]


def _of(lines: Sequence[dict[str, Any]], event: str) -> list[dict[str, Any]]:
    return [line for line in lines if line["event"] == event]


def test_the_enrolled_are_told_once_and_strangers_leave_nothing(
    run: Any, media_dir: Path, kiosk_home: Path
) -> None:
    ids: dict[str, str] = {}
    for person in ENROLLED:
        photo = media_dir / "portraits" / f"{person}_b.jpg"
        added = run(
            *("people", "add", person, "--photo", str(photo), "--consent-by", "Lea"),
            *("--allow", "visits,pictures", "--json"),
        )
        ids[json.loads(added)["person"]["id"]] = person
    run("settings", "set", "identification.notice_acknowledged", "true")
    run("settings", "set", "identification.retention_days", "30")
    run("settings", "set", "identification.records", "true")
    run("settings", "set", "identification.pictures", "true")

    anonymous = _play(run, media_dir / CLIP)
    assert len(_of(anonymous, "visit")) == IN_CLIP
    assert not _of(anonymous, "identified")
    data = kiosk_home / "data"
    assert not (data / "output").exists()
    assert not (data / "identity" / "pictures").exists()

    lines = _play(run, media_dir / CLIP, "analysis.mode=identification")
    told = [line["person"] for line in _of(lines, "identified")]
    assert sorted(told) == sorted(ids)
    assert len(_of(lines, "visit")) == IN_CLIP
    pictures = [path for path in (data / "identity" / "pictures").rglob("*") if path.is_file()]
    assert len(pictures) == len(ENROLLED)
    assert not any(b"\xff\xd8\xff" in path.read_bytes() for path in pictures)
    records = [json.loads(p.read_bytes()) for p in (data / "output").rglob("*.json")]
    assert {face["nome"] for record in records for face in record} == set(ENROLLED)

    for person in ids:
        run("people", "erase", person, "--by", "Lea", "--yes")
    left = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    for person, name in ids.items():
        assert name.encode() not in left
        assert UUID(person).bytes not in left
        # The receipts tell the id; nothing else does.
        assert left.count(person.encode()) == 1
    assert not _of(_play(run, media_dir / CLIP, "analysis.mode=identification"), "identified")
