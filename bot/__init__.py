"""Doors: everything that speaks with someone, over Telegram, the web or the terminal."""
