"""Scripts, styles and the icon, from the package itself."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from starlette.responses import Response

from kiosk.collector.problems import not_found

if TYPE_CHECKING:
    from collections.abc import Mapping

router = APIRouter()

_FOLDER: Final = Path(__file__).parent / "static"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that every browser may have.

    Attributes:
        content: Its bytes.
        media_type: As browsers want it.
    """

    content: bytes
    media_type: str


@cache
def assets() -> Mapping[str, Asset]:
    """All files by their path below ``static``; nothing else is ever served from there."""
    return {
        path.relative_to(_FOLDER).as_posix(): Asset(path.read_bytes(), _media_type(path))
        for path in sorted(_FOLDER.rglob("*"))
        if path.is_file()
    }


def _media_type(path: Path) -> str:
    return _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"


@cache
def edition() -> str:
    """Changes with any of the files, so that browsers may keep them for good."""
    hashed = hashlib.sha256()
    for name, asset in assets().items():
        hashed.update(name.encode() + b"\0" + asset.content)
    return hashed.hexdigest()[:12]


def static(name: str) -> str:
    """Address of a file.

    Raises:
        KeyError: There is no such file.
    """
    assets()[name]
    return f"/static/{edition()}/{name}"


@router.get("/static/{given_edition}/{name:path}")
def serve(given_edition: str, name: str) -> Response:
    """One file."""
    asset = assets().get(name)
    if asset is None:
        raise not_found("There is no such file")
    keep = _FOREVER if given_edition == edition() else "no-cache"
    return Response(asset.content, media_type=asset.media_type, headers={"Cache-Control": keep})
