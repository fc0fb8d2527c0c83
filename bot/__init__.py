"""A Discord bot that answers questions about one public debate with dated, attributed, sourced statements."""
