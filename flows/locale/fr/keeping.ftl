# Pour l'équipe : projets, organisations, insertions, chiffres officiels.

somebody-whom = 👤 De qui s'agit-il ? Écrivez un nom, un téléphone ou un numéro (HJ-…).
kept-refused = Ce n'est pas possible ainsi : vérifiez la date (ni à venir, ni avant le début de la plateforme) et les nombres.
kept-back = ↩ La fiche

projects-which = 📁 Quel projet ? Touchez-le, ou écrivez une référence (PR-…), un nom, un titre.
projects-nothing = 📁 Aucun projet trouvé. Écrivez autre chose, ou créez-en un.
projects-new = ➕ Nouveau projet
projects-card =
    📁 <b>{ $reference }</b> · { $project_title }
    👤 { $person_label }
    { $project_axis_name } · { $project_axis ->
        [sse] { $value_chain_name }
       *[other] { $sector_name }
    }
    📍 <b>{ $stage_name }</b> · { DATE($reached_on) }
    💰 Coût : { $amount_total } DH · INDH : { $amount_indh } DH
    🤝 Accompagnement depuis : { DATE($accompanied_on) }
    👷 Emplois : { $jobs_count }
projects-stage-change = 📍 Étape
projects-jobs-button = 👷 Emplois
projects-undo = ↶ Étape par erreur
projects-others = 📁 Autres projets
projects-stage = 📍 Quelle étape a été atteinte ? (maintenant : { $stage_name })
projects-stage-day = 📅 Quel jour : { $new_stage_name } ? Vous pouvez aussi écrire une date passée.
projects-moved = ✅ C'est noté : { $new_stage_name }, { DAY($happened_on) }
projects-undo-sure = Reprendre la dernière étape ({ $stage_name }) ? La précédente vaudra de nouveau ; la trace reste.
projects-undo-yes = ↶ Oui, reprendre
projects-undone = ↶ L'étape précédente vaut de nouveau : { $stage_name }.
projects-not-undone = C'est la première étape : il n'y a rien à reprendre.
projects-axis = 📁 Nouveau projet. De quel axe ?
project-axis-entrepreneurship = 💡 Entrepreneuriat
project-axis-sse = 🤝 Économie sociale et solidaire
project-axis-employability = 💼 Employabilité
projects-sector = Quel secteur ?
projects-value-chain = Quelle filière ?
projects-chain-agricultural-products = Agricole, plantes aromatiques
projects-chain-fruit-and-vegetables = Fruits et légumes
projects-chain-beekeeping = Apiculture
projects-chain-honey = Miel
projects-chain-local-products = Artisanat, produits du terroir
projects-title = Comment s'appelle le projet ?
projects-summary =
    📁 { $project_title }
    👤 { $project_axis ->
        [sse] { $org_name }
       *[other] { $person_label }
    }
    { $project_axis_name } · { $project_axis ->
        [sse] { $value_chain_name }
       *[other] { $sector_name }
    }
    💰 { $amount_total } DH · INDH : { $amount_indh } DH
    🤝 Accompagnement depuis : { DATE($accompanied_on) }
    📍 { $new_stage_name } · { DATE($happened_on) }
    Enregistrer ?
projects-fixing =
    ✏️ <b>{ $reference }</b>
    📁 { $project_title }
    👤 { $project_axis ->
        [sse] { $org_name }
       *[other] { $person_label }
    }
    { $project_axis_name } · { $project_axis ->
        [sse] { $value_chain_name }
       *[other] { $sector_name }
    }
    💰 { $amount_total } DH · INDH : { $amount_indh } DH
    🤝 Accompagnement depuis : { DATE($accompanied_on) }
    Que corriger ? Enregistrez ensuite.
projects-change-title = Titre
projects-change-sector = Secteur, filière
projects-change-holder = 👤 Porteur
projects-change-amounts = 💰 Montants
projects-change-accompanied = 🤝 Accompagnement
projects-saved = ✅ C'est noté : { $reference }
projects-amount-total = 💰 Coût total du projet, en dirhams ?
projects-amount-indh = 💰 Part de l'INDH, en dirhams ?
projects-accompanied = 🤝 Depuis quel jour est-il accompagné ? Passez si une visite d'accompagnement est déjà notée.
projects-jobs = 👷 Les emplois de ce projet : touchez une ligne pour la corriger.
projects-jobs-new = ➕ Nouveaux emplois
projects-jobs-what = Que faire de cette ligne ?
projects-jobs-cancel = 🗑 Ne plus compter
projects-jobs-cancelled = 🗑 Ces emplois ne comptent plus ; la trace reste.
projects-jobs-count = 👷 Combien d'emplois ?
projects-jobs-sex = Pour qui ?
projects-jobs-women = Femmes
projects-jobs-men = Hommes
projects-jobs-mixed = Les deux
projects-jobs-day = 📅 Depuis quel jour existent-ils ?
projects-jobs-evidence = Comment le sait-on ?
projects-evidence-cnss = CNSS
projects-evidence-contract = Contrats vus
projects-evidence-visit = Visite sur place
projects-evidence-said = Par téléphone, environ
projects-evidence-planned = ⏳ Prévus
projects-jobs-saved = ✅ C'est noté : { $job_count }
projects-benefiting-button = 🐝 Coopératives
projects-benefiting = 🐝 Les coopératives qui en bénéficient : touchez-en une pour la retirer.
projects-benefiting-more = ➕ Encore une
projects-benefits-still = Bénéficie-t-elle encore du projet ?
projects-benefits-no-more = ✖ Non, la retirer
projects-attached = ✅ C'est noté.

