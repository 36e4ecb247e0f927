menu-ask = ☰ كيفاش نقدرو نعاونوك؟
menu-listening = 🫂 بغيت نهضر مع شي حد
menu-orientation = 🧭 التوجيه
menu-training = 🎓 التكوين
menu-signups = 📋 التسجيلات ديالي
menu-appointment = 📅 موعد ومواكبة
menu-about = 📍 على المنصة
menu-me = 👤 معلوماتي
