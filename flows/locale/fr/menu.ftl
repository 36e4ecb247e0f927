menu-ask = ☰ Comment pouvons-nous t'aider ?
menu-listening = 🫂 Parler à quelqu'un
menu-orientation = 🧭 Orientation
menu-training = 🎓 Formations
menu-signups = 📋 Mes inscriptions
menu-appointment = 📅 Rendez-vous
menu-about = 📍 La plateforme
menu-me = 👤 Mes infos
