# Draft for native review (Standard Moroccan Tamazight, Tifinagh). What is missing here is shown in Arabic.

menu-ask = ☰ ⵎⴰⵏⵉⴽ ⴰⴷ ⴰⴽ ⵏⴰⵡⵙ?
menu-listening = 🫂 ⴰⵙⴼⵍⴷ
menu-orientation = 🧭 ⵜⴰⵏⵉⵍⴰ
menu-training = 🎓 ⴰⵙⵎⵓⵜⵜⴳ
menu-signups = 📋 ⵉⵣⵎⵎⵉⵎⵏ ⵉⵏⵓ
menu-appointment = 📅 ⴰⵎⵢⴰⴳⴰⵔ
menu-about = 📍 ⵅⴼ ⵜⴰⵙⵉⵍⴰ
menu-me = 👤 ⵉⵙⴰⵍⵏ ⵉⵏⵓ
