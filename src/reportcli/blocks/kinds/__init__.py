"""The bound form of each kind of block, one module a kind."""
