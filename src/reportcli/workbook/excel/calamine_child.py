"""A program of its own: one workbook through calamine to JSON lines. It may panic or abort alone.

Arguments: path, cell limit, memory limit in bytes, the search path of modules as JSON.
"""

import json
import sys

from python_calamine import CalamineWorkbook


def main(path: str, most: int, memory: int) -> None:
    """Writes the sheets and rows of a workbook; `other_formats` says in which form."""
    _limit(memory)
    book = CalamineWorkbook.from_path(path)
    write = sys.stdout.write
    names = [
        (sheet.name, "Visible" not in str(sheet.visible))
        for sheet in book.sheets_metadata
        if "WorkSheet" in str(sheet.typ)
    ]
    write(json.dumps({"sheets": names}) + "\n")
    count = 0
    for name, _ in names:
        write(json.dumps({"sheet": name}) + "\n")
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > 20 * most:
            write(json.dumps({"problem": "too-large"}) + "\n")
            return
        for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
            cells = [(column, *_plain(value)) for column, value in enumerate(row, 1) if value != ""]
            if cells:
                count += len(cells)
                if count > most:
                    write(json.dumps({"problem": "too-large"}) + "\n")
                    return
                write(json.dumps([number, cells]) + "\n")


def _plain(value: object) -> tuple[str, str]:
    if isinstance(value, bool):
        return "b", "1" if value else "0"
    if isinstance(value, (int, float)):
        return "n", repr(int(value)) if value == value and abs(value) < 1e15 and value == int(
            value
        ) else repr(value)
    if isinstance(value, str):
        return "s", value
    if hasattr(value, "isoformat") and hasattr(value, "year"):
        return "d", value.isoformat()
    return "t", str(value)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit of the parent still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.path[:0] = json.loads(sys.argv[4])
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
