"""Curves of a training run as a picture."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

_LOSSES: Final = ("age", "years", "gender", "pose", "emotion", "embedding", "quality")
_PANELS: Final[tuple[tuple[str, float, Mapping[str, str]], ...]] = (
    (
        "Gender of adults, % right",
        100,
        {
            "gender_right": "every face",
            "gender_right_answered": "answered",
            "gender_answered": "share answered",
        },
    ),
    (
        "Largest gap between groups, points",
        100,
        {"gender_gap": "every face", "gender_gap_answered": "answered"},
    ),
    (
        "Years from the labelled range",
        1,
        {"age_distance": "adults", "age_distance_old": "60 and over"},
    ),
    (
        "Under 18, %",
        100,
        {"minors_found": "found", "adults_taken_for_minors": "adults taken for such"},
    ),
    ("Head pose, degrees from the teacher's", 1, {"pose_difference_deg": "mean"}),
    ("Emotion, % as the teacher says", 100, {"emotion_agreement": "likeliest"}),
)
"""Title, factor, and names by column of the log."""


def draw_curves(log: Path, picture: Path) -> None:
    """Draw losses and dev figures over the epochs.

    Args:
        log: ``log.csv`` of a run.
        picture: The PNG to write.

    Raises:
        ValueError: The log has no rows or lacks a column.
    """
    with log.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = ("epoch", *_LOSSES, *(name for _, _, lines in _PANELS for name in lines))
    missing = [name for name in names if not rows or name not in rows[0]]
    if missing:
        raise ValueError(f"{log} is no log of a run: {', '.join(missing)} missing")
    columns = {name: [float(row[name]) for row in rows] for name in names}
    figure = Figure(figsize=(16, 7.5), layout="constrained")
    FigureCanvasAgg(figure)
    losses, *others, unused = figure.subplots(2, 4).flat
    unused.remove()
    losses.set_yscale("log")
    _lines(losses, "Parts of the loss", columns, {name: name for name in _LOSSES}, 1)
    for axes, (title, factor, lines) in zip(others, _PANELS, strict=True):
        _lines(axes, title, columns, lines, factor)
    figure.savefig(picture, dpi=100)


def _lines(
    axes: Axes,
    title: str,
    columns: Mapping[str, Sequence[float]],
    lines: Mapping[str, str],
    factor: float,
) -> None:
    for name, label in lines.items():
        values = [value * factor for value in columns[name]]
        axes.plot(
            columns["epoch"], values, marker=".", markersize=4, label=f"{label}: {values[-1]:.4g}"
        )
    axes.set_title(title)
    axes.set_xlabel("epoch")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(alpha=0.3)
    axes.legend(fontsize="small")
