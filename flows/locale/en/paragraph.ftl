# The paragraph of results, as the press prints it. A platform may reword every message: docs/reports.md.
# A sentence without its figure is not written. Numbers come with their noun from the messages paragraph-count.

paragraph-title = { $platform_name }: results { $when }

paragraph-when =
    { $kind ->
        [years] between { $from_year } and { $to_year }
        [year] in { $to_year }
        [month] in { $month }
        [day] on { $to }
       *[range] from { $from } to { $to }
    }
paragraph-until =
    { $kind ->
        [month] the end of { $month }
       *[day] { $day }
    }

paragraph-list-more = { $first }, { $next }
paragraph-list-last = { $first } and { $next }

paragraph-qualifier =
    { $qualifier ->
        [at_least] more than{ " " }
        [about] about{ " " }
       *[exact] { "" }
    }
paragraph-count-youth =
    { paragraph-qualifier }{ $count ->
        [one] one young person
       *[other] { $count } young people
    }
paragraph-count-women =
    { paragraph-qualifier }{ $count ->
        [one] one woman
       *[other] { $count } women
    }
paragraph-count-enterprises =
    { paragraph-qualifier }{ $count ->
        [one] one micro-enterprise
       *[other] { $count } micro-enterprises
    }
paragraph-count-jobs =
    { paragraph-qualifier }{ $count ->
        [one] one job
       *[other] { $count } jobs
    }
paragraph-count-projects =
    { paragraph-qualifier }{ $count ->
        [one] one project
       *[other] { $count } projects
    }
paragraph-count-cooperatives =
    { paragraph-qualifier }{ $count ->
        [one] one cooperative
       *[other] { $count } cooperatives
    }
paragraph-count-womens-cooperatives =
    { paragraph-qualifier }{ $count ->
        [one] one women's cooperative
       *[other] { $count } women's cooperatives
    }
paragraph-count-unions =
    { paragraph-qualifier }{ $count ->
        [one] one union of cooperatives
       *[other] { $count } unions of cooperatives
    }
paragraph-count-members =
    { paragraph-qualifier }{ $count ->
        [one] one member
       *[other] { $count } members
    }

paragraph-women-part = , of whom { $women } ({ $share }%)
paragraph-enterprises = The entrepreneurship axis of the programme "Improving income and economic inclusion of young people" made it possible, { $when }, to accompany and finance { $enterprises }{ $jobs_part }.
paragraph-jobs-part =
    , which helped create { $count ->
       *[other] { $jobs }
    }
paragraph-jobs-alone = The entrepreneurship axis of the programme "Improving income and economic inclusion of young people" made it possible, { $when }, to create { $jobs }.
paragraph-sectors =
    { $count ->
        [one] The sector was { $sectors }.
       *[other] The sectors were { $sectors }.
    }
paragraph-persons = Listening, orientation and accompaniment ({ $platform_name }) have served, up to { $until }, { $persons }{ $women_part }, since they began in { $since }.
paragraph-active = They served, { $when }, { $active }{ $women_part }{ $new_part }.
paragraph-new-part = , { paragraph-qualifier }{ $new } for the first time
paragraph-cooperatives = Under the axis of income and the social and solidarity economy, funding was approved { $when } for { $projects }{ $for_part }{ $led_part }{ $unions_part }{ $members_part }.
paragraph-cooperatives-alone = Under the axis of income and the social and solidarity economy, support went { $when } to { $cooperatives }{ $led_part }{ $unions_part }{ $members_part }.
paragraph-for-part = { " " }of { $cooperatives }
paragraph-unions-part = , organised in { $unions }
paragraph-led-part = , including { $cooperatives }
paragraph-members-part = , with { $members }{ $women_part }
paragraph-chains =
    { $count ->
        [one] The projects belong to one value chain: { $chains }.
       *[other] The projects belong to these value chains: { $chains }.
    }
paragraph-trained = Under the axis of employability, training reached { $trained } { $when }{ $fields_part }.
paragraph-fields-part =
    { " " }in { $count ->
       *[other] { $fields }
    }
paragraph-placed = Placement in a job was made easier, { $when }, for { $placed }.
paragraph-nothing = The record holds no figure { $when }.
