"""What a user may do."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """Rights of a user; each has those of the ones below it."""

    ADMIN = "admin"
    """May change users, devices and settings."""
    ANALYST = "analyst"
    """May export and make access tokens for the data API."""
    READER = "reader"
    """May look."""

    def covers(self, least: Role) -> bool:
        """Whether this role has the rights of ``least``."""
        return _RANK[self] >= _RANK[least]


_RANK: Final = {Role.READER: 0, Role.ANALYST: 1, Role.ADMIN: 2}
