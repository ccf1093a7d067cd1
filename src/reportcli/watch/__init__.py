"""The workshop: the pages of a report in a browser of this machine, set again after every save."""
