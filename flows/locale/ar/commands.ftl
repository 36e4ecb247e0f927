# أوامر القائمة التي تظهر في تيليغرام.

command-menu = كل الخدمات
command-human = الحديث مع شخص من الفريق
command-me = معلوماتي
command-language = تغيير اللغة
command-help = كيف أستعمل هذا الحوار
command-cancel = إلغاء والعودة إلى القائمة
command-stats = الأرقام حسب الفترة
command-export = ملف المعطيات (Excel، CSV، JSON)
command-runs = الدورات التكوينية والمسجلون
command-cases = الأحاديث المفتوحة
command-requests = طلبات المواعيد
command-invite = دعوة عضو جديد إلى الفريق
command-staff = أعضاء الفريق
command-enrol = جعل هذه المجموعة فضاء الفريق
command-open-run = فتح دورة تكوينية للتسجيل
