"""A bounded reader of static SVG."""
