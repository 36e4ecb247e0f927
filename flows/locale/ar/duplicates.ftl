# الملفات المكررة المحتملة: مقارنتها ودمجها والتراجع عن الدمج.

duplicates-title = 👥 قد يكون هؤلاء مسجلين مرتين:
duplicates-none = 👥 لا توجد ملفات مكررة للنظر فيها.
duplicates-button = { $one } / { $other } ({ $score } %)
duplicates-merges = ↩ آخر عمليات الدمج
duplicates-card =
    <b>هل هو الشخص نفسه؟</b> ({ $score } %)
    المشترك: { $reasons }
duplicates-person =
    <b>{ $name }</b> · { $public_id }
    ☎ { $phone } · { $birth_year } · { $commune }
duplicates-question = الدمج يحتفظ بملف واحد، وتحتسب زيارات الملفين لشخص واحد. لا يضيع شيء، ويمكن التراجع عن ذلك.
duplicates-first = الاحتفاظ بـ { $first }
duplicates-second = الاحتفاظ بـ { $second }
duplicates-different = ≠ شخصان مختلفان
duplicates-later = لاحقا
duplicates-back = 👥 اللائحة
duplicates-merged = ✅ تم الدمج: <b>{ $name }</b> · { $public_id }
duplicates-undo = ↩ التراجع عن هذا الدمج
duplicates-undo-one = ↩ { $name } · { DATE($day) }
duplicates-undone = ↩ تم التراجع عن الدمج: أصبحا ملفين من جديد.
duplicates-refused = لم يعد ذلك ممكنا: تغير أحد الملفين في هذه الأثناء.
duplicates-merges-title = عن أي دمج نتراجع؟
duplicates-merges-none = لا يوجد دمج للتراجع عنه.
duplicates-reason-phone = الهاتف
duplicates-reason-name = الاسم
duplicates-reason-name-part = جزء من الاسم
duplicates-reason-birth-year = سنة الازدياد
duplicates-reason-commune = الجماعة

command-duplicates = الملفات المكررة المحتملة
staff-command-duplicates = { $command } · أشخاص قد يكونون مسجلين مرتين
