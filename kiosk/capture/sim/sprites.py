"""Draws heads and bodies once per pose step and keeps them for the frames that need them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.capture.sim.bodies import body_surface
from kiosk.capture.sim.face_paint import Expression
from kiosk.capture.sim.people import Head
from kiosk.capture.sim.splat import Sprite, draw, rotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.capture.sim.appearance import Appearance
    from kiosk.capture.sim.motion import Pose
    from kiosk.capture.sim.splat import Surface

_HEAD_STEP_DEG: Final = 4.0
_BODY_STEP_DEG: Final = 15.0
_WALK_PHASES: Final = 8
_SCALE_STEP: Final = 1.25
_BOTTOM_STEP_CM: Final = 15.0
_HEAD_SCALES: Final = (_SCALE_STEP**8, _SCALE_STEP**10)
"""Scales at which heads are drawn, px per cm; smaller ones are reduced from the next."""
_SMILE_YAW_DEG: Final = 14.0
_BODY_COARSENESS: Final = 1.4
"""Bodies are drawn smaller than shown: cloth is smooth, and it halves the work."""
_BODIES_KEPT: Final = 8
_CACHE_BYTES: Final = 192 << 20


@dataclass(frozen=True, slots=True)
class HeadKey:
    """A head sprite: whose, turned how (degrees), with which face, at which scale."""

    person: int
    yaw: float
    pitch: float
    expression: Expression
    px_per_cm: float


@dataclass(frozen=True, slots=True)
class BodyKey:
    """A body sprite: whose, turned how (degrees), in which phase of walking, down to where."""

    person: int
    yaw: float
    phase: int | None
    px_per_cm: float
    bottom_cm: float


Key = HeadKey | BodyKey


class SpriteCache:
    """Makes sprites when they are first needed and forgets the least recently used ones."""

    def __init__(self, cast: Sequence[Appearance], smiling: Sequence[bool]) -> None:
        self._cast = cast
        self._smiling = smiling
        self._heads: dict[tuple[int, float], Head] = {}
        self._sprites: OrderedDict[Key, Sprite] = OrderedDict()
        self._bytes = 0
        self._bodies: OrderedDict[BodyKey, Surface] = OrderedDict()

    def head(self, person: int) -> Head:
        """Geometry of a head."""
        return self._built(person, _HEAD_SCALES[0])

    def _built(self, person: int, px_per_cm: float) -> Head:
        key = (person, px_per_cm)
        if key not in self._heads:
            self._heads[key] = Head(self._cast[person], px_per_cm=px_per_cm)
        return self._heads[key]

    def keys(self, pose: Pose, picture_height: int) -> tuple[HeadKey, BodyKey]:
        """Which sprites show a pose best."""
        scale = _scale_level(pose.px_per_cm)
        smile = self._smiling[pose.person] and pose.looking
        smile = smile and abs(pose.head_yaw_deg) <= _SMILE_YAW_DEG
        head = HeadKey(
            pose.person,
            _stepped(pose.head_yaw_deg, _HEAD_STEP_DEG),
            _stepped(pose.head_pitch_deg, _HEAD_STEP_DEG),
            Expression(pose.eyelids, smile),
            min(scale, _HEAD_SCALES[-1]),
        )
        phase = None if pose.step is None else int(pose.step * _WALK_PHASES) % _WALK_PHASES
        reach = max(picture_height - pose.y, 1.0) / pose.px_per_cm + 4
        body = BodyKey(
            pose.person,
            _stepped(pose.body_yaw_deg, _BODY_STEP_DEG),
            phase,
            scale / _BODY_COARSENESS,
            -float(np.ceil(reach / _BOTTOM_STEP_CM)) * _BOTTOM_STEP_CM,
        )
        return head, body

    def __contains__(self, key: Key) -> bool:
        """Whether a sprite is ready."""
        return key in self._sprites

    def get(self, key: Key) -> Sprite:
        """A sprite, drawn now if need be."""
        sprite = self._sprites.get(key)
        if sprite is None:
            sprite = self._head(key) if isinstance(key, HeadKey) else self._body(key)
            self._sprites[key] = sprite
            self._bytes += sprite.bgra.nbytes
            while self._bytes > _CACHE_BYTES and len(self._sprites) > 1:
                self._bytes -= self._sprites.popitem(last=False)[1].bgra.nbytes
        else:
            self._sprites.move_to_end(key)
        return sprite

    def _head(self, key: HeadKey) -> Sprite:
        scale = next(scale for scale in _HEAD_SCALES if scale >= key.px_per_cm)
        face = self._built(key.person, scale).wearing(key.expression)
        master = draw(face, rotation(key.yaw, key.pitch), scale)
        return master if key.px_per_cm >= scale else _reduced(master, key.px_per_cm)

    def _body(self, key: BodyKey) -> Sprite:
        # A turning person needs the same body several times in a row.
        stance = replace(key, yaw=0.0)
        if stance not in self._bodies:
            swing = 0.0 if key.phase is None else np.sin(2 * np.pi * key.phase / _WALK_PHASES)
            self._bodies[stance] = body_surface(
                self._cast[key.person],
                px_per_cm=key.px_per_cm,
                bottom_cm=key.bottom_cm,
                swing=float(swing),
            )
            if len(self._bodies) > _BODIES_KEPT:
                self._bodies.popitem(last=False)
        self._bodies.move_to_end(stance)
        return draw(self._bodies[stance], rotation(key.yaw, 0.0), key.px_per_cm)


def _stepped(value: float, step: float) -> float:
    return round(value / step) * step + 0.0


def _scale_level(px_per_cm: float) -> float:
    """The next scale above, of a geometric series."""
    return float(_SCALE_STEP ** np.ceil(np.log(px_per_cm) / np.log(_SCALE_STEP) - 1e-9))


def _reduced(sprite: Sprite, px_per_cm: float) -> Sprite:
    """A smaller copy; the origin stays exact although the size is rounded."""
    h, w = sprite.bgra.shape[:2]
    factor = px_per_cm / sprite.px_per_cm
    ww, hh = max(1, round(w * factor)), max(1, round(h * factor))
    small = cv2.resize(sprite.bgra, (ww, hh), interpolation=cv2.INTER_AREA)
    # Different rounding of width and height bends the scale by less than half a pixel.
    origin = (sprite.origin[0] * ww / w, sprite.origin[1] * hh / h)
    return Sprite(np.asarray(small, np.uint8), origin, px_per_cm)
