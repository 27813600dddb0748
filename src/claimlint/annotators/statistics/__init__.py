"""What tells a statistic from an everyday number."""
