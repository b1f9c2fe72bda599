"""What sellers report: numbers, shared addresses and deals, and taking them back."""
