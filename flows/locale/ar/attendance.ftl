# الحضور ونهاية الدورات (/runs).
runs-presence = ✅ الحضور
runs-ends = 🎓 الشهادات والإتمام
runs-not-begun = { $title } تبدأ في { DATE($starts) }: لا شيء لتسجيله بعد.
runs-which-day =
    ✅ <b>{ $title }</b>
    حضور أي يوم؟
runs-day-button = { DATE($day) }
runs-day =
    ✅ <b>{ $title }</b> · { DAY($day) }
    الحاضرون: { $here } من { $people }. اضغطوا على الاسم، ومرة أخرى للتغيير.
runs-here = ✅ { $name }
runs-away = ✖ { $name }
runs-open = ⬜ { $name }
runs-all-here = ✅ كل الباقين حاضرون
runs-ends-title =
    🎓 <b>{ $title }</b> · { DATE($starts) }
    كيف انتهى التكوين؟ اضغطوا على اسم.
runs-all-completed = 🎓 كل الباقين أتموا التكوين
runs-state-going = ▫ { $name }
runs-state-completed = 🎓 { $name }
runs-state-certified = 📜 { $name }
runs-state-no-show = ✖ { $name }
runs-state-dropped = ↩ { $name }
runs-person = <b>{ $name }</b> · { $title }
runs-is-going = ▫ لم يسجل شيء بعد.
runs-is-completed = 🎓 أتم(ت) التكوين
runs-is-certified = 📜 تسلم(ت) الشهادة
runs-is-no-show = ✖ لم يحضر(تحضر)
runs-is-dropped = ↩ توقف(ت) في الطريق
runs-end-completed = 🎓 إتمام
runs-end-certified = 📜 شهادة
runs-end-no-show = ✖ لم يحضر
runs-end-dropped = ↩ توقف(ت)
runs-undo = ↶ بالخطأ: إلغاء

stats-satisfaction = نعم: { $good } · قليلا: { $fair } · لا: { $poor } · الإحالات: { $referrals } · المنجزة: { $received }
