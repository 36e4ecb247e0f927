# Whom a number reaches (flows/data/helplines.yaml).

helpline-police = البوليس
helpline-police-mobile = البوليس من البورطابل
helpline-gendarmerie = الجدارمية (فالبادية)
helpline-civil-protection = البومبية (الوقاية المدنية)
helpline-ambulance = لامبيلانس
helpline-medical = المستعجلات
helpline-children = حماية الدراري والقاصرين
