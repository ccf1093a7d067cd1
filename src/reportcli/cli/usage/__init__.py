"""How the command line explains itself: help in groups with examples, and what is wrong with a call."""
