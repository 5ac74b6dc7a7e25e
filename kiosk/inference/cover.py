"""Whether something covers a face: dark glasses, a mask, a hand, a bar over the eyes.

Linear discriminants (R. A. Fisher, "The use of multiple measurements in taxonomic
problems", Annals of Eugenics 7, 1936) over what an aligned face looks like, one each for what
lies over the eyes, over mouth and nose, and over either half. They were computed by
``scripts/train_cover.py`` from faces of FairFace and the same faces with covers drawn on
(decision 0072), and cost less than a tenth of a millisecond.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.paths import assets_dir

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SIDE_PX: Final = 32
"""Side at which the face is looked at."""
_CORE: Final = (slice(6, None), slice(5, 27))
"""Rows and columns of the face itself, which give light and contrast."""
_LEAST_CONTRAST: Final = 4.0
_MOST: Final = 3.0
"""Grey values further from the mean, in units of the contrast, tell nothing more."""


def weights_file() -> Path:
    """The trained discriminants."""
    return assets_dir() / "faces" / "cover.json"


def cover_features(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What the discriminants look at: brightness, and how much it changes to both sides.

    Args:
        grey: (S, S) uint8, the face aligned as for the embedding network, S at least 32.

    Returns:
        (3008,) float32, independent of light and contrast.
    """
    small = cv2.resize(grey, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA).astype(np.float32)
    core = small[_CORE]
    contrast = max(float(core.std()), _LEAST_CONTRAST)
    face = ((small - core.mean()) / contrast).clip(-_MOST, _MOST)
    across, down = np.abs(face[:, 1:] - face[:, :-1]), np.abs(face[1:] - face[:-1])
    return np.concatenate((face.ravel(), across.ravel(), down.ravel()))


def cover_scores(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How much it looks as if something lay over the eyes, the mouth, or a half.

    Args:
        grey: (S, S) uint8, the face aligned as for the embedding network, S at least 32.

    Returns:
        (4,) float32; 0 is where hardly any open face comes, 1 the median of covered ones.
    """
    weights, offsets = _discriminants()
    scores: NDArray[np.float32] = weights @ cover_features(grey) + offsets
    return scores


def write_discriminants(
    path: Path, weights: NDArray[np.float16], offsets: NDArray[np.float32]
) -> None:
    """Store discriminants as text: offsets as numbers, weights as half floats in base64.

    Args:
        path: File to write.
        weights: (heads, 3008).
        offsets: (heads,).
    """
    rows = [base64.b64encode(row.astype("<f2").tobytes()).decode("ascii") for row in weights]
    stored = {"offsets": offsets.astype(float).tolist(), "weights": rows}
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def _discriminants() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    stored = json.loads(weights_file().read_text(encoding="utf-8"))
    rows = [np.frombuffer(base64.b64decode(row), "<f2") for row in stored["weights"]]
    return np.stack(rows).astype(np.float32), np.array(stored["offsets"], np.float32)
