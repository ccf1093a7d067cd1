"""A correct layout, and eighty mistakes of a designer in it, each with its code and its place.

A mistake replaces one piece of a file by another. `⟦` in the new piece stands where the finding has to stand
and is not written.
"""

from __future__ import annotations

from typing import NamedTuple

HERE = "⟦"
LAYOUT = """\
extends: base
language: en-GB
format:
  bleed: 3 mm
  margins: {top: 26 mm, bottom: 24 mm, inner: 20 mm, outer: 16 mm}
tokens:
  colours:
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}
    warm: brick
  lengths: {broad: 60 mm, narrow: 4 mm}
styles:
  paragraph:
    mine: {based-on: body, size: 12 pt, leading: 15 pt, colour: brick}
    opening-line: {based-on: mine, drop-cap: 2, indent-first: 0}
  character:
    loud: {weight: 700, colour: brick}
  object:
    framed: {stroke: {colour: brick, width: 0.5 pt}, padding: [2 mm, 3 mm]}
  table:
    plain: {cell: cell, header: cell-head, rule: {colour: ink/25, width: 0.4 pt}}
masters:
  side:
    based-on: text
    margins: {inner: 50 mm}
    frames: {main: {left: 0, width: 100 %, top: 0, bottom: 0}}
sections:
  - section: {id: one, title: "One", master: side}
    do:
      - {text: "Hello {{ organisation.name }}", style: mine, level: auto}
      - {text: "A paragraph of some length that begins with a large letter and goes on beside it
          for as long as the letter is high, over two lines of its column and a few words more.",
         style: opening-line}
      - row:
          - {text: "Left", width: broad, box: framed}
          - {text: "Right", width: 1 fr, box: {fill: brick/20, padding: 2 mm}}
        gap: narrow
      - grid: [{text: "one"}, {text: "two"}]
        columns: 2
        gap: 5 mm
      - table: people
        as: p
        style: plain
        columns:
          - {width: 40 mm, header: "Name", cell: "{{ p.last_name }}"}
          - {width: 1 fr, header: "Role", cell: "{{ p.role }}"}
      - {image: photos.cover, ratio: "3:2", width: 40 mm}
      - each: people
        as: p
        do: [{text: "{{ p.first_name }}", style: body}]
      - note-card: {title: "Card", tone: brick, room: 3 mm}
      - {shape: rect, fill: brick, width: 30 mm, height: 6 mm, alt: decorative}
      - {shape: line, stroke: {colour: brick, width: 0.5 pt, dash: [2 mm, 1 mm]}, width: 100 %, alt: x}
      - {icon: heart, size: 6 mm, colour: brick, alt: decorative}
      - {shape: path, data: "M 0 0 L 1 0 L 1 1 Z", fill: brick, width: 9 mm, height: 9 mm, alt: decorative}
      - columns:
          - {text: "Words in columns.", style: body}
        count: 2
        gap: 6 mm
      - {list: ["first", "second"], style: body}
      - {prose: editorial, take: first}
  - section: {id: two, title: "Two", master: text}
    do:
      - {text: "Below", style: body}
      - place: {reference: page, right: 10 mm, bottom: 40 mm, width: 40 mm}
        do: [{text: "Aside", style: body}]
"""
CARD = """\
doc: A card with a title.
params:
  title: {type: text, doc: What it says.}
  tone: {type: colour, default: accent, doc: Its colour.}
  room: {type: length, default: 2 mm, doc: Space inside.}
slots: [more]
body:
  - {text: "{{ title }}", style: body, box: {stroke: {colour: tone, width: 0.5 pt}, padding: room}}
  - {slot: more}
"""
HEART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0 L10 0 L5 9 Z"/></svg>\n'
FILES = {"layout.yaml": LAYOUT, "components/note-card.yaml": CARD, "icons/own-mark.svg": HEART}


class Mistake(NamedTuple):
    """Replaces `old` by `new` in a file; the finding has this code."""

    name: str
    old: str
    new: str
    code: str
    file: str = "layout.yaml"


