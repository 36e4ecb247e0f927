listening-limits = 🔒 Ce que tu dis reste dans l'équipe. Seulement si toi ou quelqu'un est en danger, nous pouvons prévenir qui peut aider, et nous essayons de te le dire d'abord.
listening-open =
    🫂 Nous t'écoutons. Écris librement ou envoie un message vocal : une personne de l'équipe le reçoit.
    Horaires de réponse : { $platform_hours }.
listening-closed = Si tu as encore besoin de nous, le bouton « { menu-listening } » est toujours dans le menu.
listening-how-was-it = Une seule question, si tu veux : est-ce que cet échange t'a aidé ?
listening-good = 🙂 Oui
listening-fair = 😐 Un peu
listening-poor = 🙁 Non
listening-thanks = Merci. Ta réponse compte sans ton nom et nous aide à mieux t'accueillir.
