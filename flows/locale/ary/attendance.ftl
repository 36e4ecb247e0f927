# الحضور ونهاية الدورات (/runs).
runs-presence = ✅ الحضور
runs-ends = 🎓 الشهادات والإتمام
runs-not-begun = { $title } كتبدا ف { DATE($starts) }: مازال ما كاين ما يتسجل.
runs-which-day =
    ✅ <b>{ $title }</b>
    الحضور ديال أي نهار؟
runs-day-button = { DATE($day) }
runs-day =
    ✅ <b>{ $title }</b> · { DAY($day) }
    الحاضرين: { $here } من { $people }. برك على السمية، وعاود إلا بغيتي تبدل.
runs-here = ✅ { $name }
runs-away = ✖ { $name }
runs-open = ⬜ { $name }
runs-all-here = ✅ الباقيين كاملين حاضرين
runs-ends-title =
    🎓 <b>{ $title }</b> · { DATE($starts) }
    كيفاش سالا التكوين؟ برك على سمية.
runs-all-completed = 🎓 الباقيين كاملين كملو
runs-state-going = ▫ { $name }
runs-state-completed = 🎓 { $name }
runs-state-certified = 📜 { $name }
runs-state-no-show = ✖ { $name }
runs-state-dropped = ↩ { $name }
runs-person = <b>{ $name }</b> · { $title }
runs-is-going = ▫ مازال ما تسجل والو.
runs-is-completed = 🎓 كمل(ات) التكوين
runs-is-certified = 📜 خدا(ت) الشهادة
runs-is-no-show = ✖ ما جا(ت)ش
runs-is-dropped = ↩ حبس(ات) فالطريق
runs-end-completed = 🎓 كمل(ات)
runs-end-certified = 📜 شهادة
runs-end-no-show = ✖ ما جا(ت)ش
runs-end-dropped = ↩ حبس(ات)
runs-undo = ↶ بالغلط: إلغاء

stats-satisfaction = آه: { $good } · شوية: { $fair } · لا: { $poor } · الإحالات: { $referrals } · اللي تمات: { $received }
