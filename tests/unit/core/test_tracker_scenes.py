"""The tracker in small scenes with known people: who keeps a number, and from when on."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.settings import AnalysisSettings
from kiosk.core.tracking import TrackedBox, Tracker, TrackerParams
from kiosk.core.types import NANOS_PER_S, Detections, TrackState

FPS = (5, 8, 12.5, 25, 30, 60)


def _detections(*faces: tuple[float, float, float, float]) -> Detections:
    """Faces given as (centre x, centre y, size, score)."""
    boxes = [(x - s * 0.4, y - s * 0.5, x + s * 0.4, y + s * 0.5) for x, y, s, _ in faces]
    return Detections(
        np.array(boxes, np.float32).reshape(-1, 4), np.array([f[3] for f in faces], np.float32)
    )


def _ns(seconds: float) -> int:
    return round(seconds * NANOS_PER_S)


def _counted(boxes: tuple[TrackedBox, ...]) -> list[TrackedBox]:
    return [box for box in boxes if box.state is not TrackState.TENTATIVE]


@pytest.mark.parametrize("fps", FPS)
@pytest.mark.parametrize("speed", [0.0, 1.0, 6.0])
def test_a_walking_person_keeps_one_number(fps: float, speed: float) -> None:
    tracker = Tracker()
    rng = np.random.default_rng(1)
    ids = set()
    for k in range(int(4 * fps)):
        x = 50 + speed * 60 * k / fps + rng.normal(0, 1.5)
        ids |= {b.id for b in tracker.update(_detections((x, 200, 60, 0.9)), _ns(k / fps))}
    assert ids == {1}


@pytest.mark.parametrize("fps", FPS)
def test_people_who_cross_keep_their_numbers(fps: float) -> None:
    """They pass each other; while they overlap only the one in front is found."""
    tracker = Tracker()
    rng = np.random.default_rng(7)
    last: dict[str, int] = {}
    for k in range(int(5 * fps)):
        t = k / fps
        left, right = 100 + 160 * t, 900 - 160 * t
        faces = [("front", left, 90.0)]
        if abs(left - right) > 55:
            faces.append(("rear", right, 70.0))
        noisy = [(x + rng.normal(0, 1), 200 + rng.normal(0, 1), s, 0.9) for _, x, s in faces]
        for box in tracker.update(_detections(*noisy), _ns(t)):
            if box.detection is not None:
                name = faces[box.detection][0]
                assert last.setdefault(name, box.id) == box.id, f"{name} at {t:.2f} s"
    assert len(last) == 2


@pytest.mark.parametrize("fps", FPS)
def test_a_face_hidden_for_half_a_second_keeps_its_number(fps: float) -> None:
    tracker = Tracker()
    for k in range(int(3 * fps)):
        t = k / fps
        seen = not 1.2 < t < 1.7
        face = [(100 + 60 * t, 200.0, 60.0, 0.9)] if seen else []
        boxes = tracker.update(_detections(*face), _ns(t))
        if t > 1:
            assert [b.id for b in boxes] == [1]
            assert boxes[0].state is (TrackState.CONFIRMED if seen else TrackState.LOST)
            assert (boxes[0].detection is None) is not seen


@pytest.mark.parametrize("fps", FPS)
def test_counted_only_after_the_time_of_confirmation(fps: float) -> None:
    tracker = Tracker(TrackerParams(confirm_s=0.25))
    for k in range(int(2 * fps)):
        box = tracker.update(_detections((100, 100, 50, 0.9)), _ns(k / fps))[0]
        counted = box.state is TrackState.CONFIRMED
        assert counted is (k >= 1 and k / fps >= 0.25)


def test_one_frame_is_never_counted_even_without_a_time_of_confirmation() -> None:
    tracker = Tracker(TrackerParams(confirm_s=0))
    first = tracker.update(_detections((100, 100, 50, 0.99)), 0)
    second = tracker.update(_detections((100, 100, 50, 0.99)), _ns(0.03))
    assert first[0].state is TrackState.TENTATIVE
    assert second[0].state is TrackState.CONFIRMED


@pytest.mark.parametrize("fps", FPS)
def test_false_detections_here_and_there_are_never_counted(fps: float) -> None:
    tracker = Tracker()
    rng = np.random.default_rng(2)
    for k in range(int(10 * fps)):
        x, y = rng.uniform(0, 1900), rng.uniform(0, 1000)
        boxes = tracker.update(_detections((x, y, 40, 0.7)), _ns(k / fps))
        assert not _counted(boxes)
        assert len(boxes) <= 0.2 * fps + 3


def test_a_pattern_that_flickers_is_never_counted() -> None:
    tracker = Tracker()
    for k in range(300):
        faces = [(300, 300, 50, 0.65)] if k % 3 == 0 else []
        assert not _counted(tracker.update(_detections(*faces), _ns(k / 30)))


@pytest.mark.parametrize(("best", "counted"), [(0.68, False), (0.72, True)])
def test_what_never_looks_surely_like_a_face_is_not_counted(best: float, *, counted: bool) -> None:
    tracker = Tracker(TrackerParams(high_score=0.6))
    for k in range(60):
        score = best if k == 30 else 0.63
        (box,) = tracker.update(_detections((100, 100, 50, score)), _ns(k / 30))
    assert (box.state is TrackState.CONFIRMED) is counted


def test_weak_detections_keep_a_track_but_start_none() -> None:
    tracker = Tracker(TrackerParams(high_score=0.6))
    for k in range(10):
        assert tracker.update(_detections((100, 100, 50, 0.59)), _ns(k / 30)) == ()
    for k in range(10, 40):
        tracker.update(_detections((100, 100, 50, 0.8)), _ns(k / 30))
    for k in range(40, 140):
        (box,) = tracker.update(_detections((100, 100, 50, 0.3)), _ns(k / 30))
        assert (box.id, box.state) == (1, TrackState.CONFIRMED)
        assert box.score == pytest.approx(0.3)


def test_a_strong_detection_goes_before_a_weak_one_at_the_same_place() -> None:
    tracker = Tracker()
    for k in range(20):
        tracker.update(_detections((100, 100, 50, 0.9)), _ns(k / 30))
    (box,) = tracker.update(_detections((100, 100, 50, 0.4), (103, 100, 50, 0.9)), _ns(20 / 30))
    assert box.detection == 1


def test_gone_after_the_set_time_and_a_new_face_gets_a_new_number() -> None:
    tracker = Tracker(TrackerParams(lost_after_s=1.0))
    for k in range(30):
        tracker.update(_detections((100, 100, 50, 0.9)), _ns(k / 30))
    last_s = 29 / 30
    assert len(tracker.update(_detections(), _ns(last_s + 0.99))) == 1
    assert tracker.ended == ()
    assert tracker.update(_detections(), _ns(last_s + 1.01)) == ()
    assert tracker.ended == (1,)
    (box,) = tracker.update(_detections((100, 100, 50, 0.9)), _ns(last_s + 1.05))
    assert (box.id, tracker.ended) == (2, ())


def test_a_long_gap_between_frames_ends_tracks_before_they_can_be_continued() -> None:
    tracker = Tracker()
    for k in range(30):
        tracker.update(_detections((100, 100, 50, 0.9)), _ns(k / 30))
    (box,) = tracker.update(_detections((100, 100, 50, 0.9)), _ns(20))
    assert (box.id, tracker.ended) == (2, (1,))


def test_a_cut_ends_all_tracks() -> None:
    tracker = Tracker()
    faces = [(100.0, 100.0, 50.0, 0.9), (400.0, 100.0, 50.0, 0.9)]
    for k in range(30):
        tracker.update(_detections(*faces), _ns(k / 30))
    tracker.cut()
    boxes = tracker.update(_detections(*faces), _ns(1))
    assert tracker.ended == (1, 2)
    assert [b.id for b in boxes] == [3, 4]
    tracker.update(_detections(*faces), _ns(1.03))
    assert tracker.ended == ()


def test_somebody_else_far_away_does_not_inherit_a_number() -> None:
    tracker = Tracker()
    for k in range(30):
        tracker.update(_detections((100, 100, 50, 0.9)), _ns(k / 30))
    boxes = tracker.update(_detections((300, 100, 50, 0.9)), _ns(1.0))
    assert [b.id for b in boxes] == [1, 2]
    assert boxes[0].state is TrackState.LOST


def test_a_face_of_quite_another_size_does_not_inherit_a_number() -> None:
    tracker = Tracker()
    for k in range(30):
        tracker.update(_detections((100, 100, 40, 0.9)), _ns(k / 30))
    boxes = tracker.update(_detections((100, 100, 160, 0.9)), _ns(1.0))
    assert [b.id for b in boxes] == [1, 2]


def test_the_same_face_found_twice_starts_one_track() -> None:
    tracker = Tracker()
    for k in range(20):
        boxes = tracker.update(_detections((100, 100, 50, 0.9)), _ns(k / 30))
    boxes = tracker.update(_detections((100, 100, 50, 0.9), (104, 102, 52, 0.7)), _ns(20 / 30))
    assert [b.id for b in boxes] == [1]


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_the_shown_box_of_somebody_at_rest_is_calm(fps: float) -> None:
    tracker = Tracker()
    rng = np.random.default_rng(5)
    shown, raw = [], []
    for k in range(int(8 * fps)):
        found = _detections((300 + rng.normal(0, 2), 300 + rng.normal(0, 2), 100, 0.9))
        (box,) = tracker.update(found, _ns(k / fps))
        if k > fps:
            shown.append(box.xyxy)
            raw.append(found.xyxy[0])
    flicker = np.abs(np.diff(shown, axis=0)).mean() / np.abs(np.diff(raw, axis=0)).mean()
    assert flicker < 0.6


@pytest.mark.parametrize("fps", [10, 30, 60])
@pytest.mark.parametrize("speed", [1.0, 6.0])
def test_the_shown_box_of_somebody_who_walks_does_not_lag(fps: float, speed: float) -> None:
    tracker = Tracker()
    for k in range(int(2 * fps)):
        x = speed * 100 * k / fps
        (box,) = tracker.update(_detections((x, 300, 100, 0.9)), _ns(k / fps))
    centre = float(box.xyxy[0] + box.xyxy[2]) / 2
    assert abs(centre - x) < 0.06 * 100


def test_somebody_who_starts_to_run_is_caught_up_with() -> None:
    tracker = Tracker()
    for k in range(120):
        x = 100 + max(0.0, k / 30 - 2) * 500
        (box,) = tracker.update(_detections((x, 300, 100, 0.9)), _ns(k / 30))
        assert abs(float(box.xyxy[0] + box.xyxy[2]) / 2 - x) < 25


def test_parameters_come_from_the_settings() -> None:
    settings = AnalysisSettings(score_threshold=0.7, confirm_s=0.5, lost_after_s=2.0)
    params = TrackerParams.from_settings(settings)
    assert params == TrackerParams(high_score=0.7, confirm_s=0.5, lost_after_s=2.0)


def test_new_parameters_act_on_running_tracks() -> None:
    tracker = Tracker(TrackerParams(lost_after_s=5))
    for k in range(30):
        tracker.update(_detections((100, 100, 50, 0.9)), _ns(k / 30))
    tracker.params = TrackerParams(lost_after_s=0.2)
    assert tracker.params.lost_after_s == 0.2
    assert tracker.update(_detections(), _ns(1.5)) == ()


def test_a_box_that_jumps_while_half_hidden_keeps_its_number() -> None:
    """What is left of a half hidden face drags the box off; then the whole face is back."""
    tracker = Tracker()
    whole, rest = (100.0, 100.0, 60.0, 0.9), (88.0, 82.0, 54.0, 0.64)
    for k in range(40):
        boxes = tracker.update(_detections(rest if 20 <= k < 23 else whole), _ns(k / 15))
        assert [box.id for box in boxes] == [1]
