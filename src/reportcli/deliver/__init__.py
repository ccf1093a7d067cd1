"""Deliver: one document-level pass over the painted PDF, and the atomic write of every file."""
