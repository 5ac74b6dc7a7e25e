from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.capture.sim.appearance import appearance
from kiosk.capture.sim.people import Head
from kiosk.capture.sim.render import SceneRenderer
from kiosk.capture.sim.scenario import scene_names
from kiosk.capture.sim.scene import load_scene
from kiosk.capture.sim.source import SimSource
from kiosk.capture.sim.truth import IN_VIEW, SceneTruth
from kiosk.core.choices import Pace
from kiosk.core.types import Gender

if TYPE_CHECKING:
    from kiosk.capture.sim.truth import FaceTruth

FPS = 10.0


@pytest.fixture(scope="module")
def busy() -> SceneTruth:
    return SceneTruth("busy", fps=FPS)


def check(face: FaceTruth) -> None:
    left, top, right, bottom = face.xyxy
    width, height = right - left, bottom - top
    assert 0.45 < width / height < 1.25
    assert 40 < height < 200
    # Eyes above nose above mouth, inside the box; with the head turned away the features
    # of the far side may lie on its edge.
    eyes, nose, mouth = face.landmarks[:2], face.landmarks[2], face.landmarks[3:]
    assert eyes[:, 1].max() < nose[1] < mouth[:, 1].min()
    assert (face.landmarks[:, 1] > top).all()
    assert (face.landmarks[:, 1] < bottom).all()
    assert (face.landmarks[:, 0] > left - 0.1 * width).all()
    assert (face.landmarks[:, 0] < right + 0.1 * width).all()
    if abs(face.yaw_deg) < 60:
        assert face.landmarks[0, 0] < face.landmarks[1, 0], "the right eye is on the left"
        assert face.landmarks[3, 0] < face.landmarks[4, 0]
    assert 0 <= face.visible <= face.inside <= 1
    assert face.looking == (abs(face.yaw_deg) <= 22.5 and abs(face.pitch_deg) <= 22.5)


@settings(max_examples=25, deadline=None)
@given(frame=st.integers(0, 5000))
def test_faces_are_plausible_and_repeat_with_the_loop(busy: SceneTruth, frame: int) -> None:
    faces = busy.truth_at(frame)
    for face in faces:
        check(face)
    again = busy.truth_at(frame + busy.frames)
    assert [f.person for f in again] == [f.person for f in faces]
    for one, other in zip(faces, again, strict=True):
        assert np.array_equal(one.xyxy, other.xyxy)


@pytest.mark.parametrize("name", scene_names())
def test_visits_add_up_from_the_frames(name: str) -> None:
    truth = SceneTruth(name, fps=4.0)
    visits = truth.visits()
    seen: dict[tuple[str, int], list[int]] = {}
    for frame in range(truth.frames):
        for face in truth.truth_at(frame, hidden=False):
            if face.inside >= IN_VIEW:
                seen.setdefault((face.person, face.visit), []).append(frame)
    assert len(visits) == len(seen)
    for visit in visits:
        frames = seen[visit.person, visit.visit]
        # Nobody leaves the picture in the middle of a visit.
        assert frames == list(range(visit.start_frame, visit.end_frame))
        assert visit.dwell_s == pytest.approx(len(frames) / 4.0)
        assert 0 <= visit.stop_s <= visit.dwell_s
        assert 0 <= visit.attention_s <= visit.dwell_s
    assert [v.start_frame for v in visits] == sorted(v.start_frame for v in visits)


@pytest.mark.parametrize(
    ("name", "people", "visits", "peak"),
    [
        ("quiet", 5, 5, 2),
        ("busy", 11, 11, 8),
        ("returning", 5, 11, 2),
        ("crowd", 20, 20, 20),
        ("crossing", 7, 7, 3),
        ("occlusion", 5, 5, 2),
        ("return-2-minutes", 4, 7, 2),
        ("return-10-minutes", 3, 5, 2),
        ("crowd-leaving", 8, 8, 8),
        ("poster", 5, 5, 1),
    ],
)
def test_shipped_scenes_hold_what_they_promise(
    name: str, people: int, visits: int, peak: int
) -> None:
    truth = SceneTruth(name, fps=4.0)
    found = truth.visits()
    present = np.zeros(truth.frames, int)
    for visit in found:
        present[visit.start_frame : visit.end_frame] += 1
    assert len({visit.person for visit in found}) == people
    assert len(found) == visits
    assert present.max() == peak
    assert present[0] == present[-1] == 0
    assert any(visit.attention_s > 1 and visit.stop_s > 3 for visit in found)


