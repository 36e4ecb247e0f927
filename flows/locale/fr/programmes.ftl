# Cards of programmes (flows/data/programmes.yaml): a name, and what it is in one sentence without terms.

programme-idmaj = Idmaj (ANAPEC)
programme-idmaj-about = Première expérience professionnelle par un contrat d'insertion. Demandez les conditions actuelles à l'ANAPEC.
programme-tahfiz = Tahfiz (ANAPEC)
programme-tahfiz-about = Encouragement à l'embauche pour entreprises et associations. Demandez les conditions actuelles à l'ANAPEC.
programme-taehil = Taehil (ANAPEC)
programme-taehil-about = Formation qui rapproche vos compétences des besoins des employeurs. Demandez les conditions actuelles à l'ANAPEC.
programme-self-employment = Auto-emploi (ANAPEC)
programme-self-employment-about = Accompagnement pour créer votre propre activité. Demandez les conditions actuelles à l'ANAPEC.
programme-intelaka = Intelaka
programme-intelaka-about = Financement bancaire de petits projets. Demandez les conditions actuelles à une banque.
programme-forsa = Forsa
programme-forsa-about = Appui aux porteurs de projets : accompagnement et financement. Vérifiez d'abord que les inscriptions sont ouvertes.
programme-awrach = Awrach
programme-awrach-about = Emplois temporaires dans des chantiers publics. Vérifiez d'abord que les inscriptions sont ouvertes.
programme-ofppt = OFPPT
programme-ofppt-about = Formation professionnelle diplômante. Demandez les filières ouvertes à l'établissement le plus proche.
programme-indh-entrepreneurship = INDH : entrepreneuriat des jeunes
programme-indh-entrepreneurship-about = Accompagnement et financement de projets de jeunes, programme ARIEJ. Demandez à l'Espace d'accueil.
programme-indh-sse = INDH : économie sociale et solidaire
programme-indh-sse-about = Appui aux coopératives et aux filières locales. Demandez à l'Espace d'accueil.
