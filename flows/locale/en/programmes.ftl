# Cards of programmes (flows/data/programmes.yaml): a name, and what it is in one sentence without terms.

programme-idmaj = Idmaj (ANAPEC)
programme-idmaj-about = A first job through an insertion contract. Ask ANAPEC for the present conditions.
programme-tahfiz = Tahfiz (ANAPEC)
programme-tahfiz-about = Support for firms and associations that hire. Ask ANAPEC for the present conditions.
programme-taehil = Taehil (ANAPEC)
programme-taehil-about = Training that fits skills to what employers need. Ask ANAPEC for the present conditions.
programme-self-employment = Self-employment (ANAPEC)
programme-self-employment-about = Accompaniment to start an activity of your own. Ask ANAPEC for the present conditions.
programme-intelaka = Intelaka
programme-intelaka-about = Bank financing for small projects. Ask a bank for the present conditions.
programme-forsa = Forsa
programme-forsa-about = Support for project holders: accompaniment and funding. Check first that applications are open.
programme-awrach = Awrach
programme-awrach-about = Temporary jobs on public works. Check first that applications are open.
programme-ofppt = OFPPT
programme-ofppt-about = Vocational training with a diploma. Ask the nearest institute which courses are open.
programme-indh-entrepreneurship = INDH: youth entrepreneurship
programme-indh-entrepreneurship-about = Accompaniment and funding of young people's projects (ARIEJ programme). Ask the reception space.
programme-indh-sse = INDH: social and solidarity economy
programme-indh-sse-about = Support for cooperatives and local value chains. Ask the reception space.
