"""Figures in the manner of matplotlib's gallery: functions as a package would give them. `chart` may be None:
then the figure is drawn by matplotlib alone, for comparison."""

import math

import numpy as np
from matplotlib.patches import ConnectionPatch, Ellipse, FancyBboxPatch, Wedge
from matplotlib.patheffects import withStroke


def lines(figure, chart):
    axes = figure.subplots()
    x = np.linspace(0, 2, 9)
    axes.plot(x, x, marker="o", label="linear")
    axes.plot(x, x**2, linestyle="--", marker="s", label="quadratic")
    axes.plot(x, x**3, linestyle="-.", marker="^", markevery=2, label="cubic")
    axes.set_xlabel("Years since the start")
    axes.set_ylabel("Growth")
    axes.set_title("Simple plot")
    axes.legend()


def bars_with_errors(figure, chart):
    axes = figure.subplots()
    bars = axes.bar(["Ghent", "Liège", "Antwerp"], [20, 35, 30], yerr=[2, 3, 4], hatch=["//", "..", "xx"])
    axes.bar_label(bars, label_type="center", color="white", fmt="%d people")
    axes.axhline(25, color="black", linewidth=0.8, linestyle=":")
    axes.set_ylabel("Scores")


def stem(figure, chart):
    axes = figure.subplots()
    x = np.linspace(0.1, 2 * math.pi, 21)
    axes.stem(x, np.exp(np.sin(x)))
    axes.set_title("Stems")


def fill_between(figure, chart):
    axes = figure.subplots()
    x = np.arange(0.0, 2, 0.05)
    y1, y2 = np.sin(2 * np.pi * x), 0.8 * np.sin(4 * np.pi * x)
    axes.plot(x, y1, x, y2, color="black", linewidth=0.6)
    axes.fill_between(x, y1, y2, where=y2 > y1, facecolor="C0", alpha=0.6, interpolate=True)
    axes.fill_between(x, y1, y2, where=y2 <= y1, facecolor="C1", alpha=0.6, hatch="//", interpolate=True)
    axes.grid(True)
    axes.set_title("Between two lines")


def scatter(figure, chart):
    axes = figure.subplots()
    n = np.arange(40)
    x, y = np.mod(n * 0.618, 1), np.mod(n * 0.382 + 0.2 * np.sin(n), 1)
    marks = axes.scatter(x, y, c=n, s=20 + 5 * (n % 7) ** 1.6, alpha=0.8, linewidths=0.4, edgecolors="white")
    figure.colorbar(marks, ax=axes, label="Order")
    axes.set_title("Scatter with a colour map")


def contour(figure, chart):
    axes = figure.subplots()
    x, y = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-2, 2, 60))
    z = np.exp(-(x**2) - y**2) - np.exp(-((x - 1) ** 2) - (y - 1) ** 2)
    filled = axes.contourf(x, y, z, levels=8)
    drawn = axes.contour(x, y, z, levels=8, colors="black", linewidths=0.4)
    axes.clabel(drawn, fontsize=6)
    figure.colorbar(filled, ax=axes)
    axes.set_title("Filled contours")


