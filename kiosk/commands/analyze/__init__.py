"""``kiosk analyze``: find the people in picture and video files, without a window.

Pictures go through a thorough search with attributes for every face, videos through the same
pipeline as a camera. Animated pictures count as pictures: their first frame is analysed.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import SettingsError, SourceError, UnreadableFileError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kiosk.capture.video import VideoSource
    from kiosk.commands.analyze.output import Output
    from kiosk.core.settings import Settings
    from kiosk.core.types import Frame
    from kiosk.inference.pipeline import FacePipeline
    from kiosk.inference.registry import ModelStore


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``analyze`` command."""
    parser = subparsers.add_parser(
        "analyze",
        help="analyse picture and video files",
        description="Find the people in picture and video files: boxes, age, gender, head pose, "
        "and for videos who is who. The thresholds are those of the settings.",
        epilog="Exit code: 0 when all files were analysed, 1 when any could not be read, 2 for a "
        "wrong command line. Of animated pictures the first frame is analysed.",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a picture, a video, a folder (its files, without subfolders) or a pattern",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="one JSON object per line: per picture, and per frame and summary of a video",
    )
    parser.add_argument(
        "--embeddings",
        action="store_true",
        help="with --json: also the embedding of every face of a picture",
    )
    parser.add_argument(
        "--models",
        type=Path,
        metavar="DIR",
        help="take the networks from this folder instead of the installed ones",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Analyse the files and return the exit code."""
    from kiosk.commands.analyze.output import JsonLines, Text

    settings = _settings()
    store = _model_store(args.models)
    output: Output = (
        JsonLines(sys.stdout, sys.stderr) if args.json else Text(sys.stdout, sys.stderr)
    )
    with closing(_Analyzer(settings, store, output, embeddings=args.embeddings)) as analyzer:
        try:
            failed = [path for path in expand(args.paths) if not analyzer.analyze(path)]
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader, such as head, has seen enough. What is still in the buffer must not
            # raise again when the interpreter flushes at its end.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)
            return ExitCode.OK
    return ExitCode.FAILED if failed else ExitCode.OK


def expand(texts: Sequence[str]) -> Iterator[Path]:
    """The files that the arguments name: folders give their files, patterns their matches.

    Of a folder only files that are named like a picture or a video are taken, in natural
    order. What names nothing is passed on as it is and fails when it is read.
    """
    import glob

    from kiosk.capture.pictures import is_named_like_media
    from kiosk.capture.slideshow import natural_order

    for text in texts:
        path = Path(text)
        if path.is_dir():
            found = [p for p in path.iterdir() if p.is_file() and is_named_like_media(p)]
        elif not path.exists() and glob.has_magic(text):
            # Path.glob takes no absolute pattern.
            matches = map(Path, glob.glob(text, recursive=True))  # noqa: PTH207
            found = [p for p in matches if p.is_file()]
        else:
            found = [path]
        yield from sorted(found, key=natural_order) if found else [path]


def _settings() -> Settings:
    from kiosk.core.settings_store import SettingsStore, default_path

    return SettingsStore(default_path()).load(os.environ, {}).settings


def _model_store(folder: Path | None) -> ModelStore:
    """The installed models, or those of a folder.

    Raises:
        SettingsError: There is no such folder.
    """
    from kiosk.inference.registry import ModelRegistry, ModelStore

    if folder is None:
        return ModelStore.from_environment()
    if not folder.is_dir():
        raise SettingsError(
            f"--models {folder} is not a folder",
            "Name the folder that holds <model>/<precision>/, as kiosk models path prints it.",
        )
    return ModelStore(ModelRegistry.load(), (folder,))


class _Analyzer:
    """Analyses one file after the other; the networks are read when the first one needs them."""

    def __init__(
        self, settings: Settings, store: ModelStore, output: Output, *, embeddings: bool
    ) -> None:
        self._settings = settings
        self._store = store
        self._output = output
        self._embeddings = embeddings
        self._made: FacePipeline | None = None

    def analyze(self, path: Path) -> bool:
        """Analyse a file and write what was found.

        Returns:
            Whether it could be read.

        Raises:
            ModelError: The networks are not installed.
            InferenceError: No device can run them.
        """
        from kiosk.capture.pictures import is_picture, require_file

        try:
            if path.is_dir():
                raise UnreadableFileError(
                    f"There is no picture and no video in {path}", "Name another folder."
                )
            require_file(path)
            if is_picture(path):
                self._picture(path)
            else:
                self._video(path)
        except SourceError as error:
            self._output.failed(path, error)
            return False
        return True

    def close(self) -> None:
        """Release the networks."""
        if self._made is not None:
            self._made.close()
            self._made = None

    @property
    def _pipeline(self) -> FacePipeline:
        if self._made is None:
            from kiosk.inference.pipeline import FacePipeline

            self._made = FacePipeline(self._settings.analysis, self._store)
        return self._made

    def _picture(self, path: Path) -> None:
        from kiosk.capture.pictures import read_picture
        from kiosk.commands.analyze.records import picture_record

        frame = _still(path.name, read_picture(path))
        faces = self._pipeline.analyze_picture(frame, embeddings=self._embeddings)
        self._output.picture(picture_record(path, frame, faces, embeddings=self._embeddings))

    def _video(self, path: Path) -> None:
        from kiosk.capture.video import VideoSource
        from kiosk.commands.analyze.audience import AudienceRecorder, audience_record
        from kiosk.commands.analyze.records import VideoRecorder
        from kiosk.core.choices import Pace

        with closing(VideoSource(path, pace=Pace.FAST)) as source:
            info = source.open()
            recorder = VideoRecorder(path, self._settings.analysis.confirm_s)
            audience = AudienceRecorder(self._settings)
            pipeline = self._pipeline
            pipeline.reset()
            with self._output.watch(path.name, info.frames) as advance:
                for result in pipeline.stream(_frames(source)):
                    for record in recorder.add(audience.add(result)):
                        self._output.frame(record)
                    advance()
                for record in recorder.finish():
                    self._output.frame(record)
            summary = recorder.summary(fps=info.fps)
            summary["summary"]["audience"] = audience_record(audience.finish())
            self._output.summary(summary)


def _frames(source: VideoSource) -> Iterator[Frame]:
    while (frame := source.read()) is not None:
        yield frame


def _still(name: str, image: NDArray[np.uint8]) -> Frame:
    """A picture as a frame of its own."""
    from kiosk.core.types import Frame

    image.setflags(write=False)
    return Frame(image, 0, time.monotonic_ns(), datetime.now(UTC), name)
