"""The wall screen: what is said of its link, and what it shows."""
