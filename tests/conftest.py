"""What all tests share: the same examples on every run, so that a red test is red for everyone."""

from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")
