"""A local look-alike of Telegram: the Bot API over HTTP, scripted people, and a page to play with."""
