# Draft, for review by native readers. What is missing here is shown in Arabic.

commune-el-hajeb = ⵍⵃⴰⵊⴱ
commune-agourai = ⴰⴳⵓⵔⴰⵢ

language-ar = العربية
language-ary = الدارجة
language-fr = Français
language-en = English
language-zgh = ⵜⴰⵎⴰⵣⵉⵖⵜ
