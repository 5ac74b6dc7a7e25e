"""Which attribute networks are used: the program's own, or those of the Open Model Zoo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.choices import AttributesName
from kiosk.inference.own_attributes import OwnAttributes
from kiosk.inference.zoo_attributes import ZooAttributes

if TYPE_CHECKING:
    from kiosk.core.settings import AnalysisSettings
    from kiosk.inference.detectors import ModelFiles
    from kiosk.inference.face_reading import AttributeNetworks
    from kiosk.inference.runtime import Runtime


def attribute_networks(
    settings: AnalysisSettings,
    models: ModelFiles,
    runtime: Runtime,
    *,
    emotion: bool = False,
    threads: int = 1,
) -> AttributeNetworks:
    """The networks that the settings ask for, compiled.

    Args:
        settings: Which networks, in which stored precision.
        models: Where their files come from.
        runtime: Compiles them.
        emotion: Whether emotions are told.
        threads: Threads on the CPU.

    Raises:
        ModelError: A model is missing or corrupt.
        InferenceError: No device can run a network.
    """
    kind = OwnAttributes if settings.attributes is AttributesName.VITRINE else ZooAttributes
    return kind(models, runtime, precision=settings.precision, emotion=emotion, threads=threads)
