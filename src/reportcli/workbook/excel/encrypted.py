"""Workbooks that a password protects ([MS-OFFCRYPTO]), opened where msoffcrypto-tool is installed."""

from __future__ import annotations

import io
from collections.abc import Mapping

from reportcli.inputs.decoding import decoding
from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import SheetRef
from reportcli.workbook.excel.refusals import damage, damaged

MOST_ROUNDS = 1_000_000
"""Of hashing the password; Excel does 100,000. A file that asks for billions would hold the run up."""


def decrypted(data: bytes, password: str, input_id: str) -> bytes:
    """The workbook without its password. Raises Findings: it is another one, or nothing here can open it."""
    where = SheetRef(input_id)
    try:
        import msoffcrypto
        from msoffcrypto.exceptions import InvalidKeyError
    except ImportError:
        raise Findings([error("source-decryption-missing", where)]) from None
    opened = io.BytesIO()
    with decoding(damage(input_id)):
        try:
            file = msoffcrypto.OfficeFile(io.BytesIO(data))
            if file.format == "ooxml":
                _bounded(file.info, input_id)
                file.load_key(password=password, verify_password=True)
            else:
                file.load_key(password=password)
            file.decrypt(opened)
        except InvalidKeyError:
            raise Findings([error("source-password-wrong", where)]) from None
    return opened.getvalue()


def _bounded(info: Mapping[str, object], input_id: str) -> None:
    rounds = info.get("spinValue", 0)
    if not isinstance(rounds, int) or rounds > MOST_ROUNDS:
        raise damaged(input_id, f"spinCount > {MOST_ROUNDS}")
