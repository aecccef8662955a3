"""Run as a script with a vocabulary's name: writes it to standard output as JSON.

A process of its own, because `tiktoken` fetches without a time limit and a process can be ended.
"""

import base64
import json
import sys

import tiktoken


def main(name: str) -> None:
    """Write pattern, special tokens and ranks of tiktoken's vocabulary `name`."""
    encoding = tiktoken.get_encoding(name)
    ranks = {base64.b64encode(t).decode(): r for t, r in encoding._mergeable_ranks.items()}
    parts = {
        "pattern": encoding._pat_str,
        "special_tokens": encoding._special_tokens,
        "ranks": ranks,
    }
    json.dump(parts, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
