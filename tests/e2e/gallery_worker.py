"""A process that changes a gallery until it is killed, and says what it is about to do.

Started with the home of the gallery as its argument, it reads one line of JSON per round and forks
a worker for it, so that 200 workers cost 200 forks and not 200 interpreters. The worker writes
``{"begin": ...}`` before each change and ``{"done": true}`` after it; the process writes
``{"dead": ...}`` when the worker is gone.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np

from kiosk.core import people as rules
from kiosk.core.identity import (
    Consent,
    EmbeddingModel,
    GalleryContents,
    Person,
    Template,
    TemplateSource,
)
from kiosk.identity.gallery import Gallery
from kiosk.keystore import CredentialStore

if TYPE_CHECKING:
    from collections.abc import Callable

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
MODEL = EmbeddingModel("face-reidentification-retail-0095", "FP16")
FILE_EVENTS = {"open", "os.rename", "os.remove", "os.chmod", "os.mkdir", "os.listdir", "os.scandir"}


class NoKeyStore:
    """The key store of a machine that has none; the file beside the settings is used."""

    def get_password(self, service_name: str, username: str) -> str | None:
        raise RuntimeError("none")

    def set_password(self, service_name: str, username: str, password: str) -> None:
        raise RuntimeError("none")

    def delete_password(self, service_name: str, username: str) -> None:
        raise RuntimeError("none")


def gallery_in(home: Path) -> Gallery:
    return Gallery(home / "identity", CredentialStore(home / "credentials.json", NoKeyStore()))


def person(number: int) -> Person:
    generator = np.random.default_rng(number)
    embedding = generator.normal(size=256).astype(np.float32)
    embedding /= np.linalg.norm(embedding)
    template = Template(
        UUID(int=1_000_000 + number), MODEL, embedding, 0.5, TemplateSource.CAMERA, "", AT
    )
    return Person(
        UUID(int=number),
        "people",
        f"Person {number}",
        "",
        (),
        Consent("1", "en", AT, "Ana", AT + timedelta(days=900)),
        (template,),
        AT,
    )


def people_in(contents: GalleryContents) -> dict[int, str]:
    """Number and text of everybody: what the test keeps book of."""
    return {one.id.int: one.bio for one in contents.people}


def apply(change: dict[str, Any], people: dict[int, str]) -> dict[int, str]:
    """What a change makes of the book."""
    number = change["number"]
    match change["kind"]:
        case "add":
            return {**people, number: ""}
        case "note":
            return {**people, number: change["text"]}
        case "erase":
            return {other: text for other, text in people.items() if other != number}
        case _:
            return {}


def carry_out(change: dict[str, Any], gallery: Gallery) -> None:
    number = change["number"]
    match change["kind"]:
        case "add":
            gallery.change(lambda contents: rules.put_person(contents, person(number)))
        case "note":
            gallery.change(lambda contents: _noted(contents, number, change["text"]))
        case "erase":
            gallery.erase(lambda contents: rules.without_people(contents, (UUID(int=number),)))
        case _:
            gallery.destroy()


def _noted(contents: GalleryContents, number: int, text: str) -> GalleryContents:
    one = rules.find_person(contents, UUID(int=number))
    return rules.put_person(contents, replace(one, bio=text))


def _random_changes(seed: int, gallery: Gallery, say: Callable[[object], None]) -> None:
    """Change something again and again, until the end comes from outside."""
    rng = random.Random(seed)
    people = people_in(gallery.contents())
    fresh = seed * 10_000
    while True:
        kinds = ["add"] if not people else ["add", "note", "erase", "erase", "note"]
        kind = rng.choice([*kinds, *(["destroy"] if rng.random() < 0.1 else [])])
        fresh += 1
        number = fresh if kind in ("add", "destroy") else rng.choice(sorted(people))
        change = {"kind": kind, "number": number, "text": str(fresh)}
        say({"begin": change})
        carry_out(change, gallery)
        say({"done": True})
        people = apply(change, people)


def _die_at(event_number: int) -> None:
    """Be killed right before so many events at the file system have happened."""
    left = event_number

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal left
        if event in FILE_EVENTS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _work(order: dict[str, Any], home: Path, say: Callable[[object], None]) -> None:
    gallery = gallery_in(home)
    if "seed" in order:
        _random_changes(order["seed"], gallery, say)
    _die_at(order["die_at"])
    if order["change"] is None:
        gallery.contents()
    else:
        carry_out(order["change"], gallery)
    say({"done": True})


def main() -> None:
    def say(what: object) -> None:
        # One write of less than a page reaches a pipe whole or not at all.
        os.write(1, json.dumps(what).encode() + b"\n")

    # Only a power cut loses what was written and not forced to the disk; the kernel keeps what
    # a killed process wrote. Without waiting for the disk there are five times as many changes.
    os.fsync = lambda descriptor: None
    say({"ready": True})
    for line in sys.stdin:
        order = json.loads(line)
        worker = os.fork()
        if worker == 0:
            say({"worker": os.getpid()})
            _work(order, Path(order["home"]), say)
            os._exit(0)
        _, status = os.waitpid(worker, 0)
        say({"dead": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
