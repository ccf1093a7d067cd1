"""Expressions of layouts and texts: evaluated over Facts, texts and records, never to a flattened string."""
