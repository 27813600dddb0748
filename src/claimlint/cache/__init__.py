"""Where claimlint keeps between runs what it can find out anew."""
