"""Digests by direct message, and asking for help."""
