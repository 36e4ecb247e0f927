# الدارجة هنا بحال العربية: الفريق كيخدم بلغة التقارير.
command-referrals = الإحالات المفتوحين
staff-command-referrals = { $command } · من تمت إحالتهم ومآل كل إحالة
referrals-title = ↗ <b>إحالات مفتوحة: { $count }</b>
referrals-none = لا توجد إحالات مفتوحة. ✔
referrals-line-open = { $name } · { $public_id } · إلى: { $partner } · { DATE($day) }
referrals-line-silent = { $name } · { $public_id } · إلى: { $partner } · { DATE($day) } · بلا خبر يوم { DATE($told) }
referrals-button = { $name } · { $partner }
referrals-before = ▶ السابقة
referrals-after = التالية ◀
referrals-card =
    ↗ <b>{ $name }</b> · { $public_id }
    📞 { $phone }
    الإحالة إلى: { $partner } · { DATE($day) }
referrals-is-open = لم يسجل مآلها بعد.
referrals-is-silent = ⏳ لا خبر بعد، يوم { DATE($told) }.
referrals-is-received = ✅ تم الاستقبال هناك (سجل يوم { DATE($told) }).
referrals-is-missed = ✖ لم يتم الذهاب (سجل يوم { DATE($told) }).
referrals-received = ✅ تم الاستقبال
referrals-missed = ✖ لم يتم الذهاب
referrals-silent = ⏳ لا خبر بعد
referrals-again = ↩ فتحها من جديد
referrals-back = ↩ كل الإحالات
