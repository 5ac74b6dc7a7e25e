"""Curved surfaces as grids of points, with normals; the stuff that people are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.capture.sim.splat import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


def curve(knots: Sequence[tuple[float, float]], at: NDArray[np.float32]) -> NDArray[np.float32]:
    """A smooth curve near ``(position, value)`` knots given by ascending position."""
    x, y = np.array(knots, np.float64).T
    dense = np.linspace(x[0], x[-1], 512)
    values = np.interp(dense, x, y).astype(np.float32)
    sigma = 512 / (x[-1] - x[0]) * 0.45
    smooth = cv2.GaussianBlur(
        values[None, :], (0, 0), sigmaX=float(sigma), borderType=cv2.BORDER_REFLECT_101
    )[0]
    # Keep the ends where they were: closed shapes must stay closed.
    edge = np.minimum(dense - x[0], x[-1] - dense) / (0.06 * (x[-1] - x[0]))
    keep = np.clip(1 - edge, 0, 1)
    return np.asarray(np.interp(at, dense, smooth * (1 - keep) + values * keep), np.float32)


def bump(
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    centre: tuple[float, float],
    sigma: tuple[float, float],
) -> NDArray[np.float32]:
    """Gaussian hill of height 1 over the plane of the face."""
    dx = (x - centre[0]) / sigma[0]
    dy = (y - centre[1]) / sigma[1]
    return np.asarray(np.exp(-0.5 * (dx * dx + dy * dy)), np.float32)


def noise(
    seed: int, angle: NDArray[np.float32], level: NDArray[np.float32], *, size_cm: float
) -> NDArray[np.float32]:
    """(rows, columns) smooth noise on something round, mean 0 and deviation about 1.

    It depends on the place alone, not on the density of the points, so that a person keeps
    the same hair and folds at every scale.

    Args:
        seed: Which noise.
        angle: (columns,) radians around the vertical axis.
        level: (rows,) heights, cm.
        size_cm: Size of the lumps.
    """
    rng = np.random.default_rng(seed)
    columns, rows = max(4, round(2 * np.pi * 8.5 / size_cm)), max(4, round(140 / size_cm))
    table = rng.standard_normal((rows, columns), np.float32)
    wrapped = np.concatenate((table, table[:, :3]), axis=1)
    x = np.mod(angle / (2 * np.pi), 1.0) * columns
    y = np.clip((12.0 - level) / size_cm, 0, rows - 1)
    xx, yy = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    return np.asarray(cv2.remap(wrapped, xx, yy, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT))


def grid_normals(points: NDArray[np.float32], *, around: bool) -> NDArray[np.float32]:
    """(rows, columns, 3) unit normals of a grid of points.

    Args:
        points: (rows, columns, 3); rows go down, columns go to the viewer's right when seen
            from outside.
        around: Whether the last column joins the first.
    """
    if around:
        wide = np.concatenate((points[:, -1:], points, points[:, :1]), axis=1)
        across = (wide[:, 2:] - wide[:, :-2]) / 2
    else:
        across = np.asarray(np.gradient(points, axis=1), np.float32)
    down = np.asarray(np.gradient(points, axis=0), np.float32)
    normals = np.cross(down, across)
    length = np.linalg.norm(normals, axis=2, keepdims=True)
    return np.asarray(normals / np.maximum(length, 1e-6), np.float32)


def surface(
    points: NDArray[np.float32],
    colours: ArrayLike,
    *,
    shade: ArrayLike = 1.0,
    gloss: ArrayLike = 0.2,
    around: bool = True,
    two_sided: bool = False,
    mask: NDArray[np.bool_] | None = None,
) -> Surface:
    """A grid of points as a surface; scalars and colours spread over all points.

    Args:
        points: (rows, columns, 3), cm, ordered as for :func:`grid_normals`.
        colours: BGR reflectance, broadcast to (rows, columns, 3).
        shade: Factor for light that does not reach a point.
        gloss: Strength of the highlight.
        around: Whether the last column joins the first.
        two_sided: Whether it is drawn from behind too.
        mask: (rows, columns), True for the points to keep.
    """
    shape = points.shape[:2]
    keep = np.ones(shape, bool) if mask is None else mask
    looks = np.empty((9, *shape), np.float32)
    looks[:3] = np.moveaxis(grid_normals(points, around=around), 2, 0)
    looks[3:6] = np.moveaxis(np.broadcast_to(colours, (*shape, 3)), 2, 0)
    looks[6] = shade
    looks[7] = gloss
    looks[8] = two_sided
    return Surface(np.ascontiguousarray(points[keep].T, np.float32), looks[:, keep])


def ellipsoid(
    centre: tuple[float, float, float],
    radii: tuple[float, float, float],
    colour: ArrayLike,
    *,
    spacing_cm: float,
    gloss: float = 0.2,
    shade: float = 1.0,
) -> Surface:
    """An ellipsoid with axes along the coordinate axes."""
    rows = max(8, int(np.pi * max(radii) / spacing_cm))
    columns = max(12, int(2 * np.pi * max(radii[0], radii[2]) / spacing_cm))
    polar = np.linspace(0.02, np.pi - 0.02, rows, dtype=np.float32)[:, None]
    azimuth = np.linspace(-np.pi, np.pi, columns, endpoint=False, dtype=np.float32)[None, :]
    points = np.stack(
        (
            np.sin(polar) * np.sin(azimuth) * radii[0] + centre[0],
            np.cos(polar) * np.ones_like(azimuth) * radii[1] + centre[1],
            np.sin(polar) * np.cos(azimuth) * radii[2] + centre[2],
        ),
        axis=2,
    )
    return surface(points.astype(np.float32), colour, gloss=gloss, shade=shade)


def tube(
    path: NDArray[np.float32],
    radius: ArrayLike,
    colour: ArrayLike,
    *,
    spacing_cm: float,
    gloss: float = 0.1,
    shade: ArrayLike = 1.0,
) -> Surface:
    """A round tube along a path.

    Args:
        path: (n, 3) points of the centre line, cm, from top to bottom.
        radius: cm, one or one per point of the path.
        colour: BGR, one or one per point of the path.
        spacing_cm: Largest distance between neighbouring points.
        gloss: Strength of the highlight.
        shade: Factor for light that does not reach, one or one per point of the path.
    """
    lengths = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    rows = max(4, int(lengths[-1] / spacing_cm))
    at = np.linspace(0, lengths[-1], rows)
    line = np.stack([np.interp(at, lengths, path[:, i]) for i in range(3)], axis=1)

    def along(values: ArrayLike) -> NDArray[np.float64]:
        array = np.broadcast_to(values, lengths.shape)
        return np.asarray(np.interp(at, lengths, array))

    radii = along(radius)
    columns = max(8, int(2 * np.pi * float(radii.max()) / spacing_cm))
    direction = np.gradient(line, axis=0)
    direction /= np.maximum(np.linalg.norm(direction, axis=1, keepdims=True), 1e-6)
    helper = np.where(np.abs(direction[:, 2:3]) < 0.9, (0.0, 0.0, 1.0), (0.0, 1.0, 0.0))
    side = np.cross(helper, direction)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    front = np.cross(direction, side)
    angle = np.linspace(-np.pi, np.pi, columns, endpoint=False)
    ring = (
        np.sin(angle)[None, :, None] * side[:, None, :]
        + np.cos(angle)[None, :, None] * front[:, None, :]
    )
    points = (line[:, None, :] + ring * radii[:, None, None]).astype(np.float32)
    colours = np.asarray(colour, np.float64)
    if colours.ndim == 2:
        colours = np.stack([along(colours[:, i]) for i in range(3)], axis=1)[:, None, :]
    shades = along(shade)[:, None]
    made = surface(points, colours, gloss=gloss, shade=shades)
    made.looks[:3] = np.broadcast_to(ring, points.shape).reshape(-1, 3).T
    return made
