"""A crash leaves no image of the memory on the disk."""

from __future__ import annotations

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource")  # Windows has none


def test_a_running_kiosk_leaves_no_core_file() -> None:
    code = (
        "import resource, sys\n"
        "_, hard = resource.getrlimit(resource.RLIMIT_CORE)\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))\n"  # as a service may have it
        "from kiosk.app import headless\n"
        "from kiosk.cli import main\n"
        "headless.run_headless = lambda *_, **__: resource.getrlimit(resource.RLIMIT_CORE)[0]\n"
        "sys.exit(main(['run', '--headless', '--source', 'sim:quiet']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0
