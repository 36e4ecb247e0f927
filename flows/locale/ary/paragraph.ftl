# الفقرة كتكتب بالعربية: هادي هي هي ديال flows/locale/ar/paragraph.ftl.

paragraph-title = { $platform_name }: الحصيلة { $when }

paragraph-when =
    { $kind ->
        [years] خلال الفترة ما بين { $from_year } و{ $to_year }
        [year] خلال سنة { $to_year }
        [month] خلال شهر { $month }
        [day] يوم { $to }
       *[range] خلال الفترة الممتدة من { $from } إلى { $to }
    }
paragraph-until =
    { $kind ->
        [month] متم شهر { $month }
       *[day] { $day }
    }

paragraph-list-more = { $first }، و{ $next }
paragraph-list-last = { $first }، و{ $next }

paragraph-qualifier =
    { $qualifier ->
        [at_least] أكثر من{ " " }
        [about] حوالي{ " " }
       *[exact] { "" }
    }
paragraph-count-youth =
    { paragraph-qualifier }{ $count ->
        [one] شاب واحد أو شابة واحدة
        [two] شابين اثنين
        [few] { NUMBER($count, useGrouping: 0) } شباب وشابات
        [many] { NUMBER($count, useGrouping: 0) } شابا وشابة
       *[other] { NUMBER($count, useGrouping: 0) } شاب وشابة
    }
paragraph-count-women =
    { paragraph-qualifier }{ $count ->
        [one] امرأة واحدة
        [two] { $qualifier ->
            [exact] امرأتان
           *[other] امرأتين
        }
       *[other] { NUMBER($count, useGrouping: 0) } من النساء
    }
paragraph-count-enterprises =
    { paragraph-qualifier }{ $count ->
        [one] مقاولة صغرى واحدة
        [two] مقاولتين صغريين
        [few] { NUMBER($count, useGrouping: 0) } مقاولات صغرى
       *[other] { NUMBER($count, useGrouping: 0) } مقاولة صغرى
    }
paragraph-count-jobs =
    { paragraph-qualifier }{ $count ->
        [one] فرصة شغل واحدة
        [two] فرصتي شغل
        [few] { NUMBER($count, useGrouping: 0) } فرص شغل
       *[other] { NUMBER($count, useGrouping: 0) } فرصة شغل
    }
paragraph-count-projects =
    { paragraph-qualifier }{ $count ->
        [one] مشروع واحد
        [two] مشروعين
        [few] { NUMBER($count, useGrouping: 0) } مشاريع
        [many] { NUMBER($count, useGrouping: 0) } مشروعا
       *[other] { NUMBER($count, useGrouping: 0) } مشروع
    }
paragraph-count-cooperatives =
    { paragraph-qualifier }{ $count ->
        [one] تعاونية واحدة
        [two] تعاونيتين
        [few] { NUMBER($count, useGrouping: 0) } تعاونيات
       *[other] { NUMBER($count, useGrouping: 0) } تعاونية
    }
paragraph-count-womens-cooperatives =
    { paragraph-qualifier }{ $count ->
        [one] تعاونية نسائية واحدة
        [two] { $qualifier ->
            [exact] تعاونيتان نسائيتان
           *[other] تعاونيتين نسائيتين
        }
        [few] { NUMBER($count, useGrouping: 0) } تعاونيات نسائية
       *[other] { NUMBER($count, useGrouping: 0) } تعاونية نسائية
    }
paragraph-count-unions =
    { paragraph-qualifier }{ $count ->
        [3] ثلاثة (3) اتحادات للتعاونيات
        [4] أربعة (4) اتحادات للتعاونيات
        [5] خمسة (5) اتحادات للتعاونيات
        [6] ستة (6) اتحادات للتعاونيات
        [7] سبعة (7) اتحادات للتعاونيات
        [8] ثمانية (8) اتحادات للتعاونيات
        [9] تسعة (9) اتحادات للتعاونيات
        [10] عشرة (10) اتحادات للتعاونيات
        [one] اتحاد واحد للتعاونيات
        [two] اتحادين للتعاونيات
        [few] { NUMBER($count, useGrouping: 0) } اتحادات للتعاونيات
        [many] { NUMBER($count, useGrouping: 0) } اتحادا للتعاونيات
       *[other] { NUMBER($count, useGrouping: 0) } اتحاد للتعاونيات
    }
paragraph-count-members =
    { paragraph-qualifier }{ $count ->
        [one] متعاون واحد أو متعاونة واحدة
        [two] { $qualifier ->
            [exact] متعاونان اثنان
           *[other] متعاونين اثنين
        }
        [few] { NUMBER($count, useGrouping: 0) } متعاونين ومتعاونات
        [many] { NUMBER($count, useGrouping: 0) } متعاونا ومتعاونة
       *[other] { NUMBER($count, useGrouping: 0) } متعاون ومتعاونة
    }

paragraph-women-part = ، منهم { $women } ({ $share } في المائة)
paragraph-enterprises = في إطار محور دعم ريادة الأعمال ضمن برنامج تحسين الدخل والإدماج الاقتصادي للشباب، تمت { $when } مواكبة وتمويل { $enterprises }{ $jobs_part }.
paragraph-jobs-part =
    { " " }{ $count ->
        [two] ساهمتا
       *[other] ساهمت
    } في إحداث { $jobs }
paragraph-jobs-alone = في إطار محور دعم ريادة الأعمال ضمن برنامج تحسين الدخل والإدماج الاقتصادي للشباب، تم { $when } إحداث { $jobs }.
paragraph-sectors =
    وشمل ذلك { $count ->
        [one] مجال
       *[other] مجالات
    } { $sectors }.
paragraph-persons = بلغ عدد المستفيدين من خدمات الاستماع والتوجيه والمواكبة التي تقدمها { $platform_name }، إلى غاية { $until }، { $persons }{ $women_part }، وذلك منذ انطلاقها سنة { $since }.
paragraph-active = واستفاد من هذه الخدمات { $when } ما مجموعه { $active }{ $women_part }{ $new_part }.
paragraph-new-part = ؛ واستفاد { paragraph-qualifier }{ NUMBER($new, useGrouping: 0) } منهم لأول مرة
paragraph-cooperatives = وفي إطار محور تحسين الدخل ودعم الاقتصاد الاجتماعي والتضامني، تمت { $when } المصادقة على تمويل { $projects }{ $for_part }{ $unions_part }{ $led_part }{ $members_part }.
paragraph-cooperatives-alone = وفي إطار محور تحسين الدخل ودعم الاقتصاد الاجتماعي والتضامني، تم { $when } دعم { $cooperatives }{ $unions_part }{ $led_part }{ $members_part }.
paragraph-for-part = { " " }لفائدة { $cooperatives }
paragraph-unions-part = { " " }منظمة في { $unions }
paragraph-led-part = ، منها { $cooperatives }
paragraph-members-part = ، ويشتغل بها { $members }{ $women_part }
paragraph-chains =
    { $count ->
        [one] وتندرج المشاريع في إطار سلسلة إنتاجية هي
       *[other] وتندرج المشاريع في إطار السلاسل الإنتاجية المرتبطة بما يلي:
    } { $chains }.
paragraph-trained = وبخصوص محور تحسين قابلية التشغيل، تم { $when } تكوين { $trained }{ $fields_part }.
paragraph-fields-part =
    { " " }في { $count ->
        [one] مجال
       *[other] مجالات
    } { $fields }
paragraph-placed = كما تم { $when } تسهيل الإدماج المهني لفائدة { $placed }.
paragraph-nothing = لم يسجل { $when } أي رقم في السجل.
