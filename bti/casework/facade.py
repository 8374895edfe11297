"""Everything that a person can do, put together of groups of verbs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bti import resources
from bti.casework.answers import read_answers
from bti.casework.authoring import Authoring
from bti.casework.building import Building
from bti.casework.daily import Daily
from bti.casework.directory import Directory
from bti.casework.disclosing import Disclosing
from bti.casework.drawing import Drawing
from bti.casework.keys import key_source
from bti.casework.migrating import Migrating
from bti.casework.moving_cases import MovingCases
from bti.casework.opened import path_of, tenant_of, where_of
from bti.casework.overlooking import Overlooking
from bti.casework.previewing import Previewing
from bti.casework.publishing import Publishing
from bti.casework.reminding import Reminding
from bti.casework.retention import Retention
from bti.casework.searching import Searching
from bti.casework.together import Together
from bti.casework.translating import Translating, is_translation
from bti.casework.upkeep import Upkeep
from bti.casework.verbs import verb
from bti.casework.verifying import Verifying
from bti.environment import Environment
from bti.errors import Finding
from bti.store import Keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from bti.casework.keys import KeyGiven
    from bti.casework.relocating import Relocated
    from bti.casework.restoring import Restored
    from bti.paper.heads import Paper
    from bti.store.upgrading import Upgraded


class Casework(
    Overlooking,
    Daily,
    Together,
    Drawing,
    Directory,
    Disclosing,
    Authoring,
    Building,
    Translating,
    Publishing,
    Migrating,
    MovingCases,
    Upkeep,
    Verifying,
    Searching,
    Reminding,
    Retention,
):
    """Everything a person can do, on one database.

    ``by`` on each method says who does it: a person of the directory. Without it, it is the person
    given at opening, else the one with this operating-system account. An embedding application
    vouches for the persons it names.
    """

    @classmethod
    def upgrade(cls, database: str | Path | None = None, *, has_backup: bool = False) -> Upgraded:
        """Bring a database that an older edition made to this one's form, whole or not at all.

        Args:
            database: the same as for ``open``.
            has_backup: whether you have seen to a backup, which a server needs; a file is copied
                beside itself first.

        Raises:
            StoreUnavailable: there is no database there, or no backup of it.
        """
        from bti.store.upgrading import upgrade

        return upgrade(path_of(where_of(database)), has_backup=has_backup)

    @classmethod
    def restore(
        cls,
        backup: str | Path,
        database: str | Path | None = None,
        *,
        replace: bool = False,
        without_decisions: bool = False,
        environment: Environment | None = None,
        key: KeyGiven | None = None,
        passphrase: Callable[[], str] | None = None,
    ) -> Restored:
        """Put a backup where the database belongs.

        What was blocked, held and erased in the database that gives way holds in the backup, too.

        Args:
            backup: the file that ``back_up`` made; it is left as it is.
            database: the same as for ``open``.
            replace: whether a database that lies there may give way; it is kept beside, renamed.
            without_decisions: whether to go on where nothing knows what was decided since.
            environment: the clock; without it, the machine's.
            key: the same as for ``open``.
            passphrase: the same as for ``open``.

        Raises:
            BadInput: there is a database already, and ``replace`` does not say so; or nothing knows
                what was erased since, or the database that gives way cannot be read.
            StoreUnavailable: the backup is none, is damaged or too new, or somebody works in the
                database that would give way. Nothing is changed.
        """
        from bti.casework.restoring import Restoring

        restoring = Restoring(
            without_decisions=without_decisions,
            environment=environment or Environment.real(),
            key=key,
            passphrase=passphrase,
        )
        return restoring.restore(Path(backup), where_of(database), replace=replace)

    @classmethod
    def move_database(
        cls,
        to: str | Path,
        database: str | Path | None = None,
        *,
        environment: Environment | None = None,
        key: KeyGiven | None = None,
        passphrase: Callable[[], str] | None = None,
        tenant: str = "",
    ) -> Relocated:
        """Move everything to another database: from a file to a server, or back.

        All is moved and holds to its seals, or nothing is. The old database is left as it was,
        but nobody can work in it any more. The key stays where it lies.

        Args:
            to: the new place: a file that is not there yet, or the URL of a server.
            database: the old one, the same as for ``open``.
            environment: clock and ids; without it, the machine's.
            key: the same as for ``open``.
            passphrase: the same as for ``open``.
            tenant: the same as for ``open``.

        Raises:
            BadInput: there is something in the new place already.
            NotAsWritten: something in the database is not as it was written.
            StoreMoved: it was moved before. StoreUnavailable: one of the two cannot be used.
        """
        from bti.casework.relocating import move

        return move(
            where_of(database),
            str(to),
            tenant=tenant_of(tenant),
            keeping=Keeping(keys=key_source(key, passphrase, tenant_of(tenant))),
            environment=environment or Environment.real(),
        )

    @verb
    def render(self, view: Paper, format: Literal["html", "md", "text"] = "md") -> str:  # noqa: A002 - the word people know
        """Render a view as a page: HTML, Markdown or plain text.

        Raises:
            DefinitionError: one of the municipality's own templates cannot be used.
        """
        # Jinja2 is kept off the way of every command that prints nothing.
        from bti.paper.rendering import render

        return render(view, format, templates=resources.template_text, own=self._templates)

    @verb
    def preview(self, path: str | Path) -> Previewing:
        """Give the printed guide of a file or folder, read again whenever it is saved.

        Raises:
            BadInput: there is no such file or folder.
        """
        return Previewing(Path(path), self._desk.guides, self.render)

    @verb
    def read_answers(self, text: str, name: str) -> dict[str, object]:
        """Read a file of answers, YAML or JSON, for ``fill``; ``name`` is for messages.

        Raises:
            BadInput: it holds no answers. DefinitionError: it is no YAML, with every finding.
        """
        return read_answers(text, name)

    @verb
    def check(self, path: str | Path) -> tuple[Finding, ...]:
        """Check a guide in a file or folder, or a shipped one by its name; gives all findings.

        Raises:
            BadInput: the file or folder cannot be read.
        """
        if is_translation(path):
            return self.check_translation(path)
        return self._desk.guides.look(path).findings
