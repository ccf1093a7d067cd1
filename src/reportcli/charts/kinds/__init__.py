"""The kinds of charts, one module each, named as layouts name the kind; found by `charts.registry`.

Each has one function, `draw(text, width, height)`: the labels of the chart and its box in points; it gives
`labels.Drawn`.
"""
