"""A call over one or more workbooks: settings of each, the runs, what is reported of them."""
