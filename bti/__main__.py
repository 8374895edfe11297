"""`python -m bti` is the command `bti`."""

from bti.cli import main

if __name__ == "__main__":
    main()
