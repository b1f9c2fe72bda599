"""What a post tells beside the leaderboard: the headline, the trend, and what is to be noticed."""
