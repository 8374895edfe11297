"""A command as this command line makes it: help in Norwegian, shared options, one session."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import click

from bti.cli.choices import Choices, shared_options
from bti.cli.completed import cases
from bti.cli.words import Word, all_words, ascii_name, writes_one_case

if TYPE_CHECKING:
    from click.parser import _OptionParser

    from bti.cli.session import Session

P = ParamSpec("P")
SHARED = ("database", "tenant", "by", "trial", "plain", "as_json", "once")
HELP_NAMES = ["--help", "--hjelp", "-h"]


class InNorwegian(click.Command):
    """A command whose help option is said in Norwegian."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option; click's own would look for a translation on the way."""
        if self._help_option is None:
            self._help_option = click.Option(
                self.get_help_option_names(ctx),
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                help="Vis denne hjelpen.",
            )
        return self._help_option

    def make_parser(self, ctx: click.Context) -> _OptionParser:
        """Make click's parser, which of an option that is written twice would keep the last."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def parse_args(args: list[str]) -> tuple[dict[str, Any], list[str], list[click.Parameter]]:
            opts, rest, order = parse(args)
            _refuse_repeats(ctx, order)
            return opts, rest, order

        parser.parse_args = parse_args  # type: ignore[method-assign]  # click has no other hook
        return parser


def _refuse_repeats(ctx: click.Context, order: list[click.Parameter]) -> None:
    """Refuse an option that takes one value and has several: all but one would be lost."""
    for param in order:
        if not isinstance(param, click.Option) or param.multiple or param.is_flag or param.count:
            continue
        if order.count(param) > 1 and not ctx.resilient_parsing:
            said = f"Valget {param.opts[0]} er skrevet flere ganger, og tar bare én verdi."
            raise click.UsageError(f"{said} Skriv det én gang.", ctx=ctx)


def _show_help(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Command(InNorwegian):
    """A command as a person calls it, with an example."""

    word: Word
    example: str = ""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        write_usage(ctx, formatter, self.collect_usage_pieces(ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's own options first and the shared ones last."""
        if self.example:
            with formatter.section("Eksempel"):
                for line in self.example.splitlines():
                    formatter.write(f"  {line}\n")
        own = [param for param in self.get_params(ctx) if param.name not in SHARED]
        common = [param for param in self.get_params(ctx) if param.name in SHARED]
        write_records(ctx, formatter, "Valg", own)
        write_records(ctx, formatter, "Felles valg", common)


def write_usage(ctx: click.Context, formatter: click.HelpFormatter, pieces: list[str]) -> None:
    """Write the usage line with a Norwegian lead."""
    said = " ".join(piece.replace("[OPTIONS]", "[VALG]") for piece in pieces)
    formatter.write_usage(ctx.command_path, said, prefix="Bruk: ")


def write_records(
    ctx: click.Context, formatter: click.HelpFormatter, title: str, params: list[click.Parameter]
) -> None:
    """Write options under a heading, if there are any."""
    records = [record for param in params if (record := param.get_help_record(ctx)) is not None]
    if records:
        with formatter.section(title):
            formatter.write_dl(records)


def command(
    english: str,
    *,
    of: tuple[Word, ...] = (),
    reads: bool = False,
    creates: bool = False,
    more: str = "",
    example: str = "",
) -> Callable[[Callable[Concatenate[Session, P], None]], Command]:
    """Make a command of a function that takes a session; its word stands in the table."""
    word = next(word for word in of or all_words() if word.english == english)

    def make(function: Callable[Concatenate[Session, P], None]) -> Command:
        # click keeps the options of the decorators below this one on the function.
        params: list[click.Parameter] = list(reversed(getattr(function, "__click_params__", [])))
        made = Command(
            word.norwegian,
            callback=_in_session(function, creates=creates),
            params=[*params, *shared_options(reads=reads, repeats=writes_one_case(word))],
            help=f"{word.does}\n\n{more}".strip(),
            short_help=word.does,
            context_settings={
                "help_option_names": HELP_NAMES,
                "token_normalize_func": ascii_name,
            },
        )
        made.word, made.example = word, example
        return made

    return make


def _in_session(
    function: Callable[Concatenate[Session, P], None], *, creates: bool
) -> Callable[P, None]:
    @functools.wraps(function)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        from bti.cli.session import Session

        context = click.get_current_context()
        session = Session(context.ensure_object(Choices), creates=creates)
        try:
            function(session, *arguments, **options)
        finally:
            session.close()

    return run


def missing(what: str) -> click.UsageError:
    """Say what a command needs when nobody is there to be asked."""
    return click.UsageError(what, ctx=click.get_current_context())


def option(*names: str, **details: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - click's own
    """Make an option of a command; short, because commands have many."""
    return click.option(*names, **details)


def argument(name: str, metavar: str, **details: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """Make an argument with the Norwegian word that help and messages show for it."""
    if name == "case":
        details["shell_complete"] = cases
    return click.argument(name, metavar=metavar, **details)
