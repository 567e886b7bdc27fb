"""`python -m pipeline.cli` is the command `tonghop`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
