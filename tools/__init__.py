"""Programs for those who develop claimlint; none of them ships."""
