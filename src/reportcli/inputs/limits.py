"""Bounds on what is read. Beyond them an input is refused with a finding, never half read."""

from __future__ import annotations

from typing import Final

YAML_BYTES: Final = 2_000_000
YAML_DEPTH: Final = 60
YAML_NODES: Final = 200_000
MARKDOWN_BYTES: Final = 400_000
MARKDOWN_PARAGRAPH: Final = 12_000
"""Characters of one paragraph: about 2,000 words."""
WORD_BYTES: Final = 50_000_000
WORD_TOTAL: Final = 200 << 20
"""Bytes of all parts of a .docx, unpacked."""
WORD_ENTRIES: Final = 4_000
WORD_FINDINGS: Final = 40
"""Findings of one kind that one Word text may give."""
CSV_BYTES: Final = 100_000_000
"""A text file that is the source of a table."""
CSV_CELLS: Final = 1_000_000
CSV_COLUMNS: Final = 1_000
FRAME_CELLS: Final = 50_000_000
"""A Parquet file whose rows views group and nothing prints one by one."""
SOURCES: Final = 200
"""Tables that `sources.yaml` may name."""
SVG_BYTES: Final = 5_000_000
FILE_BYTES: Final = 300_000_000
"""Any input read whole: pictures of a print report are below 100 MB."""
EXTENDS_DEPTH: Final = 8
BASED_ON_DEPTH: Final = 40
FOLDER_DEPTH: Final = 12
"""How many ancestors of the workbook's folder are searched for `layouts/`."""
PDF_PAGES: Final = 500
"""Of a PDF file whose pages are placed as pictures."""
PDF_OBJECTS: Final = 20_000
"""Fonts, pictures and other resources of such a page."""
PDF_OPERATORS: Final = 1_000_000
"""What such a page draws, with all that it is made of."""
PDF_STREAM: Final = 67_108_864
"""Bytes of one stream of such a page, unpacked; pictures have their limit of pixels."""
