# First contact. The language question is written in every language: nothing has been chosen yet.

welcome-language =
    👋 مرحبا! شنو هي لغتك؟
    Bonjour ! Quelle est ta langue ?
    ⴰⵣⵓⵍ! ⵎⴰⵏ ⵜⵓⵜⵍⴰⵢⵜ?
    Hello! Which language?
welcome-listen = 🫂 الاستماع · Écoute

welcome-who =
    🧭 This is Wijha: { $platform_name }, on Telegram.
    Listening, orientation, training, sign-up, appointments.
    A program answers you; at any time you can ask to talk to a person of the team. Shall we start?
welcome-go = Let's start ▶

welcome-consent =
    🔒 <b>What we keep:</b> your answers, your name and phone if you give them, to help you and to count beneficiaries.
    <b>Limits of confidentiality:</b> what you say stays within the team. If your life or someone else's is in danger, we may tell someone who can help, and we try to tell you first. Telegram carries messages outside Morocco.
    You can refuse and still have listening and information. What do you choose?
welcome-consent-all = ✅ I agree to all
welcome-consent-choose = ⚙ I choose
welcome-consent-none = ✖ I do not agree
welcome-refused = Noted, we keep no profile of you. Listening and information stay open to you.

welcome-service = 1/3 May we keep your name and answers, to guide you and sign you up for training and appointments?
welcome-statistics = 2/3 May we count you among the beneficiaries, without your name?
welcome-contact = 3/3 May the team contact you about your requests?
welcome-prior = Have you been in touch with the platform before today?
welcome-prior-unknown = I do not remember
