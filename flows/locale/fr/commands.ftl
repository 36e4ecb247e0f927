# Les commandes du menu de Telegram.

command-menu = Tous les services
command-human = Parler à une personne de l'équipe
command-me = Mes informations
command-language = Changer de langue
command-help = Comment se servir de cette conversation
command-cancel = Annuler et revenir au menu
command-stats = Les chiffres d'une période
command-export = Fichier des données (Excel, CSV, JSON)
command-runs = Les sessions et leurs inscrits
command-cases = Les échanges ouverts
command-requests = Les demandes de rendez-vous
command-invite = Inviter un membre de l'équipe
command-staff = Les membres de l'équipe
command-enrol = Faire de ce groupe celui de l'équipe
command-open-run = Ouvrir une session aux inscriptions
