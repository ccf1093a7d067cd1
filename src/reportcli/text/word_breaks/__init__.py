"""Where words may break: by hyphens of their language, else at the last resort."""
