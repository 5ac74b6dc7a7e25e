"""Geometry of views, and the pose of a face between two readings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kiosk.core.attribute_limits import LIMITS
from kiosk.core.choices import AttributesName
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import Detections, Gender, HeadPose
from kiosk.inference.face_reading import FaceReading
from kiosk.inference.followed_face import FollowedFace, attribute_sample, sharp_quality
from kiosk.inference.geometry import look_at_views
from kiosk.inference.schedule import Rhythm

RHYTHM = Rhythm(((0, 0.2), (2, 5.0)), better_after_s=0.25)
FRAME_NS = 33_333_333
FRONTAL = np.array([[-20, -15], [20, -15], [0, 5], [-14, 22], [14, 22]], np.float32)
"""Landmarks about their centre, px."""


def head(yaw_deg: float, pitch_deg: float = 0.0) -> np.ndarray:
    """Landmarks of a turned head: the nose sticks out by half the distance of the eyes."""
    points = np.column_stack((FRONTAL.astype(float), [0, 0, 20, 0, 0]))
    y, p = np.radians(yaw_deg), np.radians(pitch_deg)
    x = points[:, 0] * np.cos(y) + points[:, 2] * np.sin(y)
    z = points[:, 2] * np.cos(y) - points[:, 0] * np.sin(y)
    v = points[:, 1] * np.cos(p) + z * np.sin(p)
    return np.column_stack((x, v))


def views(*landmarks: np.ndarray, size: float = 100.0, at: tuple[float, float] = (400, 300)):
    centre = np.array(at, np.float32)
    box = np.array([*(centre - size / 2), *(centre + size / 2)], np.float32)
    points = np.array(landmarks, np.float32) + centre
    n = len(points)
    found = Detections(np.tile(box, (n, 1)), np.full(n, 0.9, np.float32), points)
    return look_at_views(found, (800, 600))


@pytest.mark.parametrize("yaw", [-45, -20, 0, 20, 45])
def test_yaw_follows_the_nose(yaw: float) -> None:
    assert views(head(yaw)).yaw[0] == pytest.approx(yaw, abs=7)


def test_mirroring_turns_yaw_and_roll_around() -> None:
    turned = head(25) @ np.array([[0.9, 0.3], [-0.3, 0.9]])
    mirrored = turned[[1, 0, 2, 4, 3]] * [-1, 1]
    both = views(turned, mirrored)
    assert both.yaw[0] == pytest.approx(-both.yaw[1])
    assert both.roll[0] == pytest.approx(-both.roll[1])
    assert both.nod[0] == pytest.approx(both.nod[1])


def test_nod_grows_with_the_pitch() -> None:
    nods = views(*(head(0, pitch) for pitch in (-20, 0, 20))).nod
    assert nods[0] < nods[1] < nods[2]


def test_small_turned_and_cut_off_faces_are_worse_views() -> None:
    best = views(head(0)).quality[0]
    assert views(head(40)).quality[0] < best
    assert views(head(0), size=40).quality[0] < best
    assert views(head(0), at=(750, 300)).quality[0] < best
    assert 0 < views(head(85), size=10).quality[0] < 0.1 < best <= 1


def test_without_landmarks_only_size_and_border_count() -> None:
    found = Detections(np.array([[100, 100, 200, 220]], np.float32), np.ones(1, np.float32))
    alone = look_at_views(found, (800, 600))
    assert alone.yaw.tolist() == alone.roll.tolist() == [0]
    assert alone.face_px.tolist() == [100]
    assert 0.8 < alone.quality[0] <= 1


def test_no_face_has_no_view() -> None:
    assert look_at_views(Detections.empty(), (800, 600)).quality.shape == (0,)


def test_blur_takes_quality_but_never_all() -> None:
    assert sharp_quality(0.8, 0.6) == 0.8
    assert 0 < sharp_quality(0.8, 0.0) < sharp_quality(0.8, 0.1) < 0.8


def test_a_view_weighs_by_what_the_network_saw_of_it_where_it_says_so() -> None:
    soft = FaceReading(34.0, 0.9, HeadPose(0, 0, 0), None, 0.1)
    assert attribute_sample(soft, quality=0.8, face_px=90).quality == sharp_quality(0.8, 0.1)
    for seen, weight in ((1.0, 0.8), (0.5, 0.4), (0.0, 0.08)):
        said = replace(soft, age_spread=7.0, quality=seen)
        sample = attribute_sample(said, quality=0.8, face_px=90)
        assert sample.quality == pytest.approx(weight)
        assert (sample.age_spread, sample.face_px) == (7.0, 90)


def reading(yaw: float = 0.0, pitch: float = 0.0, *, female: float = 0.9) -> FaceReading:
    return FaceReading(34.0, female, HeadPose(yaw, pitch, 0.0), None, 0.5)


def note(face: FollowedFace, said: FaceReading, nod: float, now_ns: int) -> None:
    face.note_reading(said, quality=0.8, face_px=100, nod=nod, now_ns=now_ns)


@pytest.fixture
def face() -> FollowedFace:
    return FollowedFace(AnalysisSettings(), LIMITS[AttributesName.OPEN_MODEL_ZOO], RHYTHM, RHYTHM)


def test_nothing_is_known_before_the_first_reading(face: FollowedFace) -> None:
    face.follow(10.0, 0.0, 0.5, 0)
    assert face.attributes.pose is None
    assert face.attributes.looking is None
    assert face.attributes.gender is Gender.UNKNOWN


def test_age_and_gender_need_a_second_view(face: FollowedFace) -> None:
    note(face, reading(), 0.5, 0)
    assert face.attributes.age is None
    note(face, reading(), 0.5, FRAME_NS)
    assert face.attributes.age == pytest.approx(34)
    assert face.attributes.gender is Gender.FEMALE


def test_between_readings_the_landmarks_turn_the_head(face: FollowedFace) -> None:
    note(face, reading(yaw=2), 0.5, 0)
    looking = []
    for k in range(60):
        yaw = 2 if k < 15 or k >= 45 else 40
        face.follow(yaw, 5.0, 0.5, k * FRAME_NS)
        looking.append(face.attributes.looking)
    assert looking[14] is True
    assert looking[30] is False
    assert looking[59] is True
    # Away within the settling time of a quarter of a second, and back as fast.
    assert looking.index(False) in range(15, 23)
    assert face.attributes.pose is not None
    assert face.attributes.pose.roll == 5.0


def test_turning_the_head_loses_nothing_of_what_is_known(face: FollowedFace) -> None:
    for k in range(3):
        note(face, reading(), 0.5, k * FRAME_NS)
    known = face.attributes
    assert known.evidence > 0
    face.follow(40.0, 0.0, 0.5, 4 * FRAME_NS)
    assert face.attributes is not known
    assert face.attributes == replace(
        known, pose=face.attributes.pose, looking=face.attributes.looking
    )


def test_the_pitch_is_a_mean_of_the_latest_readings(face: FollowedFace) -> None:
    for pitch in (0, 10):
        note(face, reading(pitch=pitch), 0.5, 0)
    face.follow(0, 0, 0.5, FRAME_NS)
    assert face.attributes.pose is not None
    assert face.attributes.pose.pitch == pytest.approx(5)


def test_looking_down_for_long_is_not_looking(face: FollowedFace) -> None:
    for k in range(30):
        note(face, reading(pitch=0 if k < 10 else 40), 0.5, k * 6 * FRAME_NS)
        face.follow(0, 0, 0.5, k * 6 * FRAME_NS)
        if k == 9:
            assert face.attributes.looking is True
    assert face.attributes.looking is False


def test_a_nod_calls_for_a_reading(face: FollowedFace) -> None:
    for _ in range(2):
        note(face, reading(), 0.5, 0)
    face.follow(0, 0, 0.52, FRAME_NS)
    assert face.attribute_turn.ripeness(0.8, 10 * FRAME_NS) < 1
    face.follow(80, 0, 0.7, 2 * FRAME_NS)  # far off the screen nobody asks
    assert face.attribute_turn.ripeness(0.8, 10 * FRAME_NS) < 1
    face.follow(0, 0, 0.7, 3 * FRAME_NS)
    assert face.attribute_turn.ripeness(0.8, 10 * FRAME_NS) >= 1


def test_a_turn_that_only_the_network_sees_counts_while_the_head_stays(
    face: FollowedFace,
) -> None:
    note(face, reading(yaw=45), 0.5, 0)
    for k in range(20):
        face.follow(18.0 + k % 3, 0, 0.5, k * FRAME_NS)
    assert face.attributes.looking is False
    assert face.attributes.pose is not None
    assert face.attributes.pose.yaw == pytest.approx(18, abs=3)
    for k in range(20, 40):
        face.follow(2.0, 0, 0.5, k * FRAME_NS)
    assert face.attributes.looking is True


def test_a_turn_calls_for_a_reading(face: FollowedFace) -> None:
    for _ in range(2):
        note(face, reading(), 0.5, 0)
    face.follow(0, 0, 0.5, FRAME_NS)
    face.follow(6, 0, 0.5, 2 * FRAME_NS)
    assert face.attribute_turn.ripeness(0.8, 10 * FRAME_NS) < 1
    face.follow(15, 0, 0.5, 3 * FRAME_NS)
    assert face.attribute_turn.ripeness(0.8, 10 * FRAME_NS) >= 1


def test_nothing_new_makes_no_new_object(face: FollowedFace) -> None:
    note(face, reading(), 0.5, 0)
    face.follow(0.0, 0, 0.5, FRAME_NS)
    before = face.attributes
    face.follow(0.4, 0.2, 0.5, 2 * FRAME_NS)
    assert face.attributes is before


def test_without_landmarks_the_network_alone_decides(face: FollowedFace) -> None:
    for k in range(20):
        yaw = 0 if k < 10 else 45
        face.note_reading(reading(yaw), quality=0.8, face_px=100, nod=None, now_ns=k * FRAME_NS)
        if k == 9:
            assert face.attributes.looking is True
    assert face.attributes.looking is False
