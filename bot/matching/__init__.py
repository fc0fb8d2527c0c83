"""Which statements a text is about. Pure, and usable alone on any set of phrasings."""
