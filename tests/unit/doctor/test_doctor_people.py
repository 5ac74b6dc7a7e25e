"""The doctor's look at the enrolled people: what is wrong, and never a name."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import pytest

from kiosk.commands.doctor.finding import Finding, Level
from kiosk.commands.doctor.people import check_people
from kiosk.commands.people.registry import load_settings, open_people
from kiosk.core.choices import AnalysisMode
from kiosk.core.identity import (
    Consent,
    EmbeddingModel,
    Person,
    Template,
    TemplateSource,
    embedding_model,
)
from kiosk.core.settings import AnalysisSettings, Settings

if TYPE_CHECKING:
    from pathlib import Path

SECRET_NAME = "Zebulon Quark"


def person(name: str, *, days: int = 900, model: EmbeddingModel | None = None) -> Person:
    now = datetime.now(UTC)
    unit = np.zeros(256, np.float32)
    unit[0] = 1.0
    made_by = model or embedding_model(AnalysisSettings())
    return Person(
        id=uuid4(),
        group="people",
        name=name,
        bio="",
        fields=(),
        consent=Consent("1", "en", now - timedelta(days=1), "Max", now + timedelta(days=days)),
        templates=(Template(uuid4(), made_by, unit, 1.0, TemplateSource.FILE, name, now),),
        created_at=now - timedelta(days=1),
    )


def check(settings: Settings | None = None) -> list[Finding]:
    found = list(check_people(settings or Settings()))
    for finding in found:
        assert finding.check == "people"
        assert SECRET_NAME not in f"{finding.message}{finding.hint}"
        assert finding.level is Level.OK or finding.hint
    return found


def worst(found: list[Finding]) -> Level:
    return max((one.level for one in found), key=[Level.OK, Level.WARNING, Level.ERROR].index)


def identifying(**identification: object) -> Settings:
    settings = Settings()
    return settings.model_copy(
        update={
            "analysis": settings.analysis.model_copy(update={"mode": AnalysisMode.IDENTIFICATION}),
            "identification": settings.identification.model_copy(update=identification),
        }
    )


def test_nobody_is_enrolled(kiosk_home: Path) -> None:
    assert [one.message for one in check()] == ["nobody is enrolled"]
    assert worst(check(identifying())) is Level.WARNING
    assert not (kiosk_home / "data" / "identity").exists()  # a check changes nothing


def test_all_is_well() -> None:
    open_people(load_settings()).put_person(person(SECRET_NAME))
    (found,) = check(identifying())
    assert found.level is Level.OK
    assert found.message.startswith("1 person in 1 group, key in ")


def test_who_is_not_recognised_is_counted() -> None:
    registry = open_people(load_settings())
    registry.put_person(person(SECRET_NAME))
    registry.put_person(person("Soon", days=10))
    registry.put_person(person("Other networks", model=EmbeddingModel("other", "FP16")))
    gone = registry.put_person(person("Gone"))
    ended = datetime.now(UTC) - timedelta(hours=1)
    registry.put_person(replace(gone, consent=replace(gone.consent, expires_at=ended)))
    messages = " / ".join(one.message for one in check(identifying(group="none")))
    assert "1 consent expired" in messages
    assert "1 consent will expire" in messages
    assert "1 person needs new photos" in messages
    assert "a group that does not exist" in messages


def test_a_damaged_file_is_told_and_left_where_it_is(kiosk_home: Path) -> None:
    open_people(load_settings()).put_person(person(SECRET_NAME))
    folder = kiosk_home / "data" / "identity"
    main, backup = folder / "people.vault", folder / "people.backup.vault"
    main.write_bytes(main.read_bytes()[:-1])
    before = {path.name: path.read_bytes() for path in folder.glob("*.vault")}
    assert worst(check()) is Level.WARNING
    backup.write_bytes(b"")
    assert worst(check()) is Level.ERROR
    before[backup.name] = b""
    assert {path.name: path.read_bytes() for path in folder.glob("*.vault")} == before


def test_a_missing_key_is_told(kiosk_home: Path) -> None:
    open_people(load_settings()).put_person(person(SECRET_NAME))
    (kiosk_home / "config" / "credentials.json").unlink()
    (found,) = check()
    assert found.level is Level.ERROR
    assert "key store" in found.hint


@pytest.mark.skipif(os.name != "posix", reason="permission bits")
def test_files_that_others_may_read_are_told(kiosk_home: Path) -> None:
    open_people(load_settings()).put_person(person(SECRET_NAME))
    (kiosk_home / "config" / "credentials.json").chmod(0o644)
    found = check()
    assert worst(found) is Level.WARNING
    assert "chmod 600" in found[-1].hint


def test_the_bundle_names_nobody(tmp_path: Path) -> None:
    from kiosk.commands.doctor.bundle import write_bundle

    open_people(load_settings()).put_person(person(SECRET_NAME))
    settings = identifying(greeting=f"Hello {SECRET_NAME}", group="zebulon-club")
    path = tmp_path / "bundle.zip"
    write_bundle(path, settings, check(settings), {})
    with zipfile.ZipFile(path) as bundle:
        texts = "".join(bundle.read(name).decode() for name in bundle.namelist())
    assert "1 person in 1 group" in texts
    assert "zebulon" not in texts.lower()
