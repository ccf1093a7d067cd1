"""Functions and filters of expressions, one module a family."""
