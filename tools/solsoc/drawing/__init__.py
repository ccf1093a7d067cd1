"""A small painter: layered shapes with soft light and grain, drawn with numpy and Pillow."""
