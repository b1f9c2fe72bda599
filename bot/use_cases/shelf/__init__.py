"""The shelf: shown to everybody, kept by managers, shared from in one tap."""
