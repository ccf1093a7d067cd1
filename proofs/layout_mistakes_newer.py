"""A correct layout of the newer keys, and eighty further mistakes of a designer in it, written as those of
layout_mistakes.py.
"""
# ruff: noqa: E501

from __future__ import annotations

from layout_mistakes import HEART, Mistake

LAYOUT = """\
extends: base
language: en-GB
format:
  page: [210 mm, 260 mm]
  numbers: {negative: parentheses, decimals: {EUR: 0}}
  languages: {en: {dates: {long: "{day} {month} {year}"}}}
words: {en: {figure-word: Figure, aim: Aim}}
tokens:
  colours:
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}
    sea: {cmyk: [90, 50, 10, 2], rgb: "#205080"}
    leaf: {cmyk: [60, 10, 90, 10], rgb: "#4f7f27"}
  lengths: {note-gap: 3 mm}
styles:
  character:
    loud: {weight: 700, colour: brick}
    quiet: {italic: true}
  paragraph:
    listed: {based-on: body, align: left, indent-first: 0, tabs: [{at: 60 mm, align: decimal, leader: "."}]}
    led: {based-on: body, indent-first: 0, first-line: loud, nested-styles: [{style: loud, through: ":"}]}
    opening: {based-on: body, drop-cap: 3, drop-cap-letters: 1, indent-first: 0}
    panel: {based-on: body, shading: sea/10, border: {colour: sea, width: 0.5 pt}, border-sides: left,
            padding: 2 mm, border-radius: 1 mm}
    caption: {based-on: label, keep-with-next: false}
  table:
    ruled: {cell: cell, header: cell-head, total: cell-total, rule-column: {colour: ink/25, width: 0.4 pt}}
masters:
  noted:
    based-on: text
    frames:
      main: {left: 0, width: 110 mm, top: 0, bottom: 0, columns: 2, gap: 5 mm}
      notes: {flow: false, left: 118 mm, right: 0, top: 0, bottom: 0}
sections:
  - section: {id: one, title: "One", master: text, number: "1"}
    do:
      - {text: "Open", style: title, level: auto}
      - {text: "Members\\t12.5", style: listed}
      - {text: "Label: and the words that come after it", style: led}
      - {text: "A [loud]{.loud} word, {{ 'quiet' | styled('quiet') }}, see {{ ref('sales') }}", markdown: true}
      - {text: "It was a good year, and the panel says so in a few words.", style: panel}
      - stack:
          - {text: "A card", style: body}
          - place: {reference: box, at: top-right, anchor: center, dx: 1 mm, width: 8 mm, height: 8 mm}
            do: [{text: "{{ icon('heart', 'Loved') }}", style: label}]
            valign: middle
        box: {fill: sea/10, padding: 4 mm, radius: 1 mm}
        id: card
      - place: {reference: page, left: -22 mm, top: 130 mm, height: 8 mm, width: 60 mm, rotate: -90, pivot: center}
        do: [{text: "Along the edge", style: label}]
        fit: shrink
      - chart: combined
        series:
          - {name: Amount, data: {each: "breakdowns | where(chart='income')", as: r, label: "{{ r.label }}", value: r.amount}}
          - name: Again
            data: {each: "breakdowns | where(chart='income')", as: r, label: "{{ r.label }}", value: r.amount}
            mark: line
        value-axis: true
        values: none
        references: {value: 'literal("90000")', label: "{{ t('aim') }}", colour: brick}
        height: 60 mm
        alt: Income twice.
      - chart: scatter
        data:
          - {label: a, x: 'literal("1")', value: 'literal("2")'}
          - {label: b, x: 'literal("3")', value: 'literal("4")'}
        x-title: Across
        height: 50 mm
        alt: Two dots.
      - chart: waterfall
        data:
          - {label: Start, value: 'literal("10")', total: true}
          - {label: More, value: 'literal("5")'}
        bar-width: 0.5
        height: 40 mm
        alt: More.
      - chart: donut
        data: {each: "breakdowns | where(chart='expenses')", as: r, label: "{{ r.label }}", value: r.amount, note: "{{ r.amount }}"}
        colours: [brick, sea, leaf]
        hole: 0.5
        centre: [{text: "All", style: label}]
        patterns: true
        height: 60 mm
        alt: Expenses.
      - numbered: figure
        id: sales
        title: "Sales"
        do:
          - {image: photos.cover, ratio: "3:2", width: 40 mm, mask: rounded, radius: 2 mm}
          - {text: "{{ t('figure-word') }} {{ number }}: {{ title }}", style: caption}
      - listing: figure
        entry: [{text: "{{ entry.number }} {{ entry.title }}\\t{{ entry.page }}", style: listed}]
      - table: breakdowns | extend(double=amount * 2)
        as: r
        style: ruled
        group: r.chart.title
        subtotals: "Sum"
        totals: "All"
        row-styles: [{when: r.amount > 100000, fill: leaf/20}]
        columns:
          - {width: 1 fr, header: "Label", cell: "{{ r.label }}", row-header: true}
          - {width: 40 mm, align: decimal, header: "Amount", cell: "{{ r.amount }}", sum: true, rule-left: {colour: ink, width: 0.5 pt}}
          - {width: 40 mm, align: decimal, header: "So far", running: r.amount}
      - table: [[{text: "Both", colspan: 2}], ["Left", "Right"]]
        style: ruled
        columns: [{width: 40 mm, header: "One"}, {width: 40 mm, header: "Two"}]
      - {list: ["first", "second"], marker: "3.", style: body}
  - section: {id: two, title: "Two", master: noted, colours: {accent: sea}}
    do:
      - toc: {depth: 1}
        levels: {1: [{text: "{{ entry.title }} {{ entry.page }}", style: caption}]}
      - frame: notes
        beside: true
        gap: note-gap
        do: [{text: "A note", style: caption}]
      - {text: "It stood in the corner, and nobody had looked at it for years, until spring came.", style: opening}
      - map: {west: -20, south: 0, east: 20, north: 60}
        marks: {each: countries, as: c, code: c.id, colour: brick, label: [{text: "{{ c.name }}", style: body}], anchor: auto}
        leader: {colour: ink, width: 0.4 pt}
        alt: Where we are.
      - {qr: "https://example.org/", size: 22 mm, alt: Our site.}
      - spoken: [{text: "Heard alone."}]
      - let: {best: "key_figures | first"}
        do: [{text: "{{ best.label }}"}]
      - section-file: closing
changes:
  - insert-after: one/card
    blocks: [{text: "Behind the card", style: caption}]
"""
CLOSING = """\
section: {id: closing, title: Closing, starts: any, heading: hidden}
do:
  - {prose: editorial, take: first, styles: {p: body}}
  - flag: {about: "key_figures | where(value > 100)", strong: true}
"""
FLAG = """\
doc: Names of some figures.
params:
  about: {type: records, doc: What it is about.}
  strong: {type: bool, default: false, doc: Whether it is loud.}
  tone: {type: colour, default: accent, doc: Its colour.}
body:
  - each: about
    as: one
    do:
      - {text: "{{ one.label }}", style: caption, if: strong, box: {fill: tone/10}}
"""
OVERRIDES = """\
- block: one/card
  set: {box: {fill: leaf/10, padding: 3 mm}}
- record: {table: photos, key: cover}
  set: {focal: [0.5, 0.4]}
"""
FILES = {
    "layout.yaml": LAYOUT,
    "sections/closing.yaml": CLOSING,
    "components/flag.yaml": FLAG,
    "overrides.yaml": OVERRIDES,
    "icons/own-mark.svg": HEART,
}
SECTION, CARD, OVER = "sections/closing.yaml", "components/flag.yaml", "overrides.yaml"
IDLE, LOST = "layout-key-without-effect", "layout-content-without-effect"
NOT_OF_BLOCK, OUTWEIGHED = "layout-key-not-of-block", "layout-key-outweighed"
UNKNOWN, CHOICE = "layout-unknown-key", "layout-unknown-choice"
RANGE, LENGTH = "layout-value-out-of-range", "layout-length-out-of-range"
MISTAKES = (
    # keys that nothing reads where they stand
    Mistake("the hole of a waterfall", "bar-width: 0.5", "bar-width: 0.5\n        ⟦hole: 0.4", IDLE),
    Mistake("a value axis of a donut", "hole: 0.5", "⟦value-axis: true", IDLE),
    Mistake("the start of a combined chart", "value-axis: true", "⟦start: 90", IDLE),
    Mistake("a note in a scatter", "{label: a, x:", "{label: a, ⟦note: more, x:", LOST),
    Mistake("a title of the level axis in a waterfall", "bar-width: 0.5", "⟦x-title: Steps", LOST),
    Mistake("a total in a scatter", "{label: b, x:", "{label: b, ⟦total: true, x:", IDLE),
    Mistake("a centre of a scatter", "x-title: Across", "⟦centre: [{text: Middle}]", LOST),
    Mistake("references in a donut", "hole: 0.5", "⟦references: {value: 'literal(\"3\")'}", LOST),
    Mistake(
        "a mark of a series of columns",
        '- chart: combined\n        series:\n          - {name: Amount, data: {each: "breakdowns | where(chart=\'income\')", as: r, label: "{{ r.label }}", value: r.amount}}\n          - name: Again\n            data: {each: "breakdowns | where(chart=\'income\')", as: r, label: "{{ r.label }}", value: r.amount}\n            mark',
        '- chart: column\n        series:\n          - {name: Amount, data: {each: "breakdowns | where(chart=\'income\')", as: r, label: "{{ r.label }}", value: r.amount}}\n          - name: Again\n            data: {each: "breakdowns | where(chart=\'income\')", as: r, label: "{{ r.label }}", value: r.amount}\n            ⟦mark',
        IDLE,
    ),
    Mistake(
        "labels left out under references",
        "values: none\n        references: {value: 'literal(\"90000\")', label",
        "labels: none\n        references: {value: 'literal(\"90000\")', ⟦label",
        LOST,
    ),
    Mistake(
        "data beside series",
        "        series:\n          - {name: Amount",
        '        data: {each: breakdowns, as: r, label: "{{ r.label }}", value: r.amount}\n        series:\n          ⟦- {name: Amount',
        "layout-data-and-series",
    ),
    Mistake(
        "space after a loop", "- each: about", "- each: about\n    ⟦space-after: 4 mm", NOT_OF_BLOCK, CARD
    ),
    Mistake(
        "a width of names", "- let: {best", "- ⟦width: 1 fr\n        let: {best", "layout-block-key-first"
    ),
    Mistake(
        "a box around names",
        'do: [{text: "{{ best.label }}"}]',
        'do: [{text: "{{ best.label }}"}]\n        ⟦box: {fill: sea/10}',
        NOT_OF_BLOCK,
    ),
    Mistake(
        "a height of what is spoken",
        '- spoken: [{text: "Heard alone."}]',
        '- spoken: [{text: "Heard alone."}]\n        ⟦height: 9 mm',
        NOT_OF_BLOCK,
    ),
    Mistake(
        "a box of a section",
        "heading: hidden}",
        "heading: hidden}\n⟦box: {fill: sea/10}",
        NOT_OF_BLOCK,
        SECTION,
    ),
    Mistake("alignment of a placed block", "        fit: shrink", "        ⟦align: center", NOT_OF_BLOCK),
    Mistake("a radius without its mask", "mask: rounded, radius", "⟦radius", IDLE),
    Mistake(
        "a pivot of what does not turn",
        "left: -22 mm, top: 130 mm, height: 8 mm, width: 60 mm, rotate: -90, pivot: center",
        "left: 20 mm, top: 240 mm, height: 8 mm, width: 60 mm, ⟦pivot: left",
        IDLE,
    ),
    Mistake(
        "a right edge beside left and width",
        "top: 130 mm, height: 8 mm, width: 60 mm",
        "top: 130 mm, height: 8 mm, width: 60 mm, ⟦right: 9 mm",
        OUTWEIGHED,
    ),
    Mistake(
        "a bottom edge beside top and height",
        "top: 130 mm, height: 8 mm",
        "top: 130 mm, ⟦bottom: 9 mm, height: 8 mm",
        OUTWEIGHED,
    ),
    Mistake(
        "a distance beside a point",
        "at: top-right, anchor",
        "at: top-right, left: ⟦2 mm, anchor",
        "layout-place-point-and-edge",
    ),
    Mistake(
        "an anchor without a point",
        "reference: box, at: top-right, anchor: center, dx: 1 mm, width: 8 mm",
        "reference: box, anchor: ⟦center, dx: 1 mm, width: 8 mm",
        "layout-place-without-point",
    ),
    Mistake(
        "shrinking without a height",
        'top: 130 mm, height: 8 mm, width: 60 mm, rotate: -90, pivot: center}\n        do: [{text: "Along the edge", style: label}]\n        fit',
        'top: 130 mm, width: 60 mm, rotate: -90, pivot: center}\n        do: [{text: "Along the edge", style: label}]\n        ⟦fit',
        IDLE,
    ),
    Mistake("a next frame for a place", "fit: shrink", "fit: ⟦next-frame", CHOICE),
    Mistake("a gap of notes that are not beside", "        beside: true\n        gap", "        ⟦gap", IDLE),
    Mistake(
        "columns of a frame beside the flow",
        "notes: {flow: false,",
        "notes: {flow: false, ⟦columns: 2,",
        IDLE,
    ),
    Mistake("a gap in a frame of one column", "columns: 2, gap", "⟦gap", IDLE),
    Mistake(
        "subtotals without groups",
        "        group: r.chart.title\n        subtotals",
        "        ⟦subtotals",
        LOST,
    ),
    Mistake(
        "sums of nothing",
        'totals: "All"\n        row-styles: [{when: r.amount > 100000, fill: leaf/20}]\n        columns:\n          - {width: 1 fr, header: "Label", cell: "{{ r.label }}", row-header: true}\n          - {width: 40 mm, align: decimal, header: "Amount", cell: "{{ r.amount }}", sum: true, ',
        '⟦totals: "All"\n        row-styles: [{when: r.amount > 100000, fill: leaf/20}]\n        columns:\n          - {width: 1 fr, header: "Label", cell: "{{ r.label }}", row-header: true}\n          - {width: 40 mm, align: decimal, header: "Amount", cell: "{{ r.amount }}", ',
        IDLE,
    ),
    Mistake(
        "a cell beside a running sum",
        '"So far", running',
        '"So far", ⟦cell: "{{ r.label }}", running',
        OUTWEIGHED,
    ),
    Mistake("letters of no initial", "drop-cap: 3, drop-cap-letters", "⟦drop-cap-letters", IDLE),
    Mistake(
        "sides of no border", "border: {colour: sea, width: 0.5 pt}, border-sides", "⟦border-sides", IDLE
    ),
    Mistake(
        "padding without shading or border",
        "shading: sea/10, border: {colour: sea, width: 0.5 pt}, border-sides: left,\n            padding: 2 mm, border-radius: 1 mm",
        "⟦padding: 2 mm",
        IDLE,
    ),
    Mistake(
        "a leader without marks",
        '        marks: {each: countries, as: c, code: c.id, colour: brick, label: [{text: "{{ c.name }}", style: body}], anchor: auto}\n        leader',
        "        ⟦leader",
        IDLE,
    ),
    Mistake(
        "an anchor of a mark without label",
        'label: [{text: "{{ c.name }}", style: body}], anchor: auto',
        "⟦anchor: left",
        IDLE,
    ),
    # rows, lists, references
    Mistake(
        "a span over more columns than there are",
        '[[{text: "Both", colspan: 2}]',
        '[⟦[{text: "Both", colspan: 3}]',
        "layout-row-beyond-columns",
    ),
    Mistake(
        "a cell too many", '["Left", "Right"]', '⟦["Left", "Right", "More"]', "layout-row-beyond-columns"
    ),
    Mistake(
        "a level that the contents leave out", "levels: {1: [", "levels: {2: ⟦[", "layout-toc-level-unused"
    ),
    Mistake("a list of another word", "listing: figure", "listing: ⟦figures", "layout-nothing-to-list"),
    Mistake(
        "a reference to nothing",
        "{text: \"A [loud]{.loud} word, {{ 'quiet' | styled('quiet') }}, see {{ ref('sales') }}\"",
        "{text: \"A [loud]{.loud} word, {{ 'quiet' | styled('quiet') }}, see ⟦{{ ref('sale') }}\"",
        "reference-unknown",
    ),
    Mistake(
        "marks without markdown",
        "{text: \"A [loud]{.loud} word, {{ 'quiet' | styled('quiet') }}, see {{ ref('sales') }}\", markdown: true",
        '{text: ⟦"A **loud** word"',
        "layout-marks-unread",
    ),
    Mistake("an unknown chart", "chart: scatter", "chart: ⟦scater", CHOICE),
    Mistake("an unknown point", "at: top-right", "at: ⟦right-top", CHOICE),
    Mistake("an unknown side of a border", "border-sides: left", "border-sides: ⟦lefts", CHOICE),
    Mistake("an unknown mark", "mark: line", "mark: ⟦lines", CHOICE),
    Mistake("an unknown alignment of a tab", "align: decimal, leader", "align: ⟦decimals, leader", CHOICE),
    Mistake(
        "an unknown character style of a first line",
        "first-line: loud",
        "first-line: ⟦lowd",
        "layout-unknown-character",
    ),
    Mistake(
        "an unknown character style of nested styles",
        "{style: loud, through",
        "{style: ⟦laud, through",
        "layout-unknown-character",
    ),
    Mistake(
        "an unknown style in brackets",
        "{text: \"A [loud]{.loud} word, {{ 'quiet' | styled('quiet') }}, see {{ ref('sales') }}\"",
        "{text: \"A ⟦[loud]{.lout} word, {{ 'quiet' | styled('quiet') }}, see {{ ref('sales') }}\"",
        "no-such-style",
    ),
    Mistake(
        "an unknown style of a filter",
        "{text: \"A [loud]{.loud} word, {{ 'quiet' | styled('quiet') }}, see {{ ref('sales') }}\"",
        "{text: \"A [loud]{.loud} word, ⟦{{ 'quiet' | styled('quite') }}, see {{ ref('sales') }}\"",
        "no-such-style",
    ),
    Mistake(
        "an unknown icon in a line", "{text: \"{{ icon('heart'", "{text: \"⟦{{ icon('haert'", "no-such-icon"
    ),
    Mistake("an unknown word", "t('aim')", "t('⟦aims')", "unknown-word"),
    Mistake("an unknown colour of a section", "accent: sea", "accent: ⟦see", "layout-unknown-colour"),
    Mistake("a frame that no master has", "frame: notes", "frame: ⟦note", "missing-frame"),
    Mistake(
        "an unknown section file",
        "section-file: closing",
        "section-file: ⟦closings",
        "layout-unknown-section-file",
    ),
    Mistake(
        "an unknown block of a change",
        "insert-after: one/card",
        "insert-after: ⟦one/cards",
        "layout-change-unmatched",
    ),
    Mistake(
        "an unknown block of an exception",
        "block: one/card",
        "block: ⟦one/crad",
        "layout-override-unmatched",
        OVER,
    ),
    Mistake(
        "an unknown column of a filter", "where(value > 100)", "where(⟦valu > 100)", "unknown-name", SECTION
    ),
    Mistake(
        "an unknown argument of a component",
        "strong: true}",
        "⟦stong: true}",
        "layout-unknown-parameter",
        SECTION,
    ),
    Mistake("an unknown type of a parameter", "type: bool", "type: ⟦boolean", CHOICE, CARD),
    Mistake("an unknown mark of prose", "styles: {p: body}", "styles: {⟦pp: body}", UNKNOWN, SECTION),
    # keys misspelt
    Mistake(
        "a key of a reference line",
        "label: \"{{ t('aim') }}\", colour",
        "⟦lable: \"{{ t('aim') }}\", colour",
        UNKNOWN,
    ),
    Mistake("a key of a tab stop", "align: decimal, leader", "⟦alignment: decimal, leader", UNKNOWN),
    Mistake("a key of a nested style", 'through: ":"', '⟦thru: ":"', UNKNOWN),
    Mistake(
        "a key of a condition of rows",
        "{when: r.amount > 100000, fill",
        "{when: r.amount > 100000, ⟦fil",
        UNKNOWN,
    ),
    Mistake("a key of numbers", "negative: parentheses", "⟦negatives: parentheses", UNKNOWN),
    Mistake("a key of a section's head", "heading: hidden", "⟦headings: hidden", UNKNOWN, SECTION),
    Mistake("a key of an exception", "  set: {box", "  ⟦sets: {box", UNKNOWN, OVER),
    Mistake("a key of a change", '    blocks: [{text: "Behind', '    ⟦block: [{text: "Behind', UNKNOWN),
    # values
    Mistake("a hole over one", "hole: 0.5", "hole: ⟦1.5", RANGE),
    Mistake("bars over their step", "bar-width: 0.5", "bar-width: ⟦1.5", RANGE),
    Mistake("an initial of no letters", "drop-cap-letters: 1", "drop-cap-letters: ⟦0", RANGE),
    Mistake("a negative tab stop", "{at: 60 mm", "{at: ⟦-60 mm", LENGTH),
    Mistake(
        "two ends of a nested style",
        '{style: loud, through: ":"}',
        '⟦{style: loud, through: ":", words: 2}',
        "layout-nested-style-ends",
    ),
    Mistake("a map from east to west", "east: 20", "east: ⟦-40", "layout-bounds-reversed"),
    Mistake("digits of a currency below none", "decimals: {EUR: 0}", "decimals: {EUR: ⟦-1}", RANGE),
    Mistake(
        "a total of a text",
        'cell: "{{ r.amount }}", sum',
        'cell: ⟦"{{ r.label }}", sum',
        "expression-not-a-number",
    ),
    Mistake(
        "columns of a list",
        '{list: ["first", "second"], marker: "3.", style: body}',
        '{list: ["first", "second"], marker: "3.", style: body, ⟦columns: 2}',
        UNKNOWN,
    ),
    Mistake(
        "a code too small to be read",
        '{qr: "https://example.org/", size: 22 mm',
        '⟦{qr: "https://example.org/", size: 6 mm',
        "qr-too-small",
    ),
)
