"""Clips with a known number of people: each is counted once, whoever comes back."""

from __future__ import annotations

import csv
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.capture.video import VideoSource
from kiosk.commands.analyze.records import Record, VideoRecorder
from kiosk.core.choices import Pace
from kiosk.core.errors import UnreadableFileError
from kiosk.core.geometry import iou_matrix

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.inference.pipeline import FacePipeline


JUMP_YEARS = 5.0
"""From one frame to the next; a step in the view is followed within two or three readings."""
DRIFT_YEARS = 10.0
"""Between any two frames of a track."""


@dataclass
class Analysis:
    """All that ``kiosk analyze`` would say about a video."""

    lines: list[Record] = field(default_factory=list)
    summary: Record = field(default_factory=dict)


class Analyst:
    """Analyses clips; asked again about the same one it has the answer ready."""

    def __init__(self, pipeline: FacePipeline) -> None:
        self._pipeline = pipeline
        self._known: dict[tuple[Path, int], Analysis] = {}

    def __call__(self, path: Path, *, every: int = 1) -> Analysis:
        """Analyse a clip; of ``every`` n frames only one, as on a slow machine."""
        if (path, every) not in self._known:
            self._known[path, every] = self._analyze(path, every)
        return self._known[path, every]

    def _analyze(self, path: Path, every: int) -> Analysis:
        analysis = Analysis()
        self._pipeline.reset()
        with closing(VideoSource(path, pace=Pace.FAST)) as source:
            info = source.open()
            recorder = VideoRecorder(path, confirm_s=0.25)
            frames = iter(source.read, None)
            for result in self._pipeline.stream(f for f in frames if f.seq % every == 0):
                analysis.lines += recorder.add(result)
            analysis.lines += recorder.finish()
            analysis.summary = recorder.summary(fps=info.fps)["summary"]
        return analysis


@pytest.fixture(scope="module")
def analyze(_default_pipeline: FacePipeline) -> Analyst:
    return Analyst(_default_pipeline)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("composed_kiosk_sequence.mp4", 4),
        ("composed_portrait_conveyor.mp4", 12),
        ("iot_face_demographics_walking_and_pause.mp4", 3),
        ("iot_head_pose_face_detection_female_and_male.mp4", 2),
        ("iot_head_pose_face_detection_female.mp4", 1),
        ("iot_head_pose_face_detection_male.mp4", 1),
        ("iot_asl_walk.mkv", 1),
        ("iot_asl_yes.mkv", 1),
        ("iot_asl_eat.mkv", 1),
        ("iot_people_detection.mp4", 0),
        ("pexels_8617126_class_of_children_and_teacher.mp4", 7),
    ],
)
def test_distinct_people(analyze: Analyst, media_dir: Path, name: str, people: int) -> None:
    assert analyze(media_dir / "videos" / name).summary["people"] == people


def test_faces_of_15_px_are_followed_when_the_setting_allows_it(
    small_face_pipeline: FacePipeline, media_dir: Path
) -> None:
    clip = media_dir / "videos" / "iot_face_demographics_walking.mp4"
    assert Analyst(small_face_pipeline)(clip).summary["people"] == 2


@pytest.mark.parametrize("every", [2, 3])
def test_returning_people_are_recognised_at_a_lower_frame_rate(
    analyze: Analyst, media_dir: Path, every: int
) -> None:
    clip = media_dir / "videos" / "composed_portrait_conveyor.mp4"
    summary = analyze(clip, every=every).summary
    assert (summary["people"], summary["tracks"]) == (12, 16)


def test_the_number_of_people_in_each_frame(analyze: Analyst, media_dir: Path) -> None:
    truth = _rows(media_dir / "videos" / "composed_kiosk_sequence.csv")
    analysis = analyze(media_dir / "videos" / "composed_kiosk_sequence.mp4")
    counts = [len(line["faces"]) for line in analysis.lines]
    expected = [int(row["people"]) for row in truth]
    assert len(counts) == len(expected)
    agreement = np.mean([a == b for a, b in zip(counts, expected, strict=True)])
    assert agreement >= 0.99
    assert analysis.summary["max_present"] == 3


def test_each_letter_of_the_sequence_is_one_number(analyze: Analyst, media_dir: Path) -> None:
    """A and B return after cuts; nobody else gets their numbers, nor they another's."""
    truth = _rows(media_dir / "videos" / "composed_kiosk_sequence.csv")
    analysis = analyze(media_dir / "videos" / "composed_kiosk_sequence.mp4")
    person_of: dict[int, int] = {}  # as decided in the end
    for line in analysis.lines:
        person_of |= {face["track"]: face["person"] for face in line["faces"] if face["person"]}
    present: dict[str, set[int]] = {}
    for row, line in zip(truth, analysis.lines, strict=True):
        if len(line["faces"]) == int(row["people"]):
            people = {person_of[face["track"]] for face in line["faces"]}
            assert present.setdefault(row["ids"], people) == people
    a, b = present["A"], present["B"]
    assert (len(a), len(b), a & b) == (1, 1, set())
    assert present["A B"] == a | b
    assert a < present["A C D"]
    assert not b & present["A C D"]


