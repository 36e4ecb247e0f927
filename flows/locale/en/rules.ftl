# What to write when an answer was refused (flows/rules.py).

rule-name = Write a name of at most 64 characters.
rule-birth-year = Write the year of birth in four digits (such as 2003) or the age (such as 21).
rule-phone = Write a telephone number, such as 0612345678.
rule-date = Write a coming date as day/month/year, such as 04/12/2026.
rule-past-date = Write a past date as day/month/year, such as 04/12/2025.
rule-count = Write a number from 1 to 1000.
rule-amount = Write a whole number, such as 120 000.
rule-text = Write a few words, at most 1000 characters.
rule-story = Write a message in words.
rule-hours = Write the hours in at most 64 characters, such as 9:00-12:00.
rule-place = Write the place in at most 120 characters.
rule-search = Write a name, a telephone or a number (HJ-…), on one line.
