r"""Measures what identification costs beside demographics, as a ratio of CPU time.

    python scripts/identification_cost.py --models MODELS

The pipelines take turns on the same frames in one process, so that whatever else the machine does
hits both. Drawing the scenes is not part of it.
"""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

from kiosk.capture.sim.source import SimSource
from kiosk.core.choices import AnalysisMode, Pace
from kiosk.core.clock import SystemClock
from kiosk.core.settings import AnalysisSettings
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.inference.pipeline import FacePipeline
from kiosk.inference.registry import ModelRegistry, ModelStore

SCENES = ("busy", "crowd")
SECONDS = 30
WARM_UP_S = 1
FPS = 30.0
IDENTIFIES = AnalysisSettings(mode=AnalysisMode.IDENTIFICATION)
KINDS = {
    "demographics": AnalysisSettings(mode=AnalysisMode.DEMOGRAPHICS),
    "identification": IDENTIFIES,
    "without liveness": IDENTIFIES.model_copy(update={"liveness": False}),
}


def measure(scene: str, store: ModelStore) -> dict[str, float]:
    """CPU milliseconds per frame by kind."""
    spent = dict.fromkeys(KINDS, 0.0)
    with ExitStack() as stack:
        pipelines = {
            kind: stack.enter_context(
                closing(FacePipeline(settings, store, identifier=GalleryIdentifier(SystemClock())))
            )
            for kind, settings in KINDS.items()
        }
        source = stack.enter_context(closing(SimSource(scene, fps=FPS, pace=Pace.FAST)))
        source.open()
        frames, warm = round(SECONDS * FPS), round(WARM_UP_S * FPS)
        order = list(KINDS)
        for number in range(frames + warm):
            frame = source.read()
            assert frame is not None
            for kind in order:
                started = time.process_time()
                pipelines[kind].step(frame)
                if number >= warm:
                    spent[kind] += time.process_time() - started
            order.append(order.pop(0))
    return {kind: seconds / frames * 1e3 for kind, seconds in spent.items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--models", type=Path, required=True, help="folder of the networks")
    store = ModelStore(ModelRegistry.load(), (parser.parse_args().models,))
    for scene in SCENES:
        spent_ms = measure(scene, store)
        base = spent_ms["demographics"]
        figures = ", ".join(
            f"{kind} {ms:.2f} ms ({ms / base:.2f})" for kind, ms in spent_ms.items()
        )
        sys.stdout.write(f"sim:{scene}: {figures}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
