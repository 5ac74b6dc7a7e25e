"""``kiosk bench``: how fast this machine is, against the targets of the product."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.commands.bench.throughput import Throughput
    from kiosk.commands.bench.window import WindowFigures

_WINDOW_S: Final = 30.0
_USUAL_FACES: Final = (1, 5, 20)
_MOST_FACES: Final = 20


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``bench`` command."""
    parser = subparsers.add_parser(
        "bench",
        help="measure the speed of the analysis on this machine",
        description="Measures the detector alone, the whole pipeline and a naive loop in turns, "
        "on 1080p frames in memory with 1, 5 and 20 faces (about two minutes).",
    )
    parser.add_argument(
        "--source",
        metavar="SOURCE",
        help="measure on the first frames of a file, folder or scene instead",
    )
    parser.add_argument(
        "--faces", type=_face_count, metavar="N", help="measure with N faces only, 1 to 20"
    )
    parser.add_argument(
        "--ui",
        action="store_true",
        help="also measure the window: start-up, drawing, stalls, memory (about a minute)",
    )
    parser.add_argument(
        "--soak",
        type=float,
        metavar="MINUTES",
        help="only watch the memory of the whole kiosk on a film played at full speed",
    )
    parser.add_argument(
        "--attributes",
        action="store_true",
        help="measure only the networks for age, gender, pose and emotion, the program's own "
        "against those of the Open Model Zoo (half a minute)",
    )
    parser.add_argument(
        "--collector",
        action="store_true",
        help="measure only the collector: ingest, questions, memory (several minutes)",
    )
    parser.add_argument(
        "--database",
        metavar="URL",
        help="with --collector: also measure on this PostgreSQL server, in databases of its own",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure and report; a missed target is no failure."""
    from kiosk.commands.bench import frames, report
    from kiosk.commands.bench.machine import Machine
    from kiosk.commands.bench.throughput import measure
    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.registry import ModelStore

    if args.soak is not None:
        return _soak(args)
    if args.collector:
        return _collector(args)
    if args.attributes:
        return _attributes(args)
    machine = Machine.this()
    settings, models = AnalysisSettings(), ModelStore.from_environment()
    measured: dict[int | str, Throughput] = {}
    if args.source:
        source = args.source
        measured[source] = measure(frames.source_pictures(source), settings, models)
    else:
        source = "simulated scene, 1920x1080"
        for faces in (args.faces,) if args.faces else _USUAL_FACES:
            _say(f"drawing and measuring {faces} faces ...")
            measured[faces] = measure(frames.scene_pictures(faces), settings, models)
    window: WindowFigures | None = None
    if args.ui:
        from kiosk.commands.bench.window import measure_window

        _say("measuring the window ...")
        window = measure_window(_WINDOW_S)
    if args.json:
        sys.stdout.write(report.as_json(machine, source, measured, window) + "\n")
    else:
        from rich.console import Console

        report.show(Console(), machine, source, measured, window)
    return 0


def _collector(args: argparse.Namespace) -> int:
    from kiosk.commands.bench import collector_report
    from kiosk.commands.bench.collector import measure_collector
    from kiosk.commands.bench.machine import Machine

    machine = Machine.this()
    measured = measure_collector(args.database, _say)
    if args.json:
        sys.stdout.write(collector_report.collector_json(machine, measured) + "\n")
    else:
        from rich.console import Console

        collector_report.show_collector(Console(), machine, measured)
    return 0


def _attributes(args: argparse.Namespace) -> int:
    from kiosk.commands.bench import attributes, frames
    from kiosk.commands.bench.machine import Machine
    from kiosk.inference.registry import ModelStore

    machine = Machine.this()
    (picture,) = frames.scene_pictures(1, frames=1)
    measured = attributes.measure_attributes(picture, ModelStore.from_environment())
    if args.json:
        sys.stdout.write(attributes.attributes_json(machine, measured) + "\n")
    else:
        from rich.console import Console

        attributes.show_attributes(Console(), machine, measured)
    return 0


def _soak(args: argparse.Namespace) -> int:
    from kiosk.commands.bench.window import measure_soak

    _say(f"the kiosk runs for {args.soak:g} minutes ...")
    figures = measure_soak(args.soak * 60)
    growth = {
        "simulated_h": round(figures.simulated_s / 3600, 2),
        "rss_mib": figures.figures["rss_mib"],
        "growth_mib_per_h": round(figures.growth_mib_per_h, 2),
        "growth_mib_per_simulated_h": round(figures.growth_mib_per_simulated_h, 2),
        "memory": figures.figures["memory"],
    }
    if args.json:
        sys.stdout.write(json.dumps(growth) + "\n")
    else:
        sys.stdout.write(
            f"{growth['simulated_h']} simulated hours, {growth['rss_mib']:.0f} MiB at the end.\n"
            f"Growth over the second half: {growth['growth_mib_per_h']} MiB per hour, "
            f"{growth['growth_mib_per_simulated_h']} MiB per simulated hour (target <= 1)\n"
        )
    return 0


def _face_count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= _MOST_FACES:
        raise argparse.ArgumentTypeError(f"must be 1 to {_MOST_FACES}")
    return count


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(text + "\n")
