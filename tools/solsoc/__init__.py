"""The 2024 figures and facts of Solsoc as rows for the sample workbook; `make_solsoc.py` writes them."""
