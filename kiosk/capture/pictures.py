"""Still pictures of every usual kind, as the program sees them: upright, 8 bits, BGR.

Pillow decodes; it is maintained, honours EXIF and covers the formats. Only the formats
named here are tried: some of Pillow's others run external programs.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.capture.opencv import cv2
from kiosk.core.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MAX_PICTURE_PX: Final = 120_000_000
"""Bigger pictures are refused: they would need more than 700 MB while being decoded."""

_BACKGROUND: Final = (128, 128, 128)
"""Behind transparent pictures: neutral, so that it favours neither dark nor light faces."""

Image.init()  # registers all formats, so that the optional ones can be looked up
_FORMATS: Final = tuple(
    name
    for name in ("JPEG", "PNG", "GIF", "BMP", "DIB", "TIFF", "WEBP", "PPM", "JPEG2000", "AVIF")
    if name in Image.OPEN
)
_SUFFIXES: Final = (
    ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".gif", ".bmp", ".dib", ".tif", ".tiff",
    ".webp", ".ppm", ".pgm", ".pbm", ".pnm", ".jp2", ".avif", ".heic", ".heif",
)  # fmt: skip
_VIDEO_SUFFIXES: Final = (
    ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".wmv", ".flv", ".mpg", ".mpeg", ".ts",
    ".m2ts", ".mts", ".3gp", ".ogv", ".mjpg", ".mjpeg", ".vob", ".asf", ".mxf",
)  # fmt: skip

_DECODE_ERRORS: Final = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError,
    struct.error, zlib.error,
)  # fmt: skip

Image.MAX_IMAGE_PIXELS = MAX_PICTURE_PX
# Pillow only warns between one and two times its limit.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# Damaged EXIF data, of which the picture itself is independent.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def is_picture(path: Path) -> bool:
    """Whether a file is to be read as a still picture: by content, else by its name.

    Files that are neither a known picture nor named like one are left to the video reader.
    """
    if path.suffix.lower() in _VIDEO_SUFFIXES:
        return False
    return path.suffix.lower() in _SUFFIXES or _is_known_picture(path)


def is_named_like_media(path: Path) -> bool:
    """Whether a file is named like a picture or a video; hidden files are not."""
    suffix = path.suffix.lower()
    return not path.name.startswith(".") and suffix in (*_SUFFIXES, *_VIDEO_SUFFIXES)


def is_animated(path: Path) -> bool:
    """Whether a picture file holds several pictures to be played (GIF)."""
    try:
        with Image.open(path, formats=("GIF",)) as image:
            return bool(getattr(image, "is_animated", False))
    except (*_DECODE_ERRORS, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False


def read_picture(path: Path) -> NDArray[np.uint8]:
    """Read a picture file.

    EXIF orientation is applied, deep pictures are scaled to 8 bits, transparent ones are
    laid over grey; of an animation the first picture is taken. A file that ends too early
    is an error, because half a picture would give a wrong count without anybody noticing.

    Returns:
        (H, W, 3) uint8, BGR, C-contiguous.

    Raises:
        UnreadableFileError: The file is missing, empty, broken, too big or no picture.
    """
    require_file(path)
    try:
        with Image.open(path, formats=_FORMATS) as image:
            image.load()
            rgb = np.asarray(_as_rgb(_upright(image)))
    except UnidentifiedImageError as error:
        raise UnreadableFileError(
            f"{path.name} is not a picture of a known format",
            "Use JPEG, PNG, WebP, TIFF, BMP or GIF.",
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise UnreadableFileError(
            f"{path.name} is too big a picture (limit: {MAX_PICTURE_PX // 1_000_000} megapixels)",
            "Scale it down.",
        ) from error
    except _DECODE_ERRORS as error:
        raise UnreadableFileError(
            f"{path.name} is damaged or incomplete", "Get the file again from where it came."
        ) from error
    bgr: NDArray[np.uint8] = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR)
    return bgr


def require_file(path: Path) -> None:
    """Check what can be checked about any file before it is decoded.

    Raises:
        UnreadableFileError: It is missing, not a file, empty, or access is denied.
    """
    try:
        if path.is_dir():
            raise UnreadableFileError(f"{path.name} is a folder", "Name a file.")
        if not path.is_file():
            raise UnreadableFileError(f"There is no file {path}", "Check the name and folder.")
        with path.open("rb") as file:
            if not file.read(1):
                raise UnreadableFileError(
                    f"{path.name} is empty (0 bytes)", "Get the file again from where it came."
                )
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            f"{path.name} cannot be read: {getattr(error, 'strerror', None) or error}",
            "Check the permissions and the disk.",
        ) from error


def _is_known_picture(path: Path) -> bool:
    try:
        with Image.open(path, formats=_FORMATS):
            return True
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return True
    except _DECODE_ERRORS:
        return False


def _upright(image: Image.Image) -> Image.Image:
    """The picture turned as its EXIF data say; broken EXIF data are ignored."""
    try:
        return ImageOps.exif_transpose(image)
    except _DECODE_ERRORS:
        return image


def _as_rgb(image: Image.Image) -> Image.Image:
    """An 8-bit RGB picture from any of Pillow's modes."""
    if image.mode in ("F", "I") or image.mode.startswith("I;"):
        image = Image.fromarray(_eight_bit(np.asarray(image)))
    if image.mode in ("La", "RGBa"):
        image = image.convert(image.mode.upper())
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (*_BACKGROUND, 255))
        image = Image.alpha_composite(ground, layer)
    return image.convert("RGB")


def _eight_bit(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Deep grey values scaled to 0..255.

    The full scale is 65535 for whole numbers and 1 or 255 for fractions, as the usual
    writers have it; values beyond it make the greatest value the full scale.
    """
    real = np.nan_to_num(values.astype(np.float32), posinf=0.0, neginf=0.0)
    top = float(real.max(initial=0.0))
    if np.issubdtype(values.dtype, np.integer):
        scale = 65535.0 if top <= 65535 else top
    else:
        scale = next((full for full in (1.0, 255.0, 65535.0) if top <= full), top)
    return (real.clip(0) * (255.0 / scale) + 0.5).astype(np.uint8)
