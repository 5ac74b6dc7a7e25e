"""How faces move: a Kalman filter of constant velocity for all tracks at once.

Each face has four coordinates, centre x and y (pixels) and logarithm of width and height.
The two of a pair share their uncertainty, which is kept in units of the face's size: the
same constants then hold near and far, at any resolution. Velocity changes as white noise
(Bar-Shalom, Li and Kirubarajan, "Estimation with Applications to Tracking and Navigation",
2001, section 6.2.2), so that the time between frames may vary freely.
"""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_AGILITY: Final = np.array([10.0, 0.6])
"""Density of the changes of velocity of (centre, log size): face sizes^2 / s^3, 1 / s^3.

People who walk past a shop window at arm's length cross it at some 6 face sizes a second and
start or stop within half a second."""
_NOISE: Final = np.array([0.04**2, 0.07**2])
"""Variance of a confident detection of (centre, log size), face sizes^2 and 1."""
_WEAK_NOISE: Final = 4.0
"""Factor on it for weak detections: half hidden, blurred or turned away."""
_START_SPEED: Final = np.array([4.0**2, 0.5**2])
"""Variance of the velocity of a face that was seen once."""
_REACH: Final = np.array([0.25, 0.2])
"""How far a detection may be from where a face is surely expected, (face sizes, log size):
heads jerk and boxes jump when they turn."""
_REACH_DEVIATIONS: Final = 1.5
"""How that grows with the uncertainty, in standard deviations: new faces, gaps."""
_MAX_REACH: Final = np.array([2.5, 1.0])
"""Upper limit of it: farther away it is rather somebody else."""
_MAX_SPEED: Final = 12.0
"""No face is expected to move faster, in face sizes per second."""
_COAST_S: Final = np.array([[0.8], [0.2]])
"""Time constants with which the velocity (of centre, log size) of an unseen face fades."""
_CALM_HZ: Final = 1.5
"""Cut-off of the smoothing of the shown box at rest (one-euro filter)."""
_LIVELY_HZ_PER_SPEED: Final = np.array([3.0, 6.0])
"""How it opens with speed: Hz per (face size / s) and per (1 / s) of growth; the lag of the
shown box never exceeds 1 / (2 pi 3) = 0.05 of a face."""


