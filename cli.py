"""`python cli.py …` runs bti from a bare checkout."""

from bti.cli import main

if __name__ == "__main__":
    main()
