"""Lifeless faces are found, living ones never are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.face_angles import angles
from kiosk.core.ghosts import GhostFilter, SignOfLife
from kiosk.core.types import NANOS_PER_S, FaceAttributes, HeadPose, Track, TrackState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FPS = 8
SIZE = (1280, 720)
FACE_PX = 60.0
LANDMARKS = np.array([[-15, -10], [15, -10], [0, 5], [-10, 18], [10, 18]], np.float64)
"""Of an upright face of 60 px, around its centre."""


class Face:
    """A face in front of the camera; its detector and camera are noisy."""

    def __init__(
        self,
        *,
        seed: int = 0,
        place: tuple[float, float] = (640.0, 300.0),
        number: int = 1,
        noise: float = 1.0,
        blinks: bool = False,
        sway_px: float = 0.0,
        turn_deg: float = 0.0,
        landmarks: bool = True,
    ) -> None:
        self.rng = np.random.default_rng(seed)
        self.place = np.array(place)
        self.number = number
        self.noise = noise
        self.blinks = blinks
        self.sway_px = sway_px
        self.turn_deg = turn_deg
        self.landmarks = landmarks
        self.first_ns: int | None = None
        self.blink_ns = [0]

    def track(self, at_ns: int, state: TrackState = TrackState.CONFIRMED) -> Track:
        if self.first_ns is None:
            self.first_ns = at_ns
        seconds = at_ns / NANOS_PER_S
        sway = self.sway_px * np.sin(1.1 * seconds)
        shift = np.array([sway, 0.0])
        centre = self.place + shift + self.rng.normal(0, 0.3 * self.noise, 2)
        half = np.array([30.0, 40.0]) + self.rng.normal(0, 0.2 * self.noise, 2)
        box = np.concatenate((centre - half, centre + half)).astype(np.float32)
        yaw = self.turn_deg * np.sin(0.3 * seconds)
        points = LANDMARKS + centre + self.rng.normal(0, 0.4 * self.noise, (5, 2))
        points[2, 0] += 15 * np.tan(np.radians(yaw))
        seen = state is TrackState.CONFIRMED
        return Track(
            self.number,
            box,
            0.9,
            state,
            self.first_ns,
            at_ns,
            points.astype(np.float32) if seen and self.landmarks else None,
            FaceAttributes(pose=HeadPose(yaw + self.rng.normal(0, self.noise), 0.0, 0.0)),
            stir=self._stir(at_ns) if seen else None,
        )

    def alone(self, at_ns: int) -> list[Track]:
        return [self.track(at_ns)]

    def _stir(self, at_ns: int) -> float | None:
        """Measured four times a second; a blink shows, and again when it is compared with."""
        if round(at_ns * FPS / NANOS_PER_S) % 2:
            return None
        while at_ns > self.blink_ns[-1]:
            self.blink_ns.append(self.blink_ns[-1] + round(self.rng.uniform(2.4, 9.0) * 1e9))
        usual = abs(float(self.rng.normal(2.5, 0.8 * self.noise)))
        ages_ns = [at_ns - start for start in self.blink_ns[-4:]]
        closed = any(0 <= age % NANOS_PER_S < 0.2e9 and 0 <= age < 1.2e9 for age in ages_ns)
        return usual + 22.0 if self.blinks and closed else usual


def times(start_s: float, seconds: float) -> Iterator[int]:
    for step in range(round(seconds * FPS)):
        yield round((start_s + step / FPS) * NANOS_PER_S)


def first_ignored_s(
    ghosts: GhostFilter, face: Face, seconds: float, start_s: float = 0.0
) -> float | None:
    """When a face alone in view was first held to be lifeless."""
    for at_ns in times(start_s, seconds):
        if ghosts.update([face.track(at_ns)], at_ns, SIZE):
            return at_ns / NANOS_PER_S
    return None


def watch(
    ghosts: GhostFilter,
    start_s: float,
    seconds: float,
    scene: Callable[[int], list[Track]],
) -> set[int]:
    """Ids that were ignored in the last frame."""
    found: frozenset[int] = frozenset()
    for at_ns in times(start_s, seconds):
        found = ghosts.update(scene(at_ns), at_ns, SIZE)
    return set(found)


# ------------------------------------------------------------------------ dead and alive


@pytest.mark.parametrize("after_s", [5.0, 20.0, 60.0, 150.0])
def test_a_poster_is_lifeless_after_the_time_asked_for(after_s: float) -> None:
    found = first_ignored_s(GhostFilter(after_s), Face(), after_s + 10)
    assert found is not None
    assert after_s <= found <= after_s + 3


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.2, 1.5), st.booleans())
def test_noise_is_no_life(seed: int, noise: float, landmarks: bool) -> None:
    face = Face(seed=seed, noise=noise, landmarks=landmarks)
    assert first_ignored_s(GhostFilter(20.0), face, 25) is not None


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_somebody_who_only_blinks_lives(seed: int) -> None:
    """For minutes without a move, and seldom."""
    assert first_ignored_s(GhostFilter(60.0), Face(seed=seed, blinks=True), 180) is None


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_somebody_who_only_sways_lives(seed: int) -> None:
    """By a centimetre to each side, which is less than anybody who stands freely."""
    face = Face(seed=seed, sway_px=FACE_PX / 15)
    assert first_ignored_s(GhostFilter(60.0), face, 130) is None


@pytest.mark.parametrize("landmarks", [True, False])
def test_somebody_who_only_turns_lives(landmarks: bool) -> None:
    face = Face(turn_deg=12.0, landmarks=landmarks)
    ghosts = GhostFilter(60.0)
    assert first_ignored_s(ghosts, face, 130) is None
    signs = ghosts.signs(1)
    assert signs is not None
    assert signs.sign is SignOfLife.TURNED
    assert signs.watched_s == 0


def test_zero_switches_the_filter_off() -> None:
    assert first_ignored_s(GhostFilter(0.0), Face(), 90) is None


def test_what_was_seen_is_told() -> None:
    ghosts = GhostFilter(20.0)
    first_ignored_s(ghosts, Face(), 25)
    signs = ghosts.signs(1)
    assert signs is not None
    assert signs.sign is None
    assert signs.watched_s == pytest.approx(20, abs=2)
    assert signs.moved_widths < 0.03
    assert signs.turned_deg < 5
    assert signs.stirs == 0
    assert ghosts.signs(2) is None


# ----------------------------------------------------------------------------- revival


def test_a_face_that_shows_life_counts_again() -> None:
    ghosts = GhostFilter(20.0)
    face = Face()
    assert watch(ghosts, 0, 25, lambda at: [face.track(at)]) == {1}
    face.sway_px = 15.0
    assert watch(ghosts, 25, 6, lambda at: [face.track(at)]) == set()


def test_a_single_stir_does_not_bring_a_poster_to_life() -> None:
    """Somebody's shade, or a fault of the video; two of them well apart do."""
    ghosts = GhostFilter(10.0)
    face = Face()
    assert watch(ghosts, 0, 12, face.alone) == {1}
    face.blinks, face.blink_ns = True, [13 * NANOS_PER_S, 99 * NANOS_PER_S]
    assert watch(ghosts, 12, 5, face.alone) == {1}
    face.blink_ns = [18 * NANOS_PER_S, 99 * NANOS_PER_S]
    assert watch(ghosts, 17, 3, face.alone) == set()


