appointment-subject = 📅 موعد مع الفريق في فضاء الاستقبال. ما موضوعه؟
subject-project = 💡 فكرة مشروع
subject-job = 💼 البحث عن شغل
subject-training = 🎓 التكوين
subject-coop = 🤝 تعاونية
subject-papers = 📄 وثائق إدارية
subject-other = موضوع آخر
appointment-mine = 📋 طلباتي
appointment-half-days = ما نصف اليوم الذي يناسبك؟
appointment-details = يمكنك كتابة بعض التفاصيل للفريق، أو التجاوز.
appointment-asked =
    📨 وصل طلبك إلى الفريق، ورقمه <b>{ $reference }</b>.
    يجيبك الفريق هنا لتحديد اليوم والساعة.
appointment-already = لديك طلب مفتوح في هذا الموضوع، ورقمه <b>{ $reference }</b>. ماذا نفعل؟
appointment-which = 📋 هذه طلباتك المفتوحة. لإلغاء طلب: الضغط عليه.
appointment-none = 📋 ليس لديك أي طلب مفتوح. هل نطلب موعدا؟
appointment-new = 📅 طلب موعد
appointment-sure = هل نلغي هذا الطلب؟
appointment-sure-yes = ✖ نعم، إلغاء الطلب
appointment-sure-no = لا، الإبقاء عليه
appointment-cancelled = تم إلغاء الطلب.
appointment-gone = هذا الطلب لم يعد قائما.
