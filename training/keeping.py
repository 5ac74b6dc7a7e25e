"""What every training run keeps: averaged weights, and its state as a whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from pathlib import Path

    from torch import nn


@torch.no_grad()
def keep_average(average: nn.Module, latest: nn.Module, *, share: float, step: int) -> None:
    """Move averaged weights, and statistics with them, towards the latest.

    Args:
        average: Changed in place.
        latest: The network that is trained.
        share: What the average keeps in a step once the run is under way.
        step: How many steps are over; at the beginning the average keeps less.
    """
    keep = min(share, (step + 1) / (step + 10))
    averages, values = average.state_dict(), latest.state_dict()
    names = [name for name, value in averages.items() if value.is_floating_point()]
    torch._foreach_lerp_(
        [averages[name] for name in names], [values[name] for name in names], 1 - keep
    )


def save_state(state: dict[str, Any], path: Path) -> None:
    """Replace a saved state in one step, so that an interruption leaves the one or the other."""
    unfinished = path.with_suffix(".new")
    torch.save(state, unfinished)
    unfinished.replace(path)
