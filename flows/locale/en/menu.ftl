menu-ask = ☰ How can we help you?
menu-listening = 🫂 Talk to someone
menu-orientation = 🧭 Orientation
menu-training = 🎓 Training
menu-signups = 📋 My sign-ups
menu-appointment = 📅 Appointment
menu-about = 📍 The platform
menu-me = 👤 My information
