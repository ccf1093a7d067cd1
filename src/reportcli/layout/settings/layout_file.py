"""The model of a layout's top-level files."""

from __future__ import annotations

from typing import Annotated

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import LanguageTag, MasterName, Text, parts
from reportcli.layout.models.parts import Part
from reportcli.layout.settings.changes import Change
from reportcli.layout.settings.fields import unread

_OPEN = unread({"type": "object"})


class LayoutFile(Part):
    """Every top-level file but contract.yaml and overrides.yaml; together they are one mapping."""

    extends: Text | None = Field(default=None, description="Name of the layout that this one changes.")
    language: LanguageTag | None = Field(
        default=None, description=("Language of the edition, when the workbook is in it.")
    )
    format: Annotated[object, _OPEN] = Field(default=None, description="Page, margins, grid.")
    tokens: Annotated[object, _OPEN] = Field(default=None, description="Colours, fonts and named lengths.")
    styles: Annotated[object, _OPEN] = Field(
        default=None, description="Styles by kind: character, paragraph, object, table, prose."
    )
    masters: Annotated[object, _OPEN] = Field(default=None, description="Masters by name.")
    words: Annotated[object, _OPEN] = Field(
        default=None, description=('Words of the layout by language, for `t("key")`.')
    )
    sections: Annotated[object, unread({"type": "array"})] = Field(
        default=None, description="The story in order: blocks `section`, and `section-file: name`."
    )
    changes: Annotated[tuple[Change, ...], parts(Change)] = Field(
        default=(), description="What is changed in the layout that this one extends."
    )
    blank_master: MasterName | None = Field(default=None, description="Master of pages that stay blank.")
