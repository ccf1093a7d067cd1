"""The options of the command line: as they are stated, and what is given for them."""
