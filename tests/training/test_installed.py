"""Says so where the tests that train are left out."""

from __future__ import annotations

import importlib.util

import pytest


@pytest.mark.parametrize("name", ["torch", "nncf", "matplotlib"])
def test_what_trains_is_installed(name: str) -> None:
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is missing, so nothing is trained: training/README.md")
