"""Words of a layout, for `t("key")`, by language."""

from __future__ import annotations

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.files.layers import mapping_in
from reportcli.layout.models.language_tags import TAG, unknown_part
from reportcli.layout.reporting import Sink


def read_words(sink: Sink, top: YamlMapping) -> dict[str, dict[str, str]]:
    """The words by language and key; what is no text is a finding."""
    words: dict[str, dict[str, str]] = {}
    raw = mapping_in(sink, top, "words")
    for lang in raw:
        entries = mapping_in(sink, raw, lang)
        part, meant = unknown_part(lang) if TAG.fullmatch(lang) else (lang, "")
        if part:
            sink.error(
                "layout-unknown-language", raw.keys_at[lang], value=lang[:60], part=part, nearest=meant
            )
        words[lang] = {}
        if part and meant:  # what is written there counts as it is meant: it is not missed, too
            words[meant] = words[lang]
        for key, text in entries.items():
            if isinstance(text, str | int) and not isinstance(text, bool):
                words[lang][key] = str(text)
            else:
                sink.error("layout-value-not-text", entries.values_at[key], value=str(text)[:60])
                words[lang][key] = ""  # so that its uses are not reported, too
    return words
