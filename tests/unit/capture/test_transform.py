"""Rotation, mirror and region of interest, against plain numpy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.capture.transform import FrameTransform, TransformedSource
from kiosk.core.errors import SourceError
from kiosk.core.settings import CameraSettings

_fractions = st.floats(0, 1, allow_nan=False)


def _picture(width: int, height: int) -> np.ndarray:
    """Every pixel differs from every other."""
    numbers = np.arange(width * height, dtype=np.uint32).reshape(height, width)
    return np.stack([numbers % 251, numbers // 251 % 251, numbers // 63001], axis=2).astype(
        np.uint8
    )


@st.composite
def _rois(draw: st.DrawFn) -> tuple[float, float, float, float]:
    left, right = sorted((draw(_fractions), draw(_fractions)))
    top, bottom = sorted((draw(_fractions), draw(_fractions)))
    return left, top, right, bottom


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from([0, 90, 180, 270]),
    st.booleans(),
    _rois(),
)
def test_same_as_turning_then_mirroring_then_cropping(
    width: int, height: int, rotation: int, mirror: bool, roi: tuple[float, float, float, float]
) -> None:
    image = _picture(width, height)
    upright = np.rot90(image, -rotation // 90)
    upright = upright[:, ::-1] if mirror else upright
    upright_height, upright_width = upright.shape[:2]
    left, top = round(roi[0] * upright_width), round(roi[1] * upright_height)
    right, bottom = round(roi[2] * upright_width), round(roi[3] * upright_height)
    transform = FrameTransform(rotation, mirror, roi)

    result = transform.apply(image)

    assert (result.shape[1], result.shape[0]) == transform.size(width, height)
    assert result.flags.c_contiguous
    if right > left and bottom > top:
        np.testing.assert_array_equal(result, upright[top:bottom, left:right])
    else:  # less than a pixel: the nearest one
        assert result.shape[0] >= 1
        assert result.shape[1] >= 1
        assert any((pixel == result[0, 0]).all() for pixel in upright.reshape(-1, 3))


def test_quarter_turn_is_clockwise() -> None:
    image = _picture(3, 2)
    turned = FrameTransform(90).apply(image)
    np.testing.assert_array_equal(turned[0, -1], image[0, 0])  # top left goes to the top right


def test_nothing_to_do_copies_nothing() -> None:
    image = _picture(6, 4)
    assert FrameTransform().apply(image) is image


def test_region_is_chosen_on_what_is_shown() -> None:
    image = _picture(10, 10)
    shown = FrameTransform(mirror=True).apply(image)
    part = FrameTransform(mirror=True, roi=(0.0, 0.0, 0.3, 1.0)).apply(image)
    np.testing.assert_array_equal(part, shown[:, :3])


def test_settings_mirror_only_what_may_be_mirrored() -> None:
    settings = CameraSettings(mirror=True, rotation=270, roi=(0.1, 0.2, 0.9, 1.0))
    assert FrameTransform.from_settings(settings, mirrored=True) == FrameTransform(
        270, True, (0.1, 0.2, 0.9, 1.0)
    )
    assert not FrameTransform.from_settings(settings, mirrored=False).mirror


def test_source_gives_transformed_read_only_frames(counting_source) -> None:
    inner = counting_source(size=(40, 20))
    source = TransformedSource(inner, FrameTransform(90, False, (0.0, 0.0, 1.0, 0.5)))
    info = source.open()
    frame = source.read()
    assert (info.width, info.height) == (20, 20)
    assert frame is not None
    assert (frame.width, frame.height) == (20, 20)
    assert not frame.image.flags.writeable
    assert frame.image.flags.c_contiguous


def test_transform_can_be_replaced_while_running(counting_source) -> None:
    source = TransformedSource(counting_source(size=(40, 20)), FrameTransform())
    source.open()
    before = source.read()
    source.transform = FrameTransform(90)
    after = source.read()
    assert before is not None
    assert after is not None
    assert (before.width, after.width) == (40, 20)


@pytest.mark.parametrize(
    "garbage", [None, np.zeros((4, 4)), np.zeros((4, 4, 3)), np.zeros((0, 4, 3), np.uint8)]
)
def test_garbage_is_a_clear_error(counting_source, garbage: object) -> None:
    class Garbage(counting_source):
        def read(self):
            from dataclasses import replace

            return replace(super().read(), image=garbage)

    source = TransformedSource(Garbage(), FrameTransform(90, True))
    source.open()
    with pytest.raises(SourceError, match="unusable"):
        source.read()
