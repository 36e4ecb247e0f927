# إلغاء تصدير.
export-stop = ✖ إلغاء
export-stopped = ✖ تم إلغاء التصدير. لم يبق أي ملف.
