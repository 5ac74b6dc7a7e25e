"""What ``kiosk analyze`` tells about a picture, a frame and a video, ready for JSON."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.core.types import NANOS_PER_S, FaceAttributes, Gender, TrackState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.types import Frame, FrameResult, Track
    from kiosk.inference.pictures import PictureFace

Record = dict[str, Any]
"""One JSON object."""


def picture_record(
    path: Path, frame: Frame, faces: Sequence[PictureFace], *, embeddings: bool
) -> Record:
    """The line of a picture; boxes in pixels of the upright picture, best face first.

    Args:
        path: As it was named on the command line.
        frame: The picture.
        faces: Its faces.
        embeddings: Whether each face has an ``embedding`` (null without landmarks).
    """
    records = []
    for face in faces:
        record = _face_record(face.xyxy, face.score, face.landmarks, face.attributes)
        if embeddings:
            vector = face.embedding
            record["embedding"] = None if vector is None else [round(float(v), 6) for v in vector]
        records.append(record)
    return {"path": str(path), "width": frame.width, "height": frame.height, "faces": records}


@dataclass(slots=True)
class _Followed:
    """What is kept of a track until the end of the video."""

    attributes: FaceAttributes
    first_ns: int
    last_ns: int
    person: int | None = None
    counted: bool = False
    looking_ns: int = 0


@dataclass(slots=True)
class _Line:
    """A frame that waits until it is known which of its faces are people."""

    record: Record
    faces: list[tuple[int, Record]] = field(default_factory=list)


class VideoRecorder:
    """Makes the lines of a video and its summary.

    A face becomes a person after the time of confirmation. A line is held back until that is
    decided for each of its faces: it then shows people from their first frame on, and no
    false detection at all. Faces that are still undecided when the video ends are shown; they
    are counted only when the whole video is too short to confirm anybody. The person is null
    until it is decided who it is; a later decision changes what the summary says.
    """

    def __init__(self, path: Path, confirm_s: float) -> None:
        """Begin a video.

        Args:
            path: As it was named on the command line.
            confirm_s: Setting ``analysis.confirm_s``.
        """
        self._path = str(path)
        self._confirm_s = confirm_s
        self._tracks: dict[int, _Followed] = {}
        self._live: set[int] = set()
        self._lines: deque[_Line] = deque()
        self._frames = self._max_present = 0
        self._size = (0, 0)
        self._first_ns = self._last_ns = 0

    def add(self, result: FrameResult) -> Iterator[Record]:
        """Take the next frame; gives the lines that are complete now, in order."""
        frame = result.frame
        if not self._frames:
            self._first_ns = self._last_ns = frame.captured_ns
        step_ns = frame.captured_ns - self._last_ns
        self._last_ns = frame.captured_ns
        self._frames += 1
        self._size = (frame.width, frame.height)
        self._max_present = max(self._max_present, result.count.total)
        self._lines.append(self._line(result, step_ns))
        self._live = {track.id for track in result.tracks}
        while self._lines and not any(self._undecided(i) for i, _ in self._lines[0].faces):
            yield self._complete(self._lines.popleft())

    def finish(self) -> Iterator[Record]:
        """The video has ended; gives the lines that are left."""
        self._settle()
        while self._lines:
            yield self._complete(self._lines.popleft())

    def summary(self, *, fps: float) -> Record:
        """The last line; call it after :meth:`finish`.

        Args:
            fps: Nominal frames per second of the video, 0 when not known.
        """
        people = self._people()
        span_s = (self._last_ns - self._first_ns) / NANOS_PER_S
        if self._frames > 1:
            span_s += span_s / (self._frames - 1)
        elif self._frames and fps > 0:
            span_s = 1 / fps
        genders = Counter(person["gender"] for person in people)
        return {
            "path": self._path,
            "summary": {
                "width": self._size[0],
                "height": self._size[1],
                "frames": self._frames,
                "duration_s": round(span_s, 3),
                "fps": round(self._frames / span_s, 2) if span_s else None,
                "people": len(people),
                "tracks": sum(track.counted for track in self._tracks.values()),
                "max_present": self._max_present,
                "genders": {gender.value: genders[gender.value] for gender in Gender},
                "persons": people,
            },
        }

    def _line(self, result: FrameResult, step_ns: int) -> _Line:
        frame = result.frame
        time_s = frame.media_time_s
        if time_s is None:
            time_s = (frame.captured_ns - self._first_ns) / NANOS_PER_S
        line = _Line({"path": self._path, "frame": frame.seq, "time_s": round(time_s, 3)})
        for track in result.tracks:
            self._follow(track, step_ns)
            if track.state is not TrackState.LOST and track.last_seen_ns == frame.captured_ns:
                face = _face_record(track.xyxy, track.score, track.landmarks, track.attributes)
                line.faces.append((track.id, face))
        return line

    def _follow(self, track: Track, step_ns: int) -> None:
        known = self._tracks.get(track.id)
        if known is None:
            known = _Followed(track.attributes, track.first_seen_ns, 0)
            self._tracks[track.id] = known
        known.attributes = track.attributes
        known.last_ns = track.last_seen_ns
        known.counted |= track.state is not TrackState.TENTATIVE
        if track.person_id is not None:
            known.person = track.person_id
        if track.state is TrackState.CONFIRMED and track.attributes.looking:
            known.looking_ns += step_ns

    def _undecided(self, track_id: int) -> bool:
        return track_id in self._live and not self._tracks[track_id].counted

    def _complete(self, line: _Line) -> Record:
        """The line with those of its faces that are people."""
        line.record["faces"] = [
            {"track": track_id, "person": self._tracks[track_id].person, **face}
            for track_id, face in line.faces
            if self._tracks[track_id].counted or track_id in self._live
        ]
        return line.record

    def _settle(self) -> None:
        """Count those in view at the end of a video that was too short to confirm them."""
        if self._last_ns - self._first_ns >= self._confirm_s * NANOS_PER_S and self._frames > 1:
            return
        seen = [i for i in self._live if self._tracks[i].last_ns == self._last_ns]
        for track_id in seen:
            self._tracks[track_id].counted = True
        self._max_present = max(self._max_present, len(seen))

    def _people(self) -> list[Record]:
        """Each person with what is known from the track that was seen for longest."""
        tracks_of: dict[int, list[_Followed]] = {}
        for track_id, track in self._tracks.items():
            if track.counted:
                # A person's number is the number of the first track: one number space.
                person = track_id if track.person is None else track.person
                tracks_of.setdefault(person, []).append(track)
        people = []
        for person, tracks in sorted(tracks_of.items()):
            best = max(tracks, key=lambda track: track.last_ns - track.first_ns)
            first_ns = min(track.first_ns for track in tracks) - self._first_ns
            last_ns = max(track.last_ns for track in tracks) - self._first_ns
            looking_ns = sum(track.looking_ns for track in tracks)
            people.append(
                {
                    "person": person,
                    "tracks": len(tracks),
                    "first_s": round(first_ns / NANOS_PER_S, 3),
                    "last_s": round(last_ns / NANOS_PER_S, 3),
                    "looking_s": round(looking_ns / NANOS_PER_S, 3),
                    **_estimate(best.attributes),
                }
            )
        return people


def _face_record(
    xyxy: NDArray[np.float32],
    score: float,
    landmarks: NDArray[np.float32] | None,
    attributes: FaceAttributes,
) -> Record:
    left, top, right, bottom = (float(v) for v in xyxy)
    pose = attributes.pose
    return {
        "box": [round(v, 1) for v in (left, top, right - left, bottom - top)],
        "score": round(score, 4),
        "landmarks": None
        if landmarks is None
        else [[round(float(x), 1), round(float(y), 1)] for x, y in landmarks],
        **_estimate(attributes),
        "emotion": None if attributes.emotion is None else attributes.emotion.value,
        "yaw": None if pose is None else round(pose.yaw, 1),
        "pitch": None if pose is None else round(pose.pitch, 1),
        "roll": None if pose is None else round(pose.roll, 1),
        "looking": attributes.looking,
    }


def _estimate(attributes: FaceAttributes) -> Record:
    known = attributes.under_18 or attributes.age is not None
    return {
        "age": _rounded(attributes.age, 1),
        "age_low": _rounded(attributes.age_low, 1),
        "age_high": _rounded(attributes.age_high, 1),
        "under_18": attributes.under_18 if known else None,
        "gender": attributes.gender.value,
        "gender_confidence": _rounded(attributes.gender_confidence, 3),
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(float(value), digits)
