"""What follows from an error in a layout: of its block, of the names it would have given, on its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Span, Where

ON_PAGES = frozenset({
    "chart-colours-alike", "chart-crowded", "chart-marks-unseen", "contrast-graphic", "contrast-low",
    "drop-cap-deep", "figure-cut", "labels-near", "line-too-wide", "map-land-unseen", "map-marks-unseen",
    "missing-frame", "no-frame", "overset", "page-ends-early", "picture-without-room", "press-line-thin",
    "qr-too-small", "text-clipped", "text-covered", "text-invisible", "text-off-page", "text-out-of-frame",
    "text-over-text", "text-small", "text-without-room", "too-tall", "too-wide", "type-grown", "type-shrunk",
    "word-parted",
})  # fmt: skip
"""What is seen on pages: of a block that is in error it may be otherwise once that is mended."""
OF_LACK = frozenset({
    "chart-categories-differ", "chart-without-alt", "chart-without-labels", "chart-without-x",
    "layout-content-without-effect", "layout-map-mark-place", "layout-nested-style-ends",
    "layout-override-unclear", "layout-style-incomplete", "map-without-alt",
})  # fmt: skip
"""What a block or a style lacks, where something in it was refused."""
OF_NAMES = frozenset({"unknown-name", "filter-matches-nothing"})
OF_USE = frozenset({
    "layout-column-without-cells", "layout-key-without-effect", "layout-name-unused",
    "layout-parameter-unread",
})  # fmt: skip
"""What is said of a name or a key that nothing uses, where that which may use it is in error."""
OF_IDS = frozenset({"reference-unknown", "layout-change-unmatched", "layout-override-unmatched"})
NAMING = frozenset({"as", "each", "let"})
_KEY = re.compile(r"([\w-]+):\s*$")
MASTER = "layout-unknown-master"


class _Refused(NamedTuple):
    """Blocks and styles in error; those whose error is in the name that they give to records; whether an id
    is refused; whether what all pages rest on is.
    """

    scopes: list[Span]
    naming: list[Span]
    ids: bool
    pages: bool

    @classmethod
    def of(cls, errors: Sequence[Diagnostic]) -> _Refused:
        """What the errors of a layout refuse."""
        own = [one for one in errors if _of_layout(one) and one.code not in OF_LACK | OF_IDS]
        keys = [_key_of(one) for one in own]
        scopes = [one.scope for one in own if one.scope is not None]
        naming = [
            one.scope for one, key in zip(own, keys, strict=True) if one.scope is not None and key in NAMING
        ]
        pages = any(not one.file for one in scopes) or any(one.code == MASTER for one in own)
        return cls([one for one in scopes if one.file], naming, "id" in keys, pages)


def of_refused_parts(findings: Sequence[Diagnostic], errors: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings without what follows from an error in the layout: what is seen on pages of a block that
    has one, or on all where a master or the format has it; what the block lacks; warnings of the same block;
    names that it would have given.
    """
    refused = _Refused.of(errors)
    wrong = [one.where for one in errors if isinstance(one.where, Span)]
    said = {one.where for one in errors if _of_layout(one)}
    return [
        one
        for one in findings
        if not _follows(one, refused)
        and not _is_used_in_error(one, wrong)
        and (_of_layout(one) or one.where not in said or one.severity is not Severity.ERROR)
    ]


def _is_used_in_error(finding: Diagnostic, wrong: Sequence[Span]) -> bool:
    scope = finding.scope if finding.code in OF_USE else None
    return scope is not None and any(_within(where, [scope]) for where in wrong)


def _follows(finding: Diagnostic, refused: _Refused) -> bool:
    code, where = finding.code, finding.where
    if code in ON_PAGES:
        return refused.pages or _within(where, refused.scopes)
    if code in OF_LACK:
        return finding.scope in refused.scopes or _within(where, refused.scopes)
    if code in OF_NAMES:
        return _within(where, refused.naming)
    if code in OF_IDS:
        return refused.ids
    of_layout = finding.severity is not Severity.ERROR and finding.scope is not None
    return of_layout and finding.scope in refused.scopes


def _of_layout(finding: Diagnostic) -> bool:
    return finding.code.startswith(("layout-", "yaml-"))


def _within(where: Where | None, scopes: Sequence[Span]) -> bool:
    return isinstance(where, Span) and any(
        scope.file == where.file and scope.start <= where.start <= scope.end for scope in scopes
    )


def _key_of(finding: Diagnostic) -> str:
    """The key that a finding of the layout is about: that which is named, or meant, or stands before it."""
    where = finding.where
    if "key" in finding.args:
        return finding.args.get("nearest") or finding.args["key"]
    before = (finding.excerpt or "")[: where.start.column - 1] if isinstance(where, Span) else ""
    hit = _KEY.search(before)
    return hit[1] if hit else ""