def test_times_follow_the_scenario(small_scene: str) -> None:
    visits = {v.person: v for v in SceneTruth(small_scene).visits()}
    assert visits["ana"].stop_s == pytest.approx(5.0, abs=0.1)
    # The head needs a moment to turn either way.
    assert visits["ana"].attention_s == pytest.approx(3.0, abs=0.2)
    assert visits["passer"].stop_s == 0
    assert visits["passer"].attention_s == 0
    assert visits["ben"].gender is Gender.MALE
    assert visits["ben"].age == 60


def test_someone_who_passes_in_front_hides_a_face(small_scene: str) -> None:
    truth = SceneTruth(small_scene, fps=10.0)
    hidden: dict[str, float] = {}
    for frame in range(truth.frames):
        for face in truth.truth_at(frame):
            if face.inside > 0.99:
                hidden[face.person] = min(hidden.get(face.person, 1.0), face.visible)
    assert hidden["passer"] > 0.97, "nobody is nearer"
    assert hidden["ben"] < 0.8, "the passer-by walks past in front of him"


def test_truth_is_where_the_face_is_drawn(small_scene: str) -> None:
    """The picture of a face differs from the empty scene all over its box."""
    source = SimSource(small_scene, fps=FPS, pace=Pace.FAST)
    source.open()
    frames = [source.read() for _ in range(45)]
    assert frames[0] is not None
    assert frames[44] is not None
    changed = np.abs(frames[44].image.astype(int) - frames[0].image).max(axis=2) > 12
    faces = SceneTruth(small_scene, fps=FPS).truth_at(44)
    assert {f.person for f in faces} == {"ana", "ben"}
    for face in faces:
        left, top, right, bottom = face.xyxy.astype(int)
        assert changed[top:bottom, left:right].mean() > 0.9
        assert changed.mean() < 0.5


@settings(max_examples=12, deadline=None)
@given(
    look=st.integers(0, 2**31 - 1),
    gender=st.sampled_from([Gender.FEMALE, Gender.MALE]),
    age=st.integers(18, 90),
)
def test_every_look_gives_a_well_formed_head(look: int, gender: Gender, age: int) -> None:
    person = appearance(look, gender, age)
    assert person == appearance(look, gender, age)
    head = Head(person, px_per_cm=6.0)
    eyes, nose, mouth = head.landmarks[:2], head.landmarks[2], head.landmarks[3:]
    assert np.isfinite(head.landmarks).all()
    assert eyes[:, 1].min() > nose[1] > mouth[:, 1].max() > -11.5
    assert nose[2] > eyes[:, 2].max(), "the nose stands out"
    assert np.allclose(eyes[0] * (-1, 1, 1), eyes[1], atol=0.35), "faces are symmetric"
    for color in (person.skin, person.hair_colour, person.top_colour, person.lip_colour):
        assert all(0 <= value <= 1 for value in color)


def test_a_poster_is_a_face_that_is_nobody() -> None:
    truth = SceneTruth("poster", fps=4.0)
    before, during = (truth.posters(round(at_s * 4))[0] for at_s in (2.0, 92.0))
    assert before.visible > 0.99
    assert during.visible < 0.8, "somebody stands in front of it"
    assert np.array_equal(before.xyxy, during.xyxy)
    assert before.person not in {visit.person for visit in truth.visits()}


def test_a_poster_is_where_the_truth_says() -> None:
    """The picture of the scene differs from the empty street all over the face."""
    scene = load_scene("poster", width=1280, height=720, seed=None)
    bare = replace(scene, scenario=scene.scenario.model_copy(update={"poster": ()}), portraits=())
    with_it, without = (SceneRenderer(s).frame(0.0).astype(int) for s in (scene, bare))
    changed = np.abs(with_it - without).max(axis=2) > 12
    left, top, right, bottom = SceneTruth("poster").posters(0)[0].xyxy.astype(int)
    assert changed[top:bottom, left:right].mean() > 0.85
    assert changed.mean() < 0.08
