"""What the blocks of a page are to its readers: topics that labels give, statements turned down, furniture."""
