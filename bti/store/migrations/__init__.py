"""The steps that bring a database from an older schema to the newest one.

Each is a revision of alembic in ``versions``, named after its number and what it brings. A change
of ``tables`` needs a new one: a test holds a database that was upgraded equal to a fresh one.
"""
