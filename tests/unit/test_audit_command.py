"""``kiosk audit``: a clip against its truth, and a person who taps along with a scene."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.commands import audit as command
from kiosk.commands.analyze.audience import AudienceRecorder
from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.audit import Audit, AuditOrigin, Tap, audit_note
from kiosk.core.audit_matching import Watch, compare_taps
from kiosk.core.errors import SettingsError, TruthError, UnreadableFileError
from kiosk.core.settings import Settings
from kiosk.store.database import default_path
from kiosk.store.reader import StoredHistory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCENE = """
title = "Two people"
duration_s = 12
seed = 5

[[person]]
id = "ana"
  [[person.visit]]
  start_s = 0.5
  enter = "left"
  leave = "left"
  distance_m = 2.4
  speed_m_s = 1.3
    [[person.visit.stop]]
    at = 0.5
    stay_s = 6.0
    look_s = [[0.5, 5.5]]

[[person]]
id = "felix"
  [[person.visit]]
  start_s = 3.0
  enter = "right"
  leave = "right"
  distance_m = 2.2
  speed_m_s = 1.3
    [[person.visit.stop]]
    at = 0.3
    stay_s = 1.5
    look_s = []
"""


@pytest.fixture
def installed(models_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs the command; gives exit code and output."""

    def run(*arguments: str | Path) -> tuple[int, str]:
        parser = argparse.ArgumentParser(prog="kiosk")
        command.add_parser(parser.add_subparsers())
        args = parser.parse_args(["audit", *map(str, arguments)])
        code = args.run(args)
        return code, capsys.readouterr().out

    return run


def test_a_clip_with_truth_per_frame_is_kept(
    run: Callable[..., tuple[int, str]], media_dir: Path, installed: None, kiosk_home: Path
) -> None:
    clip = media_dir / "videos" / "iot_face_demographics_walking_and_pause.mp4"
    truth = kiosk_home / "truth.csv"
    truth.parent.mkdir(parents=True, exist_ok=True)
    truth.write_text("start_s,end_s\n0,3.4\n0,3.4\n0,3.4\n0,3.4\n", encoding="utf-8")
    code, out = run(clip, "--truth", truth, "--save", "--by", "Anna", "--json")

    audit = Audit.from_document(_document(json.loads(out.splitlines()[-1])["audit"]))
    assert code == 0
    assert audit is not None
    assert audit.results == {AuditKind.PASSING: Agreement(3, 1, 0)}
    with StoredHistory(default_path()) as history:
        kept = history.documents("audit")
    note = audit_note(kept, "passing_by", audit.at + timedelta(days=1), Settings())
    assert note is not None
    assert (note.audit.by, note.audit.clip, note.audit.origin) == (
        "Anna",
        clip.name,
        AuditOrigin.CLIP,
    )


def _document(content: dict[str, Any]) -> Any:
    from datetime import UTC, datetime

    from kiosk.core.history import Document

    return Document("audit", datetime.now(UTC), content)


def test_a_person_taps_along_with_a_scene(
    tmp_path: Path, installed: None, kiosk_home: Path
) -> None:
    """The whole way once: real pictures, real networks, visits, taps of a person, agreement."""
    from kiosk.capture.sim.source import SimSource
    from kiosk.core.choices import Pace
    from kiosk.inference.pipeline import FacePipeline
    from kiosk.inference.registry import ModelStore

    path = tmp_path / "two.toml"
    path.write_text(SCENE, encoding="utf-8")
    settings = Settings()
    truth = command.scene_truth(str(path), settings)
    recorder = AudienceRecorder(settings)
    source = SimSource(str(path), pace=Pace.FAST, loop=False, fps=15)
    with (
        closing(source),
        closing(FacePipeline(settings.analysis, ModelStore.from_environment())) as pipeline,
    ):
        source.open()
        frames = list(iter(source.read, None))
        for result in pipeline.stream(frames):
            recorder.add(result)
    start = frames[0].captured_at - timedelta(seconds=frames[0].media_time_s)
    # A person who sees all and is a little slow; and one who takes a poster for a passer-by.
    taps = []
    for person in truth.people:
        comes = start + timedelta(seconds=person.start_s)
        taps.append(Tap(AuditKind.PASSING, comes + timedelta(seconds=1.2)))
        if person.stopped:
            taps.append(Tap(AuditKind.STOPPED, comes + timedelta(seconds=5)))
        if person.looked:
            taps.append(Tap(AuditKind.LOOKED, comes + timedelta(seconds=4)))
    watch = [Watch(start, start + timedelta(seconds=12 + 10))]
    found = compare_taps(taps, recorder.finish(), watch, settings.audience)

    assert [(p.stopped, p.looked) for p in truth.people] == [(True, True), (False, False)]
    assert found == {
        AuditKind.PASSING: Agreement(2),
        AuditKind.STOPPED: Agreement(1),
        AuditKind.LOOKED: Agreement(1),
        AuditKind.INTERESTED: Agreement(1),
    }
    stray = Tap(AuditKind.PASSING, start + timedelta(seconds=20))
    again = compare_taps([*taps, stray], recorder.finish(), watch, settings.audience)
    assert again[AuditKind.PASSING] == Agreement(2, 1, 0)


def test_a_table_for_people() -> None:
    results = {
        AuditKind.PASSING: Agreement(96, 4, 2),
        AuditKind.LOOKED: Agreement(12, 0, 0),
    }
    text = command.result_text(results, 600)

    assert "passing" in text
    assert "4  2..10 %" in text
    assert "Margin of a large count: ± 8 %" in text
    assert "Too few" not in text
    assert "about 17 more" in command.result_text({AuditKind.PASSING: Agreement(3)}, 9)


def test_what_makes_no_sense_is_said_before_the_clip_is_read(
    run: Callable[..., tuple[int, str]], tmp_path: Path, kiosk_home: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\xff\xfe\xff")

    with pytest.raises(SettingsError, match="truth is missing"):
        run("door.mp4")
    with pytest.raises(SettingsError, match="own truth"):
        run("sim:busy", "--truth", bad)
    with pytest.raises(TruthError, match="cannot be read"):
        run("door.mp4", "--truth", tmp_path / "none.csv")
    with pytest.raises(TruthError, match="cannot be read"):
        run("door.mp4", "--truth", bad)
    bad.write_text("start_s,end_s\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        run(tmp_path / "door.mp4", "--truth", bad)