def test_a_face_that_walks_away_counts_at_once() -> None:
    ghosts = GhostFilter(20.0)
    face = Face()
    assert watch(ghosts, 0, 25, lambda at: [face.track(at)]) == {1}
    face.place += (FACE_PX, 0)
    at_ns = 25 * NANOS_PER_S
    assert not ghosts.update([face.track(at_ns)], at_ns, SIZE)


# -------------------------------------------------------------------------------- places


def test_the_place_of_a_poster_is_remembered() -> None:
    """After somebody hid it, or the detector missed it, it is a new track."""
    ghosts = GhostFilter(20.0)
    poster = Face()
    watch(ghosts, 0, 25, lambda at: [poster.track(at)])
    watch(ghosts, 25, 5, lambda _: [])
    again = Face(number=2, seed=5)
    at_ns = 30 * NANOS_PER_S
    assert ghosts.update([again.track(at_ns)], at_ns, SIZE) == {2}
    assert watch(ghosts, 30.125, 3, lambda at: [again.track(at)]) == {2}
    signs = ghosts.signs(2)
    assert signs is not None
    assert signs.known_place


def test_somebody_else_on_another_place_is_not_suspect() -> None:
    ghosts = GhostFilter(20.0)
    poster = Face()
    watch(ghosts, 0, 25, lambda at: [poster.track(at)])
    beside = Face(number=2, place=(640 + FACE_PX, 300))
    assert watch(ghosts, 25, 10, lambda at: [poster.track(at), beside.track(at)]) == {1}


def test_somebody_who_steps_onto_the_place_counts_soon() -> None:
    ghosts = GhostFilter(20.0)
    poster = Face()
    watch(ghosts, 0, 25, lambda at: [poster.track(at)])
    person = Face(number=2, sway_px=8.0, blinks=True)
    assert watch(ghosts, 26, 6, lambda at: [person.track(at)]) == set()


