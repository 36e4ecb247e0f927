"""How updates come in: by polling Telegram, or by webhook. Both confirm only what is on record."""
