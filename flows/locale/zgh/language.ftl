# Draft for native review (Standard Moroccan Tamazight, Tifinagh).

language-ask = 🌐 ⵎⴰⵏ ⵜⵓⵜⵍⴰⵢⵜ?
