"""Importing lists of people and visits: files to rows, rows to the record, refusals to a report."""
