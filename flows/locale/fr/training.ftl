training-which = 🎓 Quelle formation t'intéresse ? Choisis, écris ce que tu cherches, ou passe pour voir toutes les sessions.
training-which-help = Je ne trouve pas ce domaine. Essaie un autre mot (par exemple : solaire, photo) ou touche un bouton.
training-runs = 📅 Ces sessions sont ouvertes à l'inscription ; entre parenthèses, les places restantes (0 : liste d'attente). Laquelle t'intéresse ?
training-other = 🔎 Un autre domaine
training-see-runs = 📅 Les autres sessions
training-again = Aucune inscription n'est faite pour cette session. Que faisons-nous ?
training-no-runs = Aucune session n'est ouverte ici pour le moment. Un autre domaine, ou un rendez-vous avec l'équipe ?
training-appointment = 📅 Rendez-vous avec l'équipe
