"""A strip: the values of each series as dots on one line, so that gaps and clusters show."""


def draw(figure, chart):
    """Called once for each chart of this kind; draws on the figure as on any of matplotlib's."""
    axes = figure.subplots()
    for row, series in enumerate(chart.series):
        for one in series.values:
            axes.plot(one.value, row, "o", color=one.colour, gid=one.gid)
            if chart.labels and one.text:
                axes.annotate(
                    one.text, (one.value, row), (0, 5), textcoords="offset points", ha="center", gid=one.gid,
                    **chart.value_font,
                )
    for line in chart.references:
        axes.axvline(line.value, color=line.colour, linestyle="--", linewidth=0.6)
    axes.set_yticks(range(len(chart.series)), [series.name for series in chart.series], **chart.label_font)
    axes.set_ylim(len(chart.series) - 0.5, -0.7)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