CARD_FILE = "components/note-card.yaml"
MISTAKES = (
    # keys
    Mistake("a key misspelt", "style: mine, level", "⟦stile: mine, level", "layout-unknown-key"),
    Mistake("a key of a style", "leading: 15 pt", "⟦leding: 15 pt", "layout-unknown-key"),
    Mistake("a key of the format", "  bleed: 3 mm", "  ⟦bleeds: 3 mm", "layout-unknown-key"),
    Mistake("a key at the top", "language: en-GB", "⟦langauge: en-GB", "layout-unknown-key"),
    Mistake("a key of tokens", "  lengths:", "  ⟦lenghts:", "layout-unknown-key"),
    Mistake("a group of styles", "  character:\n", "  ⟦charcter:\n", "layout-unknown-key"),
    Mistake(
        "a key of a stroke",
        "width: 0.5 pt}, padding: [2",
        "⟦widht: 0.5 pt}, padding: [2",
        "layout-unknown-key",
    ),
    Mistake("a key of a box", "padding: 2 mm}}", "⟦paddin: 2 mm}}", "layout-unknown-key"),
    Mistake("a key of a colour", 'rgb: "#c8352b"', '⟦rbg: "#c8352b"', "layout-unknown-key"),
    Mistake(
        "a key of a frame",
        "left: 0, width: 100 %, top: 0",
        "left: 0, width: 100 %, ⟦tpo: 0",
        "layout-unknown-key",
    ),
    Mistake("a key of a place", "right: 10 mm", "⟦rigth: 10 mm", "layout-unknown-key"),
    Mistake("a key of a table's column", 'header: "Name"', '⟦heading: "Name"', "layout-unknown-key"),
    Mistake(
        "a required key misspelt",
        '        do: [{text: "{{ p.first',
        '        ⟦doo: [{text: "{{ p.first',
        "layout-unknown-key",
    ),
    Mistake(
        "a key of a parameter",
        "type: colour, default",
        "type: colour, ⟦defualt",
        "layout-unknown-key",
        CARD_FILE,
    ),
    Mistake("a key twice", "gap: 5 mm", "gap: 5 mm\n        ⟦gap: 6 mm", "yaml-duplicate-key"),
    Mistake(
        "a style twice",
        "    opening-line:",
        "    ⟦mine: {based-on: body}\n    opening-line:",
        "yaml-duplicate-key",
    ),
    Mistake(
        "a block whose attribute stands first",
        '{text: "Left", width: broad',
        '{⟦width: broad, text: "Left"',
        "layout-block-key-first",
    ),
    Mistake("an unknown block", "- grid:", "- ⟦gird:", "layout-unknown-block"),
    Mistake("an unknown component", "- note-card:", "- ⟦note-crad:", "layout-unknown-block"),
    Mistake("an argument misspelt", "tone: brick", "⟦tnoe: brick", "layout-unknown-parameter"),
    Mistake("a required argument misspelt", 'title: "Card"', '⟦titel: "Card"', "layout-unknown-parameter"),
    Mistake("an argument left out", '{title: "Card", tone', "⟦{tone", "layout-missing-parameter"),
    Mistake(
        "an argument outside",
        'note-card: {title: "Card", tone: brick, room: 3 mm}',
        'note-card: {title: "Card"}\n        ⟦tone: brick',
        "layout-parameter-outside",
    ),
    # names
    Mistake(
        "an unknown paragraph style", "style: mine, level", "style: ⟦mien, level", "layout-unknown-paragraph"
    ),
    Mistake(
        "an unknown style to be based on",
        "mine: {based-on: body",
        "mine: {based-on: ⟦bodi",
        "layout-unknown-paragraph",
    ),
    Mistake(
        "a style based on itself", "mine: {based-on: body", "mine: {based-on: ⟦mine", "layout-cyclic-based-on"
    ),
    Mistake("an unknown object style", "box: framed", "box: ⟦frame", "layout-unknown-object"),
    Mistake("an unknown table style", "style: plain", "style: ⟦plian", "layout-unknown-table"),
    Mistake(
        "an unknown paragraph style of a table",
        "header: cell-head",
        "header: ⟦cel-head",
        "layout-unknown-paragraph",
    ),
    Mistake(
        "an unknown master",
        'title: "One", master: side',
        'title: "One", master: ⟦syde',
        "layout-unknown-master",
    ),
    Mistake("an unknown master to be based on", "based-on: text", "based-on: ⟦txt", "layout-unknown-master"),
    Mistake("an unknown colour", "fill: brick, width: 30", "fill: ⟦brik, width: 30", "layout-unknown-colour"),
    Mistake(
        "an unknown colour of a style",
        "leading: 15 pt, colour: brick",
        "leading: 15 pt, colour: ⟦brikc",
        "layout-unknown-colour",
    ),
    Mistake("an alias of nothing", "warm: brick", "warm: ⟦bricks", "layout-unknown-colour"),
    Mistake("an unknown icon", "icon: heart", "icon: ⟦haert", "layout-unknown-icon"),
    Mistake(
        "an unknown font",
        "mine: {based-on: body,",
        "mine: {font: ⟦serrif, based-on: body,",
        "layout-unknown-font",
    ),
    Mistake("an unknown named length", "width: broad", "width: ⟦brod", "layout-unknown-length"),
    Mistake("an unknown layout", "extends: base", "extends: ⟦bass", "layout-unknown"),
    Mistake("an unknown table of the workbook", "table: people", "table: ⟦peple", "unknown-name"),
    Mistake("an unknown column", "{{ p.role }}", "{{ p.⟦rol }}", "unknown-attribute"),
    Mistake(
        "an unknown function", "{{ organisation.name }}", "{{ ⟦uper(organisation.name) }}", "unknown-function"
    ),
    Mistake("an unknown text", "prose: editorial", "prose: ⟦editoriall", "no-such-text"),
    Mistake("an unknown slot", "{slot: more}", "{slot: ⟦mroe}", "layout-unknown-slot", CARD_FILE),
    Mistake("an unknown parameter in a body", "{{ title }}", "{{ ⟦titel }}", "unknown-name", CARD_FILE),
    # values
    Mistake("a unit misspelt", "gap: 5 mm", "gap: ⟦5 mn", "layout-unknown-unit"),
    Mistake("a length without unit", "gap: 5 mm", "gap: ⟦5", "layout-length-without-unit"),
    Mistake("a decimal comma", "leading: 15 pt", "leading: ⟦14,5 pt", "layout-decimal-comma"),
    Mistake("a relative gap", "gap: 5 mm", "gap: ⟦5 %", "layout-length-not-absolute"),
    Mistake("a word for a flag", "take: first}", "take: first, keep: ⟦yes}", "layout-value-not-flag"),
    Mistake("an unknown choice", "reference: page", "reference: ⟦paper", "layout-unknown-choice"),
    Mistake("an unknown shape", "shape: rect", "shape: ⟦rectangle", "layout-unknown-choice"),
    Mistake("a heading of level 9", "level: auto", "level: ⟦9", "layout-value-not-level"),
    Mistake("three inks", "[10, 90, 85, 2]", "⟦[10, 90, 85]", "layout-colour-not-cmyk"),
    Mistake("a colour of three digits", '"#c8352b"', '⟦"#c83"', "layout-colour-not-rgb"),
    Mistake("three edges", "padding: [2 mm, 3 mm]", "padding: ⟦[2 mm, 3 mm, 4 mm]", "layout-edges-not-four"),
    Mistake(
        "a list that is a mapping",
        'grid: [{text: "one"}, {text: "two"}]',
        'grid: ⟦{text: "one"}',
        "layout-value-not-blocks",
    ),
    Mistake("a key without a value", "gap: 6 mm", "⟦gap:", "layout-value-empty"),
    # ranges
    Mistake("an ink over 100", "[10, 90, 85, 2]", "[10, ⟦900, 85, 2]", "layout-value-out-of-range"),
    Mistake("a tint over 100", "brick/20", "⟦brick/200", "layout-value-out-of-range"),
    Mistake("a negative type size", "size: 12 pt", "size: ⟦-12 pt", "layout-length-out-of-range"),
    Mistake("a leading of zero", "leading: 15 pt", "leading: ⟦0", "layout-length-out-of-range"),
    Mistake("a negative gap", "gap: 5 mm", "gap: ⟦-40 mm", "layout-length-out-of-range"),
    Mistake(
        "a negative edge", "padding: [2 mm, 3 mm]", "padding: [2 mm, ⟦-3 mm]", "layout-length-out-of-range"
    ),
    Mistake(
        "a width over the whole", "width: 100 %, alt", "width: ⟦150 %, alt", "layout-length-out-of-range"
    ),
    Mistake("no height", "height: 6 mm", "height: ⟦0", "layout-length-not-positive"),
    Mistake("a negative named length", "narrow: 4 mm", "narrow: ⟦-4 mm", "layout-length-out-of-range"),
    Mistake("no columns", "columns: 2", "columns: ⟦0", "layout-value-out-of-range"),
    Mistake("a mirrored picture", 'ratio: "3:2"', 'ratio: "3:2", zoom: ⟦-1', "layout-value-out-of-range"),
    Mistake("no ratio", 'ratio: "3:2"', 'ratio: ⟦"3:0"', "layout-value-not-ratio"),
    Mistake("dashes of zero", "dash: [2 mm, 1 mm]", "dash: ⟦[0, 0]", "layout-dash-of-zeros"),
    Mistake("a place off the page", "right: 10 mm", "right: ⟦400 mm", "layout-place-off-page"),
    Mistake(
        "a frame without room",
        "main: {left: 0, width: 100 %, top: 0",
        "main: ⟦{left: 210 mm, right: 0, top: 0",
        "layout-frame-empty",
    ),
    Mistake("an argument out of range", "room: 3 mm", "room: ⟦-3 mm", "layout-length-out-of-range"),
    Mistake(
        "an outline that cannot be read",
        '{shape: path, data: "M 0 0 L 1 0 L 1 1 Z"',
        '{shape: path, data: ⟦"M 0 0 L 1 0 Q"',
        "bad-path",
    ),
    # writing
    Mistake("a tab", "  bleed: 3 mm", "⟦\tbleed: 3 mm", "yaml-tab"),
    Mistake("a colour without quotes", 'rgb: "#c8352b"', "rgb: ⟦#c8352b", "yaml-swallowed-hash"),
    Mistake("braces without quotes", 'cell: "{{ p.role }}"', "cell: ⟦{{ p.role }}", "yaml-bare-expression"),
    Mistake(
        "an expression that is not closed",
        "{{ organisation.name }}",
        "⟦{{ organisation.name }",
        "expression-not-closed",
    ),
    Mistake(
        "an expression that cannot be read",
        "{{ p.first_name }}",
        "⟦{{ p.first_name | }}",
        "expression-syntax",
    ),
    Mistake("an anchor", "- {list: [", "- ⟦&list {list: [", "yaml-anchor"),
)
