"""Taking five views of a face: what is held, what is kept, and that nobody gets stuck."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.guided_capture import HOLD_S, OTHER_PERSON, GuidedCapture, is_posed
from kiosk.core.identity import CapturePose, EmbeddingModel, FaceFlaw, FaceView
from kiosk.core.types import NANOS_PER_S, Frame, HeadPose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.core.identity import CaptureState

FPS = 10
STEP_NS = NANOS_PER_S // FPS
FRAME = Frame(np.zeros((100, 200, 3), np.uint8), 0, 0, datetime(2026, 1, 1, tzinfo=UTC), "test")
MODEL = EmbeddingModel("network", "FP16")

POSES = {
    CapturePose.FRONT: HeadPose(0, 0, 0),
    CapturePose.LEFT: HeadPose(-24, 0, 0),
    CapturePose.RIGHT: HeadPose(24, 0, 0),
    CapturePose.UP: HeadPose(0, -14, 0),
    CapturePose.DOWN: HeadPose(0, 14, 0),
}


def view(
    pose: HeadPose = POSES[CapturePose.FRONT],
    *,
    person: int = 0,
    quality: float = 0.8,
    flaws: tuple[FaceFlaw, ...] = (),
) -> FaceView:
    embedding = np.zeros(256, np.float32)
    embedding[person] = 1.0
    box = np.array((50, 25, 100, 75), np.float32)
    return FaceView(embedding, MODEL, quality, flaws, pose, box)


class Sitting:
    """A capture with a clock that runs at ten frames a second."""

    def __init__(self) -> None:
        self.capture = GuidedCapture()
        self.now_ns = 5 * NANOS_PER_S

    def show(self, one: FaceView | None, seconds: float = 1 / FPS) -> CaptureState:
        for _ in range(max(1, round(seconds * FPS))):
            self.capture.take(one, self.now_ns, FRAME)
            self.now_ns += STEP_NS
        return self.capture.state

    def take(self, poses: Iterable[CapturePose]) -> CaptureState:
        for pose in poses:
            self.show(view(POSES[pose]), HOLD_S + 2 / FPS)
        return self.capture.state


def test_five_held_poses_give_five_views_in_order() -> None:
    sitting = Sitting()
    assert sitting.capture.state.wanted is CapturePose.FRONT
    for count, pose in enumerate(CapturePose):
        assert sitting.capture.state.wanted is pose
        state = sitting.take([pose])
        assert len(state.views) == count + 1
        assert state.views[-1].pose == POSES[pose]
    assert state.wanted is None
    assert state.total == 5


def test_the_best_view_of_the_time_held_is_kept() -> None:
    sitting = Sitting()
    for quality in (0.5, 0.6, 0.95, 0.4, 0.7, 0.6, 0.5, 0.5, 0.5):
        state = sitting.show(view(quality=quality))
    assert state.views[0].quality == 0.95


def test_a_finished_capture_takes_no_more() -> None:
    sitting = Sitting()
    done = sitting.take(CapturePose)
    assert sitting.show(view(), 10) is done


@pytest.mark.parametrize("flaw", FaceFlaw)
def test_a_flaw_is_told_and_nothing_is_taken(flaw: FaceFlaw) -> None:
    state = Sitting().show(view(flaws=(flaw, FaceFlaw.NOT_ALIVE)), 60)
    assert state.flaw is flaw
    assert state.views == ()
    assert state.progress == 0.0


def test_nobody_there_is_no_flaw_and_no_box() -> None:
    state = Sitting().show(None, 60)
    assert (state.flaw, state.box, state.views) == (None, None, ())


def test_the_box_is_in_fractions_of_the_picture() -> None:
    assert Sitting().show(view()).box == (0.25, 0.25, 0.5, 0.75)


def test_an_outlier_is_forgiven_and_a_look_away_is_not() -> None:
    sitting = Sitting()
    held = sitting.show(view(), 0.5).progress
    assert sitting.show(view(HeadPose(30, 0, 0))).progress == held
    assert sitting.show(view(HeadPose(30, 0, 0)), 0.5).progress == 0.0


def test_one_view_of_a_slow_camera_is_not_held() -> None:
    sitting = Sitting()
    sitting.show(view())
    sitting.now_ns += 10 * NANOS_PER_S
    assert sitting.show(view()).views == ()


def test_turns_are_measured_from_the_own_front_view() -> None:
    """A camera above the screen sees every chin lowered."""
    front = HeadPose(8, 15, 0)
    assert is_posed(HeadPose(8, 4, 0), CapturePose.UP, front)
    assert not is_posed(HeadPose(8, 15, 0), CapturePose.DOWN, front)
    assert is_posed(HeadPose(-8, 15, 0), CapturePose.LEFT, front)
    assert not is_posed(HeadPose(15, 15, 0), CapturePose.RIGHT, front)
    assert not is_posed(HeadPose(-25, 30, 0), CapturePose.DOWN, front)


def test_whoever_cannot_nod_gets_through_all_the_same() -> None:
    sitting = Sitting()
    sitting.take((CapturePose.FRONT, CapturePose.LEFT, CapturePose.RIGHT))
    assert sitting.show(view(), 5).wanted is CapturePose.UP
    assert sitting.show(view(), 30).wanted is None


def test_another_person_makes_it_begin_anew_with_a_message() -> None:
    sitting = Sitting()
    sitting.take((CapturePose.FRONT, CapturePose.LEFT))
    state = sitting.show(view(person=1), 0.8)
    assert (state.wanted, state.views, state.message) == (CapturePose.FRONT, (), OTHER_PERSON)
    state = sitting.show(view(person=1), 1.0)
    assert state.views[0].embedding[1] == 1.0
    assert sitting.show(None, 5).message == ""


def test_one_strange_view_is_passed_over() -> None:
    sitting = Sitting()
    sitting.take((CapturePose.FRONT,))
    sitting.show(view(POSES[CapturePose.LEFT], person=1), 0.3)
    state = sitting.take((CapturePose.LEFT,))
    assert [one.embedding[0] for one in state.views] == [1.0, 1.0]


def test_somebody_else_with_flaws_does_not_throw_the_views_away() -> None:
    sitting = Sitting()
    sitting.take((CapturePose.FRONT, CapturePose.LEFT))
    state = sitting.show(view(person=1, flaws=(FaceFlaw.TOO_SMALL,)), 5)
    assert len(state.views) == 2


_angle = st.floats(-60, 60)
_views = st.one_of(
    st.none(),
    st.builds(
        view,
        st.builds(HeadPose, _angle, _angle, _angle),
        person=st.integers(0, 1),
        quality=st.floats(0, 1),
        flaws=st.sampled_from(((), (), (FaceFlaw.TURNED,))),
    ),
    st.builds(view, st.sampled_from(list(POSES.values())), quality=st.floats(0, 1)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_views, st.integers(1, 15)), max_size=40))
def test_whatever_is_shown_the_state_makes_sense(shown: list[tuple[FaceView | None, int]]) -> None:
    sitting, before = Sitting(), 0
    for one, frames in shown:
        for _ in range(frames):
            was = sitting.capture.state
            state = sitting.show(one)
            taken = len(state.views)
            assert 0.0 <= state.progress <= 1.0
            assert (state.wanted is None) == (taken == state.total)
            assert taken in (0, before, before + 1)
            if taken and taken >= before:
                assert state.views[:before] == was.views
            if taken == before and was.progress and state.progress:
                assert state.progress >= was.progress
            assert all(not kept.flaws for kept in state.views)
            people = {int(kept.embedding.argmax()) for kept in state.views}
            assert len(people) <= 1
            before = taken


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_views, st.integers(1, 9)), max_size=15))
def test_whatever_came_before_a_patient_person_finishes(
    shown: list[tuple[FaceView | None, int]],
) -> None:
    sitting = Sitting()
    for one, frames in shown:
        sitting.show(one, frames / FPS)
    assert sitting.show(view(HeadPose(3, 2, 0), person=2), 100).wanted is None