def test_a_poster_that_is_seen_now_and_then_is_found_too() -> None:
    """Each time under a new number, and never for as long as the filter asks for."""
    ghosts = GhostFilter(20.0)
    found: set[int] = set()
    for number in range(1, 9):
        poster = Face(number=number, seed=number)
        found = watch(ghosts, number * 6, 4, poster.alone)
        watch(ghosts, number * 6 + 4, 2, lambda _: [])
    assert found == {8}


def test_people_who_pass_close_by_do_not_make_a_poster_live() -> None:
    ghosts = GhostFilter(20.0)
    poster = Face()
    walker = Face(number=2, seed=3, place=(0.0, 330.0))

    def scene(at_ns: int) -> list[Track]:
        seconds = at_ns / NANOS_PER_S
        x = (seconds * 160) % 1600
        walker.place[0] = x
        hides = abs(x - 640) < FACE_PX
        track = poster.track(at_ns, TrackState.LOST if hides else TrackState.CONFIRMED)
        if abs(x - 640) < 1.6 * FACE_PX and track.stir is not None:
            track = Face(number=1, seed=at_ns % 1000).track(at_ns)  # another look entirely
            object.__setattr__(track, "stir", 60.0)
            object.__setattr__(track, "first_seen_ns", poster.first_ns)
        return [track, walker.track(at_ns)]

    assert watch(ghosts, 0, 60, scene) == {1}


def test_a_released_face_counts_until_it_leaves() -> None:
    ghosts = GhostFilter(20.0)
    poster = Face()
    assert watch(ghosts, 0, 25, lambda at: [poster.track(at)]) == {1}
    ghosts.release(1)
    assert watch(ghosts, 25, 50, lambda at: [poster.track(at)]) == set()
    watch(ghosts, 75, 3, lambda _: [])
    again = Face(number=2, seed=4)
    assert watch(ghosts, 78, 40, lambda at: [again.track(at)]) == set()
    again.place += (3 * FACE_PX, 0)
    assert watch(ghosts, 118, 3, lambda at: [again.track(at)]) == set()
    assert watch(ghosts, 121, 25, lambda at: [again.track(at)]) == {2}


def test_releasing_somebody_who_is_gone_does_nothing() -> None:
    GhostFilter(20.0).release(3)


def test_nothing_is_known_after_forgetting() -> None:
    ghosts = GhostFilter(20.0)
    poster = Face()
    watch(ghosts, 0, 25, lambda at: [poster.track(at)])
    ghosts.forget()
    again = Face(number=2)
    assert watch(ghosts, 26, 5, lambda at: [again.track(at)]) == set()


def test_numbers_that_begin_anew_are_other_faces() -> None:
    """The pipeline was built again: track 1 is somebody else."""
    ghosts = GhostFilter(20.0)
    poster = Face()
    watch(ghosts, 0, 25, lambda at: [poster.track(at)])
    person = Face(place=(200, 200))
    assert watch(ghosts, 25, 5, lambda at: [person.track(at)]) == set()


def test_tentative_tracks_are_not_watched() -> None:
    ghosts = GhostFilter(5.0)
    face = Face()
    assert watch(ghosts, 0, 10, lambda at: [face.track(at, TrackState.TENTATIVE)]) == set()
    assert ghosts.signs(1) is None


def test_memory_is_bounded() -> None:
    ghosts = GhostFilter(20.0)
    for number in range(1, 300):
        face = Face(number=number, place=(number * 4.0, 100.0 + number))
        ghosts.update([face.track(number * 10**8)], number * 10**8, SIZE)
    assert len(ghosts._faces) == 1
    assert len(ghosts._places) <= 64


# -------------------------------------------------------------------------------- angles


@given(st.floats(-40, 40), st.floats(10, 100), st.floats(-500, 500))
def test_roll_is_told_whatever_the_size_and_place(roll: float, size: float, x: float) -> None:
    turn = np.radians(roll)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    points = (LANDMARKS * size / 30) @ rotation.T + (x, 50)
    yaw, pitch, told = angles(points.astype(np.float32))
    upright = angles(LANDMARKS.astype(np.float32))
    assert told == pytest.approx(roll, abs=0.05)
    assert (yaw, pitch) == pytest.approx(upright[:2], abs=0.1)


def test_the_nose_tells_the_side() -> None:
    turned = LANDMARKS.copy()
    turned[2, 0] += 7.5
    yaw, _, _ = angles(turned.astype(np.float32))
    assert yaw == pytest.approx(np.degrees(np.arctan2(15, 30)), abs=0.1)
