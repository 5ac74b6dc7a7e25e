"""Trains the attribute network on prepared faces.

    python -m training.train --faces build/training/faces --out build/training/run

Takes up an interrupted run where its last whole epoch ended. Writes ``log.csv`` and
``curves.png`` after every epoch and ``weights.pt``, the averaged weights, with them.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from rich.console import Console

from training.batches import CleanBatch, TrainingBatches, clean_batches
from training.curves import draw_curves
from training.dataset import Faces
from training.keeping import keep_average, save_state
from training.loss import losses
from training.measure import Predictions, measure
from training.network import AttributeNet
from training.softlabels import soft_female

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_AVERAGE: Final = 0.997
"""Share that the averaged weights keep in a step."""
_YEARS: Final = torch.arange(101, dtype=torch.float32)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run trains.

    Attributes:
        epochs: As many times as many faces are drawn as there are.
        batch: Faces of a step.
        rate: Highest learning rate.
        decay: Weight decay.
        warm_up: Share of the steps in which the rate rises.
        seed: Of everything random.
    """

    epochs: int = 40
    batch: int = 256
    rate: float = 3e-3
    decay: float = 0.03
    warm_up: float = 0.04
    seed: int = 1


class Run:
    """One training run in a folder of its own."""

    def __init__(self, faces: Faces, folder: Path, plan: Plan) -> None:
        """Begin, or take up what the folder holds.

        Raises:
            ValueError: The folder holds a run with another plan.
        """
        self._plan, self._folder = plan, folder
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._train, self._dev = faces.train(), faces.dev()
        torch.manual_seed(plan.seed)
        self._net = AttributeNet().to(self._device)
        # Known to the method, not to its types.
        self._net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._average = AttributeNet().to(self._device).requires_grad_(requires_grad=False).eval()
        self._average.load_state_dict(self._net.state_dict())
        decayed = [p for p in self._net.parameters() if p.ndim > 1]
        others = [p for p in self._net.parameters() if p.ndim <= 1]
        groups: list[dict[str, Any]] = [
            {"params": decayed},
            {"params": others, "weight_decay": 0.0},
        ]
        self._optimizer = torch.optim.AdamW(
            groups,
            plan.rate,
            weight_decay=plan.decay,
            fused=True,
        )
        self._dev_crops = list(clean_batches(self._dev))
        self._steps_per_epoch = len(self._train) // plan.batch
        self._epoch = 0
        folder.mkdir(parents=True, exist_ok=True)
        if self._state_file.is_file():
            self._resume()

    @property
    def _state_file(self) -> Path:
        return self._folder / "state.pt"

    def _resume(self) -> None:
        state = torch.load(self._state_file, map_location=self._device, weights_only=True)
        if state["plan"] != asdict(self._plan):
            raise ValueError(f"{self._folder} holds a run with another plan: {state['plan']}")
        self._net.load_state_dict(state["net"])
        self._average.load_state_dict(state["average"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._epoch = state["epoch"]

    def train(self, console: Console) -> None:
        """All epochs that are left."""
        female = soft_female(self._train.embedding, self._train.female, seed=self._plan.seed)
        while self._epoch < self._plan.epochs:
            started = time.perf_counter()
            parts = self._train_epoch(female)
            self._epoch += 1
            said = predict(self._average, self._dev, self._dev_crops)
            figures = asdict(measure(self._dev, said, threshold=0.75))
            figures.pop("faces")
            seconds = time.perf_counter() - started
            self._save({"epoch": self._epoch, "seconds": round(seconds, 1), **parts, **figures})
            console.print(
                f"epoch {self._epoch}/{self._plan.epochs} in {seconds:.0f} s, "
                f"loss {sum(parts.values()):.3f}, gender {figures['gender_right']:.4f}, "
                f"age {figures['age_distance']:.2f} (old {figures['age_distance_old']:.2f}), "
                f"pose {figures['pose_difference_deg']:.2f}, "
                f"emotion {figures['emotion_agreement']:.3f}, "
                f"minors {figures['minors_found']:.3f}/{figures['adults_taken_for_minors']:.3f}",
                highlight=False,
            )

    def _train_epoch(self, female: np.ndarray[Any, np.dtype[np.float32]]) -> dict[str, float]:
        plan = self._plan
        batches = TrainingBatches(
            self._train, female, size=plan.batch, seed=plan.seed, epoch=self._epoch
        )
        self._net.train()
        # An epoch is the same whether the run was interrupted before it or not.
        torch.manual_seed(plan.seed * 1000 + self._epoch)
        sums: dict[str, float] = {}
        for step, (pictures, targets) in enumerate(batches.loader()):
            self._set_rate(self._epoch * self._steps_per_epoch + step)
            here = pictures.to(self._device, memory_format=torch.channels_last)
            with torch.autocast(self._device.type, torch.bfloat16):
                outputs = self._net(here)
            parts = losses(
                type(outputs)(*(output.float().cpu() for output in outputs)),
                targets,
                progress=self._epoch / plan.epochs,
            )
            loss = sum(parts.values(), torch.zeros(()))
            self._optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._net.parameters(), 5.0)
            self._optimizer.step()
            total = self._epoch * self._steps_per_epoch + step
            keep_average(self._average, self._net, share=_AVERAGE, step=total)
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + part.item() / len(batches)
        return sums

    def _set_rate(self, step: int) -> None:
        total = self._plan.epochs * self._steps_per_epoch
        rising = max(1, int(total * self._plan.warm_up))
        if step < rising:
            share = (step + 1) / rising
        else:
            share = 0.5 * (1 + math.cos(math.pi * (step - rising) / (total - rising)))
        for group in self._optimizer.param_groups:
            group["lr"] = self._plan.rate * share

    def _save(self, row: dict[str, float]) -> None:
        state = {
            "plan": asdict(self._plan),
            "epoch": self._epoch,
            "net": self._net.state_dict(),
            "average": self._average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
        }
        save_state(state, self._state_file)
        torch.save(self._average.state_dict(), self._folder / "weights.pt")
        log = self._folder / "log.csv"
        is_new = self._epoch == 1 or not log.is_file()
        with log.open("w" if is_new else "a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, row)
            if is_new:
                writer.writeheader()
            writer.writerow({k: round(v, 5) for k, v in row.items()})
        plan = json.dumps(asdict(self._plan), indent=2) + "\n"
        (self._folder / "plan.json").write_text(plan, encoding="utf-8", newline="\n")
        draw_curves(log, self._folder / "curves.png")


@torch.no_grad()
def predict(
    net: AttributeNet, faces: Faces, crops: Iterable[CleanBatch] | None = None
) -> Predictions:
    """What the network says of the faces as the program cuts them, before calibration.

    Args:
        net: The network.
        faces: n faces.
        crops: Of the same faces, where they are cut already.
    """
    net.eval()
    device = next(net.parameters()).device
    parts: list[Predictions] = []
    for _, pictures, views in crops or clean_batches(faces):
        with torch.autocast(device.type, torch.bfloat16):
            raw = net(pictures.to(device, memory_format=torch.channels_last))
        out = type(raw)(*(output.float().cpu() for output in raw))
        pose = out.pose.numpy().copy()
        pose[:, 2] -= np.array([view.turned_deg for view in views], np.float32)
        parts.append(
            Predictions(
                age=(torch.softmax(out.age, 1) @ _YEARS).numpy(),
                female=torch.sigmoid(out.female).numpy(),
                pose=pose,
                emotion=torch.softmax(out.emotion, 1).numpy(),
                quality=torch.sigmoid(out.quality).numpy(),
            )
        )
    return Predictions(
        *(
            np.concatenate([getattr(part, field.name) for part in parts])
            for field in fields(Predictions)
        )
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("--faces", type=Path, default=Path("build/training/faces"))
    parser.add_argument("--out", type=Path, default=Path("build/training/run"))
    for field in fields(Plan):
        kind = int if isinstance(field.default, int) else float
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)
    options = vars(parser.parse_args(arguments))
    plan = Plan(**{field.name: options[field.name] for field in fields(Plan)})
    Run(Faces.load(options["faces"]), options["out"], plan).train(Console())


if __name__ == "__main__":
    main()
