me-nothing = 👤 Nous ne gardons pas de fiche sur toi : ton accord n'est pas noté. Que veux-tu faire ?
me-agree = ✅ D'accord pour garder ma fiche
me-show =
    👤 <b>Ce que nous savons de toi</b>
    Nom : { $name } · Sexe : { $sex_name } · Âge : { $age_band_name }
    Commune : { $commune_name } · Études : { $education_name }
    Situation : { $situation_name }{ $disability ->
        [yes] {" · en situation de handicap"}
       *[other] {""}
    }
    Téléphone : { $phone }
    Numéro : { $public_id }
    Que veux-tu changer ?
me-button-name = Nom
me-button-sex = Sexe
me-button-age = Âge
me-button-commune = Commune
me-button-education = Études
me-button-situation = Situation
me-button-phone = 📱 Téléphone
me-button-language = 🌐 Langue
me-button-consents = 🔒 Consentements
me-name = Comment veux-tu qu'on t'appelle ?
me-phone = 📱 Quel est ton numéro de téléphone ? L'équipe l'utilise seulement pour tes demandes.
me-remove = 🗑 Effacer
me-no-phone = Avant 18 ans, nous ne gardons pas de numéro et nous ne t'appelons pas.
me-consents =
    🔒 <b>Tes consentements</b>
    • Fiche et services : { $consent_service ->
        [yes] oui ✅
       *[other] non ✖
    }
    • Chiffres sans nom : { $consent_statistics ->
        [yes] oui ✅
       *[other] non ✖
    }
    • Te contacter : { $consent_contact ->
        [yes] oui ✅
       *[other] non ✖
    }
    Lequel veux-tu changer ?
me-consent-service = Changer : fiche et services
me-consent-statistics = Changer : chiffres sans nom
me-consent-contact = Changer : me contacter
me-done = ✔ C'est bon
me-sure = Si tu retires cet accord, nous effaçons ton nom et ton téléphone. Tes inscriptions et rendez-vous restent tant que tu ne les annules pas ; l'écoute et les informations te restent ouvertes. On efface ?
me-withdraw = 🗑 Oui, effacer
me-keep = Non, garder mon accord
me-forgotten = Ton nom et ton téléphone sont effacés de ta fiche.

me-button-path = 🌱 Mon parcours
me-path =
    🌱 <b>Ton parcours avec nous</b>
    🎓 Formations terminées : { $my_courses }
    💼 Travail : { $my_employer } · depuis { DATE($my_started_on) }
me-projects = 📁 Ton projet : touche-le pour voir où il en est.
me-no-project = 📁 Aucun projet n'est noté à ton nom. Une idée ? Viens nous en parler, on part de là où tu es.
me-project =
    📁 <b>{ $project_title }</b> · { $reference }
    Où il en est : <b>{ $stage_name }</b>, depuis le { DATE($reached_on) }
    <b>La suite :</b> { $stage ->
        [idea] on met ton idée par écrit ensemble. Demande un rendez-vous, sans rien préparer.
        [study] on termine l'étude avec toi, puis le dossier passe au comité.
        [committee] le comité regarde ton dossier. L'équipe te dira ce qu'il décide.
        [approved] c'est accepté, bravo ! Il reste les papiers du financement, on les prépare avec toi.
        [funded] c'est financé, bravo ! Tu peux démarrer, on reste à tes côtés.
        [running] ton projet est en route. Si quelque chose bloque, parle-nous-en.
        [closed] ce projet est clos. Une autre idée ? La porte reste ouverte.
       *[other] on en parle ensemble à l'accueil.
    }
me-project-appointment = 📅 Voir l'équipe
me-disability = Une liste de la plateforme dit que tu es en situation de handicap. On l'efface de ta fiche ?
me-disability-forget = 🗑 Oui, effacer
me-disability-keep = Non, changer seulement ma situation
