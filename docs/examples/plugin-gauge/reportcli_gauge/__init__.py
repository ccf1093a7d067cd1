"""A gauge: a bar that is filled as far as a figure is on the way to its goal, with both figures beside it."""

from reportlab.platypus import Flowable

from reportcli.plugins import BlockPlugin, Parameter


class Gauge(Flowable):
    """A ReportLab flowable like any other: it says how large it is, and draws itself from its lower left corner."""

    def __init__(self, value, goal, colour, track, style):
        super().__init__()
        self.value, self.goal = value, goal
        self.colour, self.track, self.style = colour, track, style

    def wrap(self, available_width, available_height):
        self.width, self.height = available_width, self.style.leading + 8
        return self.width, self.height

    def draw(self):
        share = min(max(float(self.value.value / self.goal.value), 0), 1)
        self.canv.setFillColor(self.track)
        self.canv.roundRect(0, 0, self.width, 6, 3, stroke=0, fill=1)
        if share:
            self.canv.setFillColor(self.colour)
            self.canv.roundRect(0, 0, max(self.width * share, 6), 6, 3, stroke=0, fill=1)
        self.canv.setFillColor(self.style.textColor)
        self.canv.setFont(self.style.fontName, self.style.fontSize)
        self.canv.drawString(0, 10, self.value.text)
        self.canv.drawRightString(self.width, 10, self.goal.text)


def make(given, place):
    """Called once for each place in the report where a layout says `gauge:`."""
    colour = given["colour"] or place.colour("black")
    return Gauge(given["value"], given["goal"], colour, place.colour("black", 0.12), place.style("body"))


gauge = BlockPlugin(
    make=make,
    parameters={
        "value": Parameter("fact", doc="How far it has come."),
        "goal": Parameter("fact", doc="How far it is to go; not zero."),
        "colour": Parameter("colour", default="accent", doc="Of the filled part."),
    },
    doc="How far a figure is on the way to its goal.",
)
