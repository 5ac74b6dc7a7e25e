"""The gallery, the settings and the reader of photos that the commands work with."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.app.photo_reader import PhotoReader
    from kiosk.core.ports import PeopleRegistry
    from kiosk.core.settings import Settings
    from kiosk.identity.gallery import Gallery


def load_settings() -> Settings:
    """The settings in force."""
    from kiosk.core.settings_store import SettingsStore, default_path

    return SettingsStore(default_path()).load(os.environ).settings


def open_people(settings: Settings) -> PeopleRegistry:
    """The enrolled people of this device; works while the kiosk runs."""
    from kiosk.app.identification import IdentityStores
    from kiosk.app.people_desk import PeopleDesk
    from kiosk.core.clock import SystemClock
    from kiosk.keystore import open_keystore

    clock = SystemClock()
    stores = IdentityStores(open_keystore(), clock)
    return PeopleDesk(stores.gallery, stores.traces, stores.receipts, lambda: settings, clock)


def open_gallery() -> Gallery:
    """The file of enrolled people, for changing many at once."""
    from kiosk.app.identification import IdentityStores
    from kiosk.core.clock import SystemClock
    from kiosk.keystore import open_keystore

    return IdentityStores(open_keystore(), SystemClock()).gallery


@contextmanager
def photo_reader(settings: Settings, *, enrolling: bool = True) -> Iterator[PhotoReader]:
    """The networks that look at photos, compiled.

    Args:
        settings: Precision and device.
        enrolling: Whether somebody is to be known by the photos for years; else as much is
            asked of them as of a face that passes by.

    Raises:
        ModelError: They are not installed.
        InferenceError: No device can run them.
    """
    from contextlib import closing

    from kiosk.app.photo_reader import PhotoReader
    from kiosk.inference.face_quality import ENROL, MATCH
    from kiosk.inference.face_reader import FaceReader
    from kiosk.inference.registry import ModelStore

    limits = ENROL if enrolling else MATCH
    faces = FaceReader(settings.analysis, ModelStore.from_environment(), limits=limits)
    with closing(PhotoReader(faces)) as reader:
        yield reader
