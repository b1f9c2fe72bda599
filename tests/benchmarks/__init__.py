"""Benchmarks: ratios to floors of the same run, never absolute promises."""
