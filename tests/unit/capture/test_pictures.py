"""Pictures of every kind come out upright, 8 bits and BGR; broken ones give one clear error."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.capture import pictures
from kiosk.capture.pictures import is_animated, is_picture, read_picture
from kiosk.core.errors import UnreadableFileError

# From hard.csv: (width, height) of the upright picture, or a word of the error.
PORTRAIT = (335, 410)
HARD = {
    "tilted_25deg.jpg": (477, 514),
    "sideways_no_exif.jpg": (410, 335),
    "tiny_40px.jpg": (40, 49),
    "tiny_8px.png": (8, 10),
    "one_pixel.png": (1, 1),
    "huge_24mpx_small_face.jpg": (6000, 4000),
    "extreme_wide.png": (4000, 20),
    "half_face_cut.jpg": (167, 410),
    "two_people.jpg": (670, 410),
    "same_person_twice.jpg": (670, 410),
    "animated.gif": (168, 205),
    "truncated.jpg": "incomplete",
    "truncated_header.jpg": "incomplete",
    "empty.jpg": "empty",
    "text_named.jpg": "not a picture",
}


def test_every_hard_picture_is_read_or_refused(media_dir: Path) -> None:
    with (media_dir / "hard" / "hard.csv").open(encoding="utf-8", newline="") as file:
        names = [row["file"] for row in csv.DictReader(file)]
    names = [name for name in names if not name.startswith("video_")]
    assert len(names) > 35
    for name in names:
        path = media_dir / "hard" / name
        assert is_picture(path), name
        expected = HARD.get(name, PORTRAIT)
        if isinstance(expected, str):
            with pytest.raises(UnreadableFileError, match=expected) as caught:
                read_picture(path)
            assert name in caught.value.message
            assert caught.value.hint
            continue
        image = read_picture(path)
        assert (image.shape[1], image.shape[0]) == expected, name
        assert image.dtype == np.uint8
        assert image.flags.c_contiguous


@pytest.mark.parametrize(
    ("name", "like", "tolerance"),
    [
        ("gray_8bit.jpg", "gray_16bit.png", 4),
        ("cmyk.jpg", "progressive.jpg", 4),
        ("palette.png", "progressive.jpg", 8),
        ("png_named.jpg", "progressive.jpg", 4),
        ("webp.webp", "progressive.jpg", 4),
        ("bmp.bmp", "progressive.jpg", 4),
        ("tiff.tiff", "bmp.bmp", 0),
        ("UPPER.JPG", "имя файла 写真 ü.jpg", 0),
        ("exif_orientation_3.jpg", "exif_orientation_6.jpg", 4),
        ("exif_orientation_8.jpg", "exif_orientation_6.jpg", 4),
    ],
)
def test_same_person_same_pixels(media_dir: Path, name: str, like: str, tolerance: int) -> None:
    one = read_picture(media_dir / "hard" / name).astype(np.int16)
    other = read_picture(media_dir / "hard" / like).astype(np.int16)
    assert np.abs(one - other).mean() <= tolerance


def test_exif_makes_it_upright(media_dir: Path) -> None:
    upright = read_picture(media_dir / "portraits" / "B001260_buchanan_b.jpg").astype(np.int16)
    turned = read_picture(media_dir / "hard" / "exif_orientation_6.jpg").astype(np.int16)
    assert np.abs(upright - turned).mean() < 4


_RED, _SEEN_RED = (200, 30, 60), (60, 30, 200)


def _saved(folder: Path, image: Image.Image, name: str, **options: object) -> Path:
    path = folder / name
    image.save(path, **options)
    return path


def test_colours_are_bgr(tmp_path: Path) -> None:
    path = _saved(tmp_path, Image.new("RGB", (3, 2), _RED), "red.png")
    assert tuple(read_picture(path)[0, 0]) == _SEEN_RED


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparent_parts_are_grey(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (4, 2), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (0, 0, 2, 2))
    path = _saved(tmp_path, image.convert(mode), "clear.png")
    read = read_picture(path)
    assert tuple(read[0, 0]) == (255, 255, 255)
    assert tuple(read[0, 3]) == (128, 128, 128)


def test_palette_with_transparent_index(tmp_path: Path) -> None:
    image = Image.new("P", (2, 1), 0)
    image.putpalette([10, 20, 30, *_RED])
    image.putpixel((1, 0), 1)
    path = _saved(tmp_path, image, "indexed.png", transparency=0)
    read = read_picture(path)
    assert tuple(read[0, 0]) == (128, 128, 128)
    assert tuple(read[0, 1]) == _SEEN_RED


@pytest.mark.parametrize(
    ("values", "suffix", "expected"),
    [
        (np.array([[0, 32768, 65535]], np.uint16), ".png", [0, 128, 255]),
        (np.array([[0, 32768, 65535]], np.uint16), ".tiff", [0, 128, 255]),
        (np.array([[0, 50_000, 100_000]], np.int32), ".tiff", [0, 128, 255]),
        (np.array([[0.0, 0.5, 1.0]], np.float32), ".tiff", [0, 128, 255]),
        (np.array([[0.0, 127.6, 255.0]], np.float32), ".tiff", [0, 128, 255]),
        (np.array([[np.nan, -5.0, 1.0]], np.float32), ".tiff", [0, 0, 255]),
    ],
)
def test_deep_grey_is_scaled(
    tmp_path: Path, values: np.ndarray, suffix: str, expected: list[int]
) -> None:
    path = _saved(tmp_path, Image.fromarray(values), f"deep{suffix}")
    np.testing.assert_array_equal(read_picture(path)[0, :, 1], expected)


def test_one_bit_picture(tmp_path: Path) -> None:
    image = Image.new("1", (2, 1), 0)
    image.putpixel((1, 0), 1)
    path = _saved(tmp_path, image, "bits.png")
    np.testing.assert_array_equal(read_picture(path)[0, :, 0], [0, 255])


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_broken_exif_is_ignored(tmp_path: Path) -> None:
    path = _saved(tmp_path, Image.new("RGB", (5, 3), _RED), "x.jpg", exif=b"Exif\0\0II*\0garbage!")
    assert read_picture(path).shape == (3, 5, 3)


def test_too_big_is_refused_from_its_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _saved(tmp_path, Image.new("L", (300, 300)), "bomb.png")
    for limit in (50_000, 20_000):  # a warning of Pillow, an error of Pillow
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)
        with pytest.raises(UnreadableFileError, match="too big"):
            read_picture(path)


def test_limit_allows_a_hundred_megapixels() -> None:
    assert Image.MAX_IMAGE_PIXELS == pictures.MAX_PICTURE_PX >= 100_000_000


def test_programs_are_never_run(tmp_path: Path) -> None:
    path = tmp_path / "page.jpg"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n")
    with pytest.raises(UnreadableFileError, match="not a picture"):
        read_picture(path)


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no file"):
        read_picture(tmp_path / "none.jpg")
    with pytest.raises(UnreadableFileError, match="folder"):
        read_picture(tmp_path)
    with pytest.raises(UnreadableFileError, match=r"cannot be read|no file"):
        read_picture(tmp_path / ("x" * 5000))


def test_content_wins_over_no_name(tmp_path: Path) -> None:
    picture = _saved(tmp_path, Image.new("RGB", (5, 3), _RED), "x.png").rename(tmp_path / "photo")
    assert is_picture(picture)
    text = tmp_path / "notes.txt"
    text.write_text("hello")
    assert not is_picture(text)


def test_only_moving_gifs_are_animated(tmp_path: Path, media_dir: Path) -> None:
    assert is_animated(media_dir / "hard" / "animated.gif")
    assert not is_animated(_saved(tmp_path, Image.new("P", (5, 3)), "still.gif"))
    assert not is_animated(media_dir / "hard" / "empty.jpg")
