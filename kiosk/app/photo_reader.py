"""Looks for the one face of a photo file, whatever the file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.capture.pictures import read_picture
from kiosk.core.errors import UnreadableFileError
from kiosk.core.identity import PhotoReading
from kiosk.inference.face_reader import only_face

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.inference.face_reader import FaceReader


class PhotoReader:
    """Opens photo files safely and reads the face in each. Used by one thread at a time.

    Args:
        reader: Reads the faces; closed with this.
    """

    def __init__(self, reader: FaceReader) -> None:
        self._reader = reader

    def read(self, path: Path) -> PhotoReading:
        """Read a file; what is wrong with it is told in the reading.

        Args:
            path: Any file.

        Raises:
            InferenceError: The device failed.
        """
        try:
            image = read_picture(path)
        except UnreadableFileError as error:
            return PhotoReading(path, None, (), str(error))
        view, flaws = only_face(self._reader.read(image))
        return PhotoReading(path, view, flaws)

    def close(self) -> None:
        """Release the networks."""
        self._reader.close()
