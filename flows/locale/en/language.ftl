language-ask = 🌐 Which language suits you?
