"""Changes of the tables, in order. An upgrade is one transaction: the old tables or the new ones."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every revision ever made, oldest first; a program works with the last one only."""

HEAD = REVISIONS[-1]
