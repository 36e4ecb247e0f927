"""The single checks of a library, grouped by what they look at. `flows.checking` runs them all."""
