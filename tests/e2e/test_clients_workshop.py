"""Programs of the workshop, which nobody here wrote, at the workshop port of a real collector."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import requests

from tests.e2e.collector_server import REPLY_S, RunningCollector, running

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a participant of such a workshop writes: no retries, no headers, nothing but the numbers.
SCRIPT = """
import sys
import requests

endpoint = sys.argv[1]
for people, men, women in ((0, 0, 0), (3, 1, 2), (5, 4, 1)):
    r = requests.get(endpoint + "/analytics/face", params={
        "id": "workshop-07", "value": people, "malecount": men, "femalecount": women})
    print(r.status_code, r.text)
"""


@pytest.fixture(scope="module")
def collector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    folder = tmp_path_factory.mktemp("workshop")
    with running(folder, "--workshop", "yes", "--workshop-port", 0) as server:
        yield server


@pytest.fixture
def endpoint(collector: RunningCollector) -> str:
    found = re.search(r"Workshop\s+(http://\S+)", collector.output)
    assert found, collector.output
    return found[1]


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as found:
        found.trust_env = False
        yield found


def data_of(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        if line.startswith("data: "):
            yield json.loads(line[6:])


def test_a_script_with_requests_works_unchanged(endpoint: str, session: requests.Session) -> None:
    with session.get(
        f"{endpoint}/live", params={"id": "workshop-07"}, stream=True, timeout=REPLY_S
    ) as stream:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, endpoint],
            capture_output=True,
            text=True,
            check=True,
            timeout=REPLY_S,
        )
        assert done.stdout.splitlines() == ["201 Successfully updated"] * 3
        pushed = data_of(stream.iter_lines(chunk_size=1, decode_unicode=True))
        found = [next(pushed) for _ in range(3)]
    assert [(p["id"], p["value"], p["malecount"], p["femalecount"]) for p in found] == [
        ("workshop-07", 0, 0, 0),
        ("workshop-07", 3, 1, 2),
        ("workshop-07", 5, 4, 1),
    ]


def test_the_reply_is_the_one_of_the_workshop(endpoint: str, session: requests.Session) -> None:
    good = session.get(f"{endpoint}/analytics/face?id=a&value=1&malecount=1&femalecount=0")
    assert (good.status_code, good.text) == (201, "Successfully updated")
    assert good.headers["Content-Type"] == "text/html; charset=utf-8"
    # The original validates nothing, and sample code does send the word "id" without the id.
    assert session.get(f"{endpoint}/analytics/face?id&value=x").status_code == 201
    assert session.post(f"{endpoint}/analytics/face", data={"id": "a"}).status_code == 404


def test_nothing_of_it_becomes_a_device(
    endpoint: str, session: requests.Session, collector: RunningCollector
) -> None:
    assert session.get(f"{endpoint}/analytics/face?id=intruder&value=99").status_code == 201
    assert collector.execute("SELECT count(*) FROM device")[0][0] == 0
    assert collector.execute("SELECT value FROM workshop_state WHERE id = 'intruder'") == [(99,)]
