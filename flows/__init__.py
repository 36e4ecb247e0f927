"""The mind of Wijha: pure conversation logic. No input or output, no clock, no dice."""
