"""Composes the picture: background, people from far to near, what drifts in the air."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.capture.sim.backdrop import Backdrop
from kiosk.capture.sim.sprites import SpriteCache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.motion import Pose
    from kiosk.capture.sim.scene import Scene
    from kiosk.capture.sim.splat import Sprite
    from kiosk.capture.sim.sprites import Key

_LOOK_AHEAD_S: Final = 2.0


class SceneRenderer:
    """Draws the frames of a scene.

    Attributes:
        sprites: Where the drawn people are kept.
    """

    def __init__(self, scene: Scene) -> None:
        smiling = [person.smile for person in scene.scenario.person]
        self._timeline = scene.timeline
        self._camera = scene.timeline.camera
        self._backdrop = Backdrop(self._camera, scene.scenario.duration_s, scene.seed)
        self.sprites = SpriteCache(scene.cast, smiling)

    def frame(self, time_s: float) -> NDArray[np.uint8]:
        """(H, W, 3) uint8 BGR picture at a time of the loop."""
        picture = self._backdrop.frame(time_s)
        for pose in self._timeline.poses(time_s):
            head, body = self.sprites.keys(pose, self._camera.height)
            place(picture, self.sprites.get(body), pose, roll_deg=0.0)
            place(picture, self.sprites.get(head), pose, roll_deg=pose.head_roll_deg)
        return picture

    def missing(self, time_s: float) -> Key | None:
        """The first sprite that will be needed soon and is not drawn yet."""
        for ahead in np.arange(0.0, _LOOK_AHEAD_S, 0.1):
            moment = (time_s + float(ahead)) % self._timeline.scenario.duration_s
            for pose in self._timeline.poses(moment):
                for key in self.sprites.keys(pose, self._camera.height):
                    if not self.sprites.has(key):
                        return key
        return None


def place(picture: NDArray[np.uint8], sprite: Sprite, pose: Pose, *, roll_deg: float) -> None:
    """Draw a sprite at its pose with subpixel accuracy, in place."""
    matrix, box = placement(sprite, pose, roll_deg, picture.shape[1], picture.shape[0])
    if box is None:
        return
    x0, y0, x1, y1 = box
    patch = cv2.warpAffine(sprite.bgra, matrix, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR)
    target = picture[y0:y1, x0:x1]
    clear = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(patch, 3)), cv2.COLOR_GRAY2BGR)
    cv2.multiply(target, clear, dst=target, scale=1 / 255)
    cv2.add(target, cv2.cvtColor(patch, cv2.COLOR_BGRA2BGR), dst=target)


def placement(
    sprite: Sprite, pose: Pose, roll_deg: float, width: int, height: int
) -> tuple[NDArray[np.float64], tuple[int, int, int, int] | None]:
    """How a sprite lies in the picture.

    Returns:
        (2, 3) matrix from sprite pixels to pixels of the box, and the box (left, top,
        right, bottom) inside the picture, None when nothing of it is in the picture.
    """
    scale = pose.px_per_cm / sprite.px_per_cm
    roll = np.radians(roll_deg)
    c, s = scale * np.cos(roll), scale * np.sin(roll)
    ox, oy = sprite.origin
    # Turn and scale about the origin of the model, then move it to its place.
    matrix = np.array(
        ((c, -s, pose.x - c * ox + s * oy), (s, c, pose.y - s * ox - c * oy)), np.float64
    )
    h, w = sprite.bgra.shape[:2]
    corners = matrix @ np.array(((0, w, 0, w), (0, 0, h, h), (1, 1, 1, 1)))
    x0, y0 = np.maximum(np.floor(corners.min(axis=1)).astype(int), 0)
    x1, y1 = np.minimum(np.ceil(corners.max(axis=1)).astype(int), (width, height))
    if x0 >= x1 or y0 >= y1:
        return matrix, None
    matrix[:, 2] -= (x0, y0)
    return matrix, (int(x0), int(y0), int(x1), int(y1))
