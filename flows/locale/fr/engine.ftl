# Ce que la plateforme dit à tout moment : boutons permanents, malentendus, excuses, urgence.

nav-back = ↩ Retour
nav-skip = Passer ⏭
nav-human = 🫂 Aide
nav-menu = ☰ Menu
nav-close = ✔ Terminer
echo = ✓ { $label }
keyboard-away = D'accord ✓
unknown = —

misunderstood = Je n'ai pas compris. Touche un bouton ou écris ta réponse en quelques mots.
misunderstood-again = Je n'ai toujours pas compris. Touche un des boutons, ou écris « retour » ou « menu ».
misunderstood-human =
    Pardon, je n'arrive pas à comprendre. Avec le bouton 🫂, tu peux parler à une personne de l'équipe.
    Tu peux aussi répondre de nouveau :
sorrow-heard =
    Merci de nous l'avoir dit. Ce n'est pas facile, et ça compte pour nous.
    Avec le bouton 🫂, tu peux en parler à une personne de l'équipe, sans te presser.
    Et si tu préfères continuer, voici la question :
did-you-mean = Est-ce l'un de ces choix ?
stale = Ce bouton vient d'une question plus ancienne. Voici où nous en sommes :
sorry-moved = Cette conversation a changé entre-temps, pardon. Nous la reprenons au début :
sorry-failed =
    Pardon, nous n'avons pas pu traiter ton dernier message.
    Renvoie-le, ou touche 🫂 pour parler à une personne de l'équipe.
help =
    Pour parler à une personne de l'équipe : le bouton 🫂, ou écris « quelqu'un ».
    À tout moment, tu peux aussi écrire :
    • « menu » pour voir tous les services
    • « retour », « passer » ou « annuler »
    • « langue » pour changer de langue, « mon profil » pour voir ce que nous savons de toi
nothing-to-go-back = Il n'y a pas de question avant celle-ci.
cancelled = C'est annulé.
you-are-welcome = Avec plaisir 🌱
media-not-here =
    Merci pour ton envoi. Je ne peux pas le lire ici.
    Choisis un bouton ou écris ta réponse, ou touche 🫂 pour parler à une personne de l'équipe.
edited-noted = Tu as modifié ton message, mais c'est ta première réponse qui est notée. Pour la changer : « retour ».
group-only-private = Pour protéger ta vie privée, je ne réponds pas ici. Écris-moi en privé.
human-added = Ton message est transmis à l'équipe.
welcome-back = Bon retour ! Nous reprenons où nous en étions :
too-long = Cette réponse est trop longue : { $max } caractères au plus. Peux-tu la raccourcir ?

crisis-ack =
    Nous sommes à l'écoute de ce que tu viens d'écrire. Nous sommes là, avec toi.
    Ton message est transmis maintenant à une personne de l'équipe.
crisis-helplines = 📞 Numéros d'aide :
crisis-helpline-line = { $name } : { $number }
crisis-none =
    Nous n'avons pas en ce moment de numéro d'aide vérifié. Tu peux joindre l'espace d'accueil :
    { $platform_name }, { $platform_address }
crisis-none-phone = Téléphone : { $platform_phone }
crisis-hours = L'équipe lit les messages pendant ces horaires : { $platform_hours }. En dehors, la réponse vient à l'ouverture.
crisis-choices = Avons-nous bien compris ?
crisis-yes = 🆘 Je veux de l'aide maintenant
crisis-other = C'est autre chose
crisis-withdrawn = Merci de nous le dire. Nous continuons. Ton message est bien arrivé à l'équipe, et le bouton 🫂 reste toujours là.

case-closed-by-staff = L'équipe a terminé cette conversation. Tu peux revenir quand tu veux.
case-closed-by-you = La conversation est terminée, comme tu l'as demandé. Tu peux revenir quand tu veux.
staff-says = 💬 L'équipe de la plateforme
case-still-open = Ta conversation avec l'équipe reste ouverte, tu peux continuer à écrire. Voici le menu :

answer-yes = Oui
answer-no = Non
answer-menu = ☰ Menu
