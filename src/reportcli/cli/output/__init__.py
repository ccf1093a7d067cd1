"""Findings for people and machines: one format a module, found by the name that `--format` takes.

Each has `print_run(report)`; a new one is its module here and its name in `cli.options.stated.OutputFormat`.
"""
