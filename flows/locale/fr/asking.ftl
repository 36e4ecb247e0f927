# Ce que le bot a compris d'une question en mots.

asking-understood = 🔎 J'ai compris : <b>{ $asked }</b>
asking-unread = Pas compris, et laissé de côté : { $words }
asking-by = par { $dimensions }
asking-compared-previous = comparé à la période précédente
asking-compared-last-year = comparé à la même période de l'an dernier
asking-as-of = tel que connu le { DATE($day) }
asking-quarter = trimestre { $quarter } de { $year }
asking-days = du { DATE($from) } au { DATE($to) }
asking-day = le { DATE($day) }
asking-overview = vue d'ensemble

asking-b1 = bénéficiaires
asking-b1f = femmes bénéficiaires
asking-b2 = services rendus
asking-b3 = nouveaux bénéficiaires
asking-b4 = bénéficiaires venus dans la période
asking-b5 = bénéficiaires par service
asking-b6 = bénéficiaires par support
asking-b7 = bénéficiaires
asking-e1 = TPE accompagnées et financées
asking-e2 = emplois créés
asking-e3 = emplois par entreprise
asking-e4 = TPE par secteur
asking-c1 = projets ESS approuvés
asking-c2 = coopératives
asking-c2w = coopératives féminines
asking-c3 = unions de coopératives
asking-c4 = coopérateurs et coopératrices
asking-c4f = coopératrices
asking-t1 = jeunes formés
asking-t2 = inscriptions et places
asking-t3 = jeunes formés par domaine
asking-p1 = insertions
asking-s1 = délai de la première réponse

asking-sex-female = femmes
asking-sex-male = hommes
asking-sex-undisclosed = sexe non précisé
asking-milieu-urban = milieu urbain
asking-milieu-rural = milieu rural
asking-profile-job-seeker = demandeurs d'emploi
asking-profile-project-holder = porteurs de projet
asking-profile-coop-member = membres de coopératives
asking-profile-entrepreneur = entrepreneurs
asking-profile-student = étudiants
asking-profile-other = autre situation
