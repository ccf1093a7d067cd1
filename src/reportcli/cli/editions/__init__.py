"""Commands of many editions and of many workbooks."""
