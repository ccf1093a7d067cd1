"""Parts of a report: the blocks of the layout's top level, each bound apart and kept by what it has read."""
