"""From bound blocks to the vertical list, one module a family of blocks."""