handover-button = 📦 Matériel
handover-which = 📦 Matériel remis : touchez une ligne pour la corriger.
handover-new = ➕ Nouvelle remise
handover-item = 📦 Quel matériel ?
handover-quantity = Combien ?
handover-worth = Valeur totale, en dirhams ?
handover-day = 📅 Remis quel jour ?
handover-saved = ✅ C'est noté : { $quantity } × { $item }

organisation-which = 🏢 Quelle organisation ? Touchez-la, ou écrivez son nom.
organisation-by-name = 🏢 Comment s'appelle l'organisation ?
organisation-unknown = « { $org_name } » n'est pas encore notée. La créer ?
organisation-create = ➕ Oui, la créer
organisation-kind = 🏢 C'est quoi ?
organisation-kind-cooperative = Coopérative
organisation-kind-union = Union
organisation-kind-enterprise = Entreprise
organisation-kind-employer = Employeur
organisations-which = 🏢 Quelle organisation ? Touchez-la, ou écrivez son nom.
organisations-nothing = 🏢 Aucune organisation trouvée. Écrivez un autre nom, ou créez-la.
organisations-new = ➕ Nouvelle organisation
organisations-workshops = 🛠 Ateliers
organisations-others = 🏢 Les autres
organisations-card =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    Féminine : { $women_led_name } · Union : { $union_name }
    👥 Membres : { $members_total }, dont femmes : { $members_women } ({ DATE($census_on) })
organisations-census = 👥 Membres
organisations-members = 👥 Combien de membres en tout ?
organisations-members-women = Dont combien de femmes ?
organisations-members-sure = Ce nombre est-il sûr ?
organisations-sure-exact = ✅ Exact
organisations-sure-at-least = ⬆ Plus de
organisations-sure-about = ≈ Environ
organisations-members-day = 📅 Comptés quel jour ?
organisations-counted = ✅ C'est noté : { $members_total } membres au { DATE($happened_on) }
organisations-not-counted = Ce n'est pas possible : les femmes ne peuvent être plus nombreuses que le total, ni le jour à venir.
organisations-name = Son nom ?
organisations-women-led = Est-ce une coopérative féminine ?
organisations-commune = Sa commune ?
organisations-prior = Est-elle déjà comptée dans les chiffres officiels d'avant ?
organisations-prior-unknown = Inconnu
organisations-fixing =
    🏢 <b>{ $org_name }</b>
    { $organisation_kind_name } · { $org_commune_name } · { $value_chain_name }
    Féminine : { $women_led_name } · Union : { $union_name }
    Enregistrer ?
organisations-change-name = Nom
organisations-change-women = Féminine ?
organisations-change-chain = Filière
organisations-change-commune = Commune
organisations-change-union = Union
organisations-change-prior = Déjà comptée ?
organisations-saved = ✅ C'est noté : { $org_name }
organisations-union = De quelle union fait-elle partie ?
organisations-union-none = Aucune
organisations-no-union = Aucune union n'est notée : créez-la d'abord (➕ Nouvelle organisation).
organisations-workshops-which = 🛠 Les ateliers : touchez une ligne pour la corriger.
organisations-workshop-new = ➕ Nouvel atelier
organisations-topic = 🛠 Sur quoi portait l'atelier ?
topic-management = Gestion administrative, financière
topic-e-marketing = E-marketing
topic-feasibility = Étude de faisabilité
organisations-workshop-day = 📅 Quel jour ?
organisations-participants = Combien de participants ?
organisations-participants-women = Dont combien de femmes ?
organisations-workshop-place = Où ?
organisations-held = ✅ Atelier noté : { $participants } participants, { DAY($happened_on) }

placements-due = 💼 Trois mois déjà. Qui a gardé son emploi ? Touchez un nom.
placements-none-due = 💼 Personne à rappeler aujourd'hui. Que faire ?
placements-new = ➕ Noter une insertion
placements-person = 🔎 Les insertions d'une personne
placements-offers = 📋 Offres d'emploi
placements-card =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 depuis le { DATE($started_on) }
    Emploi gardé à trois mois : { $kept ->
        [yes] oui ✅
        [no] non
       *[unknown] pas encore demandé
    }
