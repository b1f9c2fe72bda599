"""Words about what people typed."""
