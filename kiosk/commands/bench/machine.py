"""What a measurement was made on."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from kiosk.inference.runtime import cpu_count


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine and the libraries.

    Attributes:
        processor: Name of the processor.
        cores: Cores that the program may use.
        system: Operating system.
        versions: Versions of Python and the libraries that matter.
        load: Mean number of running processes in the last minute, or None where the system
            does not tell; well above 0 before a bench means that the figures are disturbed.
    """

    processor: str
    cores: int
    system: str
    versions: dict[str, str]
    load: float | None

    @classmethod
    def this(cls) -> Machine:
        """The machine that runs this."""
        libraries = ("openvino", "numpy", "opencv-python-headless", "opencv-python")
        versions = {"python": platform.python_version()}
        for library in libraries:
            try:
                versions[library] = version(library)
            except ModuleNotFoundError:
                continue
        load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
        return cls(_processor(), cpu_count(), platform.platform(), versions, load)


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
