"""How ``kiosk analyze`` shows its results: JSON lines for programs, text for people."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kiosk.commands.analyze.records import Record
    from kiosk.core.errors import KioskError


class Output(Protocol):
    """Takes the results in the order of the files."""

    def picture(self, record: Record) -> None:
        """A picture was analysed."""
        ...

    def frame(self, record: Record) -> None:
        """A frame of a video was analysed."""
        ...

    def summary(self, record: Record) -> None:
        """A video was analysed to its end."""
        ...

    def failed(self, path: Path, error: KioskError) -> None:
        """A file could not be read, or not to its end."""
        ...

    def watch(self, name: str, frames: int | None) -> AbstractContextManager[Callable[[], None]]:
        """Shows the progress of a video; the function is called after each frame."""
        ...


class JsonLines:
    """One JSON object per line, in ASCII, so that no terminal or pipe can spoil it."""

    def __init__(self, out: TextIO, progress: TextIO) -> None:
        self._out = out
        self._progress = progress

    def picture(self, record: Record) -> None:
        """Write the line of a picture."""
        self._write(record)

    def frame(self, record: Record) -> None:
        """Write the line of a frame."""
        self._out.write(json.dumps(record) + "\n")

    def summary(self, record: Record) -> None:
        """Write the last line of a video."""
        self._write(record)

    def failed(self, path: Path, error: KioskError) -> None:
        """Write the line of a file that could not be read."""
        self._write({"path": str(path), "error": str(error)})

    def watch(self, name: str, frames: int | None) -> AbstractContextManager[Callable[[], None]]:
        """Show the progress where a terminal is."""
        return _progress_bar(self._progress, name, frames)

    def _write(self, record: Record) -> None:
        """Write the last line about a file; whoever reads along need not wait for more."""
        self._out.write(json.dumps(record) + "\n")
        self._out.flush()


class Text:
    """A few lines per file for people; problems go to the error stream."""

    def __init__(self, out: TextIO, errors: TextIO) -> None:
        self._out = out
        self._errors = errors

    def picture(self, record: Record) -> None:
        """Show the faces of a picture."""
        faces = record["faces"]
        size = f"{record['width']}x{record['height']}"
        self._say(f"{record['path']}  {size}  {_number(len(faces), 'face')}")
        for i, face in enumerate(faces, 1):
            left, top, width, height = face["box"]
            box = f"{width:.0f}x{height:.0f} at {left:.0f},{top:.0f}"
            marks = [_person(face), box, f"score {face['score']:.2f}"]
            marks += ["looking"] if face["looking"] else []
            marks += [face["emotion"]] if face["emotion"] else []
            self._say(f"  {i:>3}  " + "  ".join(marks))
        self._out.flush()

    def frame(self, record: Record) -> None:
        """Single frames are for programs."""

    def summary(self, record: Record) -> None:
        """Show the people of a video."""
        summary = record["summary"]
        size = f"{summary['width']}x{summary['height']}"
        people = "1 person" if summary["people"] == 1 else f"{summary['people']} people"
        self._say(
            f"{record['path']}  {size}  {summary['duration_s']:.1f} s, "
            f"{_number(summary['frames'], 'frame')}  {people}, "
            f"at most {summary['max_present']} at a time"
        )
        for i, person in enumerate(summary["persons"], 1):
            span = f"{person['first_s']:.1f} to {person['last_s']:.1f} s"
            looking = f"looked for {person['looking_s']:.1f} s"
            self._say(f"  {i:>3}  {_person(person)}  {span}  {looking}")
        self._say("  " + _audience(summary["audience"]))
        self._out.flush()

    def failed(self, path: Path, error: KioskError) -> None:
        """Say what is wrong with a file."""
        self._out.flush()
        self._errors.write(_fit(f"{path}: {error}\n", self._errors))

    def watch(self, name: str, frames: int | None) -> AbstractContextManager[Callable[[], None]]:
        """Show the progress where a terminal is."""
        return _progress_bar(self._errors, name, frames)

    def _say(self, text: str) -> None:
        self._out.write(_fit(text + "\n", self._out))


def _person(record: Record) -> str:
    """Age and gender in a fixed width."""
    gender = f"{record['gender']:<6}"
    if record["under_18"]:
        return f"{'':<6}  age under 18  "
    if record["age"] is None:
        return f"{gender}  age ?         "
    spread = f"({record['age_low']:.0f} to {record['age_high']:.0f})"
    return f"{gender}  age {record['age']:.0f} {spread:<10}"


def _audience(record: Record) -> str:
    """The metrics of a video in one line."""
    passing = f"{record['passing_by']} passing by"
    if record["interested"] is None:
        return f"{passing} (interest is not measured in this mode)"
    line = f"{passing}, {record['interested']} interested"
    if record["interested"]:
        line += (
            f": stopped for {record['stop_time_s']:.1f} s and looked for "
            f"{record['attention_time_s']:.1f} s on average"
        )
    return line


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _fit(text: str, stream: TextIO) -> str:
    """The text with characters that the stream cannot show written as escapes."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


@contextmanager
def _progress_bar(stream: TextIO, name: str, frames: int | None) -> Iterator[Callable[[], None]]:
    """A bar that vanishes at the end; nothing when the stream is no terminal."""
    if not stream.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} of {task.total} frames"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task(_fit(name, stream), total=frames)
        yield lambda: progress.advance(task)
