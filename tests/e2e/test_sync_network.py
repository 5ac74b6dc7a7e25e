"""A network that loses packets and breaks: two namespaces, a bad cable between them."""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import select
import shutil
import struct
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.servers import free_port

from .collector_process import CollectorProcess
from .sync_sender import DEVICE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 240.0
KIOSK, COLLECTOR = "10.77.0.1", "10.77.0.2"
RECORDS = 3_000


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, timeout=20)


class Cable:
    """A link between two namespaces, made of two TUN devices and a relay that drops packets.

    Not of ``tc netem``, which many kernels of virtual machines and containers lack.

    Attributes:
        kiosk: Namespace of the sender.
        collector: Namespace of the receiver.
        loss: Share of packets that vanish, in each direction.
        reorder: Share of packets that the next one overtakes.
        delay_s: Longest delay of a packet.
        passed: Packets that came through.
        lost: Packets that did not.
    """

    def __init__(self) -> None:
        tag = f"{os.getpid() % 100_000:05d}"
        self.kiosk, self.collector = f"vk{tag}", f"vc{tag}"
        self._names = f"vt{tag}a", f"vt{tag}b"
        self.loss = self.reorder = self.delay_s = 0.0
        self.passed = self.lost = 0
        self._stop = threading.Event()
        self._files: list[int] = []
        self._threads: list[threading.Thread] = []

    def lay(self) -> None:
        for name, device, address in zip(
            (self.kiosk, self.collector), self._names, (KIOSK, COLLECTOR), strict=True
        ):
            ip("netns", "add", name)
            self._files.append(open_tun(device))
            # The file stays connected to the device while that moves to its namespace.
            ip("link", "set", "dev", device, "netns", name)
            ip("-n", name, "addr", "add", f"{address}/24", "dev", device)
            ip("-n", name, "link", "set", "dev", device, "up")
            ip("-n", name, "link", "set", "dev", "lo", "up")
        near, far = self._files
        for source, target, seed in ((near, far, 1), (far, near, 2)):
            thread = threading.Thread(target=self._relay, args=(source, target, seed))
            thread.start()
            self._threads.append(thread)

    def _relay(self, source: int, target: int, seed: int) -> None:
        chance, held = random.Random(seed), b""
        while not self._stop.is_set():
            if not select.select([source], [], [], 0.05)[0]:
                continue
            with contextlib.suppress(OSError):  # the device is down
                packet = os.read(source, 65536)
                if chance.random() < self.loss:
                    self.lost += 1
                    continue
                if self.delay_s:
                    time.sleep(chance.uniform(0, self.delay_s))
                if not held and chance.random() < self.reorder:
                    held = packet
                    continue
                os.write(target, packet)
                self.passed += 1
                if held:
                    os.write(target, held)
                    held = b""

    def cut(self) -> None:
        """There is no way any more, and the sender is told so."""
        ip("-n", self.kiosk, "link", "set", "dev", self._names[0], "down")

    def mend(self) -> None:
        self.loss = self.reorder = self.delay_s = 0.0
        ip("-n", self.kiosk, "link", "set", "dev", self._names[0], "up")

    def remove(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        for file in self._files:
            os.close(file)
        for name in (self.kiosk, self.collector):
            subprocess.run(["ip", "netns", "del", name], capture_output=True, timeout=20)


def open_tun(device: str) -> int:
    """Make a TUN device; packets of its network are read and written at the file."""
    set_interface, tun, no_header = 0x400454CA, 0x0001, 0x1000
    file = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(file, set_interface, struct.pack("16sH22x", device.encode(), tun | no_header))
    except OSError:
        os.close(file)
        raise
    return file


@pytest.fixture
def cable() -> Iterator[Cable]:
    if not shutil.which("ip"):
        pytest.skip("needs the program ip (package iproute2)")
    made = Cable()
    try:
        try:
            made.lay()
        except (subprocess.CalledProcessError, OSError) as error:
            reason = getattr(error, "stderr", b"") or str(error).encode()
            words = reason.decode(errors="replace").strip()
            pytest.skip(f"this system allows no network namespaces with TUN devices: {words}")
        yield made
    finally:
        made.remove()


@contextmanager
def serving(collector: CollectorProcess, cable: Cable, port: int) -> Iterator[None]:
    """The collector in its namespace, where a test cannot ask the port whether it answers."""
    command = collector.command(port, COLLECTOR)
    log = collector.folder / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["ip", "netns", "exec", cable.collector, *command],
            env=collector.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    try:
        deadline = time.monotonic() + 60
        while b"Dashboard and API" not in log.read_bytes():
            assert process.poll() is None, log.read_text()[-2000:]
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def sending(cable: Cable, folder: Path, url: str, token: str) -> Iterator[subprocess.Popen[bytes]]:
    folder.mkdir()
    words = [str(folder), url, token, str(RECORDS), "20", "0.15"]
    module = "tests.e2e.sync_sender"
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            ["ip", "netns", "exec", cable.kiosk, sys.executable, "-m", module, *words],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()


@pytest.mark.timeout(400)
def test_partitions_and_lost_packets(tmp_path, cable):
    collector, port = CollectorProcess(tmp_path / "collector"), free_port()
    token = collector.admit(DEVICE)
    url = f"http://{COLLECTOR}:{port}"
    arrived = []
    with serving(collector, cable, port), sending(cable, tmp_path / "kiosk", url, token) as kiosk:
        deadline = time.monotonic() + PATIENCE_S
        while not collector.stored(DEVICE).records:
            assert time.monotonic() < deadline
            assert kiosk.poll() is None, (tmp_path / "kiosk/log.txt").read_text()[-2000:]
            time.sleep(0.1)
        for trouble in ("cut", "silence", "loss"):
            if trouble == "cut":
                cable.cut()
            elif trouble == "silence":
                cable.loss = 1.0  # packets vanish without a word
            else:
                cable.loss, cable.reorder, cable.delay_s = 0.2, 0.1, 0.02
            time.sleep(6)
            arrived.append(collector.stored(DEVICE).records)
            cable.mend()
            time.sleep(1)
        code = kiosk.wait(PATIENCE_S)
        assert code == 0, (tmp_path / "kiosk/log.txt").read_text()[-2000:]
    print("arrived after each trouble", arrived)
    assert cable.lost > 0
    assert arrived[0] < RECORDS, "the troubles came in the middle of it"
    stored = collector.stored(DEVICE)
    assert stored.epochs == 1
    assert stored.records == stored.ids == stored.numbers == RECORDS, "0 lost, 0 doubled"
    assert (stored.first, stored.last) == (1, RECORDS), "without holes"
