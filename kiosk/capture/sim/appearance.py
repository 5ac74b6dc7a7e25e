"""What a simulated person looks like: plain numbers, drawn from a seed.

Lengths are centimetres on the head, colours are sRGB in 0..1, and factors are relative to
an average adult. The spread of the numbers is wider than in life on purpose: recognition
networks must be able to tell the drawn people apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from kiosk.core.types import Gender

Rgb = tuple[float, float, float]


class HairStyle(StrEnum):
    """Cut of the hair."""

    BALD = "bald"
    BUZZ = "buzz"
    SHORT = "short"
    SIDE_PART = "side-part"
    QUIFF = "quiff"
    CURLY = "curly"
    BOB = "bob"
    LONG = "long"
    FRINGE = "fringe"
    BUN = "bun"


class Beard(StrEnum):
    """Facial hair."""

    NONE = "none"
    STUBBLE = "stubble"
    MOUSTACHE = "moustache"
    GOATEE = "goatee"
    FULL = "full"


class Glasses(StrEnum):
    """Spectacles."""

    NONE = "none"
    ROUND = "round"
    SQUARE = "square"
    BOLD = "bold"


class Outfit(StrEnum):
    """Clothes of the upper body."""

    TSHIRT = "t-shirt"
    SHIRT = "shirt"
    JACKET = "jacket"
    COAT = "coat"
    SWEATER = "sweater"
    DRESS = "dress"


@dataclass(frozen=True, slots=True)
class Face:
    """Shape of the face.

    Attributes:
        width: Factor of the width of the whole head.
        height: Factor of the height of the whole head.
        jaw: Factor of the width at the angle of the jaw.
        chin: Factor of the width of the chin.
        cheeks: Fullness of the cheeks, cm.
        cheekbones: Prominence of the cheekbones, cm.
        brow_ridge: Prominence of the brow, cm.
        eye_distance: Half the distance between the pupils, cm.
        eye_height: Height of the eyes above the average, cm.
        eye_size: Factor of the size of the eyes.
        eye_tilt: Outer corner above inner corner, cm.
        nose_length: Distance from the eyes to the tip, cm.
        nose_width: Factor of the width of the nose.
        nose_depth: How far the tip stands out, cm.
        mouth_height: Height of the mouth above the average, cm.
        mouth_width: Half the width of the mouth, cm.
        lips: Factor of the fullness of the lips.
        brow_thickness: Height of the eyebrows, cm.
        brow_arch: Middle of the eyebrow above its ends, cm.
        brow_gap: Distance between eye and eyebrow, cm.
        ears: Factor of the size of the ears.
        hairline: Height of the hairline above the eyes, cm.
        lower_face: Factor of the height of the face below the nose.
        sockets: Factor of the depth of the eye sockets.
        eye_opening: Factor of the opening of the eyelids.
        brow_slope: Outer end of the eyebrow above its inner end, cm.
        bridge: Factor of the width of the bridge of the nose.
    """

    width: float
    height: float
    jaw: float
    chin: float
    cheeks: float
    cheekbones: float
    brow_ridge: float
    eye_distance: float
    eye_height: float
    eye_size: float
    eye_tilt: float
    nose_length: float
    nose_width: float
    nose_depth: float
    mouth_height: float
    mouth_width: float
    lips: float
    brow_thickness: float
    brow_arch: float
    brow_gap: float
    ears: float
    hairline: float
    lower_face: float
    sockets: float
    eye_opening: float
    brow_slope: float
    bridge: float


FACE_BOUNDS: Final[dict[str, tuple[float, float]]] = {
    "width": (0.88, 1.1),
    "height": (0.92, 1.08),
    "jaw": (0.75, 1.2),
    "chin": (0.55, 1.4),
    "cheeks": (-0.6, 0.7),
    "cheekbones": (0.0, 0.8),
    "brow_ridge": (-0.2, 0.85),
    "eye_distance": (2.7, 3.7),
    "eye_height": (-0.45, 0.45),
    "eye_size": (0.75, 1.3),
    "eye_tilt": (-0.3, 0.4),
    "nose_length": (3.1, 5.3),
    "nose_width": (0.58, 1.4),
    "nose_depth": (1.6, 3.2),
    "mouth_height": (-0.4, 0.4),
    "mouth_width": (2.0, 3.05),
    "lips": (0.4, 1.4),
    "brow_thickness": (0.2, 1.25),
    "brow_arch": (-0.1, 0.75),
    "brow_gap": (1.0, 2.1),
    "ears": (0.75, 1.3),
    "hairline": (5.4, 8.6),
    "lower_face": (0.87, 1.08),
    "sockets": (0.5, 1.5),
    "eye_opening": (0.7, 1.25),
    "brow_slope": (-0.35, 0.4),
    "bridge": (0.65, 1.4),
}
"""Between these a face still looks like one."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Everything that is drawn of a person.

    Attributes:
        gender: Apparent gender; never ``?``.
        age: Apparent age in years.
        height_m: Body height in metres.
        build: Factor of the width of the body.
        face: Shape of the face.
        skin: Colour of the skin.
        lip_colour: Colour of the lips.
        iris: Colour of the eyes.
        hair_colour: Colour of the hair, grey included.
        brow_colour: Colour of the eyebrows.
        hair: Cut of the hair.
        hair_volume: Thickness of the hair, cm.
        beard: Facial hair.
        glasses: Spectacles.
        frame_colour: Colour of the frame of the spectacles.
        make_up: Strength of make-up around the eyes, 0..1.
        wrinkles: Strength of wrinkles and folds, 0..1.
        freckles: Strength of freckles and spots, 0..1.
        outfit: Clothes.
        top_colour: Colour of the outer garment.
        inner_colour: Colour of what is seen below it.
        trouser_colour: Colour of trousers or skirt.
        scarf: Whether a scarf is worn.
        texture_seed: Seed of fine structure: strands, freckles, weave.
    """

    gender: Gender
    age: int
    height_m: float
    build: float
    face: Face
    skin: Rgb
    lip_colour: Rgb
    iris: Rgb
    hair_colour: Rgb
    brow_colour: Rgb
    hair: HairStyle
    hair_volume: float
    beard: Beard
    glasses: Glasses
    frame_colour: Rgb
    make_up: float
    wrinkles: float
    freckles: float
    outfit: Outfit
    top_colour: Rgb
    inner_colour: Rgb
    trouser_colour: Rgb
    scarf: bool
    texture_seed: int


_SKINS: Final[tuple[Rgb, ...]] = (
    (0.96, 0.80, 0.71),
    (0.93, 0.75, 0.63),
    (0.89, 0.70, 0.56),
    (0.84, 0.64, 0.48),
    (0.76, 0.56, 0.41),
    (0.66, 0.46, 0.33),
    (0.53, 0.36, 0.26),
    (0.41, 0.27, 0.20),
    (0.36, 0.245, 0.185),
)
_HAIR_COLOURS: Final[tuple[Rgb, ...]] = (
    (0.07, 0.06, 0.06),
    (0.14, 0.10, 0.08),
    (0.25, 0.16, 0.10),
    (0.38, 0.24, 0.14),
    (0.52, 0.35, 0.19),
    (0.78, 0.61, 0.36),
    (0.55, 0.24, 0.11),
)
_IRISES: Final[tuple[Rgb, ...]] = (
    (0.20, 0.12, 0.07),
    (0.30, 0.19, 0.10),
    (0.36, 0.36, 0.20),
    (0.29, 0.42, 0.52),
    (0.33, 0.45, 0.38),
)
_GARMENTS: Final[tuple[Rgb, ...]] = (
    (0.13, 0.19, 0.31),
    (0.55, 0.18, 0.17),
    (0.83, 0.66, 0.29),
    (0.20, 0.36, 0.33),
    (0.42, 0.45, 0.50),
    (0.72, 0.47, 0.36),
    (0.88, 0.85, 0.78),
    (0.29, 0.23, 0.36),
    (0.16, 0.16, 0.18),
    (0.45, 0.56, 0.66),
    (0.49, 0.52, 0.33),
    (0.74, 0.52, 0.57),
)
_INNER: Final[tuple[Rgb, ...]] = (
    (0.93, 0.92, 0.89),
    (0.70, 0.78, 0.86),
    (0.24, 0.25, 0.28),
    (0.86, 0.78, 0.68),
)
_TROUSERS: Final[tuple[Rgb, ...]] = (
    (0.17, 0.21, 0.30),
    (0.14, 0.14, 0.16),
    (0.40, 0.36, 0.30),
    (0.27, 0.33, 0.43),
)
_FRAMES: Final[tuple[Rgb, ...]] = ((0.05, 0.05, 0.06), (0.28, 0.13, 0.07), (0.18, 0.2, 0.3))

_FEMALE_HAIR: Final = (
    HairStyle.LONG,
    HairStyle.BOB,
    HairStyle.FRINGE,
    HairStyle.BUN,
    HairStyle.LONG,
)
_MALE_HAIR: Final = (
    HairStyle.SHORT,
    HairStyle.SIDE_PART,
    HairStyle.QUIFF,
    HairStyle.BUZZ,
    HairStyle.CURLY,
    HairStyle.BALD,
)
_BEARDS: Final = tuple(Beard)
_GREY: Final = np.array((0.74, 0.74, 0.73))


def _mix(a: Rgb | np.ndarray, b: Rgb | np.ndarray, t: float) -> Rgb:
    mixed = np.asarray(a) * (1 - t) + np.asarray(b) * t
    return (float(mixed[0]), float(mixed[1]), float(mixed[2]))


def appearance(look: int, gender: Gender, age: int) -> Appearance:
    """Draw the looks of a person.

    Args:
        look: Seed; the same numbers always give the same person.
        gender: Apparent gender, female or male.
        age: Apparent age in years, 18 to 90.

    Returns:
        The appearance, which depends on the arguments alone.
    """
    female = gender is Gender.FEMALE
    rng = np.random.default_rng((look, int(female)))
    old = float(np.clip((age - 40) / 35, 0, 1))
    skin = _SKINS[rng.integers(len(_SKINS))]
    face = _face(rng, female, old)
    hair_colour = _HAIR_COLOURS[rng.integers(len(_HAIR_COLOURS))]
    iris = _IRISES[rng.integers(len(_IRISES))]
    if sum(skin) < 1.6:
        hair_colour = _HAIR_COLOURS[rng.integers(2)]
        iris = _IRISES[rng.integers(2)]
    grey = float(np.clip(old * rng.uniform(0.8, 1.5), 0, 1)) * (0.75 if female else 1.0)
    styles = _FEMALE_HAIR if female else _MALE_HAIR
    hair = styles[rng.integers(len(styles))]
    beard = Beard.NONE if female else _BEARDS[rng.integers(len(_BEARDS))]
    glasses = Glasses.NONE
    if rng.random() < 0.25 + 0.25 * old:
        glasses = tuple(Glasses)[rng.integers(1, len(Glasses))]
    # Darker skin goes with deeper lips.
    red = np.array((0.72, 0.22, 0.24)) * (0.45 + 0.23 * sum(skin))
    lip = _mix(np.array(skin) * (0.86, 0.62, 0.60), red, rng.uniform(0.3, 0.85) if female else 0.0)
    outfits = tuple(Outfit) if female else tuple(Outfit)[:-1]
    top, other = rng.choice(len(_GARMENTS), 2, replace=False)
    return Appearance(
        gender=gender,
        age=age,
        height_m=float(rng.uniform(1.60, 1.73) if female else rng.uniform(1.70, 1.86)),
        build=float(rng.uniform(0.86, 1.0) if female else rng.uniform(0.98, 1.16)),
        face=face,
        skin=skin,
        lip_colour=lip,
        iris=iris,
        hair_colour=_mix(hair_colour, _GREY, grey),
        brow_colour=_mix(_mix(hair_colour, (0.10, 0.07, 0.06), 0.5), _GREY * 0.7, 0.7 * grey),
        hair=hair,
        hair_volume=float(rng.uniform(0.9, 1.9)),
        beard=beard,
        glasses=glasses,
        frame_colour=_FRAMES[rng.integers(len(_FRAMES))],
        make_up=float(rng.uniform(0.4, 1.0)) if female else 0.0,
        wrinkles=old,
        freckles=float(rng.random() ** 3),
        outfit=outfits[rng.integers(len(outfits))],
        top_colour=_GARMENTS[top],
        inner_colour=_INNER[rng.integers(len(_INNER))] if other % 3 else _GARMENTS[other],
        trouser_colour=_TROUSERS[rng.integers(len(_TROUSERS))],
        scarf=bool(rng.random() < 0.12),
        texture_seed=int(rng.integers(1 << 30)),
    )


def _face(rng: np.random.Generator, female: bool, old: float) -> Face:
    """Shape of the face: draws around the mean of the gender, with many near the extremes."""

    def draw(mean: float, spread: float) -> float:
        return float(mean + spread * np.sin(rng.uniform(-np.pi / 2, np.pi / 2)))

    f = 1.0 if female else 0.0
    return Face(
        width=draw(0.99 - 0.05 * f, 0.075),
        height=draw(1.0 - 0.01 * f, 0.06),
        jaw=draw(1.08 - 0.20 * f, 0.09),
        chin=draw(1.14 - 0.36 * f, 0.20),
        cheeks=draw(0.0 + 0.22 * f - 0.25 * old, 0.45),
        cheekbones=draw(0.35 + 0.1 * f, 0.3),
        brow_ridge=draw(0.58 - 0.55 * f, 0.2),
        eye_distance=draw(3.12 + 0.1 * f, 0.42),
        eye_height=draw(0.05 * f, 0.4),
        eye_size=draw(0.98 + 0.16 * f - 0.08 * old, 0.14),
        eye_tilt=draw(0.03 + 0.17 * f - 0.15 * old, 0.17),
        nose_length=draw(4.5 - 0.7 * f + 0.2 * old, 0.6),
        nose_width=draw(1.1 - 0.27 * f + 0.06 * old, 0.25),
        nose_depth=draw(2.5 - 0.35 * f + 0.15 * old, 0.5),
        mouth_height=draw(0.0, 0.35),
        mouth_width=draw(2.6 - 0.1 * f, 0.38),
        lips=draw(0.9 + 0.2 * f - 0.2 * old, 0.3),
        brow_thickness=draw(0.88 - 0.38 * f, 0.32),
        brow_arch=draw(0.12 + 0.43 * f, 0.22),
        brow_gap=draw(1.4 + 0.3 * f, 0.4),
        ears=draw(1.0 - 0.08 * f + 0.1 * old, 0.15),
        hairline=draw(6.6 - 0.2 * f + (0.2 if female else 1.0) * old, 0.7),
        lower_face=draw(1.0 - 0.05 * f, 0.07),
        sockets=draw(1.05 - 0.15 * f + 0.1 * old, 0.35),
        eye_opening=draw(0.94 + 0.1 * f - 0.08 * old, 0.18),
        brow_slope=draw(0.0 + 0.05 * f, 0.35),
        bridge=draw(1.05 - 0.1 * f, 0.3),
    )
