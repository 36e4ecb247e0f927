# Whom a number reaches (flows/data/helplines.yaml).

helpline-police = Police
helpline-police-mobile = Police from a mobile phone
helpline-gendarmerie = Royal Gendarmerie (rural areas)
helpline-civil-protection = Civil protection (fire brigade)
helpline-ambulance = Ambulance
helpline-medical = Medical emergencies
helpline-children = Children's protection
