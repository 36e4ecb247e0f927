language-ask = 🌐 ما اللغة التي تناسبك؟
