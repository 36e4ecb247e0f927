# ما يظهر على الأزرار لما تعرفه قاعدة البيانات وحدها: دورة، تسجيل، طلب، تكوين.

option-run = { $run_title } · { DATE($run_starts) } ({ $run_left })
option-enrolment = { $run_title } · { DATE($run_starts) }
option-appointment = { $subject ->
        [project] {subject-project}
        [job] {subject-job}
        [training] {subject-training}
        [coop] {subject-coop}
        [papers] {subject-papers}
       *[other] {subject-other}
    } · { $reference }
option-course = { $course_title }
