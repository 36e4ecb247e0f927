# Le bureau de l'équipe : ce que lit le personnel, et ce qui en vient aux jeunes.

desk-new =
    🟢 Nouvelle conversation { $tag } ({ $language })
    Pour répondre : répondez à ses messages ici.
desk-urgent =
    🔴 Urgent { $tag } ({ $language })
    Des mots font craindre un danger. Merci de répondre maintenant, en réponse à ses messages.
desk-message = { $mark } { $tag }
desk-correction = { $mark } { $tag } · message modifié
desk-mark = 💬
desk-urgent-mark = 🔴
desk-take = Je prends
desk-close = Terminer
desk-taken = ✋ { $tag } : suivi par { $name }
desk-not-taken = { $tag } : quelqu'un suit déjà, ou c'est terminé.
desk-closed = ✔ { $tag } : conversation terminée.
desk-closed-by-person = ✔ { $tag } : la personne a terminé la conversation.
desk-case-closed = { $tag } est terminée : votre message n'est pas parti. La personne peut ouvrir une nouvelle conversation.
desk-unreachable = { $tag } : la personne a bloqué le bot. Votre message n'est pas parti.
desk-left = 🚪 { $tag } : la personne a bloqué le bot. S'il y a un danger, appliquez la procédure de protection.
desk-appointment =
    📅 Demande de rendez-vous { $tag }
    { $name }
    Sujet : { $subject }
    Moment préféré : { $half_days }
    Pour répondre : répondez à ce message.
desk-appointment-over = Cette demande est annulée ou terminée. Votre réponse n'est pas partie.
seat-for-you = 🎉 Bonne nouvelle : une place s'est libérée pour toi dans la formation { $run_title }, à partir du { DAY($run_starts) }, { $run_place }. Si cela ne te convient plus : « Mes inscriptions » dans le menu.
appointment-answer = 📅 Réponse de l'équipe à ta demande { $reference } :
staff-refused = Cette commande ne vous est pas ouverte ici.
