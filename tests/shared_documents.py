"""The province's real documents, which stand beside the checkout and aren't part of it."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "documents"


def shared(name: str) -> Path:
    """A real document; the test is skipped, and counted as skipped, where there is none."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"needs ../shared/documents/{name}")
    return path
