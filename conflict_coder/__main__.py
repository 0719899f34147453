"""`python -m conflict_coder`: the command where its script is not on the PATH."""

from conflict_coder.cli.main import run

if __name__ == "__main__":
    run()
