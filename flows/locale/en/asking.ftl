# What the bot understood of a question in words.

asking-understood = 🔎 I understood: <b>{ $asked }</b>
asking-unread = Not understood, and left out: { $words }
asking-by = by { $dimensions }
asking-compared-previous = compared with the period before
asking-compared-last-year = compared with the same period last year
asking-as-of = as known on { DATE($day) }
asking-quarter = quarter { $quarter } of { $year }
asking-days = from { DATE($from) } to { DATE($to) }
asking-day = on { DATE($day) }
asking-overview = overview

asking-b1 = beneficiaries
asking-b1f = women among beneficiaries
asking-b2 = services rendered
asking-b3 = new beneficiaries
asking-b4 = beneficiaries who came in the period
asking-b5 = beneficiaries by service
asking-b6 = beneficiaries by channel
asking-b7 = beneficiaries
asking-e1 = micro-enterprises accompanied and financed
asking-e2 = jobs created
asking-e3 = jobs per enterprise
asking-e4 = micro-enterprises by sector
asking-c1 = SSE projects approved
asking-c2 = cooperatives
asking-c2w = women's cooperatives
asking-c3 = unions of cooperatives
asking-c4 = members of cooperatives
asking-c4f = women members of cooperatives
asking-t1 = young people trained
asking-t2 = sign-ups and seats
asking-t3 = young people trained by field
asking-p1 = placements
asking-s1 = time to the first reply

asking-sex-female = women
asking-sex-male = men
asking-sex-undisclosed = sex not stated
asking-milieu-urban = urban
asking-milieu-rural = rural
asking-profile-job-seeker = job seekers
asking-profile-project-holder = project holders
asking-profile-coop-member = members of a cooperative
asking-profile-entrepreneur = entrepreneurs
asking-profile-student = students
asking-profile-other = other situation
