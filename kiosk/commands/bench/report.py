"""Figures against targets, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kiosk.commands.bench.throughput import DETECTOR, LIVE, NAIVE, NETWORK, PIPELINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from kiosk.commands.bench.machine import Machine
    from kiosk.commands.bench.throughput import Throughput
    from kiosk.commands.bench.window import WindowFigures

_CONTESTANTS = {
    NETWORK: "detection network alone",
    DETECTOR: "detector: frame to boxes",
    PIPELINE: "whole pipeline",
    LIVE: "whole pipeline, live",
    NAIVE: "naive loop",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A figure and its limit.

    Attributes:
        name: What it is.
        value: As measured.
        limit: Best allowed value is on the other side of it.
        at_least: Whether the value has to reach the limit or stay below it.
    """

    name: str
    value: float
    limit: float
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def targets(measured: Mapping[int, Throughput]) -> list[Target]:
    """The targets of the product that the measured numbers of faces allow to judge."""
    found = []
    if five := measured.get(5):
        found += [
            Target(
                "5 faces: throughput relative to the detector alone",
                five.speed_ratio(PIPELINE, DETECTOR),
                0.92,
                at_least=True,
            ),
            Target(
                "5 faces: CPU time relative to the detector alone",
                five.cpu_ratio(PIPELINE, DETECTOR),
                1.4,
                at_least=False,
            ),
            Target(
                "5 faces: CPU time of the naive loop relative to the pipeline",
                five.cpu_ratio(NAIVE, PIPELINE),
                6.0,
                at_least=True,
            ),
        ]
    if twenty := measured.get(20):
        found.append(
            Target(
                "20 faces: CPU time of the naive loop relative to the pipeline",
                twenty.cpu_ratio(NAIVE, PIPELINE),
                10.0,
                at_least=True,
            )
        )
        if one := measured.get(1):
            # The two were not measured in turns: each is taken relative to its own network
            # alone, which does not depend on the faces.
            ratio = twenty.cpu_ratio(PIPELINE, NETWORK) / one.cpu_ratio(PIPELINE, NETWORK)
            found.append(
                Target("CPU time with 20 faces relative to 1 face", ratio, 1.1, at_least=False)
            )
    return found


def window_targets(window: WindowFigures) -> list[Target]:
    """The targets of the product for the window."""
    figures = window.figures
    limits = {
        "GUI thread, CPU ms per frame": (figures["gui_cpu_ms_per_frame"], 1.5),
        "GUI stall p99, ms": (figures["stall_ms"]["p99"], 16.0),
        "start of the process to the first box, s": (figures["first_box_s"], 3.0),
    }
    return [Target(name, *values, at_least=False) for name, values in limits.items()]


def _judged(measured: Mapping[int | str, Throughput], window: WindowFigures | None) -> list[Target]:
    by_faces = {k: v for k, v in measured.items() if isinstance(k, int)}
    return targets(by_faces) + ([] if window is None else window_targets(window))


def as_json(
    machine: Machine,
    source: str,
    measured: Mapping[int | str, Throughput],
    window: WindowFigures | None = None,
) -> str:
    """Everything as one JSON object."""
    judged = _judged(measured, window)
    return json.dumps(
        {
            "machine": asdict(machine),
            "source": source,
            "throughput": {str(faces): _figures(t) for faces, t in measured.items()},
            "window": None if window is None else window.figures,
            "targets": [{**asdict(target), "met": target.met} for target in judged],
        },
        indent=2,
    )


def _figures(measured: Throughput) -> dict[str, Any]:
    return {
        "faces": round(measured.faces, 2),
        "contestants": {
            name: {
                "fps": round(measured.fps(name), 1),
                "cpu_ms_per_frame": round(measured.cpu_ms(name), 3),
                "throughput_to_detector": round(measured.speed_ratio(name, DETECTOR), 3),
                "cpu_to_detector": round(measured.cpu_ratio(name, DETECTOR), 3),
                "cpu_to_network": round(measured.cpu_ratio(name, NETWORK), 3),
            }
            for name in _CONTESTANTS
        },
        "stage_ms": {stage: round(ms, 3) for stage, ms in measured.stage_ms.items()},
        "attribute_batches_per_s": round(measured.attribute_batches_per_s, 2),
        "embeddings_per_s": round(measured.embeddings_per_s, 2),
    }


def show(
    console: Console,
    machine: Machine,
    source: str,
    measured: Mapping[int | str, Throughput],
    window: WindowFigures | None = None,
) -> None:
    """Everything as tables."""
    from rich.table import Table

    versions = ", ".join(f"{name} {version}" for name, version in machine.versions.items())
    console.print(f"{machine.processor}, {machine.cores} cores; {machine.system}; {versions}")
    if machine.load is not None:
        console.print(f"Load before the start: {machine.load} (near 0 is a quiet machine)")
    console.print(f"Frames: {source}")
    for faces, figures in measured.items():
        table = Table(title=f"{faces} faces" if isinstance(faces, int) else faces)
        table.add_column("", no_wrap=True)
        for name in ("fps", "CPU ms", "fps/det", "CPU/det", "CPU/net"):
            table.add_column(name, justify="right", no_wrap=True)
        for name, label in _CONTESTANTS.items():
            table.add_row(
                label,
                f"{figures.fps(name):.0f}",
                f"{figures.cpu_ms(name):.2f}",
                f"{figures.speed_ratio(name, DETECTOR):.2f}",
                f"{figures.cpu_ratio(name, DETECTOR):.2f}",
                f"{figures.cpu_ratio(name, NETWORK):.2f}",
            )
        console.print(table)
        stages = ", ".join(f"{stage} {ms:.2f}" for stage, ms in figures.stage_ms.items())
        console.print(f"Stages (wall ms per frame): {stages}")
        console.print(
            f"{figures.faces:.1f} people counted; per second of stream "
            f"{figures.attribute_batches_per_s:.1f} attribute batches and "
            f"{figures.embeddings_per_s:.1f} embeddings\n"
        )
    if window is not None:
        _show_window(console, window)
    for target in _judged(measured, window):
        sign = ">=" if target.at_least else "<="
        verdict = "[green]met[/]" if target.met else "[red]missed[/]"
        console.print(
            f"{verdict}  {target.name}: {target.value:.2f} (target {sign} {target.limit})"
        )


def _show_window(console: Console, window: WindowFigures) -> None:
    figures = window.figures
    width, height = figures["view_px"]
    stalls = ", ".join(f"{name} {ms:.1f}" for name, ms in figures["stall_ms"].items())
    console.print(
        f"Window ({figures['platform']}, picture {width}x{height}): painted after "
        f"{figures['window_s']:.2f} s, first picture {figures['first_picture_s']:.2f} s, first box "
        f"{figures['first_box_s']:.2f} s; {figures['shown_fps']:.1f} frames/s shown; GUI thread "
        f"{figures['gui_cpu_ms_per_frame']:.2f} CPU ms per frame; stalls ms: {stalls}; "
        f"{figures['rss_mib']:.0f} MiB\n"
    )
