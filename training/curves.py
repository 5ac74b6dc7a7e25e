"""Curves of a training run as a picture."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

def draw_curves(log: Path, picture: Path) -> None:
    pass
