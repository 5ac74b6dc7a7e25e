"""OpenVINO's Python package reports its use over the network unless it is kept from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import json, sys, threading
reached = []
sys.addaudithook(
    lambda event, args: reached.append(event)
    if event in ("socket.connect", "socket.getaddrinfo") else None
)
import kiosk.inference, openvino
openvino.Core().available_devices
print(json.dumps({
    "reached": reached,
    "threads": [t.name for t in threading.enumerate() if t is not threading.main_thread()],
    "telemetry": [name for name, module in sys.modules.items()
                  if "telemetry" in name and module is not None],
}))
"""


def test_openvino_reports_to_nobody(tmp_path: Path) -> None:
    # Continuous integration is left alone by the telemetry; a kiosk would not be.
    ours = {k: v for k, v in os.environ.items() if k not in ("CI", "TF_BUILD", "JENKINS_URL")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=ours | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {"reached": [], "threads": [], "telemetry": []}
    assert list(tmp_path.iterdir()) == []
