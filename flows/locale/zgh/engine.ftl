# Draft for native review (Standard Moroccan Tamazight, Tifinagh). What is missing here is shown in Arabic.
# The words of danger are left to Arabic on purpose until a native speaker and the listeners have read them.

nav-back = ↩ ⴰⵖⵓⵍ
nav-skip = ⵣⵔⵉ ⏭
nav-human = 🫂 ⵜⵉⵡⵉⵙⵉ
nav-menu = ☰ ⵓⵎⵓⵖ
nav-close = ✔ ⴰⴳⴳⵯⵔⴰ ⵏ ⵓⵎⵙⴰⵡⴰⵍ
echo = ✓ { $label }
unknown = —

answer-yes = ⵢⴰⵀ
answer-no = ⵓⵀⵓ
answer-menu = ☰ ⵓⵎⵓⵖ
