listening-limits = 🔒 Ce que tu dis reste dans l'équipe. Seulement si toi ou quelqu'un est en danger, nous pouvons prévenir qui peut aider, et nous essayons de te le dire d'abord.
listening-open =
    🫂 Nous t'écoutons. Écris librement ou envoie un message vocal : une personne de l'équipe le reçoit.
    Horaires de réponse : { $platform_hours }.
listening-closed = Si tu as encore besoin de nous, le bouton « { menu-listening } » est toujours dans le menu.
