"""The page for those without a terminal: reports of a folder, and what can be done with each."""
