"""What the posts say that look back, and digests."""
