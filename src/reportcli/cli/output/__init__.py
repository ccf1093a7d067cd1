"""Findings for people and machines, one form a module."""
