"""``kiosk audit``: compare the kiosk with the truth of a recorded clip."""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.core.errors import SettingsError, TruthError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime

    from kiosk.core.agreement import Agreement, AuditKind
    from kiosk.core.audit import Audit
    from kiosk.core.audit_truth import ClipTruth
    from kiosk.core.ports import FrameSource
    from kiosk.core.settings import Settings
    from kiosk.core.types import Frame, Visit

_SCENE: Final = "sim:"
_LARGEST_TRUTH: Final = 16 * 1024 * 1024
_PROGRESS_S: Final = 0.5


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``audit`` command."""
    parser = subparsers.add_parser(
        "audit",
        help="compare the kiosk with the truth of a recorded clip",
        description="Run a clip through the analysis as fast as it goes, count as the kiosk "
        "does, and compare with who is really in it: misses, double counts, and the margin to "
        "print beside exported numbers.",
        epilog="The truth is a CSV file with one line per person (start_s,end_s,stopped,looked) "
        "or the same as JSON; docs/audit.md has all forms. Simulated scenes know theirs.",
    )
    parser.add_argument("clip", metavar="CLIP", help="a video file, or sim:NAME")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="who is in it: .csv or .json")
    parser.add_argument("--by", default="", metavar="NAME", help="who wrote the truth down")
    parser.add_argument("--save", action="store_true", help="keep the result in the history")
    parser.add_argument("--json", action="store_true", help="JSON lines: progress, then the result")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compare, show, keep.

    Raises:
        SettingsError: The command line makes no sense.
        TruthError: The truth cannot be understood.
        SourceError: The clip cannot be read.
        ModelError: The networks are not installed.
        InferenceError: No device can run them.
        HistoryError: The result could not be kept.
    """
    from kiosk.core.settings_store import SettingsStore, default_path

    settings = SettingsStore(default_path()).load(os.environ).settings
    is_scene = args.clip.startswith(_SCENE)
    if is_scene == (args.truth is not None):
        raise SettingsError(
            "A simulated scene brings its own truth" if is_scene else "The truth is missing",
            "Leave --truth away." if is_scene else "Name it with --truth FILE.",
        )
    # Before the clip, which takes long.
    text = "" if args.truth is None else _text(args.truth)
    watch = _json_progress if args.json else _bar
    audit = _compared(args.clip, args.truth, text, settings, watch, args.by)
    if args.save:
        _keep(audit)
    if args.json:
        _say_json({"audit": dict(audit.to_document().content)})
    else:
        sys.stdout.write(result_text(audit.results, audit.duration_s))
        if args.save:
            sys.stdout.write("Kept: the margin is printed beside exported numbers.\n")
    return ExitCode.OK


def _compared(
    clip: str,
    truth_path: Path | None,
    text: str,
    settings: Settings,
    watch: Callable[[str, int | None], AbstractContextManager[Callable[[], None]]],
    by: str,
) -> Audit:
    from kiosk.core.audit import Audit, AuditOrigin, audited_settings
    from kiosk.core.audit_matching import compare_people
    from kiosk.core.clock import SystemClock

    with closing(_source(clip)) as source:
        info = source.open()
        truth = _truth(clip, truth_path, text, info.fps, settings)
        with watch(info.name, info.frames) as advance:
            visits, start, seconds = _count(source, settings, advance)
    found = compare_people(truth.seen_from(start), visits, settings.audience)
    return Audit(
        at=SystemClock().utc_now(),
        duration_s=seconds,
        results={kind: found[kind] for kind in truth.kinds if kind in found},
        settings=audited_settings(settings),
        origin=AuditOrigin.CLIP,
        by=by,
        clip=clip if clip.startswith(_SCENE) else Path(clip).name,
    )


def _source(clip: str) -> FrameSource:
    from kiosk.core.choices import Pace

    if clip.startswith(_SCENE):
        from kiosk.capture.sim.source import SimSource

        return SimSource(clip.removeprefix(_SCENE), pace=Pace.FAST, loop=False)
    from kiosk.capture.pictures import require_file
    from kiosk.capture.video import VideoSource

    require_file(Path(clip))
    return VideoSource(Path(clip), pace=Pace.FAST, loop=False)


