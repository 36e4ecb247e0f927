# What to write when an answer was refused (flows/rules.py).

rule-name = Écrivez un nom, 64 caractères au plus.
rule-birth-year = Écrivez l'année de naissance en quatre chiffres (par exemple 2003) ou l'âge (par exemple 21).
rule-phone = Écrivez un numéro de téléphone, par exemple 0612345678.
rule-date = Écrivez une date à venir : jour/mois/année, par exemple 04/12/2026.
rule-past-date = Écrivez une date passée : jour/mois/année, par exemple 04/12/2025.
rule-count = Écrivez un nombre de 1 à 1000.
rule-amount = Écrivez un nombre entier, par exemple 120 000.
rule-text = Écrivez quelques mots, 1000 caractères au plus.
rule-story = Écrivez un message avec des mots.
rule-hours = Écrivez l'horaire en 64 caractères au plus, par exemple 9:00-12:00.
rule-place = Écrivez le lieu en 120 caractères au plus.
rule-search = Écrivez un nom, un téléphone ou un numéro (HJ-…), sur une ligne.
