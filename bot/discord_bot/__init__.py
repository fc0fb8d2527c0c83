"""Where the bot lives: the Discord client, its commands and components."""
