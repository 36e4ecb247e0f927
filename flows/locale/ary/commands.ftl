# الأوامر اللي كيبانو فالقائمة ديال تيليغرام.

command-menu = الخدمات كاملين
command-human = نهضر مع شي واحد من الفريق
command-me = المعلومات ديالي
command-language = نبدل اللغة
command-help = كيفاش نستعمل هاد الحوار
command-cancel = نحبس ونرجع للقائمة
command-stats = الأرقام على حساب الوقت
command-export = ملف ديال المعطيات (Excel، CSV، JSON)
command-runs = الدورات التكوينية واللي تسجلو
command-cases = الهضرات المفتوحين
command-requests = الطلبات ديال المواعيد
command-invite = نعرضو على شي واحد جديد للفريق
command-staff = ناس الفريق
command-enrol = هاد المجموعة تولي ديال الفريق
command-open-run = نحلو دورة تكوينية للتسجيل
