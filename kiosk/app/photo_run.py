"""Reading photo files one after another behind the operator panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiosk.app.photo_reader import PhotoReader
    from kiosk.core.errors import KioskError
    from kiosk.core.identity import PhotoReading
    from kiosk.ui.background import Background


class PhotoRun:
    """Reads each photo in a thread and tells of it on the GUI thread before the next.

    Args:
        background: Runs the work and brings the answers.
        make_reader: Fetches what is missing and builds the networks.
        paths: Files, in order.
        each: Hears of every file.
        done: Called after the last one.
        failed: Called instead when no photo can be read at all.
    """

    def __init__(
        self,
        background: Background,
        make_reader: Callable[[], PhotoReader],
        paths: Sequence[Path],
        each: Callable[[PhotoReading], None],
        done: Callable[[], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        self._background = background
        self._waiting = list(paths)
        self._each, self._done, self._failed = each, done, failed
        self._cancelled = False
        background.run(make_reader, self._read_next, self._give_up)

    def cancel(self) -> None:
        """Read no more; nobody is told of what is being read."""
        self._cancelled = True

    def _read_next(self, reader: PhotoReader) -> None:
        if self._cancelled or not self._waiting:
            self._background.run(reader.close, self._end, self._give_up)
            return
        path = self._waiting.pop(0)

        def told(reading: PhotoReading) -> None:
            if not self._cancelled:
                self._each(reading)
            self._read_next(reader)

        def broken(error: KioskError) -> None:
            self._cancelled = True
            self._failed(error)
            self._read_next(reader)

        self._background.run(lambda: reader.read(path), told, broken)

    def _end(self, _: None) -> None:
        if not self._cancelled:
            self._done()

    def _give_up(self, error: KioskError) -> None:
        if not self._cancelled:
            self._failed(error)