def _count(
    source: FrameSource, settings: Settings, advance: Callable[[], None]
) -> tuple[tuple[Visit, ...], datetime, float]:
    """The visits of a clip, when it began, and how long it is."""
    from datetime import timedelta

    from kiosk.commands.analyze.audience import AudienceRecorder
    from kiosk.core.clock import SystemClock
    from kiosk.inference.pipeline import FacePipeline
    from kiosk.inference.registry import ModelStore

    recorder = AudienceRecorder(settings)
    start, seconds = SystemClock().utc_now(), 0.0
    with closing(FacePipeline(settings.analysis, ModelStore.from_environment())) as pipeline:
        for i, result in enumerate(pipeline.stream(_frames(source))):
            position = result.frame.media_time_s or 0.0
            if i == 0:
                start = result.frame.captured_at - timedelta(seconds=position)
            seconds = max(seconds, position)
            recorder.add(result)
            advance()
    return recorder.finish(), start, seconds


def _frames(source: FrameSource) -> Iterator[Frame]:
    while (frame := source.read()) is not None:
        yield frame


# --------------------------------------------------------------------------------- truth


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_TRUTH:
            raise TruthError(f"{path} is too large for a table of people")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TruthError(f"{path} cannot be read", "Name a CSV or JSON file in UTF-8.") from error


def _truth(clip: str, path: Path | None, text: str, fps: float, settings: Settings) -> ClipTruth:
    from kiosk.core.audit_truth import parse_truth

    window_s = settings.analysis.revisit_window_s
    if path is None:
        return scene_truth(clip.removeprefix(_SCENE), settings)
    is_json = path.suffix.lower() == ".json"
    return parse_truth(text, is_json=is_json, fps=fps, revisit_window_s=window_s)


def scene_truth(name: str, settings: Settings) -> ClipTruth:
    """Who is in a simulated scene, as visits of the kiosk are defined."""
    from kiosk.capture.sim.truth import SceneTruth
    from kiosk.core.audit_truth import ClipTruth, TruePerson

    truth = SceneTruth(name)
    visits: dict[str, list[list[float]]] = {}
    for visit in truth.visits():
        start, end = visit.start_frame / truth.fps, visit.end_frame / truth.fps
        sums = [start, end, visit.stop_s, visit.attention_s]
        known = visits.setdefault(visit.person, [])
        if known and start - known[-1][1] <= settings.analysis.revisit_window_s:
            before = known[-1]
            known[-1] = [before[0], end, before[2] + sums[2], before[3] + sums[3]]
        else:
            known.append(sums)
    rules = settings.audience
    people = [
        TruePerson(start, end, stop >= rules.stop_s, look > rules.look_s)
        for known in visits.values()
        for start, end, stop, look in known
    ]
    return ClipTruth(tuple(sorted(people, key=lambda person: (person.start_s, person.end_s))))


# -------------------------------------------------------------------------------- output


def result_text(results: Mapping[AuditKind, Agreement], seconds: float) -> str:
    """The result as a table for people."""
    from kiosk.core.agreement import AuditKind, Verdict

    lines = [
        f"{seconds:.0f} s compared",
        "               truth  kiosk  missed  likely        extra  likely",
    ]
    for kind, found in results.items():
        missed, extra = _range(found.miss_interval()), _range(found.extra_interval())
        lines.append(
            f"{kind.value:<12}{found.person:>7}{found.kiosk:>7}{found.missed:>8}  {missed:<12}"
            f"{found.extra:>7}  {extra:<12}"
        )
    passing = results[AuditKind.PASSING]
    margin = "unknown" if passing.percent is None else f"± {passing.percent:.0f} %"
    lines.append(f"Margin of a large count: {margin} (95 % confidence).")
    if passing.verdict is Verdict.TOO_FEW:
        lines.append(f"Too few people: about {passing.more_needed} more are needed.")
    return "\n".join(lines) + "\n"


def _range(interval: tuple[float, float]) -> str:
    return f"{100 * interval[0]:.0f}..{100 * interval[1]:.0f} %"


def _keep(audit: Audit) -> None:
    from kiosk.store.database import default_path
    from kiosk.store.reader import StoredHistory

    with StoredHistory(default_path()) as history:
        history.add_document(audit.to_document())


def _bar(name: str, frames: int | None) -> AbstractContextManager[Callable[[], None]]:
    from kiosk.commands.analyze.output import Text

    return Text(sys.stdout, sys.stderr).watch(name, frames)


def _json_progress(name: str, frames: int | None) -> AbstractContextManager[Callable[[], None]]:
    """A line twice a second."""
    from contextlib import nullcontext

    del name
    done, told_s = 0, time.monotonic()

    def advance() -> None:
        nonlocal done, told_s
        done += 1
        if time.monotonic() - told_s >= _PROGRESS_S:
            told_s = time.monotonic()
            _say_json({"done": done, "frames": frames})

    return nullcontext(advance)


def _say_json(record: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()
