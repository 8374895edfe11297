"""Published guides are kept as they were, and the one published last is current."""

from __future__ import annotations

from bti.store import Store
from tests.integration.store.samples import guide, later


def test_a_guide_comes_back_as_it_was_published(store: Store) -> None:
    published = guide("d1")
    store.publish(published)
    assert store.definition("d1") == published.definition
    assert store.places("d1") == b"places d1"
    assert [source.name for source in store.sources("d1")] == ["bti.yaml", "forms.yaml"]
    assert store.sources("d1")[0].text == "title: Å være nær\n"


def test_a_guide_that_was_never_published_is_not_there(store: Store) -> None:
    assert store.definition("d1") is None
    assert store.current("bti") is None
    assert store.places("d1") is None
    assert store.sources("d1") == ()
    assert store.workflows() == ()


def test_the_guide_published_last_is_current(store: Store) -> None:
    for digest, day in (("d1", 0), ("d3", 2), ("d2", 1)):
        store.publish(guide(digest, published_at=later(days=day)))
    current = store.current("bti")
    assert current is not None
    assert current.digest == "d3"
    assert store.definition("d1") is not None


def test_publishing_an_older_guide_again_makes_it_current(store: Store) -> None:
    store.publish(guide("d1"))
    store.publish(guide("d2", published_at=later(days=1)))
    again = guide("d1", published_at=later(days=2))
    store.publish(again)
    assert store.current("bti") == again.definition


def test_workflows_are_told_apart(store: Store) -> None:
    store.publish(guide("d1"))
    store.publish(guide("d2", workflow="bekymringsmelding"))
    assert store.workflows() == ("bekymringsmelding", "bti")
    current = store.current("bti")
    assert current is not None
    assert current.digest == "d1"
