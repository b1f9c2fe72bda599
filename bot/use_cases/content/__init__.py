"""What sellers share: what it is, and what it brings."""
