"""What stands inside a line: icons, nested styles, references."""
