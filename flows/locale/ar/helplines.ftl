# Whom a number reaches (flows/data/helplines.yaml).

helpline-police = الأمن الوطني (الشرطة)
helpline-police-mobile = الشرطة من الهاتف المحمول
helpline-gendarmerie = الدرك الملكي (العالم القروي)
helpline-civil-protection = الوقاية المدنية
helpline-ambulance = سيارة الإسعاف
helpline-medical = المستعجلات الطبية
helpline-children = حماية الأطفال والقاصرين
