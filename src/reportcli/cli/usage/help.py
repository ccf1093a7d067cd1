"""Help of commands: options in groups, what each command does in full at any width, examples.

Plain text: rich would cost more than all the rest of `--help`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from reportcli.cli.usage.examples import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHERS = "Options"
ARGUMENTS = "Arguments"


class HelpCommand(TyperCommand):
    """A command whose options stand under the headings that they name, examples below them."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then each group in the order of its first option, then what has none."""
        _write_groups(self.get_params(ctx), ctx, formatter)
        _write_examples(self.name or "", ctx, formatter)


class HelpGroup(TyperGroup):
    """A group of commands; each is described whole, over as many lines as that takes."""

    command_class = HelpCommand

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options of the group, its commands, examples."""
        _write_groups(self.get_params(ctx), ctx, formatter)
        self.format_commands(ctx, formatter)
        _write_examples("" if ctx.parent is None else self.name or "", ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Every command with all that is said of it, never cut short."""
        rows = self.summaries(ctx)
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def summaries(self, ctx: Any) -> list[tuple[str, str]]:
        """Each name with what its command does."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [(name, summary(one.help or "")) for name, one in commands if one and not one.hidden]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named. Raises UnknownCommand, with the nearest one."""
        from reportcli.cli.usage.complaints import UnknownCommand

        name = args[0]
        if name not in self.commands and not ctx.resilient_parsing and not name.startswith("-"):
            raise UnknownCommand(name, list(self.commands), ctx)
        return super().resolve_command(ctx, args)


def summary(text: str) -> str:
    """The first paragraph of a help text, on one line."""
    return " ".join(text.strip().partition("\n\n")[0].split())


def _write_groups(params: Iterable[Any], ctx: Any, formatter: Any) -> None:
    groups: dict[str, list[tuple[str, str]]] = {}
    for param in params:
        record = param.get_help_record(ctx)
        if record is None:
            continue
        default = ARGUMENTS if param.param_type_name == "argument" else OTHERS
        groups.setdefault(getattr(param, "rich_help_panel", None) or default, []).append(record)
    last = groups.pop(OTHERS, None)
    for heading, rows in (*groups.items(), *([(OTHERS, last)] if last else [])):
        with formatter.section(heading):
            formatter.write_dl(rows)


def _write_examples(name: str, ctx: Any, formatter: Any) -> None:
    rows = EXAMPLES.get(name, ())
    if not rows:
        return
    with formatter.section("Examples"):
        indent = " " * formatter.current_indent
        for words, what in rows:
            formatter.write_text(f"{what}:")
            formatter.write(f"{indent}  reportcli {words}\n")
