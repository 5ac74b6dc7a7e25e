"""What the empty scene looks like, on a coarse grid, learnt from the pictures in memory only.

The blurred view shows a place sharply only where it is *known* to be background: its colour is
the one that has stood there, untouched by people, for long. Whatever is new, moves or was near
a face is unknown. So a face needs not be found to be hidden; it is enough that it was not
always there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIRST_S: Final = 5.0
"""A place where nothing has moved since the start becomes background after this long."""

SETTLE_S: Final = 15.0
"""A place where something moved before it was known becomes background after this long."""

REPLACE_S: Final = 120.0
"""Something new before a known background becomes background after this long: a person who is
never found and stands quite still stays hidden for two minutes, a chair that was moved, too."""

HOLD_S: Final = 0.4
"""A place that differed from the background stays hidden for this long."""

SUSPECT_S: Final = 1.0
"""A background on which a face is found for this long is none: somebody was learnt."""

CHANGED_SHARE: Final = 0.6
"""When more of the known background differs, light or camera changed: all is unknown again."""

_TOLERANCE: Final = 6.0
"""Grey levels of difference that are no change, in a picture without noise."""
_NOISES: Final = 3.0
"""Typical changes between two frames that are no change either."""
_MOST_NOISE: Final = 2.0
"""More is no noise of a camera, of which the cells hold little, but something that moves."""
_DARK: Final = 80
"""Below this level the tolerance shrinks with the light, to a half: contrast does, too."""
_ADAPT_S: Final = 10.0
"""Time constant with which the background follows the light."""
_FORGET_S: Final = 50.0
"""Time constant with which a suspicion fades."""


class SceneMemory:
    """The background of one scene, cell by cell.

    All masks are (rows, columns) uint8, 255 where true. Holds one small picture of the empty
    scene and one of what might become background, and nothing of it leaves this object but
    the mask.
    """

    def __init__(self, rows: int, columns: int) -> None:
        self._shape = (rows, columns)
        self.forget()

    def forget(self) -> None:
        """Know nothing."""
        colors, times = (*self._shape, 3), self._shape
        self._background = np.zeros(colors, np.float32)
        self._candidate = np.zeros(colors, np.float32)
        self._known = np.zeros(times, np.uint8)
        self._needs_s = np.full(times, FIRST_S)
        self._still_since_s = np.zeros(times)
        self._differed_s = np.full(times, -np.inf)
        self._suspect_s = np.zeros(times, np.float32)
        self._before: NDArray[np.uint8] | None = None
        self._noise = 0.0
        self._now_s = 0.0

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self._shape

    def update(
        self,
        cells: NDArray[np.uint8],
        now_s: float,
        faces: NDArray[np.uint8],
        people: NDArray[np.uint8],
    ) -> NDArray[np.uint8]:
        """Enter the next picture.

        Args:
            cells: (rows, columns, 3) uint8, mean colours.
            now_s: Time of the picture; never less than that of the one before.
            faces: Where the middle of a face was found.
            people: Where anybody is thought to be: nothing is learnt there.

        Returns:
            Mask of the cells that are known to show background in this very picture.
        """
        passed_s = 0.0 if self._before is None else max(0.0, now_s - self._now_s)
        self._now_s = now_s
        self._note_noise(cells)
        differs = self._differences(cells)
        if self._is_another_scene(differs):
            self.forget()
            self._now_s = now_s
            self._note_noise(cells)
            differs = np.full(self._shape, 255, np.uint8)
        self._suspect(faces, differs, passed_s)
        self._learn(cells, people, passed_s)
        # Matching cells follow the light, but not while somebody covers them by chance.
        quiet = self._known & ~differs & ~people
        cv2.accumulateWeighted(cells, self._background, _share(passed_s), mask=quiet)
        hidden = (differs | ~self._known).astype(bool)
        self._differed_s[hidden] = now_s
        shown = self._known.astype(bool) & (now_s - self._differed_s > HOLD_S)
        return np.where(shown, np.uint8(255), np.uint8(0))

    def _note_noise(self, cells: NDArray[np.uint8]) -> None:
        """How much a typical cell changes from frame to frame."""
        if self._before is None:
            self._still_since_s[:] = self._now_s
            self._candidate[:] = cells
        else:
            change = cv2.absdiff(cells[::4, ::4], self._before[::4, ::4])
            typical = min(_MOST_NOISE, float(np.median(change)))
            self._noise += 0.1 * (typical - self._noise)
        self._before = cells

    def _differences(self, cells: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Where the picture is not the known background, at the light of this moment."""
        expected = cv2.convertScaleAbs(self._background * self._gain(cells))
        return self._apart(cells, expected)

    def _apart(self, cells: NDArray[np.uint8], others: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Where two pictures of cells differ by more than noise."""
        blue, green, red = cv2.split(cv2.absdiff(cells, others))
        largest = cv2.max(cv2.max(blue, green), red)
        allowed = cv2.LUT(cv2.extractChannel(others, 1), self._tolerances())
        apart: NDArray[np.uint8] = cv2.compare(largest, allowed, cv2.CMP_GT)
        return apart

    def _tolerances(self) -> NDArray[np.uint8]:
        """Greatest difference that is no change, for each level of brightness."""
        light = np.clip(np.arange(256) / _DARK, 0.5, 1.0)
        return np.round(light * _TOLERANCE + _NOISES * self._noise).astype(np.uint8)

    def _gain(self, cells: NDArray[np.uint8]) -> NDArray[np.float32]:
        """How much lighter the picture is than the background, by channel.

        A camera that adapts its exposure to somebody before it changes everything at once.
        """
        known = self._known[::2, ::2].astype(bool)
        if np.count_nonzero(known) < 0.3 * known.size:
            return np.ones(3, np.float32)
        now = cells[::2, ::2][known].astype(np.float32)
        ratio = (now + 8) / (self._background[::2, ::2][known] + 8)
        gain: NDArray[np.float32] = np.clip(np.median(ratio, axis=0), 0.6, 1.6).astype(np.float32)
        return gain

    def _is_another_scene(self, differs: NDArray[np.uint8]) -> bool:
        known = np.count_nonzero(self._known)
        if known < 0.1 * self._known.size:
            return False
        return bool(np.count_nonzero(differs & self._known) > CHANGED_SHARE * known)

    def _suspect(
        self, faces: NDArray[np.uint8], differs: NDArray[np.uint8], passed_s: float
    ) -> None:
        """Forget the background where a face is found again and again and nothing differs."""
        self._suspect_s *= 1 - min(1.0, passed_s / _FORGET_S)
        if not faces.any():
            return
        self._suspect_s[(faces & self._known & ~differs) > 0] += passed_s
        found = self._suspect_s > SUSPECT_S
        self._known[found] = 0
        self._needs_s[found] = REPLACE_S
        self._suspect_s[found] = 0

    def _learn(self, cells: NDArray[np.uint8], people: NDArray[np.uint8], passed_s: float) -> None:
        """Let what has stood still for long enough become background."""
        moved = self._apart(cells, cv2.convertScaleAbs(self._candidate))
        cv2.accumulateWeighted(cells, self._candidate, _share(passed_s), mask=~moved)
        np.copyto(self._candidate, cells, where=(moved > 0)[..., None])
        disturbed = (moved | people) > 0
        self._still_since_s[disturbed] = self._now_s
        np.maximum(self._needs_s, SETTLE_S, out=self._needs_s, where=disturbed)
        due = self._now_s - self._still_since_s > self._needs_s
        if due.any():
            self._background[due] = self._candidate[due]
            self._known[due] = 255
            self._needs_s[due] = REPLACE_S
            self._still_since_s[due] = self._now_s


def _share(passed_s: float) -> float:
    """Weight of the new picture in a running mean."""
    return min(1.0, passed_s / _ADAPT_S)
