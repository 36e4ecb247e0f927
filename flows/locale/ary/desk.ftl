# مكتب الفريق: ما يقرأه الموظفون (بالعربية)، وما يصل إلى الشباب من عندهم.

desk-new =
    🟢 محادثة جديدة { $tag } ({ $language })
    للجواب: ردوا على رسائلها هنا.
desk-urgent =
    🔴 مستعجل { $tag } ({ $language })
    كلمات تدل على خطر. المرجو الجواب الآن بالرد على رسائلها.
desk-message = { $mark } { $tag }
desk-correction = { $mark } { $tag } · رسالة معدلة
desk-mark = 💬
desk-urgent-mark = 🔴
desk-take = أتكلف بها
desk-close = إنهاء
desk-taken = ✋ { $tag }: من يتكلف بها: { $name }
desk-not-taken = { $tag }: هناك من تكلف بها، أو تم إنهاؤها.
desk-closed = ✔ { $tag }: تم إنهاء المحادثة.
desk-closed-by-person = ✔ { $tag }: أنهى الشخص المحادثة بنفسه.
desk-case-closed = { $tag } منتهية: لم ترسل رسالتكم. يمكن للشخص أن يفتح محادثة جديدة.
desk-unreachable = { $tag }: الشخص حظر البوت. لم ترسل رسالتكم.
desk-left = 🚪 { $tag }: الشخص حظر البوت. إذا كان هناك خطر فطبقوا إجراءات الحماية.
desk-appointment =
    📅 طلب موعد { $tag }
    { $name }
    الموضوع: { $subject }
    الوقت المفضل: { $half_days }
    للجواب: ردوا على هذه الرسالة.
desk-appointment-over = هذا الطلب ألغي أو انتهى. لم يرسل جوابكم.
seat-for-you = 🎉 خبر زوين: ولات عندك بلاصة ف تكوين { $run_title }، من { DAY($run_starts) }، { $run_place }. إلا ما بقاش كيواتيك، دخل ل « التسجيلات ديالي » من القائمة.
appointment-answer = 📅 جاوبك الفريق على الطلب ديالك { $reference }:
staff-refused = هذا الأمر غير متاح لك هنا.
