"""What all tests share: the same examples on every run, so that a red test is red for everyone."""

import os

from hypothesis import settings

os.environ["REPORTCLI_NO_CACHE"] = "1"  # a test that is about the cache gives it a folder of its own

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")
