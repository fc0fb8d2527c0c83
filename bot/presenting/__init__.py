"""How an answer looks: embeds and components, terminal text, JSON."""