def heat_map(figure, chart):
    axes = figure.subplots()
    data = np.add.outer(np.arange(5), np.arange(7)) % 6
    axes.imshow(data)
    axes.set_xticks(
        range(7), labels=["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], rotation=45, ha="right"
    )
    axes.set_yticks(range(5), labels=["tea", "soup", "bread", "jam", "apples"])
    for row in range(5):
        for column in range(7):
            ink = "white" if data[row, column] > 3 else "black"
            axes.text(column, row, str(data[row, column]), ha="center", va="center", color=ink)
    axes.set_title("Sold by day")


def polar(figure, chart):
    axes = figure.add_subplot(projection="polar")
    r = np.arange(0, 2, 0.02)
    axes.plot(2 * np.pi * r, r)
    axes.bar([0.5, 2, 4], [1.5, 0.8, 1.8], width=0.5, alpha=0.4, color="C1")
    axes.set_rmax(2)
    axes.set_rticks([0.5, 1, 1.5, 2])
    axes.set_title("Polar axes")


def annotated(figure, chart):
    axes = figure.subplots()
    t = np.arange(0.0, 5.0, 0.02)
    axes.plot(t, np.cos(2 * np.pi * t) * np.exp(-t / 3))
    axes.annotate(
        "local maximum",
        xy=(2, 0.55),
        xytext=(3, 1.2),
        arrowprops={"arrowstyle": "->", "connectionstyle": "arc3,rad=.2"},
    )
    axes.annotate(
        "a box",
        xy=(1.5, -0.6),
        xytext=(2.5, -1.2),
        bbox={"boxstyle": "round", "fc": "0.9"},
        arrowprops={"facecolor": "black", "width": 1, "headwidth": 5, "headlength": 5},
    )
    axes.text(0.2, 1.4, "turned", rotation=30)
    axes.set_ylim(-1.6, 1.9)


def log_axes(figure, chart):
    left, right = figure.subplots(1, 2)
    x = np.linspace(1, 100, 40)
    left.loglog(x, x**2.5)
    left.grid(True, which="both")
    left.set_title("Both logarithmic")
    right.semilogy(x, np.exp(x / 20))
    right.set_title("One of them")


def mathematics(figure, chart):
    axes = figure.subplots()
    axes.axis("off")
    for number, text in enumerate(
        [
            r"$W^{3\beta}_{\delta_1 \rho_1 \sigma_2} = U^{3\beta}_{\delta_1 \rho_1}$",
            r"$\frac{a + b}{2} \geq \sqrt{ab}$",
            r"$\sum_{i=0}^\infty x_i = \int_0^1 f(x)\,dx$",
            r"CO$_2$ per m$^2$, and plain words",
            r"$\alpha\,\mathbf{bold}\,\mathrm{roman}\,\vec{v}$",
        ]
    ):
        axes.text(0.1, 0.9 - number * 0.2, text, fontsize=12)


def twin_axes(figure, chart):
    axes = figure.subplots()
    t = np.arange(1, 11)
    axes.bar(t, t**1.5, color="C0")
    axes.set_ylabel("Members", color="C0")
    other = axes.twinx()
    other.plot(t, np.sin(t), color="C1", marker="D")
    other.set_ylabel("Mood", color="C1")
    other.tick_params(axis="y", labelcolor="C1")
    other.spines["right"].set_visible(True)


def table(figure, chart):
    axes = figure.subplots()
    axes.axis("off")
    made = axes.table(
        cellText=[["12", "4,5"], ["7", "3,1"]],
        rowLabels=["Pears", "Plums"],
        colLabels=["Trees", "Tonnes"],
        loc="center",
    )
    made.scale(1, 1.4)
    axes.set_title("A table")


def pie(figure, chart):
    axes = figure.subplots()
    axes.pie(
        [15, 30, 45, 10],
        explode=(0, 0.1, 0, 0),
        labels=["Frogs", "Hogs", "Dogs", "Logs"],
        autopct="%1.1f%%",
        startangle=90,
        colors=["C0", "C1", "0.6", "0.85"],
    )


def histogram(figure, chart):
    axes = figure.subplots()
    values = np.sin(np.arange(400) * 1.7) + np.cos(np.arange(400) * 0.3)
    axes.hist(values, bins=25, density=True, histtype="stepfilled", alpha=0.5)
    axes.hist(values, bins=25, density=True, cumulative=True, histtype="step", color="C1")


def boxes(figure, chart):
    axes = figure.subplots()
    data = [np.sin(np.arange(40) * k) * k + k for k in (1, 2, 3)]
    axes.boxplot(data, tick_labels=["one", "two", "three"])
    parts = axes.violinplot(data, positions=[4, 5, 6], showmeans=True)
    parts["bodies"][0].set_facecolor("C1")


def quiver(figure, chart):
    left, right = figure.subplots(1, 2)
    y, x = np.mgrid[-2:2:9j, -2:2:9j]
    left.quiver(x, y, -1 - x**2 + y, 1 + x - y**2)
    right.streamplot(x, y, -1 - x**2 + y, 1 + x - y**2, density=0.6, linewidth=0.7)


def mesh(figure, chart):
    left, right = figure.subplots(1, 2)
    x, y = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
    left.pcolormesh(x + 0.2 * y, y, np.hypot(x, y)[:-1, :-1])
    right.tripcolor([0, 1, 0.5], [0, 0, 1], [0.0, 0.5, 1.0], shading="gouraud")


def shapes(figure, chart):
    axes = figure.subplots()
    axes.add_patch(
        FancyBboxPatch((0.1, 0.1), 0.3, 0.2, boxstyle="round,pad=0.05", facecolor="C0", edgecolor="black")
    )
    axes.add_patch(Ellipse((0.7, 0.3), 0.3, 0.2, angle=30, hatch="oo", fill=False))
    axes.add_patch(Wedge((0.3, 0.75), 0.2, 30, 270, width=0.08, color="C1"))
    axes.add_patch(ConnectionPatch((0.4, 0.2), (0.6, 0.3), "data", arrowstyle="-|>", color="black"))
    picture = axes.imshow(np.arange(16).reshape(4, 4), extent=(0.55, 0.95, 0.55, 0.95), aspect="auto")
    picture.set_clip_path(Ellipse((0.75, 0.75), 0.4, 0.4, transform=axes.transData))
    axes.text(
        0.5,
        0.5,
        "outlined",
        fontsize=16,
        ha="center",
        color="white",
        path_effects=[withStroke(linewidth=2, foreground="black")],
    )
    axes.set(xlim=(0, 1), ylim=(0, 1))


def multiples(figure, chart):
    for number, axes in enumerate(figure.subplots(2, 3, sharex=True, sharey=True).flat):
        x = np.linspace(0, 1, 12)
        axes.plot(x, x ** (number + 1))
        axes.fill_between(x, x ** (number + 1), alpha=0.2)
        axes.set_title(f"Power {number + 1}", loc="left")
    figure.suptitle("Six small ones")


FIGURES = {
    function.__name__.replace("_", "-"): function
    for function in (
        lines, bars_with_errors, stem, fill_between, scatter, contour, heat_map, polar, annotated, log_axes,
        mathematics, twin_axes, table, pie, histogram, boxes, quiver, mesh, shapes, multiples,
    )
}  # fmt: skip
