"""A sink for each kind; a missing package is named with the extra that brings it."""

import subprocess
import sys

import pytest

from kiosk.cloud.sinks.factory import make_sink
from kiosk.core.sinks import Sink, SinkKind
from tests.sink_samples import context

ENDPOINTS = {
    SinkKind.HTTP: "https://127.0.0.1:9003",
    SinkKind.WORKSHOP: "http://127.0.0.1:9002",
    SinkKind.MQTT: "mqtts://127.0.0.1",
    SinkKind.STORAGE: "s3://bucket/prefix",
    SinkKind.WEBHOOK: "https://127.0.0.1/hook",
    SinkKind.SNS: "arn:aws:sns:eu-west-1:123456789012:rekognition",
}

BLOCKED = """
import sys
from pathlib import Path

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {package!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocker())
from kiosk.cloud.sinks.factory import make_sink
from kiosk.core.errors import SyncError
from kiosk.core.sinks import Sink
from tests.sink_samples import context
try:
    made = make_sink(
        Sink(name="there", kind={kind!r}, endpoint={endpoint!r}), context(Path({folder!r}))
    )
except SyncError as error:
    print(error.message, "|", error.hint)
else:
    print("made", type(made).__name__)
"""


@pytest.mark.parametrize("kind", SinkKind)
def test_each_kind_has_a_sink(kind, tmp_path):
    made = make_sink(Sink(name="there", kind=kind, endpoint=ENDPOINTS[kind]), context(tmp_path))
    assert made.limits.records >= 1
    made.close()
    made.close()


@pytest.mark.parametrize(
    ("kind", "endpoint", "package", "said"),
    [
        ("mqtt", ENDPOINTS[SinkKind.MQTT], "paho", "kiosk[mqtt]"),
        ("storage", ENDPOINTS[SinkKind.STORAGE], "obstore", "kiosk[storage]"),
        ("sns", ENDPOINTS[SinkKind.SNS], "boto3", "kiosk[aws]"),
        ("storage", "file:///tmp", "obstore", "made StorageSink"),
        ("http", ENDPOINTS[SinkKind.HTTP], "paho", "made HttpSink"),
        ("webhook", ENDPOINTS[SinkKind.WEBHOOK], "boto3", "made WebhookSink"),
    ],
)
def test_a_missing_package_is_said_with_its_extra(kind, endpoint, package, said, tmp_path):
    """For real: in another process, where the package cannot be imported."""
    program = BLOCKED.format(kind=kind, endpoint=endpoint, package=package, folder=str(tmp_path))
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    if "made" not in said:
        assert "pip install" in done.stdout


def test_no_package_is_imported_before_it_is_needed():
    program = (
        "import sys, kiosk.cloud.sinks.factory\n"
        "print(*[p for p in ('paho', 'obstore', 'boto3', 'botocore') if p in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == ""
