# Draft for native review (Standard Moroccan Tamazight, Tifinagh). What is missing here is shown in Arabic.

welcome-language =
    👋 مرحبا! شنو هي لغتك؟
    Bonjour ! Quelle est ta langue ?
    ⴰⵣⵓⵍ! ⵎⴰⵏ ⵜⵓⵜⵍⴰⵢⵜ?
    Hello! Which language?
welcome-listen = 🫂 الاستماع · Écoute

welcome-who =
    🧭 ⴷⴰ ⵡⵉⵊⵀⴰ, { $platform_name } ⴳ Telegram.
    ⴰⵙⴼⵍⴷ, ⵜⴰⵏⵉⵍⴰ, ⴰⵙⵎⵓⵜⵜⴳ, ⴰⵣⵎⵎⴻⵎ, ⴰⵎⵢⴰⴳⴰⵔ.
    ⵜⵥⴹⴰⵔⴷ ⴰⴷ ⵜⵙⴰⵡⵍⴷ ⵉ ⵢⴰⵏ ⵓⴼⴳⴰⵏ ⴳ ⴽⵓ ⵜⵉⵣⵉ. ⵉⵙ ⵏⴱⴷⴰ?
welcome-go = ⴰⴷ ⵏⴱⴷⵓ ▶
welcome-consent-all = ✅ ⵢⴰⵀ, ⵎⴰⵕⵕⴰ
welcome-consent-choose = ⚙ ⴰⴷ ⵙⵜⵢⵖ
welcome-consent-none = ✖ ⵓⵀⵓ
welcome-prior-unknown = ⵓⵔ ⵙⵙⵉⵏⵖ
