"""Trains the detector on composed scenes.

    python -m training.detector.train --scenes build/training/scenes --out build/training/detector

Takes up an interrupted run where it was last saved; ``--steps`` may then differ, as long as
the rate has not begun to sink. Writes ``log.csv`` and ``weights.pt``, the averaged weights.
"""

from __future__ import annotations

import argparse
import csv
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import torch
from rich.console import Console

from training.detector.loss import Places, cells, losses
from training.detector.network import DetectorNet
from training.detector.scenes import IGNORED, SCENE_PX, UNUSED, Scenes
from training.keeping import keep_average, save_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_AVERAGE: Final = 0.998
"""Share that the averaged weights keep in a step."""
_SIZES_PX: Final = (192, 256, 320, 512)
"""Sides of the inputs; a batch has one of them. Pictures of one person fill the largest."""
_MIRROR: Final = np.array([1, 0, 2, 4, 3])
_OUTSIDE: Final = 0.45
"""Share of a face beyond the border from which it is not asked for."""
_SMALLEST_PX: Final = 9.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run trains.

    Attributes:
        steps: Batches.
        pixels: Of the inputs of a batch, about.
        rate: Highest learning rate.
        decay: Weight decay.
        sinking: Share of the steps at the end in which the rate sinks to nothing.
        seed: Of everything random.
        saved_every: Steps.
    """

    steps: int = 12_000
    pixels: int = 1_200_000
    rate: float = 3e-3
    decay: float = 5e-4
    sinking: float = 0.4
    seed: int = 1
    saved_every: int = 100


def batch_of(scenes: Scenes, plan: Plan, step: int) -> tuple[torch.Tensor, Places]:
    """The batch of a step, which depends on the seed and the step alone.

    Args:
        scenes: To cut from.
        plan: Size and seed.
        step: Number of the batch.

    Returns:
        (n, 3, s, s) float32 pictures, BGR 0..255, and where their faces are.
    """
    rng = np.random.default_rng((plan.seed, step))
    side = int(rng.choice(_SIZES_PX))
    rows = rng.integers(0, len(scenes), max(2, plan.pixels // side**2))
    parts = [_cut(scenes, int(row), side, rng) for row in rows]
    pictures, kind, xyxy, landmarks = (np.stack(column) for column in zip(*parts, strict=True))
    return (
        torch.from_numpy(pictures).permute(0, 3, 1, 2).float(),
        Places(
            torch.from_numpy(kind),
            torch.from_numpy(xyxy.astype(np.float32)),
            torch.from_numpy(landmarks.astype(np.float32)),
        ),
    )


def _cut(
    scenes: Scenes, row: int, side: int, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]:
    """A part of a scene, scaled, mirrored or not, in other light."""
    factor = side / SCENE_PX * float(np.exp(rng.uniform(np.log(0.85), np.log(1.5))))
    mirror = rng.random() < 0.5
    slack = SCENE_PX * factor - side
    shift = -rng.uniform(min(slack, 0.0), max(slack, 0.0), 2)
    sign = -1.0 if mirror else 1.0
    if mirror:
        shift[0] += SCENE_PX * factor
    matrix = np.array(((sign * factor, 0, shift[0]), (0, factor, shift[1])))
    grey = float(rng.choice((0, 0, 127)))
    picture = cv2.warpAffine(
        scenes.pictures[row],
        matrix,
        (side, side),
        flags=cv2.INTER_LINEAR,
        borderValue=(grey, grey, grey),
    )
    gain = np.exp(rng.normal(0, 0.1, 3) + rng.normal(0, 0.15))
    table = (np.arange(256)[:, None] * gain).clip(0, 255).astype(np.uint8)
    picture = cv2.LUT(picture, np.ascontiguousarray(table[:, None, :]))
    scale, offset = np.array((sign * factor, factor)), shift
    corners = scenes.xyxy[row].reshape(-1, 2, 2) * scale + offset
    xyxy = np.concatenate((corners.min(axis=1), corners.max(axis=1)), axis=1)
    landmarks = scenes.landmarks[row] * scale + offset
    if mirror:
        landmarks = landmarks[:, _MIRROR]
    kind = scenes.kind[row].copy()
    seen = np.prod(np.clip(xyxy, 0, side)[:, 2:] - np.clip(xyxy, 0, side)[:, :2], axis=1)
    whole = np.prod(xyxy[:, 2:] - xyxy[:, :2], axis=1)
    doubtful = (kind != UNUSED) & ((seen < (1 - _OUTSIDE) * whole) | (whole < _SMALLEST_PX**2))
    kind[doubtful] = IGNORED
    kind[seen <= 0] = UNUSED
    return picture, kind, xyxy, landmarks


class Run:
    """One training run in a folder of its own."""

    def __init__(self, scenes: Scenes, folder: Path, plan: Plan) -> None:
        """Begin, or take up what the folder holds."""
        self._scenes, self._folder, self._plan = scenes, folder, plan
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(plan.seed)
        self._net = DetectorNet().to(self._device)
        self._average = DetectorNet().to(self._device).requires_grad_(requires_grad=False).eval()
        self._average.load_state_dict(self._net.state_dict())
        self._optimizer = torch.optim.AdamW(
            self._net.parameters(), plan.rate, weight_decay=plan.decay
        )
        self._step = 0
        folder.mkdir(parents=True, exist_ok=True)
        if self._state_file.is_file():
            state = torch.load(self._state_file, map_location=self._device, weights_only=True)
            self._net.load_state_dict(state["net"])
            self._average.load_state_dict(state["average"])
            self._optimizer.load_state_dict(state["optimizer"])
            self._step = state["step"]

    @property
    def _state_file(self) -> Path:
        return self._folder / "state.pt"

    def train(self, console: Console) -> None:
        """All steps that are left."""
        plan, sums, started = self._plan, dict[str, float](), time.perf_counter()
        self._net.train()
        while self._step < plan.steps:
            for name, value in self._learn().items():
                sums[name] = sums.get(name, 0.0) + value / plan.saved_every
            self._step += 1
            if self._step % plan.saved_every == 0 or self._step == plan.steps:
                seconds = time.perf_counter() - started
                row = {"step": self._step, "seconds": seconds, **sums}
                self._save({name: round(value, 4) for name, value in row.items()})
                text = ", ".join(f"{name} {value:.3f}" for name, value in row.items())
                console.print(text, highlight=False)
                sums, started = {}, time.perf_counter()

    def _learn(self) -> dict[str, float]:
        pictures, places = batch_of(self._scenes, self._plan, self._step)
        side = pictures.shape[-1]
        here = pictures.to(self._device, memory_format=torch.channels_last)
        with torch.autocast(self._device.type, torch.bfloat16):
            levels = self._net(here)
        parts = losses([level.float().cpu() for level in levels], cells(side, side), places)
        for group in self._optimizer.param_groups:
            group["lr"] = self._plan.rate * self._share()
        self._optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(sum(parts.values(), torch.zeros(())))
        torch.nn.utils.clip_grad_norm_(self._net.parameters(), 10.0)
        self._optimizer.step()
        keep_average(self._average, self._net, share=_AVERAGE, step=self._step)
        return {name: part.item() for name, part in parts.items()}

    def _share(self) -> float:
        """Of the highest rate: rising, level, sinking."""
        plan = self._plan
        left = (plan.steps - self._step) / max(1.0, plan.steps * plan.sinking)
        return min(1.0, (self._step + 1) / 200, left)

    def _save(self, row: dict[str, float]) -> None:
        state = {
            "plan": asdict(self._plan),
            "step": self._step,
            "net": self._net.state_dict(),
            "average": self._average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }
        save_state(state, self._state_file)
        torch.save(self._average.state_dict(), self._folder / "weights.pt")
        log = self._folder / "log.csv"
        is_new = not log.is_file()
        with log.open("a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, row)
            if is_new:
                writer.writeheader()
            writer.writerow(row)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.detector.train", description=__doc__)
    parser.add_argument("--scenes", type=Path, default=Path("build/training/scenes"))
    parser.add_argument("--out", type=Path, default=Path("build/training/detector"))
    parser.add_argument("--threads", type=int, help="of the CPU; by default all cores")
    for field in fields(Plan):
        kind = int if isinstance(field.default, int) else float
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)
    options = vars(parser.parse_args(arguments))
    if options["threads"]:
        torch.set_num_threads(options["threads"])
        cv2.setNumThreads(options["threads"])
    plan = Plan(**{field.name: options[field.name] for field in fields(Plan)})
    Run(Scenes.load(options["scenes"]), options["out"], plan).train(Console())


if __name__ == "__main__":
    main()
