"""Fits on dev faces what turns the outputs of a trained network into probabilities and years.

    python -m training.calibrate --faces build/training/faces --run build/training/run

Writes ``calibration.json`` beside the weights. All constants are fitted on half of the dev
faces first and judged on the other half, then fitted on all. The threshold of the gender is
the lowest at which no group is answered much worse than another.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from rich.console import Console

from training.batches import clean_batches
from training.dataset import Faces
from training.measure import ADULT_FROM, OLD_FROM, Predictions, age_distance, measure, minors
from training.network import AGES, AttributeNet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

COVERED: Final = 0.683
"""Share of a normal distribution within one standard deviation."""
_YEARS: Final = np.arange(AGES, dtype=np.float32)
_ANSWERED_MIN: Final = 0.92
_GAP_MAX: Final = 0.04
_RIGHT_MIN: Final = 0.97
_THRESHOLDS: Final = np.arange(0.5, 0.9501, 0.01)
_TEMPERATURES: Final = np.exp(np.linspace(np.log(0.3), np.log(4.0), 150))
STRETCHED_FROM: Final = 40.0
"""Years from which ages are stretched: old faces are few, and play younger than they are."""
ADULT_AT: Final = 18.0
DIP_YEARS: Final = 8.0
"""Ages up to so far from :data:`ADULT_AT` are moved down, those at it most: faces just under 18
play older."""
_DIPS: Final = np.arange(0.0, 3.01, 0.1)
_MINORS_GOAL: Final = 0.86
_TAKEN_MAX: Final = 0.05
"""Share of the under-18s to be found, a point above the aim for faces not seen here, and of adults
that may be taken for such."""
_STRETCHES: Final = np.arange(0.0, 0.601, 0.01)
_AGE_GOAL: Final = 2.5
_OLD_GOAL: Final = 5.0
"""Years from the labelled range that are aimed at, of adults and of those from 60 on."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Constants that become part of the exported network.

    Attributes:
        gender_temperature: Divides the logit of the gender.
        emotion_temperature: Divides the logits of the emotions.
        age_stretch: Added to the mean of the age distribution, per year above
            :data:`STRETCHED_FROM`.
        age_dip: Years taken off at :data:`ADULT_AT`, less and less to nothing at
            :data:`DIP_YEARS` from it.
        spread_scale: Multiplies the standard deviation of the age distribution.
        gender_threshold: Confidence from which the gender is answered, 0.5..1. Used by the
            program, not part of the network.
    """

    gender_temperature: float = 1.0
    emotion_temperature: float = 1.0
    age_stretch: float = 0.0
    age_dip: float = 0.0
    spread_scale: float = 1.0
    gender_threshold: float = 0.75

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """Read a file written by this command.

        Raises:
            FileNotFoundError: The run was not calibrated.
        """
        if not path.is_file():
            raise FileNotFoundError(f"{path} is missing: python -m training.calibrate")
        return cls(**json.loads(path.read_text(encoding="utf-8"))["calibration"])


@dataclass(frozen=True, slots=True, eq=False)
class RawOutputs:
    """What a trained network says of n faces, before calibration.

    Attributes:
        age_probs: (n, 101) probabilities of the years.
        female: (n,) logits.
        pose: (n, 3) degrees, of the picture.
        emotion: (n, 5) logits.
        quality: (n,) logits.
    """

    age_probs: NDArray[np.float32]
    female: NDArray[np.float32]
    pose: NDArray[np.float32]
    emotion: NDArray[np.float32]
    quality: NDArray[np.float32]

    def select(self, rows: NDArray[np.bool_]) -> RawOutputs:
        """Those of some faces."""
        return RawOutputs(
            self.age_probs[rows],
            self.female[rows],
            self.pose[rows],
            self.emotion[rows],
            self.quality[rows],
        )

    def age_mean(self) -> NDArray[np.float32]:
        """(n,) years."""
        mean: NDArray[np.float32] = self.age_probs @ _YEARS
        return mean

    def age_spread(self) -> NDArray[np.float32]:
        """(n,) standard deviations in years."""
        squares = (_YEARS - self.age_mean()[:, None]) ** 2
        spread: NDArray[np.float32] = np.sqrt((self.age_probs * squares).sum(axis=1))
        return spread

    def calibrated(self, calibration: Calibration) -> Predictions:
        """As the exported network says it."""
        return Predictions(
            age=dipped(stretched(self.age_mean(), calibration.age_stretch), calibration.age_dip),
            female=_sigmoid(self.female / calibration.gender_temperature),
            pose=self.pose,
            emotion=_softmax(self.emotion / calibration.emotion_temperature),
            quality=_sigmoid(self.quality),
        )


@torch.no_grad()
def raw_outputs(net: AttributeNet, faces: Faces) -> RawOutputs:
    """Run a network on faces as the program cuts them, in single precision."""
    net.eval()
    device = next(net.parameters()).device
    columns: list[list[NDArray[np.float32]]] = [[], [], [], [], []]
    for _, pictures, views in clean_batches(faces):
        out = net(pictures.to(device))
        pose = out.pose.cpu().numpy().copy()
        pose[:, 2] -= np.array([view.turned_deg for view in views], np.float32)
        said = (torch.softmax(out.age, 1), out.female, pose, out.emotion, out.quality)
        for column, part in zip(columns, said, strict=True):
            column.append(part.cpu().numpy() if isinstance(part, torch.Tensor) else part)
    return RawOutputs(*(np.concatenate(column) for column in columns))


def fit(faces: Faces, raw: RawOutputs) -> Calibration:
    """The best constants for labelled faces, without the threshold."""
    adults = faces.age_low >= ADULT_FROM
    gender = _best_temperature(lambda t: _binary_loss(raw.female[adults] / t, faces.female[adults]))
    emotion = _best_temperature(
        lambda t: float(-(faces.emotion * np.log(_softmax(raw.emotion / t) + 1e-9)).sum(1).mean())
    )
    stretch = float(min(_STRETCHES, key=lambda s: _age_cost(faces, stretched(raw.age_mean(), s))))
    ages = stretched(raw.age_mean(), stretch)
    dip = _best_dip(faces, ages)
    ages = dipped(ages, dip)
    return Calibration(
        gender_temperature=round(gender, 4),
        emotion_temperature=round(emotion, 4),
        age_stretch=round(stretch, 4),
        age_dip=round(dip, 4),
        spread_scale=round(_spread_scale(faces, ages, raw.age_spread()), 4),
    )


def covered(faces: Faces, age: NDArray[np.float32], spread: NDArray[np.float32]) -> float:
    """Share of the true ages within one spread of the reported ones.

    A true age is anywhere in the labelled range, with the same chance for each day of it.
    """
    low, high = faces.age_low, faces.age_high + 1.0
    inside = np.minimum(high, age + spread) - np.maximum(low, age - spread)
    return float((inside.clip(min=0) / (high - low)).mean())


@dataclass(frozen=True, slots=True)
class Choice:
    """What a threshold of the gender brings, of adults.

    Attributes:
        threshold: Confidence from which the gender is answered.
        answered: Share that is answered.
        right: Share of those that is right.
        gap: Largest minus smallest share among the cells of group and gender.
    """

    threshold: float
    answered: float
    right: float
    gap: float


def choices(faces: Faces, said: Predictions) -> list[Choice]:
    """The trade-off between answering and being right for everybody."""
    rows = []
    for threshold in _THRESHOLDS:
        figures = measure(faces, said, threshold=float(threshold))
        rows.append(
            Choice(
                round(float(threshold), 2),
                figures.gender_answered,
                figures.gender_right_answered,
                figures.gender_gap_answered,
            )
        )
    return rows


def choose(offered: Sequence[Choice]) -> Choice:
    """The lowest threshold at which no cell is more than 4 points behind another.

    At least 92 % have to be answered: equal error must not be bought by silence. Thresholds that
    make 97 % of the answers right come before others; if none is fair, it is the fairest.
    """
    enough = [choice for choice in offered if choice.answered >= _ANSWERED_MIN]
    fair = [choice for choice in enough if choice.gap <= _GAP_MAX]
    candidates = fair or enough or offered[:1]
    right = [choice for choice in candidates if choice.right >= _RIGHT_MIN] or candidates
    return right[0] if fair else min(right, key=lambda choice: choice.gap)


def calibrate(faces: Faces, raw: RawOutputs) -> tuple[Calibration, dict[str, object]]:
    """Constants, the threshold with them, and how well they hold on faces held out.

    Args:
        faces: Dev faces.
        raw: What the network says of them.

    Returns:
        The calibration, and a summary for the model card.
    """
    fitted, held_out = faces.number % 2 == 0, faces.number % 2 == 1
    trial = fit(faces.select(fitted), raw.select(fitted))
    trial_choice = choose(choices(faces.select(fitted), raw.select(fitted).calibrated(trial)))
    trial = replace(trial, gender_threshold=trial_choice.threshold)
    rest, rest_raw = faces.select(held_out), raw.select(held_out)
    said = rest_raw.calibrated(trial)
    figures = measure(rest, said, threshold=trial_choice.threshold)
    plain = fit(faces, raw)
    offered = choices(faces, raw.calibrated(plain))
    choice = choose(offered)
    final = replace(plain, gender_threshold=choice.threshold)
    everyone = raw.calibrated(final)
    summary: dict[str, object] = {
        "calibration": asdict(final),
        "chosen": asdict(choice),
        "covered": covered(faces, everyone.age, raw.age_spread() * np.float32(final.spread_scale)),
        "gender_calibration_error": calibration_error(faces, everyone),
        "held_out": {
            "calibration": asdict(trial),
            "threshold": trial_choice.threshold,
            "covered": covered(
                rest, said.age, rest_raw.age_spread() * np.float32(trial.spread_scale)
            ),
            "gender_calibration_error": calibration_error(rest, said),
            **asdict(figures),
        },
        "trade_off": [asdict(choice) for choice in offered],
    }
    return final, summary


def calibration_error(faces: Faces, said: Predictions, bins: int = 10) -> float:
    """Expected calibration error of the gender of adults: confidence against share right.

    Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
    """
    adults = faces.age_low >= ADULT_FROM
    confidence = np.maximum(said.female, 1 - said.female)[adults]
    right = ((said.female >= 0.5) == faces.female)[adults]
    place = np.minimum(((confidence - 0.5) * 2 * bins).astype(int), bins - 1)
    gaps = [abs(confidence[place == b].sum() - right[place == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(confidence))


def stretched(age: NDArray[np.float32], stretch: float) -> NDArray[np.float32]:
    """(n,) years with those above :data:`STRETCHED_FROM` moved up."""
    moved = age + stretch * np.maximum(0, age - STRETCHED_FROM)
    return np.asarray(moved.clip(0, AGES - 1), np.float32)


def dipped(age: NDArray[np.float32], dip: float) -> NDArray[np.float32]:
    """(n,) years with those around :data:`ADULT_AT` moved down."""
    nearness = np.maximum(0, 1 - np.abs(age - ADULT_AT) / DIP_YEARS)
    return np.asarray((age - dip * nearness).clip(0, AGES - 1), np.float32)


def _best_dip(faces: Faces, age: NDArray[np.float32]) -> float:
    """The smallest that finds enough of the under-18s, as long as few adults are taken for such."""
    best = 0.0
    for dip in _DIPS:
        found, taken = minors(faces, dipped(age, float(dip)))
        if taken > _TAKEN_MAX or math.isnan(found):
            break
        best = float(dip)
        if found >= _MINORS_GOAL:
            break
    return best


def _age_cost(faces: Faces, age: NDArray[np.float32]) -> float:
    """How far adults, and old people among them, are from their ranges, by what is aimed at."""
    distance = age_distance(faces, age)
    adults, old = faces.age_low >= ADULT_FROM, faces.age_low >= OLD_FROM
    return sum(
        float(distance[some].mean()) / goal
        for some, goal in ((adults, _AGE_GOAL), (old, _OLD_GOAL))
        if some.any()
    )


def _spread_scale(faces: Faces, age: NDArray[np.float32], spread: NDArray[np.float32]) -> float:
    """By bisection: what is covered grows with the scale."""
    low, high = 0.05, 20.0
    for _ in range(40):
        middle = (low + high) / 2
        if covered(faces, age, spread * np.float32(middle)) < COVERED:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _best_temperature(loss: Callable[[float], float]) -> float:
    return float(min(_TEMPERATURES, key=loss))


def _binary_loss(logits: NDArray[np.float32], truth: NDArray[np.bool_]) -> float:
    return float(np.logaddexp(0, np.where(truth, -logits, logits)).mean())


def _sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers: NDArray[np.float32] = np.exp(logits - logits.max(axis=1, keepdims=True))
    probs: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return probs


def trained(run: Path) -> AttributeNet:
    """The network of a run, with its averaged weights.

    Raises:
        FileNotFoundError: The folder holds no weights.
    """
    path = run / "weights.pt"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: python -m training.train")
    net = AttributeNet()
    net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return net.eval()


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("--faces", type=Path, default=Path("build/training/faces"))
    parser.add_argument("--run", type=Path, default=Path("build/training/run"))
    options = parser.parse_args(arguments)
    dev = Faces.load(options.faces).dev()
    final, summary = calibrate(dev, raw_outputs(trained(options.run), dev))
    out = options.run / "calibration.json"
    out.write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    Console().print_json(data=asdict(final))


if __name__ == "__main__":
    main()
