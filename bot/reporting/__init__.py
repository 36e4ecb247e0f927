"""What is shown of the figures outside the chat: a card, a paragraph for the press, a report to print."""
