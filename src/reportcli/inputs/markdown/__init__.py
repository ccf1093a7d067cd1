"""Texts in Markdown, read into a small tree that knows its positions."""
