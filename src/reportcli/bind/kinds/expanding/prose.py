"""Binds prose: which text, and which of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.inline_markdown import Notes
from reportcli.bind.markdown_blocks import MarkdownBlocks, TextStyles
from reportcli.bind.position import Here
from reportcli.blocks import Block, Stack
from reportcli.expressions.access import is_blank, kind_of
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError, Rich
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.markdown.reader import parse_blocks
from reportcli.inputs.nearest import nearest
from reportcli.layout.models.kinds.expanding.prose import ProseNode
from reportcli.model.diagnostic import warning
from reportcli.workbook.tables.record import CellText, Record, columns_of, key_of, table_of, where_of

NAME = re.compile(r"[^\W\d][\w-]*")
RANGE = re.compile(r"(\d{1,4})(?:\.\.(\d{1,4})?)?")
LAST = 10_000  # paragraphs
WORDS: Mapping[str, tuple[int, float]] = {"all": (0, float("inf")), "first": (1, 1), "rest": (2, LAST)}
"""First and last paragraph."""
LATIN = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et "
    "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip "
    "ex ea commodo consequat."
)
FILLER = (md.Prose((md.Paragraph((md.Text(LATIN, None),), None),)), "la")  # a missing text, in drafts


def bind(binding: Binding, node: ProseNode, here: Here) -> list[Block]:
    """The paragraphs of a text as they are, so that they flow; in a stack when the block says how it is set.
    Nothing when the text is blank.
    """
    path = binding.path(here, node)
    read = Attributes(binding, node, here)
    if node.prose in _registered(binding):
        _want(read, node.prose)
    found = _text(read, node) or (FILLER if binding.sources.draft else None)
    if found is None:
        return []
    prose, lang = found
    base = here.level if node.level_base is None else int(read.number("level_base", 1))
    styles = TextStyles(prose_styles(binding.layout.styles.prose, node.styles), base, Notes(prose.notes))
    take = read.word("take")
    try:
        blocks = taken(prose.blocks, take)
    except ExpressionError as error:
        raise read.failed(error, "take", take) from None
    if not blocks and prose.blocks:
        _report_beyond(binding, node, prose, take)
    inner = here.at(path, node.common.lang or lang)
    children = MarkdownBlocks(binding, styles).blocks(blocks, inner)
    if not children or not node.common.stated - {"if_", "lang"}:
        return children
    return [Stack(children=tuple(children), **common(read, node, path))]


def _report_beyond(binding: Binding, node: ProseNode, prose: md.Prose, take: str) -> None:
    """Reports paragraphs that a text does not have, where they are named: the rest may be none."""
    if take in WORDS or take.strip().endswith("..") or "{{" in node.take:
        return
    count = sum(isinstance(block, md.Paragraph) for block in prose.blocks)
    binding.diagnostics.add(warning("take-beyond-text", node.where("take"), take=take, count=count))


def prose_styles(layout: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """The layout's styles by mark with a block's; a new `p` is also the new first paragraph."""
    styles = {**layout, **own}
    if "p" in own and "p-first" not in own:
        styles["p-first"] = own["p"]
    return styles


# ---- which text


def _text(read: Attributes, node: ProseNode) -> tuple[md.Prose, str] | None:
    """The parsed text and its language; None when it is blank or its file is missing (which reading has
    reported).
    """
    binding, texts = read.binding, read.binding.sources.prose
    if node.prose in texts:
        return _with_words(binding, node.prose)
    if node.prose in _registered(binding):
        return None
    _known_name(read, node.prose, {*texts, *_registered(binding)})
    value = read.at("prose").evaluated(node.prose)
    if is_blank(value):
        binding.report_blank(node.prose, node.where("prose"), read.here.path)
        return None
    if isinstance(value, Record) and table_of(value) == "texts":
        _want(read, key_of(value))
        return _with_words(binding, key_of(value))
    if isinstance(value, CellText):
        return _cell(binding, value), ""
    if isinstance(value, str):
        raise read.failed(unknown("no-such-text", value, texts), "prose", node.prose)
    if isinstance(value, Rich):
        return md.Prose(()), ""
    raise read.failed(ExpressionError("not-a-text", kind=kind_of(value)), "prose", node.prose)


def _known_name(read: Attributes, written: str, texts: Set[str]) -> None:
    """Reports a plain name that is neither a text nor anything that an expression could mean."""
    names = read.here.scope.all_names()
    if not NAME.fullmatch(written) or not {*written.split("-")} - {*names}:
        return
    error = unknown("no-such-text", written, texts)
    if not error.arguments["nearest"]:
        error.arguments["nearest"] = nearest(written, names)
    raise read.failed(error, "prose", written)


def _registered(binding: Binding) -> set[str]:
    """The keys of all texts, also of those whose file is missing."""
    table = binding.sources.tables.get("texts")
    return {key_of(record) for record in table.records} if table else set()


def _with_words(binding: Binding, key: str) -> tuple[md.Prose, str] | None:
    """A text by its key; one in which nothing stands is reported at its row, once."""
    found = binding.sources.prose.get(key)
    if found is not None and not found[0].blocks:
        for record in binding.sources.tables["texts"].records:
            finding = warning("text-without-words", where_of(record, "id"), name=key)
            if key_of(record) == key and finding not in binding.diagnostics.found:
                binding.diagnostics.add(finding)
    return found


def _want(read: Attributes, key: str) -> None:
    """Says that the report prints this text: what is wrong with it counts."""
    for record in read.binding.sources.tables["texts"].records:
        if key_of(record) == key:
            cells = (where_of(record, column) for column in columns_of(record))
            read.binding.registers.wanted.update(cell for cell in cells if cell is not None)


def _cell(binding: Binding, text: CellText) -> md.Prose:
    """The text of a cell: Markdown when its column says so, else one paragraph a line."""
    if not text.markdown:
        lines = filter(str.strip, str.__str__(text).splitlines())
        return md.Prose(tuple(md.Paragraph((md.Text(line, text.ref),), text.ref) for line in lines))
    prose = parse_blocks(str.__str__(text), text.ref)
    for diagnostic in prose.diagnostics:
        binding.diagnostics.add(diagnostic)
    return prose


# ---- which paragraphs


def taken(blocks: tuple[md.Block, ...], take: str) -> tuple[md.Block, ...]:
    """`first`, `rest`, `all`, `N`, `N..M`, `N..`: by paragraph from 1; a heading goes with what follows
    it, anything else with the paragraph before it. Raises ExpressionError for another word.
    """
    low, high = _range(take)
    chosen: list[md.Block] = []
    count = 0
    for block in blocks:
        count += isinstance(block, md.Paragraph)
        place = count + 1 if isinstance(block, md.Heading) else max(count, 1)
        if low <= place <= high:
            chosen.append(block)
    return tuple(chosen)


def _range(take: str) -> tuple[int, float]:
    """The first and the last paragraph."""
    if take in WORDS:
        return WORDS[take]
    match = RANGE.fullmatch(take.replace(" ", ""))
    if match is None:
        raise ExpressionError("unknown-take", take=take)
    low = int(match[1])
    high = int(match[2] or LAST) if ".." in take else low
    if low < 1 or high < low:
        raise ExpressionError("unknown-take", take=take)
    return low, high
