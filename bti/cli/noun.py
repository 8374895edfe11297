"""A command that holds commands: a noun with its verbs."""

from __future__ import annotations

from collections.abc import Mapping

import click

from bti.cli.command import HELP_NAMES, Command, InNorwegian, write_usage
from bti.cli.words import Word, all_words, find, unknown_command


class Noun(InNorwegian, click.Group):
    """A group whose verbs have two names each, in the order of the table."""

    def __init__(self, word: Word, words: tuple[Word, ...], verbs: Mapping[str, Command]) -> None:
        super().__init__(
            word.norwegian, help=word.does, context_settings={"help_option_names": HELP_NAMES}
        )
        self._words = words
        self._verbs = verbs

    def verbs(self) -> list[tuple[Word, Command]]:
        """Give each verb with its word, in the order of the table."""
        return [(word, self._verbs[word.english]) for word in self._words]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the verbs."""
        del ctx
        return [name for word in self._words for name in word.names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a verb by either name."""
        del ctx
        word = find(cmd_name, self._words)
        return self._verbs[word.english] if word else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a verb, or say which are nearest."""
        if not args[0].startswith("-") and find(args[0], self._words) is None:
            raise click.UsageError(unknown_command(args[0], self._words), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the verbs are called."""
        write_usage(ctx, formatter, ["KOMMANDO", "…"])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs."""
        del ctx
        with formatter.section("Kommandoer"):
            formatter.write_dl([(", ".join(word.names), word.does) for word in self._words])


def noun(english: str, words: tuple[Word, ...], verbs: Mapping[str, Command]) -> Noun:
    """Make a noun of its word in the table and its verbs."""
    word = next(word for word in all_words() if word.english == english)
    return Noun(word, words, verbs)
