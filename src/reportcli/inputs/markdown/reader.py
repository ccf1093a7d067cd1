"""Prose: CommonMark with footnotes, marks of our own, fenced boxes and `{{ … }}`, read into a frozen tree.

`{{ … }}` is one token, found before any Markdown inside it. Code, images and HTML have no place in a
report: code marks stay text, images and HTML are findings. Characters stay as typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reportcli.inputs.braces import expression_end
from reportcli.inputs.limits import MARKDOWN_BYTES, MARKDOWN_PARAGRAPH
from reportcli.inputs.markdown.emphasis import tokenize_emphasis
from reportcli.inputs.markdown.marks import add_marks
from reportcli.inputs.markdown.nodes import Inline, Prose, Text
from reportcli.inputs.markdown.tree import TreeBuilder
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.model.diagnostic import Diagnostic, Severity, in_text_order
from reportcli.model.refs import CellRef, Position, Span, Where

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_FENCE = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)
_MARKS = re.compile(r"[*_^~\[\]{<&\\\n!]")
_OPENED = re.compile(r"---[ \t]*\r?\n[A-Za-z][\w-]*:(?:[ \t]|\r?\n)")
OFF = ("code", "fence", "backticks", "footnote_inline", "text_join")


def parse_markdown(text: str, file: str) -> Prose:
    """A text file, front matter and all."""
    whole = Span(file)
    if len(text) > MARKDOWN_BYTES:
        large = Diagnostic("markdown-too-large", Severity.ERROR, whole, {"limit": str(MARKDOWN_BYTES)})
        return Prose((), diagnostics=(large,))
    fields, field_spans, diagnostics, body = _front_matter(text, file)
    prose = _parse(body, file, None)
    found = tuple(sorted((*diagnostics, *prose.diagnostics), key=in_text_order))
    return Prose(prose.blocks, prose.notes, fields, field_spans, found)


def parse_blocks(text: str, where: Where | None) -> Prose:
    """A text with paragraphs, lists and notes that stands in a cell (or another single place)."""
    if len(text) > MARKDOWN_BYTES:
        large = Diagnostic("markdown-too-large", Severity.ERROR, where, {"limit": str(MARKDOWN_BYTES)})
        return Prose((), diagnostics=(large,))
    return _parse(text, "", where)


def parse_inline(text: str, where: Where | None) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
    """Inline marks of one cell or field; line ends are spaces, blocks are not looked for."""
    if _MARKS.search(text) is None:
        return ((Text(text, where),) if text else ()), ()
    if isinstance(where, CellRef):
        return _inline(text, where)
    return _inline_of_layout(text, where)


@lru_cache(maxsize=4096)
def _inline_of_layout(text: str, where: Where | None) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
    """A field of a layout is read once for all records that it is printed for."""
    return _inline(text, where)


def _inline(text: str, where: Where | None) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
    builder = TreeBuilder(text.splitlines(), "", where)
    if len(text) > MARKDOWN_PARAGRAPH:
        builder.report("markdown-paragraph-too-long", where, limit=str(MARKDOWN_PARAGRAPH))
        return (), tuple(builder.diagnostics)
    tokens = parser().parseInline(text, {})
    return builder.inlines(tokens[0], 0), tuple(builder.diagnostics)


def _parse(text: str, file: str, where: Where | None) -> Prose:
    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    builder = TreeBuilder(text.splitlines(), file, where)
    blocks = builder.document(tokens)
    builder.unused_notes(environment)
    builder.too_long(environment)
    return Prose(blocks, builder.notes, {}, {}, tuple(sorted(builder.diagnostics, key=in_text_order)))


def _front_matter(
    text: str, file: str
) -> tuple[dict[str, str], dict[str, Where], tuple[Diagnostic, ...], str]:
    """Fields and their spans, findings, and the text with the front matter blanked (line numbers stay)."""
    hit = _FENCE.match(text)
    if not hit:
        opened = _OPENED.match(text)
        at = Span(file, Position(1, 1), Position(1, 4))
        return {}, {}, (Diagnostic("front-matter-not-closed", Severity.ERROR, at),) if opened else (), text
    from reportcli.inputs.yaml.reader import load_yaml  # texts that are known were parsed before

    document = load_yaml("\n" + hit[1], file)
    body = "\n" * text.count("\n", 0, hit.end()) + text[hit.end() :]
    diagnostics = list(document.diagnostics)
    fields: dict[str, str] = {}
    spans: dict[str, Where] = {}
    if isinstance(document.data, YamlMapping):
        for name, value in document.data.items():
            at = document.data.values_at[name]
            if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
                fields[name] = str(value)
                spans[name] = at
            elif value is not None:
                diagnostics.append(Diagnostic("front-matter-not-text", Severity.ERROR, at, {"name": name}))
    elif document.data is not None:
        diagnostics.append(Diagnostic("front-matter-not-mapping", Severity.ERROR, Span(file), {}))
    return fields, spans, tuple(diagnostics), body


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one Markdown parser, made when the first text is read."""
    markdown = MarkdownIt("commonmark", {"maxNesting": 20}).use(footnote_plugin)
    markdown.use(container_plugin, "box", validate=lambda params, *_: bool(params.strip()))
    markdown.core.ruler.before("inline", "bounded", _bounded_rule)
    markdown.disable([name for name in OFF if name in _rules(markdown)])
    markdown.inline.ruler.at("emphasis", tokenize_emphasis)
    markdown.inline.ruler.before("text", "expression", _expression_rule)
    add_marks(markdown)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return markdown


def _bounded_rule(state: StateCore) -> None:
    """Inline marks are matched against one another: a paragraph without end would take hours."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MARKDOWN_PARAGRAPH:
            state.env.setdefault("too-long", []).append(token.map)
            token.content = ""


def _rules(markdown: MarkdownIt) -> set[str]:
    return {name for names in markdown.get_all_rules().values() for name in names}


def _expression_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{{", state.pos):
        return False
    end = expression_end(state.src, state.pos)
    if end < 0 or end > state.posMax:
        return False
    if not silent:
        token = state.push("expression", "", 0)
        token.content = state.src[state.pos + 2 : end - 2].strip()
        token.meta = {"from": state.pos, "to": end}
    state.pos = end
    return True
