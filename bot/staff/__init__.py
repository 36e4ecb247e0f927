"""What staff can ask for: one file per capability, all behind one authorisation."""
