appointment-subject = 📅 موعد مع الفريق ففضاء الاستقبال. على شنو؟
subject-project = 💡 فكرة مشروع
subject-job = 💼 نقلب على خدمة
subject-training = 🎓 التكوين
subject-coop = 🤝 تعاونية
subject-papers = 📄 الوراق الإدارية
subject-other = شي حاجة خرى
appointment-mine = 📋 الطلبات ديالي
appointment-half-days = فوقاش كيوالمك؟
appointment-details = إلا بغيتي تزيد شي تفاصيل للفريق، هنا بلاصتهم، ولا «دوز».
appointment-asked =
    📨 الطلب ديالك وصل للفريق، والرقم ديالو <b>{ $reference }</b>.
    الفريق كيجاوبك هنا باش تحددو النهار والساعة.
appointment-already = راه عندك طلب محلول فهاد الموضوع، والرقم ديالو <b>{ $reference }</b>. شنو نديرو؟
appointment-which = 📋 هادو الطلبات المحلولين ديالك. باش تلغي شي واحد، ضغطة عليه.
appointment-none = 📋 ما عندك حتى طلب محلول. نطلبو ليك موعد؟
appointment-new = 📅 نطلب موعد
appointment-sure = واش نلغيو هاد الطلب؟
appointment-sure-yes = ✖ آه، لغيوه
appointment-sure-no = لا، خليوه
appointment-cancelled = صافي، تلغى الطلب.
appointment-gone = هاد الطلب ما بقاش.
