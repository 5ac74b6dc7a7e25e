"""What every frame's picture must be; free of OpenCV, which takes long to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from numpy.typing import NDArray


def require_bgr(image: object) -> NDArray[np.uint8]:
    """The picture itself if it is (H, W, 3) uint8.

    Raises:
        SourceError: It is anything else; the message states what it is.
    """
    if not isinstance(image, np.ndarray):
        got = type(image).__name__
    elif image.ndim == 3 and image.shape[2] == 3 and image.dtype == np.uint8 and image.size:
        return image
    else:
        got = f"{image.dtype} {image.shape}"
    raise SourceError(
        f"The source gave a picture of an unusable kind ({got})",
        "Choose another size or pixel format, or another camera.",
    )
