# Whom a number reaches (flows/data/helplines.yaml).

helpline-police = Police (Sûreté nationale)
helpline-police-mobile = Police depuis un mobile
helpline-gendarmerie = Gendarmerie royale (zones rurales)
helpline-civil-protection = Protection civile (pompiers)
helpline-ambulance = Ambulance
helpline-medical = Urgences médicales
helpline-children = Protection de l'enfance
