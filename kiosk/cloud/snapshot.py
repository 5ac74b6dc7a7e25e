"""The latest counts as a small JSON file for other programs on the device."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kiosk.core.atomic import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.core.types import PeopleCount

FILE_NAME: Final = "snapshot.json"


def write_snapshot(path: Path, count: PeopleCount) -> dict[str, str]:
    """Replace the snapshot file in one step; a reader never sees half of it.

    The keys and the strings as values are those of the workshop's file, e.g.
    ``{"facecount": "2", "malecount": "1", "femalecount": "1"}``.

    Returns:
        What was written.

    Raises:
        OSError: It could not be written; the old content is untouched.
    """
    content = {
        "facecount": str(count.total),
        "malecount": str(count.male),
        "femalecount": str(count.female),
    }
    write_atomic(path, json.dumps(content).encode())
    return content
