"""Where words may be divided by hyphens, by their language."""
