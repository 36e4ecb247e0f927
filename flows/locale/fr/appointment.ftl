appointment-subject = 📅 Un rendez-vous avec l'équipe à l'espace d'accueil. À quel sujet ?
subject-project = 💡 Idée de projet
subject-job = 💼 Recherche d'emploi
subject-training = 🎓 Formation
subject-coop = 🤝 Coopérative
subject-papers = 📄 Démarches
subject-other = Autre sujet
appointment-mine = 📋 Mes demandes
appointment-half-days = Quelle demi-journée te convient ?
appointment-details = Tu peux écrire quelques détails pour l'équipe, ou passer.
appointment-asked =
    📨 Ta demande est transmise à l'équipe, numéro <b>{ $reference }</b>.
    L'équipe te répond ici pour fixer le jour et l'heure.
appointment-already = Tu as déjà une demande ouverte à ce sujet, numéro <b>{ $reference }</b>. Que faisons-nous ?
appointment-which = 📋 Voici tes demandes ouvertes. Touche celle que tu veux annuler.
appointment-none = 📋 Tu n'as pas de demande ouverte. On demande un rendez-vous ?
appointment-new = 📅 Demander un rendez-vous
appointment-sure = Annuler cette demande ?
appointment-sure-yes = ✖ Oui, annuler
appointment-sure-no = Non, la garder
appointment-cancelled = La demande est annulée.
appointment-gone = Cette demande n'existe plus.
