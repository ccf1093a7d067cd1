"""Rows of a located table: which are records, which are totals of others."""