def test_boxes_and_numbers_on_the_conveyor(analyze: Analyst, media_dir: Path) -> None:
    """Each passing portrait keeps one track; returning portraits keep their person."""
    truth = _rows(media_dir / "videos" / "composed_portrait_conveyor.csv")
    analysis = analyze(media_dir / "videos" / "composed_portrait_conveyor.mp4")
    faces_of = {line["frame"]: line["faces"] for line in analysis.lines}
    tracks: dict[str, set[int]] = {}
    people: dict[str, set[int]] = {}
    found = visible = 0
    for row in truth:
        if float(row["visible_fraction"]) < 0.9:
            continue
        visible += 1
        box = np.array([[float(row[k]) for k in ("x", "y", "w", "h")]], np.float32)
        box[:, 2:] += box[:, :2]
        faces = faces_of[int(row["frame"])]
        if not faces:
            continue
        seen = np.array([face["box"] for face in faces], np.float32)
        seen[:, 2:] += seen[:, :2]
        overlap = iou_matrix(box, seen)[0]
        if overlap.max() > 0.5:
            found += 1
            face = faces[int(overlap.argmax())]
            tracks.setdefault(row["pass"], set()).add(face["track"])
            people.setdefault(row["person_id"], set()).add(face["person"])
    assert found >= 0.99 * visible
    assert len(tracks) == 16
    assert all(len(numbers) == 1 for numbers in tracks.values())
    assert len(set().union(*tracks.values())) == 16
    assert len(people) == 12
    assert all(len(numbers) == 1 for numbers in people.values())


@pytest.mark.parametrize(
    "name",
    [
        "iot_head_pose_face_detection_female_and_male.mp4",
        "iot_head_pose_face_detection_female.mp4",
        "iot_head_pose_face_detection_male.mp4",
        "iot_asl_walk.mkv",
        "composed_kiosk_sequence.mp4",
    ],
)
def test_what_is_shown_of_a_person_does_not_jump(
    analyze: Analyst, media_dir: Path, name: str
) -> None:
    """These people turn and nod: an age once shown hardly moves, and nothing is taken back."""
    tracks: dict[int, list[Record]] = {}
    for line in analyze(media_dir / "videos" / name).lines:
        for face in line["faces"]:
            tracks.setdefault(face["track"], []).append(face)
    shown = 0
    for faces in tracks.values():
        known = [face for face in faces if face["under_18"] is not None]
        assert known in ([], faces[len(faces) - len(known) :])
        assert len({face["under_18"] for face in known}) <= 1, "a child, or not, all along"
        ages = [face["age"] for face in known if face["age"] is not None]
        assert np.abs(np.diff(ages)).max(initial=0.0) <= JUMP_YEARS
        assert np.ptp(ages) <= DRIFT_YEARS if ages else True
        genders = [face["gender"] for face in known if face["gender"] != "?"]
        assert len(set(genders)) <= 1
        shown += len(ages)
    assert shown > 10


def test_step_and_stream_say_the_same(
    analyze: Analyst, pipeline: FacePipeline, media_dir: Path
) -> None:
    clip = media_dir / "videos" / "iot_face_demographics_walking_and_pause.mp4"
    streamed = analyze(clip)
    pipeline.reset()
    recorder = VideoRecorder(clip, confirm_s=0.25)
    lines: list[Record] = []
    with closing(VideoSource(clip, pace=Pace.FAST)) as source:
        source.open()
        while (frame := source.read()) is not None:
            lines += recorder.add(pipeline.step(frame))
    lines += recorder.finish()
    assert lines == streamed.lines


@pytest.mark.parametrize(
    ("name", "frames", "people"),
    [
        ("video_one_frame.mp4", 1, 1),
        ("video_truncated_with_index.mp4", 77, 1),
        ("video_rotation_metadata.mp4", 65, 1),
        ("video_odd_size_mjpeg.avi", 24, 1),
        ("video_vp9.webm", 65, 1),
    ],
)
def test_odd_videos(analyze: Analyst, media_dir: Path, name: str, frames: int, people: int) -> None:
    summary = analyze(media_dir / "hard" / name).summary
    assert summary["frames"] == pytest.approx(frames, abs=2)
    assert summary["people"] == people


@pytest.mark.parametrize(
    "name", ["video_truncated_no_index.mp4", "video_empty.mp4", "video_audio_only.mp4"]
)
def test_videos_without_a_picture_are_an_error(media_dir: Path, name: str) -> None:
    with closing(VideoSource(media_dir / "hard" / name)) as source:
        with pytest.raises(UnreadableFileError) as caught:
            source.open()
        assert name in caught.value.message
        assert caught.value.hint
