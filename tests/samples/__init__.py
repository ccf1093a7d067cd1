"""The sample reports, built as a user builds them."""
