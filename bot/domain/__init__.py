"""The rules: pure values and functions."""