placements-kept = ✅ Emploi gardé
placements-not-kept = ✖ Pas gardé
placements-others = 💼 La liste
placements-checked = ✅ C'est noté pour { $person_label }.
placements-too-soon = C'est trop tôt : on le demande trois mois après le début.
placements-theirs = Les insertions de { $person_label } :
placements-none-of-theirs = Aucune insertion notée pour cette personne : notons la première.
placements-offer = Était-ce par l'une de ces offres ?
placements-no-offer = Non, sans offre
placements-contract = Quel contrat ?
contract-permanent = CDI
contract-fixed-term = CDD
contract-internship = Stage
contract-apprenticeship = Apprentissage
contract-seasonal = Saisonnier
contract-other = Autre
placements-day = 📅 Quel jour le travail a-t-il commencé ?
placements-summary =
    💼 <b>{ $person_label }</b>
    🏢 { $org_name } · { $contract_name }
    📅 { DAY($started_on) }
    Enregistrer ?
placements-change-contract = Contrat
placements-change-employer = 🏢 Employeur
placements-saved = ✅ C'est noté : { $person_label }. On demandera des nouvelles dans trois mois.
placements-offers-which = 📋 Les offres ouvertes : touchez-en une, ou notez-en une nouvelle.
placements-offer-new = ➕ Nouvelle offre
placements-offer-what = Qu'est devenue cette offre ?
placements-offer-filled = ✅ Pourvue
placements-offer-closed = ✖ Fermée
placements-offer-title = 📋 Quel poste ?
placements-offer-places = Combien de places ?
placements-offer-closes = 📅 Ouverte jusqu'à quel jour ?
placements-offer-saved = ✅ Offre notée.

baseline-which = 📌 Chiffres officiels d'avant : touchez-en un pour le corriger.
baseline-new = ➕ Nouveau chiffre
baseline-indicator = 📌 De quoi ce chiffre parle-t-il ?
baseline-b1 = Personnes
baseline-b1f = dont femmes
baseline-b2 = Interactions
baseline-e1 = TPE
baseline-e2 = Emplois
baseline-c1 = Projets ESS
baseline-c2 = Coopératives
baseline-c2w = Féminines
baseline-c3 = Unions
baseline-c4 = Membres
baseline-c4f = Membres fem.
baseline-t1 = Formés
baseline-p1 = Insertions
baseline-value =
    📌 { $figure_indicator_name }
    Quel nombre ?
baseline-qualifier = Comment était-il dit ?
baseline-as-of = 📅 À quelle date ce chiffre vaut-il ?
baseline-source = D'où vient-il ? (dépêche, rapport, lettre …)
baseline-summary =
    📌 { $figure_indicator_name }
    <b>{ $qualifier_name } { $figure_value }</b> · { DATE($figure_as_of) }
    { $figure_source } · { $part }
    Enregistrer ?
baseline-change-value = Nombre
baseline-change-qualifier = Exact, environ …
baseline-change-source = Source
baseline-change-part = Une partie
baseline-part = Quelle partie ? Écrivez par exemple commune=agourai ou sex=female ; passez pour le tout.
baseline-saved = ✅ C'est noté. Les totaux en tiennent compte et disent d'où vient cette part.
baseline-refused = Ce n'est pas possible ainsi : la date est à venir, ou cette partie n'existe pas pour ce chiffre.

option-project = { $person_label } · { $stage ->
        [idea] {stage-idea}
        [study] {stage-study}
        [committee] {stage-committee}
        [approved] {stage-approved}
        [funded] {stage-funded}
        [running] {stage-running}
        [closed] {stage-closed}
       *[other] —
    }
option-my-project = 📁 { $project_title }
option-organisation = { $org_name } · { $kind ->
        [cooperative] {organisation-kind-cooperative}
        [union] {organisation-kind-union}
        [enterprise] {organisation-kind-enterprise}
       *[other] {organisation-kind-employer}
    }
option-jobs = { $status ->
        [verified] ✅
        [planned] ⏳
       *[other] 💬
    } { $count } · { DATE($day) }
option-handover = { $quantity } × { $item } · { DATE($day) }
option-workshop =
    { DATE($day) } · { $participants } · { $topic ->
        [management] {topic-management}
        [e_marketing] {topic-e-marketing}
       *[other] {topic-feasibility}
    }
option-placement = { $person_label } · { DATE($started_on) }
option-offer = { $offer_title } · { $org_name } ({ $places })
option-figure = { $figure_value } · { DATE($figure_as_of) }

command-projects = Projets : créer, faire avancer, emplois
staff-command-projects = { $command } · projets : créer, faire avancer, emplois
command-organisations = Coopératives, unions, employeurs
staff-command-organisations = { $command } · coopératives, unions, employeurs
command-placements = Insertions et offres d'emploi
staff-command-placements = { $command } · insertions et offres d'emploi
command-baseline = Chiffres officiels d'avant
staff-command-baseline = { $command } · chiffres officiels d'avant
