"""Reading photo files for enrolment: whatever a file is, the answer is a reading."""

from __future__ import annotations

import io
import os
import struct
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from kiosk.app.photo_reader import PhotoReader
from kiosk.core.identity import FaceFlaw
from kiosk.core.settings import AnalysisSettings
from kiosk.inference.checksums import VerifiedFiles
from kiosk.inference.face_reader import FaceReader
from kiosk.inference.registry import ModelRegistry, ModelStore
from kiosk.inference.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.identity import FaceView

HOSTILE = 6_000
"""Some 140 of each way to spoil each format; most of the time goes into writing files."""
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "PPM")


class Rarely(FaceReader):
    """The real reader; of the many pictures of a test it looks at every sixtieth only."""

    asked = 0

    def read(self, image: NDArray[np.uint8]) -> tuple[FaceView, ...]:
        """As the real one, now and then."""
        assert image.ndim == 3
        assert image.dtype == np.uint8
        self.asked += 1
        return super().read(image) if self.asked % 60 == 0 else ()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests of this file keep checked files and compiled networks."""
    return tmp_path_factory.mktemp("photo-reader")


@pytest.fixture(scope="module")
def store(models_dir: Path, home: Path) -> ModelStore:
    verified = VerifiedFiles(home / "verified.json")
    return ModelStore(ModelRegistry.load(), (models_dir,), verified=verified)


@pytest.fixture(scope="module")
def runtime(home: Path) -> Runtime:
    return Runtime(cache=home / "openvino")


@pytest.fixture(scope="module")
def photos(store: ModelStore, runtime: Runtime) -> Iterator[PhotoReader]:
    with closing(PhotoReader(FaceReader(AnalysisSettings(), store, runtime))) as reader:
        yield reader


def test_a_good_photo_gives_a_view_and_nothing_to_say(photos: PhotoReader, media_dir: Path) -> None:
    path = media_dir / "portraits" / "A000055_aderholt_b.jpg"
    reading = photos.read(path)
    assert reading.path == path
    assert reading.view is not None
    assert (reading.flaws, reading.message) == ((), "")


@pytest.mark.parametrize(
    ("name", "flaws"),
    [
        ("two_people.jpg", (FaceFlaw.SEVERAL_FACES,)),
        ("same_person_twice.jpg", (FaceFlaw.SEVERAL_FACES,)),
        ("eyes_covered.jpg", (FaceFlaw.COVERED,)),
        ("one_pixel.png", (FaceFlaw.NO_FACE,)),
        ("extreme_wide.png", (FaceFlaw.NO_FACE,)),
    ],
)
def test_a_photo_that_cannot_be_used_says_why(
    photos: PhotoReader, media_dir: Path, name: str, flaws: tuple[FaceFlaw, ...]
) -> None:
    reading = photos.read(media_dir / "hard" / name)
    assert (reading.flaws, reading.message) == (flaws, "")
    assert (reading.view is None) == (flaws == (FaceFlaw.NO_FACE,))


@pytest.mark.parametrize(
    "name", ["exif_orientation_6.jpg", "webp.webp", "gray_16bit.png", "имя файла 写真 ü.jpg"]
)
def test_odd_files_are_opened(photos: PhotoReader, media_dir: Path, name: str) -> None:
    reading = photos.read(media_dir / "hard" / name)
    assert (reading.flaws, reading.message) == ((), "")


@pytest.mark.parametrize("name", ["empty.jpg", "truncated.jpg", "text_named.jpg", "missing.jpg"])
def test_what_is_wrong_with_a_file_is_told(photos: PhotoReader, media_dir: Path, name: str) -> None:
    reading = photos.read(media_dir / "hard" / name)
    assert name in reading.message
    assert (reading.view, reading.flaws) == (None, ())


def _small(form: str, rng: np.random.Generator) -> bytes:
    """A small picture file."""
    pixels = rng.integers(0, 256, (9, 12, 3)).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, form)
    return file.getvalue()


def _png_bomb(width: int, height: int) -> bytes:
    """A PNG with a correct header that promises a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", 0)
    )  # fmt: skip


def _hostile(count: int) -> Iterator[bytes]:
    """Files that are broken in many ways, the same ones every time."""
    rng = np.random.default_rng(20)
    whole = [_small(form, rng) for form in FORMATS]
    yield from (_png_bomb(2**31 - 1, 2**31 - 1), _png_bomb(60_000, 60_000), _png_bomb(0, 5))
    for number in range(count - 3):
        data = bytearray(whole[number % len(whole)])
        kind = number // len(whole) % 6
        if kind == 0:  # a few bytes of the header are others
            for at in rng.integers(0, min(len(data), 48), rng.integers(1, 5)):
                data[at] = rng.integers(256)
        elif kind == 1:  # a byte anywhere is another
            data[rng.integers(len(data))] = rng.integers(256)
        elif kind == 2:  # it ends too early
            del data[rng.integers(len(data)) :]
        elif kind == 3:  # one file goes on as another
            other = whole[int(rng.integers(len(whole)))]
            data[rng.integers(4, 40) :] = other[int(rng.integers(len(other))) :]
        elif kind == 4:  # nothing after the magic number makes sense
            data[12:] = rng.bytes(int(rng.integers(0, 120)))
        else:  # extreme numbers where sizes stand
            at = int(rng.integers(4, min(len(data) - 4, 60)))
            data[at : at + 4] = (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0")[number % 3]
        yield bytes(data)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # as the program itself does
def test_no_file_does_harm(store: ModelStore, runtime: Runtime, tmp_path: Path) -> None:
    reader = Rarely(AnalysisSettings(), store, runtime)
    suffixes = (".jpg", ".png", ".gif", ".bmp", ".tif", ".webp", "", ".mp4")
    told = 0
    with closing(PhotoReader(reader)) as photos:
        for number, data in enumerate(_hostile(HOSTILE)):
            path = tmp_path / f"photo{suffixes[number % len(suffixes)]}"
            path.write_bytes(data)
            reading = photos.read(path)
            assert reading.path == path
            if reading.message:
                assert reading.view is None
                assert not reading.flaws
                assert reading.message.endswith(".")
                told += 1
            else:
                assert reading.view is not None or FaceFlaw.NO_FACE in reading.flaws
    # Some mutations leave a whole picture; both kinds must be among them.
    assert HOSTILE * 0.3 < told < HOSTILE
    assert reader.asked > HOSTILE / 20


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
@pytest.mark.parametrize(
    "name", ["\n", "a" * 250, "%s%n{0}", "-rf", ".hidden", "nul", "\udce4.jpg", "'; drop table"]
)
def test_odd_names_are_only_names(photos: PhotoReader, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_small("PNG", np.random.default_rng(1)))
    assert photos.read(path).flaws == (FaceFlaw.NO_FACE,)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name")
def test_pipes_folders_and_loops_are_not_waited_for(photos: PhotoReader, tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe.jpg", tmp_path / "loop.jpg"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for path in (pipe, loop, tmp_path, tmp_path / "nothing" / "photo.jpg"):
        reading = photos.read(path)
        assert reading.message
        assert reading.view is None
