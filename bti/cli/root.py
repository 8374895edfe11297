"""The root of the command line: finds commands, and turns every fault into sentence and code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from bti.cli import console
from bti.cli.choices import Choices, shared_options
from bti.cli.columns import fold
from bti.cli.command import HELP_NAMES, InNorwegian, write_records, write_usage
from bti.cli.words import SECTIONS, Word, all_words, find, unknown_command
from bti.errors import BadInput, BtiError, StoreFull, StoreUnavailable

UNEXPECTED = 1
USAGE = 2
INTERRUPTED = 130

INTRO = """Før barnets sak fra undring til evaluering, steg for steg.

Begynn slik:  bti ny bti   og så   bti vis SAK

Alle kommandoer har et norsk og et engelsk navn."""

TRUST = """Den som kan lese både databasen og nøkkelfilen, kan lese alt. bti stoler på kontoen du
er logget inn med. Avslutningskodene står i docs/reference/avslutningskoder.md."""


EMERGENCY = "Barn i fare? Ring 112. Vent ikke på databasen."
"""The guide's own numbers are in the database that cannot be read."""

_NOT_SHOWN = (
    "Svaret kan ikke skrives, for det er ikke plass igjen på disken det skal til. "
    "Frigjør plass, og se med bti vis om noe ble lagret."
)


class Root(InNorwegian, click.Group):
    """The commands of the table, each imported when it is called and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which one works."""
        del ctx
        return [name for word in all_words() for name in word.names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of a word."""
        del ctx
        word = find(cmd_name, all_words())
        return load(word) if word else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or say which ones are nearest."""
        if not args[0].startswith("-") and find(args[0], all_words()) is None:
            raise click.UsageError(unknown_command(args[0], all_words()), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the program is called."""
        write_usage(ctx, formatter, ["[VALG]", "KOMMANDO", "…"])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in sections, in the order one works, and import none of them."""
        for title, words in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(", ".join(word.names), word.does) for word in words])
        write_records(ctx, formatter, "Valg", self.get_params(ctx))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what one must know about trust."""
        del ctx
        formatter.write_paragraph()
        formatter.write_text(TRUST)
        formatter.write("\n")


def load(word: Word) -> click.Command:
    """Import the module of a word, and give its command."""
    module = importlib.import_module(f"bti.cli.commands.{word.module}")
    commands: dict[str, click.Command] = module.COMMANDS
    return commands[word.english]


def _say_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not ctx.resilient_parsing:
        from bti import __version__

        click.echo(f"bti {__version__}")
        ctx.exit()


def root() -> Root:
    """Put the root command together."""
    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_say_version,
        help="Vis utgaven av bti.",
    )
    return Root(
        "bti",
        params=[*shared_options(reads=True, at_root=True), version],
        help=INTRO,
        no_args_is_help=False,
        invoke_without_command=True,
        callback=_without_command,
        context_settings={"help_option_names": HELP_NAMES, "max_content_width": 78},
    )


def _without_command() -> None:
    context = click.get_current_context()
    context.ensure_object(Choices)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit code. This is the one catch of `BtiError`."""
    console.prepare()
    try:
        _check_letters(sys.argv[1:] if arguments is None else arguments)
        code = root().main(arguments, prog_name="bti", standalone_mode=False)
    except BtiError as error:
        return _told(error)
    except click.ClickException as error:
        return _usage(error)
    except (click.Abort, KeyboardInterrupt):
        console.write(["Avbrutt. Det som alt er sagt lagret, er lagret."], to_error=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # click ends the process when the reader of a pipe has gone, and for nothing else here.
        return _pipe_closed()
    except OSError as error:
        return _not_shown(error)
    except Exception as error:  # noqa: BLE001 - the last stop before the person
        return _unexpected(error)
    return code if isinstance(code, int) else 0


def _check_letters(arguments: Sequence[str]) -> None:
    """Stop at what was typed in an encoding that is not the terminal's."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise BadInput("Det du skrev, har tegn som ikke kan leses. Skriv i UTF-8.") from None


def _told(error: BtiError) -> int:
    from bti.cli.faults import in_lines

    console.write(in_lines(error), to_error=True)
    if isinstance(error, StoreUnavailable):
        console.write([EMERGENCY], to_error=True)
    return error.exit_code


def _usage(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        console.write([error.format_message()], to_error=True)
        return USAGE
    from bti.cli.speech import in_norwegian

    console.write(fold(in_norwegian(error)), to_error=True)
    context = getattr(error, "ctx", None)
    if context is not None:
        console.write([f"Hjelp: {context.command_path} --help"], to_error=True)
    return USAGE


def _pipe_closed() -> int:
    """The reader of a pipe has gone; Python must not complain about it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _not_shown(error: OSError) -> int:
    """What was asked is done; what it answers went to a disk that is full."""
    from bti.cli.files import NO_ROOM

    if error.errno not in NO_ROOM:
        return _unexpected(error)
    return _told(StoreFull(_NOT_SHOWN))


def _unexpected(error: Exception) -> int:
    if os.environ.get("BTI_DEBUG"):
        import traceback

        traceback.print_exception(error)
    said = (
        f"Noe uventet gikk galt ({type(error).__name__}). Se med bti vis om det siste ble lagret, "
        "og prøv igjen. Skjer det på nytt, sier du fra til den som drifter bti."
    )
    console.write(fold(said), to_error=True)
    return UNEXPECTED
