# Ce que le bot dit aux administrateurs quand quelque chose ne va pas : une fois, et une fois quand c'est fini.

alarm-token =
    🚨 Telegram refuse le jeton du bot : rien n'arrive et rien ne part.
    À faire : /revoke chez @BotFather, mettre le nouveau jeton, redémarrer.
alarm-conflict =
    🚨 Un autre programme utilise le jeton du bot.
    À faire : arrêter l'autre. Si personne de vous ne l'a lancé, le jeton est volé : /revoke chez @BotFather.
alarm-webhook-other =
    🚨 Quelqu'un a fait envoyer nos messages à une autre adresse.
    À faire : redémarrer le bot. Si personne de vous ne l'a fait, le jeton est volé : /revoke chez @BotFather.
alarm-webhook-failing =
    ⚠️ Telegram n'arrive pas à nous remettre les messages : { $reason }
    À faire : vérifier nginx, le certificat et l'adresse ; « wijha doctor » en dit plus. Rien n'est perdu pendant 24 heures.
alarm-silent =
    ⚠️ Des messages attendent chez Telegram ({ $count }), et rien n'est arrivé ici depuis { $minutes } minutes.
    À faire : « wijha doctor » sur le serveur.
alarm-dead-letters =
    ⚠️ Messages que le bot n'a pas pu traiter : { $count }. Les personnes ont été priées de réessayer.
    À faire : « wijha dead list » sur le serveur.
alarm-refused =
    ⚠️ Envois refusés par Telegram dans la dernière heure : { $count }.
    À faire : lire le journal du bot.
alarm-stuck =
    ⚠️ Des réponses attendent depuis plus d'un quart d'heure ({ $count }).
    À faire : vérifier la connexion du serveur ; « wijha doctor » en dit plus.
alarm-disk =
    🚨 Il ne reste que { $megabytes } Mo sur le disque.
    À faire : faire de la place, par exemple d'anciennes sauvegardes.
alarm-away =
    ⚠️ Le bot a été absent pendant { $hours } h. { $lost ->
        [true] Ce qui lui a été écrit il y a plus de 24 heures est perdu, Telegram ne le garde pas plus longtemps.
       *[false] Les messages écrits entre-temps sont arrivés ; les boutons touchés, non.
    }
    À faire : lire /cases et /requests ; écrire à ceux qui attendaient une réponse.
alarm-over =
    ✅ C'est réglé : { $alarm ->
        [token] Telegram accepte le jeton
        [conflict] personne d'autre n'utilise le jeton
        [webhook-other] nos messages viennent de nouveau chez nous
        [webhook-failing] Telegram nous remet les messages
        [silent] les messages arrivent
        [dead-letters] plus de message en souffrance
        [refused] plus d'envoi refusé depuis une heure
        [stuck] les réponses partent
       *[disk] il y a de la place sur le disque
    }.
