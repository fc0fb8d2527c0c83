"""Pictures of the bot at work, taken by using the local preview in a browser as a person does."""
