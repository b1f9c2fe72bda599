"""Run all benchmarks: ``make bench``."""

import asyncio
import sys

from bot.serving import settle
from tests.benchmarks import (
    business,
    commands,
    connections,
    imports,
    insight,
    leaderboard,
    requests,
    scoring,
    start,
    what_if,
)


def main() -> None:
    """Measure as what serves runs, and print the figures; ratios are what counts, the rest depends on the machine."""
    settle()
    for title, figures in (
        ("loading the bot", start.measure()),
        ("/ssi 72, end to end over Socket Mode", asyncio.run(commands.measure())),
        ("/ssi 72, end to end over HTTP", asyncio.run(requests.measure())),
        ("scoring", scoring.measure()),
        ("leaderboards over half a year of reports, in time of the processor", leaderboard.measure()),
        ("a draft of other rules on 13 weeks, in time of the processor", what_if.measure()),
        ("the business report of 500 sellers and 5,000 deals, in time of the processor", business.measure()),
        ("what the SSI is worth, and the wall screen, in time of the processor", insight.measure()),
        ("LinkedIn's list of connections", connections.measure()),
        ("an export of 50,000 deals, in time of the processor", imports.measure()),
    ):
        sys.stdout.write(f"\n{title}\n")
        for name, figure in figures.items():
            sys.stdout.write(f"  {name:<62} {figure:10.3f}\n")


if __name__ == "__main__":
    main()
