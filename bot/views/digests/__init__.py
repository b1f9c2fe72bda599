"""The words of digests, and of asking for help."""
