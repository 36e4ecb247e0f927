language-ask = 🌐 شنو هي اللغة اللي تريحك؟
