"""Files of sections: what `section-file` names is put in its place, however deep."""

from __future__ import annotations

from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.files.layers import Layer, read_yaml, start_of
from reportcli.layout.reporting import Sink


class SectionFiles:
    """The folders `sections/` of all layers, nearest first. found: names of the files that were put in."""

    def __init__(self, layers: list[Layer], files: ProjectFiles, sink: Sink) -> None:
        self.layers = layers
        self.files = files
        self.sink = sink
        self.found: set[str] = set()

    def put_in(self, written: YamlSequence, trail: tuple[str, ...] = ()) -> YamlSequence:
        """Blocks with every `section-file` in them, however deep, replaced by what the file holds."""
        sections = YamlSequence(written.span)
        for item, at in zip(written, written.items_at, strict=True):
            if isinstance(item, YamlMapping) and next(iter(item), None) == "section-file":
                raw = self._section_file(item, trail)
                if raw is not None:
                    sections.add(raw, raw.span)
            else:
                sections.add(self._with_inside(item, trail), at)
        return sections

    def _with_inside(self, value: object, trail: tuple[str, ...]) -> object:
        """The same of what stands inside a value."""
        if isinstance(value, YamlSequence):
            return self.put_in(value, trail)
        return self._with_files(value, trail) if isinstance(value, YamlMapping) else value

    def _with_files(self, value: YamlMapping, trail: tuple[str, ...]) -> YamlMapping:
        copy = value.copy()
        for key, inner in value.items():
            copy[key] = self._with_inside(inner, trail)
        return copy

    def _section_file(self, item: YamlMapping, trail: tuple[str, ...]) -> YamlMapping | None:
        name, at = str(item["section-file"]), item.values_at["section-file"]
        if name in trail:
            self.sink.error("layout-cyclic-section-file", at, name=name, trail=" → ".join((*trail, name)))
            return None
        for layer in self.layers:
            path = self.files.find(layer.folder / "sections", f"{name}.yaml")
            if path is not None:
                self.found.add(name)
                data = read_yaml(path, self.files, self.sink, layer)
                if isinstance(data, YamlMapping):
                    return self._with_files(data, (*trail, name))
                if data is not None:
                    file = self.files.safe_name(path)
                    self.sink.error("layout-file-not-mapping", start_of(file), file=file)
                return None
        names = [n[:-5] for layer in self.layers for n in self.files.names(layer.folder / "sections")]
        self.sink.error("layout-unknown-section-file", at, name=name[:60], nearest=nearest(name, names))
        return None
