language-ask = 🌐 Dans quelle langue veux-tu continuer ?
