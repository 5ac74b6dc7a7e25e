"""What is wrong with a view of a face, and what to do about it, in words for operators.

The sentences are English sources; the window translates them (:func:`texts` lists them all).
"""

from __future__ import annotations

from typing import Final

from kiosk.core.identity import FaceFlaw

_WORDS: Final[dict[FaceFlaw, tuple[str, str]]] = {
    FaceFlaw.NO_FACE: (
        "No face is found.",
        "Use an upright picture that shows the face from the front.",
    ),
    FaceFlaw.SEVERAL_FACES: (
        "There is more than one person.",
        "Use a picture of this person alone, or cut the others off.",
    ),
    FaceFlaw.TOO_SMALL: (
        "The face is too small.",
        "Come closer, or use a picture in which the face is larger.",
    ),
    FaceFlaw.CUT_OFF: (
        "The face is cut off by the edge of the picture.",
        "Move to the middle, or use a picture of the whole face.",
    ),
    FaceFlaw.TURNED: (
        "The head is turned too far.",
        "Look towards the camera and hold the head upright.",
    ),
    FaceFlaw.COVERED: (
        "Something covers the face.",
        "Take off dark glasses or a mask, and keep hands and hair away from the face.",
    ),
    FaceFlaw.TOO_DARK: (
        "The face is too dark.",
        "Turn towards the light, or switch a lamp on in front.",
    ),
    FaceFlaw.TOO_BRIGHT: (
        "The face is too bright.",
        "Step out of the glare, or turn the camera away from the light.",
    ),
    FaceFlaw.BLURRED: (
        "The face is blurred or grainy.",
        "Hold still, clean the lens, and see to more light.",
    ),
    FaceFlaw.NOT_ALIVE: (
        "This looks like a picture of a face.",
        "The person has to stand before the camera; take pictures and screens out of view.",
    ),
}


def explained(flaw: FaceFlaw) -> tuple[str, str]:
    """What is wrong, and what to do: two English sentences with their full stops."""
    return _WORDS[flaw]


def texts() -> tuple[str, ...]:
    """All sentences that may be shown, for translation."""
    return tuple(dict.fromkeys(text for flaw in FaceFlaw for text in _WORDS[flaw]))