class Motion:
    """State of all tracks; row ``i`` belongs to track ``i`` of the tracker.

    Attributes:
        shown: (n, 2, 2) float64, smoothed centre (px) and log size, for display (Casiez,
            Roussel and Vogel, "1 euro filter", 2012, with the speed taken from the filter).
    """

    def __init__(self) -> None:
        self._x = np.zeros((0, 2, 2))
        self._v = np.zeros((0, 2, 2))
        self._pp = np.zeros((0, 2))  # variance of position
        self._pv = np.zeros((0, 2))  # covariance of position and velocity
        self._vv = np.zeros((0, 2))  # variance of velocity
        self._missed = np.zeros(0, bool)
        self.shown = np.zeros((0, 2, 2))

    def __len__(self) -> int:
        return len(self._x)

    def predict(self, dt: float) -> None:
        """Move all faces on by ``dt`` >= 0 seconds."""
        if len(self._x) == 0 or dt <= 0:
            return
        if self._missed.any():
            self._v[self._missed] *= np.exp(-dt / _COAST_S)
        self._x += self._v * dt
        self._pp += dt * (2 * self._pv + dt * self._vv) + _AGILITY * (dt**3 / 3)
        self._pv += dt * self._vv + _AGILITY * (dt**2 / 2)
        self._vv += _AGILITY * dt
        # Uncertainty of velocity has a ceiling, else long gaps make everything possible.
        np.minimum(self._vv, 2 * _START_SPEED, out=self._vv)
        np.minimum(self._pv, np.sqrt(self._pp * self._vv), out=self._pv)

    def cost(
        self, rows: NDArray[np.intp], measured: NDArray[np.float64], generosity: float
    ) -> NDArray[np.float64]:
        """Twice the negative log likelihood that a track gave a measurement.

        Args:
            rows: (n,) tracks to compare.
            measured: (m, 2, 2) detections as of ``geometry.centre_log_size``.
            generosity: Factor on the reach of the tracks.

        Returns:
            (n, m) float64, ``inf`` where the detection is out of the track's reach.
        """
        x = self._x[rows]
        error = measured[None] - x[:, None]
        square = (error * error).sum(axis=3)
        square[:, :, 0] /= np.exp(x[:, 1].sum(axis=1))[:, None]
        variance = self._pp[rows]
        spread = variance + _NOISE
        # Two coordinates share each variance: hence the factor of the logarithm.
        cost: NDArray[np.float64] = (square / spread[:, None]).sum(axis=2)
        cost += 2 * np.log(spread).sum(axis=1)[:, None]
        reach = generosity * (_REACH + _REACH_DEVIATIONS * np.sqrt(variance))
        np.minimum(reach, _MAX_REACH, out=reach)
        cost[(square > (reach * reach)[:, None]).any(axis=2)] = np.inf
        return cost

    def correct(
        self, rows: NDArray[np.intp], measured: NDArray[np.float64], *, trusted: bool
    ) -> None:
        """Bring tracks into line with the detections they were given.

        Args:
            rows: (k,) tracks.
            measured: (k, 2, 2) their detections.
            trusted: False for weak detections, which pull less.
        """
        pp, pv = self._pp[rows], self._pv[rows]
        total = pp + (_NOISE if trusted else _NOISE * _WEAK_NOISE)
        gain, speed_gain = pp / total, pv / total
        error = measured - self._x[rows]
        self._x[rows] += gain[:, :, None] * error
        self._v[rows] += speed_gain[:, :, None] * error
        self._vv[rows] -= speed_gain * pv
        self._pv[rows] = pv * (1 - gain)
        self._pp[rows] = pp * (1 - gain)
        self._missed[rows] = False

    def smooth(self, dt: float) -> None:
        """Let the shown boxes follow the estimates by ``dt`` seconds."""
        if len(self._x) == 0:
            return
        speed = np.sqrt((self._v * self._v).sum(axis=2))
        speed[:, 0] *= np.exp(-0.5 * self._x[:, 1].sum(axis=1))
        if speed.max() > _MAX_SPEED:
            self._v *= np.minimum(1, _MAX_SPEED / np.maximum(speed, 1e-9))[:, :, None]
        turn = (2 * pi * dt) * (_CALM_HZ + _LIVELY_HZ_PER_SPEED * speed)
        self.shown += (turn / (1 + turn))[:, :, None] * (self._x - self.shown)

    def set_missed(self, missed: NDArray[np.bool_]) -> None:
        """Say which faces (n,) were not seen in the latest frame."""
        self._missed = missed

    def select(self, keep: NDArray[np.bool_]) -> None:
        """Forget all rows but those marked in ``keep`` (n,)."""
        self._x, self._v, self.shown = self._x[keep], self._v[keep], self.shown[keep]
        self._pp, self._pv, self._vv = self._pp[keep], self._pv[keep], self._vv[keep]
        self._missed = self._missed[keep]

    def add(self, measured: NDArray[np.float64]) -> None:
        """Append new faces (k, 2, 2) that were seen once."""
        k = len(measured)
        self._x = np.concatenate([self._x, measured])
        self._v = np.concatenate([self._v, np.zeros((k, 2, 2))])
        self.shown = np.concatenate([self.shown, measured])
        self._pp = np.concatenate([self._pp, np.tile(_NOISE, (k, 1))])
        self._pv = np.concatenate([self._pv, np.zeros((k, 2))])
        self._vv = np.concatenate([self._vv, np.tile(_START_SPEED, (k, 1))])
        self._missed = np.concatenate([self._missed, np.zeros(k, bool)])
