agreement-ask = 🔒 Pour garder cette demande, nous devons noter ton nom et ton choix ; seule l'équipe les voit. Es-tu d'accord ?
agreement-refused = D'accord, rien n'est noté. L'écoute et les informations te restent ouvertes.
agreement-name = Quel nom notons-nous pour que l'équipe te reconnaisse ?
