menu-ask = ☰ كيف يمكننا مساعدتك؟
menu-listening = 🫂 أحتاج إلى من يسمعني
menu-orientation = 🧭 التوجيه
menu-training = 🎓 التكوين
menu-signups = 📋 تسجيلاتي
menu-appointment = 📅 موعد ومواكبة
menu-about = 📍 عن المنصة
menu-me = 👤 معلوماتي
