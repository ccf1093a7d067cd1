"""A QR code's text is measured when the layout is bound, so that the place in the layout can be told."""

from pathlib import Path

from bind.tiny import children, codes, report
from reportcli.bind.kinds.qr import MAX_LENGTH as MAX_QR


def test_a_text_too_long_for_a_code_is_told_at_its_place(tmp_path: Path) -> None:
    made = report(tmp_path, f'- {{text: "before"}}\n- {{qr: "{"x" * (MAX_QR + 1)}"}}\n')
    (finding,) = made.diagnostics
    assert finding.code == "qr-text-too-long"
    assert finding.args["limit"] == str(MAX_QR)
    assert finding.where.file == "layouts/tiny/layout.yaml"
    lines = (tmp_path / finding.where.file).read_text("utf-8").splitlines()
    assert "qr:" in lines[finding.where.start.line - 1]
    assert len(children(made)) == 1  # the code is left out, what stands beside it is kept


def test_the_longest_text_is_bound(tmp_path: Path) -> None:
    assert codes(report(tmp_path, f'- {{qr: "{"x" * MAX_QR}"}}')) == []
