# الدارجة هنا بحال العربية: الفريق كيخدم بلغة التقارير.

export-begun = ⏳ نحضر ملف { $format }: { $period }. سيصلكم هنا عندما يكون جاهزا.
export-progress = ⏳ { $percent }% ({ $done } من { $total })
export-caption =
    📄 <b>{ $period }</b>: من { DATE($from) } إلى { DATE($to) }
    عدد الأسطر: { $rows }
    حسب ما هو مسجل يوم { DATE($day) } على الساعة { $time }
    بدون أسماء ولا أرقام هواتف. المرجو حفظ الملف في مكان آمن.
export-failed = نعتذر، لم نتمكن من تحضير الملف. يمكنكم المحاولة من جديد بعد قليل: /export
export-too-large = الملف أكبر مما يقبله تيليغرام. المرجو اختيار فترة أقصر: /export
export-as-xlsx = 📄 Excel
export-as-csv = 📄 CSV
export-month-xlsx = هذا الشهر · Excel
export-month-csv = هذا الشهر · CSV
export-quarter-xlsx = هذا الفصل · Excel
export-quarter-csv = هذا الفصل · CSV
export-year-xlsx = هذه السنة · Excel
export-year-csv = هذه السنة · CSV
export-start-xlsx = منذ البداية · Excel
export-start-csv = منذ البداية · CSV

export-sheet-interactions = التفاعلات
export-sheet-contacts = الخدمات المقدمة
export-sheet-glossary = الشرح
export-glossary-column = العمود
export-glossary-code = الرمز
export-glossary-meaning = المعنى
export-period = الفترة
export-as-of = حسب ما هو مسجل في
export-unknown = غير معروف
export-about-interactions = سطر لكل تفاعل: كل ما قام به شاب أو قام به الفريق من أجله. الكلمات المكتوبة لا توجد في هذا الملف.
export-about-contacts = سطر لكل خدمة قدمت فعلا لشخص. المستفيدون هم من لهم سطر على الأقل في الاستماع أو التوجيه أو المواكبة.

export-column-happened-at = التاريخ والساعة
export-column-person = الشخص
export-column-channel = الوسيط
export-column-sub-channel = الوسيلة
export-column-service = الخدمة
export-column-flow = الحوار
export-column-node = السؤال
export-column-kind = نوع التفاعل
export-column-language = اللغة
export-column-by-staff = من طرف الفريق
export-column-sex = الجنس
export-column-age-band = السن
export-column-commune = الجماعة
export-column-recorded-at = تاريخ التسجيل
export-column-outcome = المآل
export-column-minutes = المدة بالدقائق

export-about-happened-at = متى وقع ذلك، بتوقيت الدار البيضاء.
export-about-person = رمز عشوائي يعوض الشخص. هو نفسه في كل هذا الملف، ويتغير في كل ملف جديد.
export-about-channel = إحدى الوسائط الثلاث للمنصة.
export-about-sub-channel = كيف تم التواصل داخل هذا الوسيط.
export-about-service = الخدمة التي يدخل فيها السطر.
export-about-flow = اسم الحوار في البوت.
export-about-node = اسم السؤال داخل الحوار.
export-about-kind = ما قام به الشخص، دون كلماته.
export-about-language = لغة الحوار.
export-about-by-staff = هل قام به عضو من الفريق.
export-about-sex = كما صرح به الشخص. من لم يصرح، أو رفض الإحصاء، فهو « غير مصرح به ».
export-about-age-band = حسب سنة الازدياد في آخر يوم من الفترة، أو حسب الفئة المختارة. من رفض الإحصاء فسنه غير معروف.
export-about-commune = جماعة السكن كما صرح بها الشخص. من رفض الإحصاء فجماعته غير معروفة.
export-about-recorded-at = متى كتب السطر في السجل، وقد يكون بعد وقوعه.
export-about-outcome = ما انتهت إليه الخدمة.
export-about-minutes = مدة الخدمة إذا سجلت.

export-sex-female = أنثى
export-sex-male = ذكر
export-sex-undisclosed = غير مصرح به

sub-channel-telegram = تيليغرام
sub-channel-phone = الهاتف
sub-channel-web = الموقع
sub-channel-caravan = القافلة
sub-channel-paper = الورق

outcome-informed = تم الإخبار
outcome-appointment = موعد
outcome-referred = إحالة
outcome-enrolled = تسجيل
outcome-plan-made = خطة عمل
outcome-funded = تمويل
outcome-placed = إدماج مهني
outcome-no-answer = بدون جواب
outcome-dropped = انقطاع
outcome-closed = إنهاء

kind-text = كتابة
kind-choice = اختيار زر
kind-command = أمر
kind-word = كلمة دائمة (رجوع، مساعدة ...)
kind-skip = تجاوز
kind-media = صورة أو صوت أو ملف
kind-edited = تعديل رسالة
kind-misunderstood = جواب غير مفهوم
kind-stale = زر قديم
kind-relay = رسالة إلى الفريق
kind-staff = عمل الفريق
kind-staff-reply = جواب الفريق
kind-closed = إنهاء المحادثة
kind-blocked = حظر البوت
kind-unblocked = رفع الحظر
kind-failed = رسالة لم تعالج
