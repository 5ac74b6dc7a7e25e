"""Older forms of the settings file and how each becomes the next one.

A file states its form in ``version``; one that states none has version 0. To change the form,
raise ``SETTINGS_VERSION`` and add the step from the version before to :data:`MIGRATIONS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kiosk.core.settings_schema import specs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Document = dict[str, Any]
"""A settings file as read: section name to table."""

_ENDPOINT_KEYS: Final = ("protocol", "endpoint", "username", "timeout_s")
"""Of the section ``cloud`` up to version 1."""


MIGRATED: Final = "workshop"
"""Name of the destination that the only endpoint of earlier versions has become."""


def version_of(document: Document) -> int:
    """Version that a file states; 0 when it states none or nonsense."""
    stated = document.get("version", 0)
    return stated if isinstance(stated, int) and not isinstance(stated, bool) else 0


def _from_flat_names(document: Document) -> Document:
    """Version 0 has no sections: ``camera_source = "..."`` instead of ``[camera] source``.

    A section that is there already keeps its own values.
    """
    names = (*specs(), *(f"cloud.{key}" for key in _ENDPOINT_KEYS))
    flat = {name.replace(".", "_", 1): name for name in names}
    migrated: Document = {}
    for key, value in document.items():
        if key in flat and not isinstance(value, dict):
            section, _, inner = flat[key].partition(".")
            table = document.get(section)
            if not (isinstance(table, dict) and inner in table):
                migrated.setdefault(section, {})[inner] = value
        elif isinstance(value, dict):
            migrated[key] = migrated.get(key, {}) | value
        else:
            migrated[key] = value
    return migrated


def _from_one_endpoint(document: Document) -> Document:
    """Version 1 has one endpoint, of the workshop dialect; it becomes a destination.

    One that was switched off is kept, paused.
    """
    cloud = document.get("cloud")
    if not isinstance(cloud, dict):
        return document
    old = {key: cloud[key] for key in _ENDPOINT_KEYS if key in cloud}
    kept = {key: value for key, value in cloud.items() if key not in old}
    endpoint = str(old.get("endpoint", "")).strip().rstrip("/")
    if endpoint and "sinks" not in kept:
        sink: Document = {"name": MIGRATED, "kind": "workshop", "endpoint": endpoint}
        if old.get("protocol") != "workshop":
            sink["paused"] = True
        kept["sinks"] = [sink | {k: old[k] for k in ("username", "timeout_s") if k in old}]
    return document | {"cloud": kept}


MIGRATIONS: Final[Mapping[int, Callable[[Document], Document]]] = {
    0: _from_flat_names,
    1: _from_one_endpoint,
}
"""Step from each older version to the next one."""


def migrated(
    document: Document,
    target: int,
    steps: Mapping[int, Callable[[Document], Document]] = MIGRATIONS,
) -> Document:
    """The document in the form of version ``target``; newer ones are returned as they are."""
    version = version_of(document)
    if version > target:
        return document
    for number in range(max(version, 0), target):
        document = steps[number](document)
    return document | {"version": target}
