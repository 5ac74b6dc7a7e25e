"""The lines of a video: people from their first frame on, no false detections, a true summary."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from kiosk.commands.analyze.records import Record, VideoRecorder, picture_record
from kiosk.core.types import (
    NANOS_PER_S,
    Detections,
    Emotion,
    FaceAttributes,
    Frame,
    FrameResult,
    Gender,
    HeadPose,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.inference.pictures import PictureFace

PATH = Path("clip.mp4")
AT = datetime(2026, 1, 1, tzinfo=UTC)
IMAGE = np.zeros((48, 64, 3), np.uint8)
WOMAN = FaceAttributes(
    34.26, 28.0, 40.04, Gender.FEMALE, 0.93456, Emotion.HAPPY, HeadPose(1.06, -2, 3), looking=True
)
TENTATIVE, CONFIRMED, LOST = TrackState.TENTATIVE, TrackState.CONFIRMED, TrackState.LOST


def _ns(k: int) -> int:
    return k * NANOS_PER_S // 10


def _result(k: int, *tracks: tuple[int, TrackState, int | None]) -> FrameResult:
    """Frame ``k`` of 10 a second, with tracks given as (id, state, person)."""
    frame = Frame(IMAGE, k, _ns(k), AT, "clip", k / 10)
    made = tuple(
        Track(
            track_id,
            np.array([1, 2, 11, 22], np.float32),
            0.9,
            state,
            0,
            _ns(k - 1) if state is LOST else _ns(k),
            None,
            WOMAN if state is CONFIRMED else FaceAttributes(),
            person,
        )
        for track_id, state, person in tracks
    )
    total = sum(state is not TENTATIVE for _, state, _ in tracks)
    return FrameResult(frame, Detections.empty(), made, PeopleCount(total, 0, 0, total), {})


def _play(*results: FrameResult) -> tuple[list[Record], Record]:
    recorder = VideoRecorder(PATH, confirm_s=0.25)
    lines = [line for result in results for line in recorder.add(result)]
    lines += recorder.finish()
    return lines, recorder.summary(fps=10)["summary"]


def _ids(lines: list[Record]) -> list[list[int]]:
    return [[face["track"] for face in line["faces"]] for line in lines]


def test_a_picture_in_the_documented_form() -> None:
    landmarks = np.arange(10, dtype=np.float32).reshape(5, 2)
    vector = np.full(256, 0.0625, np.float32)
    face = PictureFace(np.array([1, 2, 11.04, 22], np.float32), 0.91239, landmarks, WOMAN, vector)
    frame = Frame(IMAGE, 0, 0, AT, "x")
    record = picture_record(Path("a/b.jpg"), frame, [face], embeddings=True)
    assert json.loads(json.dumps(record)) == {
        "path": str(Path("a/b.jpg")),
        "width": 64,
        "height": 48,
        "faces": [
            {
                "box": [1.0, 2.0, 10.0, 20.0],
                "score": 0.9124,
                "landmarks": [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9]],
                "age": 34.3,
                "age_low": 28.0,
                "age_high": 40.0,
                "under_18": False,
                "gender": "female",
                "gender_confidence": 0.935,
                "emotion": "happy",
                "yaw": 1.1,
                "pitch": -2,
                "roll": 3,
                "looking": True,
                "embedding": [0.0625] * 256,
            }
        ],
    }


def test_what_is_not_known_is_null() -> None:
    face = PictureFace(np.array([1, 2, 11, 22], np.float32), 0.9, None, FaceAttributes())
    record = picture_record(PATH, Frame(IMAGE, 0, 0, AT, "x"), [face], embeddings=False)
    (shown,) = record["faces"]
    assert shown["gender"] == "?"
    assert "embedding" not in shown
    unknown = set(shown) - {"box", "score", "gender"}
    assert all(shown[name] is None for name in unknown)


def test_people_are_shown_from_their_first_frame_on() -> None:
    lines, summary = _play(
        _result(0),
        *(_result(k, (1, TENTATIVE, None)) for k in (1, 2)),
        *(_result(k, (1, CONFIRMED, 1)) for k in (3, 4)),
        _result(5, (1, LOST, 1)),
        _result(6),
    )
    assert [line["frame"] for line in lines] == list(range(7))
    assert [line["time_s"] for line in lines] == [k / 10 for k in range(7)]
    assert _ids(lines) == [[], [1], [1], [1], [1], [], []]
    assert (summary["people"], summary["tracks"], summary["max_present"]) == (1, 1, 1)
    assert summary["frames"] == 7
    assert summary["duration_s"] == pytest.approx(0.7)


def test_false_detections_are_not_shown() -> None:
    lines, summary = _play(
        _result(0, (1, TENTATIVE, None)),
        _result(1, (1, TENTATIVE, None), (2, TENTATIVE, None)),
        *(_result(k, (2, CONFIRMED, 2)) for k in range(2, 6)),
    )
    assert _ids(lines) == [[], [2], [2], [2], [2], [2]]
    assert [person["person"] for person in summary["persons"]] == [2]


def test_a_line_comes_as_soon_as_its_faces_are_decided() -> None:
    recorder = VideoRecorder(PATH, confirm_s=0.25)
    assert len(list(recorder.add(_result(0)))) == 1
    assert not list(recorder.add(_result(1, (1, TENTATIVE, None))))
    assert not list(recorder.add(_result(2, (1, TENTATIVE, None))))
    assert len(list(recorder.add(_result(3, (1, CONFIRMED, 1))))) == 3
    assert not list(recorder.finish())


@pytest.mark.parametrize("frames", [1, 2])
def test_in_a_video_too_short_to_confirm_those_in_view_count(frames: int) -> None:
    lines, summary = _play(*(_result(k, (1, TENTATIVE, None)) for k in range(frames)))
    assert _ids(lines) == [[1]] * frames
    assert (summary["people"], summary["max_present"]) == (1, 1)
    assert summary["duration_s"] == pytest.approx(frames / 10)


def test_somebody_who_appears_at_the_very_end_is_shown_but_not_counted() -> None:
    lines, summary = _play(*(_result(k) for k in range(9)), _result(9, (1, TENTATIVE, None)))
    assert _ids(lines)[-1] == [1]
    assert summary["people"] == 0


def test_tracks_of_one_person_are_one_person() -> None:
    lines, summary = _play(
        *(_result(k, (1, CONFIRMED, 1)) for k in range(4)),
        _result(4),
        _result(5, (2, CONFIRMED, None)),
        *(_result(k, (2, CONFIRMED, 1), (3, CONFIRMED, 3)) for k in range(6, 9)),
    )
    assert (summary["people"], summary["tracks"], summary["max_present"]) == (2, 3, 2)
    first, second = summary["persons"]
    assert (first["person"], first["tracks"], second["person"]) == (1, 2, 3)
    assert (first["first_s"], first["last_s"]) == (0.0, 0.8)
    assert first["looking_s"] == pytest.approx(0.7)
    assert [face["person"] for face in lines[5]["faces"]] == [None]
    assert [face["person"] for face in lines[8]["faces"]] == [1, 3]


def test_genders_add_up_to_the_people() -> None:
    _, summary = _play(*(_result(k, (1, CONFIRMED, 1), (2, LOST, 2)) for k in range(4)))
    assert summary["genders"] == {"female": 1, "male": 0, "?": 1}


def test_without_person_numbers_each_track_is_a_person() -> None:
    _, summary = _play(*(_result(k, (4, CONFIRMED, None), (9, CONFIRMED, None)) for k in range(4)))
    assert [person["person"] for person in summary["persons"]] == [4, 9]


def test_an_empty_video_has_a_summary() -> None:
    lines, summary = _play()
    assert lines == []
    assert (summary["frames"], summary["people"], summary["duration_s"]) == (0, 0, 0.0)
