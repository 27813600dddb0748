"""What a post as a whole tells of itself: its byline, its dates, its kind."""
