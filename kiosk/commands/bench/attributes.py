"""``kiosk bench --attributes``: what a face costs with each of the attribute networks.

The contestants take turns in one process, as in :mod:`kiosk.commands.bench.throughput`, and each
ratio is the median over the turns. All run in float32 arithmetic on one thread, four faces a
request, with emotion, so that the same is told of each face.
"""

from __future__ import annotations

import json
import statistics
import time
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.commands.bench.report import Target
from kiosk.core.choices import InferencePrecision, Precision
from kiosk.inference.face_reading import BATCH
from kiosk.inference.own_attributes import OwnAttributes
from kiosk.inference.runtime import Runtime
from kiosk.inference.zoo_attributes import ZooAttributes

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from rich.console import Console

    from kiosk.commands.bench.machine import Machine
    from kiosk.inference.detectors import ModelFiles

ZOO: Final = "three networks of the Open Model Zoo"
OWN: Final = {precision: f"own network, {precision}" for precision in Precision}
"""By stored precision; the others are used as they are by default."""
_FACE_PX: Final = 150.0
_LANDMARKS: Final = np.array(
    [[0.30, 0.40], [0.70, 0.40], [0.50, 0.60], [0.34, 0.78], [0.66, 0.78]], np.float32
)
"""Of an upright face, in parts of its box. What the crops show does not matter for the time."""


@dataclass(frozen=True, slots=True)
class AttributeFigures:
    """Processor milliseconds per face, a value per turn, by contestant.

    Attributes:
        network_ms: The network alone, on ready crops.
        reading_ms: From the frame to the reading: with the crops cut and judged.
    """

    network_ms: dict[str, tuple[float, ...]]
    reading_ms: dict[str, tuple[float, ...]]

    def network_ratio(self, contestant: str) -> float:
        """Time of a network relative to the three, median over the turns."""
        return _ratio(self.network_ms, contestant)

    def reading_ratio(self, contestant: str) -> float:
        """Likewise from the frame to the reading."""
        return _ratio(self.reading_ms, contestant)


def _ratio(figures: dict[str, tuple[float, ...]], contestant: str) -> float:
    pairs = zip(figures[contestant], figures[ZOO], strict=True)
    return statistics.median(own / zoo for own, zoo in pairs)


def measure_attributes(
    picture: NDArray[np.uint8], models: ModelFiles, *, turns: int = 15, block_s: float = 0.3
) -> AttributeFigures:
    """Let all contestants take turns.

    Args:
        picture: (H, W, 3) uint8 BGR, at least 640 x 360.
        models: Where the files of the networks come from.
        turns: Blocks of each contestant.
        block_s: About how long a block is.

    Raises:
        ModelError: A model is missing or corrupt; those of the Open Model Zoo are fetched.
        InferenceError: A network cannot be compiled or run.
    """
    runtime = Runtime(precision=InferencePrecision.F32)
    lefts = np.arange(BATCH, dtype=np.float32) * _FACE_PX
    corners = np.stack((lefts, np.full(BATCH, 100, np.float32)), axis=1)
    boxes = np.concatenate((corners, corners + _FACE_PX), axis=1)
    landmarks = corners[:, None] + _LANDMARKS * _FACE_PX
    networks: dict[str, OwnAttributes | ZooAttributes] = {
        name: OwnAttributes(models, runtime, precision=precision, emotion=True)
        for precision, name in OWN.items()
    }
    networks[ZOO] = ZooAttributes(models, runtime, emotion=True)
    network_ms: dict[str, list[float]] = {name: [] for name in networks}
    reading_ms: dict[str, list[float]] = {name: [] for name in networks}
    runs: list[tuple[list[float], Callable[[], object]]] = []
    for name, made in networks.items():
        runs.append((network_ms[name], made.request.run))
        runs.append((reading_ms[name], partial(made.read, picture, boxes, landmarks)))
    counts = [_count(run, block_s) for _, run in runs]
    for _ in range(turns):
        for (into, run), count in zip(runs, counts, strict=True):
            into.append(_cpu_ms(run, count) / BATCH)
    for made in networks.values():
        made.close()
    return AttributeFigures(
        {name: tuple(values) for name, values in network_ms.items()},
        {name: tuple(values) for name, values in reading_ms.items()},
    )


def attribute_targets(figures: AttributeFigures) -> list[Target]:
    """No more time for a face than the networks took that the own one replaces.

    Each is taken in the stored precision in which it is used unless told otherwise.
    """
    name = OWN[Precision.FP16_INT8]
    ratio = figures.network_ratio(name)
    return [Target(f"{name}: CPU time relative to the three", ratio, 1.0, at_least=False)]


def attributes_json(machine: Machine, figures: AttributeFigures) -> str:
    """Everything as one JSON object."""
    rows = {
        name: {
            "network_cpu_ms": round(statistics.median(values), 4),
            "reading_cpu_ms": round(statistics.median(figures.reading_ms[name]), 4),
            "network_to_three": round(figures.network_ratio(name), 3),
            "reading_to_three": round(figures.reading_ratio(name), 3),
        }
        for name, values in figures.network_ms.items()
    }
    judged = attribute_targets(figures)
    return json.dumps(
        {
            "machine": asdict(machine),
            "attributes": rows,
            "targets": [{**asdict(target), "met": target.met} for target in judged],
        },
        indent=2,
    )


def show_attributes(console: Console, machine: Machine, figures: AttributeFigures) -> None:
    """Everything as a table."""
    from rich.table import Table

    console.print(f"{machine.processor}, {machine.cores} cores; {machine.system}")
    if machine.load is not None:
        console.print(f"Load before the start: {machine.load} (near 0 is a quiet machine)")
    table = Table(title="CPU ms per face, float32, one thread, four faces a request")
    table.add_column("", no_wrap=True)
    for name in ("network", "to the three", "frame to reading", "to the three"):
        table.add_column(name, justify="right")
    for name, values in figures.network_ms.items():
        table.add_row(
            name,
            f"{statistics.median(values):.3f}",
            f"{figures.network_ratio(name):.2f}",
            f"{statistics.median(figures.reading_ms[name]):.3f}",
            f"{figures.reading_ratio(name):.2f}",
        )
    console.print(table)
    for target in attribute_targets(figures):
        verdict = "[green]met[/]" if target.met else "[red]missed[/]"
        console.print(f"{verdict}  {target.name}: {target.value:.2f} (target <= {target.limit})")


def _count(run: Callable[[], object], block_s: float) -> int:
    """Calls that take about a time; the first ones warm the network up."""
    return max(5, round(block_s * 1e3 / max(_cpu_ms(run, 5), 0.01)))


def _cpu_ms(run: Callable[[], object], count: int) -> float:
    started = time.process_time()
    for _ in range(count):
        run()
    return (time.process_time() - started) / count * 1e3
