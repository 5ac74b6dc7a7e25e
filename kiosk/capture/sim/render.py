"""Composes the picture: background, people from far to near, what drifts in the air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.capture.sim.backdrop import Backdrop
from kiosk.capture.sim.placing import place
from kiosk.capture.sim.poster import Portrait
from kiosk.capture.sim.sprites import SpriteCache
from kiosk.capture.sim.street import paint_street

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.capture.sim.scene import Scene
    from kiosk.capture.sim.sprites import Key


class SceneRenderer:
    """Draws the frames of a scene."""

    def __init__(self, scene: Scene) -> None:
        smiling = [person.looks.smile for person in scene.scenario.person]
        self._timeline = scene.timeline
        self._camera = scene.timeline.camera
        street = paint_street(self._camera, scene.seed)
        posters = [
            Portrait(poster, shown, self._camera)
            for poster, shown in zip(scene.scenario.poster, scene.portraits, strict=True)
        ]
        for portrait in posters:
            portrait.hang(street)
        sheets = [portrait.sheet for portrait in posters]
        self._backdrop = Backdrop(street, scene.scenario.duration_s, scene.seed, clear=sheets)
        self._sprites = SpriteCache(scene.cast, smiling)
        self._wanted: dict[Key, None] = {}

    def frame(self, time_s: float) -> NDArray[np.uint8]:
        """(H, W, 3) uint8 BGR picture at a time of the loop."""
        picture = self._backdrop.frame(time_s)
        for pose in self._timeline.poses(time_s):
            head, body = self._sprites.keys(pose, self._camera.height)
            place(picture, self._sprites.get(body), pose, roll_deg=0.0)
            place(picture, self._sprites.get(head), pose, roll_deg=pose.head_roll_deg)
        return picture

    def look_ahead(self, time_s: float) -> None:
        """Note what the frame at a time of the loop will need, for :meth:`prepare`."""
        for pose in self._timeline.poses(time_s):
            for key in self._sprites.keys(pose, self._camera.height):
                if key not in self._sprites and key not in self._wanted:
                    self._wanted[key] = None

    def prepare(self) -> bool:
        """Draw one of the sprites that are noted; False when there is nothing to do."""
        while self._wanted:
            key = next(iter(self._wanted))
            del self._wanted[key]
            if key not in self._sprites:
                self._sprites.get(key)
                return True
        return False
