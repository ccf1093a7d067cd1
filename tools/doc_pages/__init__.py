"""Parts of the documentation that are made from the code; `tools/make_docs.py` writes them."""
