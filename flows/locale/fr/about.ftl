about-platform =
    🧭 <b>{ $platform_name }</b>
    📍 { $platform_address }
    🕘 { $platform_hours }
about-phone = 📞 { $platform_phone }
about-more = Que veux-tu savoir d'autre ?
about-button-axes = 🧭 Les trois axes
about-button-data = 🔒 Mes données
about-button-back = 📍 Adresse et horaires
about-axes =
    Le programme Amélioration du revenu et inclusion économique des jeunes a trois axes :
    💼 <b>Employabilité</b> : formation, recherche d'emploi, insertion.
    💡 <b>Entrepreneuriat</b> : accompagnement des porteurs de projet et des très petites entreprises.
    🤝 <b>Économie sociale et solidaire</b> : appui aux coopératives et aux produits de la région.
    On cherche ensemble ce qui te convient ?
about-data =
    🔒 Responsable de tes données : { $platform_controller }. Récépissé CNDP : { $platform_cndp_receipt }.
    Dans « Mes infos », tu peux voir, corriger et effacer tes informations et retirer ton accord. Ce que tu dis en écoute n'entre pas dans le registre ; seule l'équipe le lit.
