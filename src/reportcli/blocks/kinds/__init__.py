"""The kinds of blocks that a report is made of, a module each, under the name of its model in the layout."""
