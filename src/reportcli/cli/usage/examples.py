"""Examples of calls, by command ("" for the program itself): the words after `reportcli`, what they are for.

Each is parsed by a test, so that none shows an option that there is not.
"""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("new my-report", "Begin: a folder with a workbook, pictures and texts that build at once"),
        ("build my-report/2024.xlsx", "Build the PDF beside its workbook"),
        ("check my-report/2024.xlsx", "Report all that is wrong, and write nothing"),
    ),
    "build": (
        ("build 2024.xlsx", "Print: 2024.pdf beside the workbook"),
        ("build 2024.xlsx --for all -o out/", "Files for print, screen and archive in a folder"),
        ("build 2023.xlsx 2024.xlsx --strict", "Two workbooks; warnings fail the run"),
        ("build 2024.xlsx --draft --open", "A draft at any rate, opened in the viewer of PDFs"),
        ("build 2024.xlsx --format github --deps 2024.d", "In CI: annotations, and the inputs for make"),
    ),
    "check": (
        ("check 2024.xlsx --format concise", "A line a finding"),
        ("check 2024.xlsx --ignore 'photo-*' --strict", "All warnings fail, but those of photos"),
        ("check 2024.xlsx --annotate marked.xlsx", "Findings as comments in a copy of the workbook"),
    ),
    "batch": (
        ("batch 2024.xlsx --list", "Check the plan of editions.yaml, and list the editions"),
        ("batch 2024.xlsx --sample 5 -o proofs/", "Five that differ most, to look at"),
        ("batch 2024.xlsx -o out/", "All of them; a second run makes what has changed"),
    ),
    "collect": (
        ("collect 2024.xlsx", "Which members' workbooks are missing, late, of another year or faulty"),
        (
            "collect 2024.xlsx -o state.xlsx --annotate back/",
            "The same as a sheet; copies with what is wrong",
        ),
    ),
    "start": (
        ("start", "The reports of this folder in the browser, with buttons for all that is done"),
        ("start ~/reports --launchers", "Files that start it with a double click"),
    ),
    "watch": (("watch 2024.xlsx --open", "The pages in the browser, set again after every save"),),
    "preflight": (("preflight 2024.pdf --for print", "Judge a PDF of any program for print"),),
    "read": (("read 2024-screen.pdf", "What a screen reader would say"),),
    "new": (
        ("new my-report --lang nl", "A report in Dutch"),
        ("new my-report --design editorial", "Another design to start from; new --list has all"),
        ("new 2025 --from 2024/2024.xlsx", "The report of the next year"),
    ),
    "explain": (
        ("explain parts-miss-total", "One finding"),
        ("explain --all", "All of them, as one Markdown page"),
    ),
    "explain-style": (("explain-style title 2024.xlsx", "Where a style has its values from"),),
    "schema": (("schema section", "The JSON Schema of a section, for an editor"),),
    "tables": (
        ("tables 2024.xlsx", "The tables of a report, with rows, columns and where they come from"),
        ("tables 2024.xlsx partners --format csv", "One of them, as text for another program"),
    ),
    "fetch": (("fetch 2024.xlsx --check", "Whether a database says something else than what was frozen"),),
    "translations": (("translations 2024.xlsx --lang nl", "What a second language still lacks"),),
    "why": (('why 2024.pdf "6.167.271"', "Where a printed figure comes from"),),
    "where": (("where 2024.xlsx 'Comptes!D14'", "Every page on which a cell is printed"),),
    "config": (("config 2024.xlsx", "The settings that a build of this workbook has, and from where"),),
    "doctor": (("doctor", "Whether this machine has all that a build needs"),),
    "cells": (
        ("cells 2024.xlsx", "The workbook as text, for `git diff`"),
        ("cells 2024.xlsx --sheet 'Key figures'", "One sheet of it"),
    ),
    "cache": (("cache info", "Where the cache lies and what it holds"),),
}
