"""The tiny project of the tests of building, for the pages that build a report."""

from build.conftest import project

__all__ = ["project"]
