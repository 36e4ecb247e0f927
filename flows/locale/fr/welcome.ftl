# Premier contact. La question de la langue est écrite dans toutes les langues : rien n'est encore choisi.

welcome-language =
    👋 مرحبا! شنو هي لغتك؟
    Bonjour ! Quelle est ta langue ?
    ⴰⵣⵓⵍ! ⵎⴰⵏ ⵜⵓⵜⵍⴰⵢⵜ?
    Hello! Which language?
welcome-listen = 🫂 الاستماع · Écoute

welcome-who =
    🧭 Ici Wijha : { $platform_name }, sur Telegram.
    Écoute, orientation, formations, inscriptions, rendez-vous.
    C'est un programme qui te répond ; à tout moment, tu peux demander à parler à une personne de l'équipe. On commence ?
welcome-go = On commence ▶

welcome-consent =
    🔒 <b>Ce que nous gardons :</b> tes réponses, ton nom et ton téléphone si tu les donnes, pour t'aider et pour compter les bénéficiaires.
    <b>Limites de la confidentialité :</b> ce que tu dis reste dans l'équipe. Si ta vie ou celle de quelqu'un est en danger, nous pouvons prévenir qui peut aider, et nous essayons de te le dire d'abord. Telegram transporte les messages hors du Maroc.
    Tu peux refuser et garder l'écoute et les informations. Que choisis-tu ?
welcome-consent-all = ✅ D'accord pour tout
welcome-consent-choose = ⚙ Je choisis
welcome-consent-none = ✖ Pas d'accord
welcome-refused = C'est noté, nous ne gardons pas de fiche sur toi. L'écoute et les informations te restent ouvertes.

welcome-service = 1/3 Pouvons-nous garder ton nom et tes réponses, pour t'orienter et t'inscrire aux formations et rendez-vous ?
welcome-statistics = 2/3 Pouvons-nous te compter parmi les bénéficiaires, sans donner ton nom ?
welcome-contact = 3/3 L'équipe peut-elle te contacter au sujet de tes demandes ?
welcome-prior = Avant aujourd'hui, as-tu déjà eu contact avec la plateforme ?
welcome-prior-unknown = Je ne sais plus
