"""Parameters and slots of a component that its body never names: what callers give there is printed nowhere.

A component that takes the place of another layout's keeps its parameters, read or not: callers give them.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from reportcli.inputs.yaml.nodes import YamlMapping, texts_in
from reportcli.layout.reporting import Sink
from reportcli.layout.settings.components import ComponentFile

MEANT = 0.75
"""How like a name a word of the body is that stands for it, 0..1."""
WORDS = re.compile(r"\w+"), re.compile(r"[\w-]+")


def report_unread(head: ComponentFile, raw: YamlMapping, sink: Sink) -> None:
    """A warning at each parameter or slot that neither the body nor a default names. raw: the file."""
    params, defaults = raw.get("params"), [param.default for param in head.params.values()]
    texts = [*texts_in(raw.get("body")), *texts_in(defaults)]
    said = {word for text in texts for form in WORDS for word in form.findall(text)}
    for name in head.params:
        if not {name, name.replace("-", "_")} & said and not _misspelt(name, said) and params:
            assert isinstance(params, YamlMapping)
            sink.warning("layout-parameter-unread", params.keys_at.get(name, raw.span), name=name)
    for place, slot in enumerate(head.slots):
        if slot not in said and not _misspelt(slot, said):
            sink.warning("layout-parameter-unread", raw.where("slots", place), name=slot)


def _misspelt(name: str, said: set[str]) -> bool:
    """Whether a body most likely means the name by another word, which is reported there."""
    return bool(get_close_matches(name, sorted(said), n=1, cutoff=MEANT))
