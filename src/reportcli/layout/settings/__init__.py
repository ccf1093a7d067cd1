"""Models of what is not a block: format, tokens, styles, masters, components, changes."""
