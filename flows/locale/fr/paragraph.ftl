# Le paragraphe des résultats, comme la presse le publie. La plateforme peut réécrire chaque message : docs/reports.md.
# Une phrase sans chiffre n'est pas écrite. Les nombres arrivent accordés, par les messages paragraph-count.

paragraph-title = { $platform_name } : les résultats { $when }

paragraph-when =
    { $kind ->
        [years] entre { $from_year } et { $to_year }
        [year] en { $to_year }
        [month] en { $month }
        [day] le { $to }
       *[range] du { $from } au { $to }
    }
paragraph-until =
    { $kind ->
        [month] à fin { $month }
       *[day] au { $day }
    }

paragraph-list-more = { $first }, { $next }
paragraph-list-last = { $first } et { $next }

paragraph-qualifier =
    { $qualifier ->
        [at_least] plus de{ " " }
        [about] environ{ " " }
       *[exact] { "" }
    }
paragraph-count-youth =
    { $count ->
        [one] { $qualifier ->
            [at_least] plus d'un jeune
            [about] environ un jeune
           *[exact] un jeune
        }
        [many] { paragraph-qualifier }{ $count } de jeunes
       *[other] { paragraph-qualifier }{ $count } jeunes
    }
paragraph-count-women =
    { $count ->
        [one] { $qualifier ->
            [at_least] plus d'une femme
            [about] environ une femme
           *[exact] une femme
        }
        [many] { paragraph-qualifier }{ $count } de femmes
       *[other] { paragraph-qualifier }{ $count } femmes
    }
paragraph-count-enterprises =
    { $count ->
        [one] { $qualifier ->
            [at_least] plus d'une très petite entreprise
            [about] environ une très petite entreprise
           *[exact] une très petite entreprise
        }
        [many] { paragraph-qualifier }{ $count } de très petites entreprises
       *[other] { paragraph-qualifier }{ $count } très petites entreprises
    }
paragraph-count-jobs =
    { $count ->
        [one] { $qualifier ->
            [at_least] plus d'un emploi
            [about] environ un emploi
           *[exact] un emploi
        }
        [many] { paragraph-qualifier }{ $count } d'emplois
       *[other] { paragraph-qualifier }{ $count } emplois
    }
paragraph-count-projects =
    { $count ->
        [one] { $qualifier ->
            [at_least] de plus d'un projet
            [about] d'environ un projet
           *[exact] d'un projet
        }
        [many] { $qualifier ->
            [about] d'environ { $count } de projets
           *[other] de { paragraph-qualifier }{ $count } de projets
        }
       *[other] { $qualifier ->
            [about] d'environ { $count } projets
           *[other] de { paragraph-qualifier }{ $count } projets
        }
    }
paragraph-count-cooperatives =
    { $count ->
        [one] { $qualifier ->
            [at_least] de plus d'une coopérative
            [about] d'environ une coopérative
           *[exact] d'une coopérative
        }
        [many] { $qualifier ->
            [about] d'environ { $count } de coopératives
           *[other] de { paragraph-qualifier }{ $count } de coopératives
        }
       *[other] { $qualifier ->
            [about] d'environ { $count } coopératives
           *[other] de { paragraph-qualifier }{ $count } coopératives
        }
    }
paragraph-count-womens-cooperatives =
    { $count ->
        [one] { $qualifier ->
            [at_least] plus d'une coopérative féminine
            [about] environ une coopérative féminine
           *[exact] une coopérative féminine
        }
        [many] { paragraph-qualifier }{ $count } de coopératives féminines
       *[other] { paragraph-qualifier }{ $count } coopératives féminines
    }
paragraph-count-unions =
    { $count ->
        [2] { paragraph-qualifier }deux (2) unions de coopératives
        [3] { paragraph-qualifier }trois (3) unions de coopératives
        [4] { paragraph-qualifier }quatre (4) unions de coopératives
        [5] { paragraph-qualifier }cinq (5) unions de coopératives
        [6] { paragraph-qualifier }six (6) unions de coopératives
        [7] { paragraph-qualifier }sept (7) unions de coopératives
        [8] { paragraph-qualifier }huit (8) unions de coopératives
        [9] { paragraph-qualifier }neuf (9) unions de coopératives
        [10] { paragraph-qualifier }dix (10) unions de coopératives
        [one] { $qualifier ->
            [at_least] plus d'une union de coopératives
            [about] environ une union de coopératives
           *[exact] une union de coopératives
        }
        [many] { paragraph-qualifier }{ $count } d'unions de coopératives
       *[other] { paragraph-qualifier }{ $count } unions de coopératives
    }
paragraph-count-members =
    { $count ->
        [one] { $qualifier ->
            [at_least] plus d'un coopérateur ou une coopératrice
            [about] environ un coopérateur ou une coopératrice
           *[exact] un coopérateur ou une coopératrice
        }
        [many] { paragraph-qualifier }{ $count } de coopérateurs et coopératrices
       *[other] { paragraph-qualifier }{ $count } coopérateurs et coopératrices
    }

paragraph-women-part = , dont { $women } ({ $share } %)
paragraph-enterprises = L'axe d'appui à l'entrepreneuriat du programme « Amélioration du revenu et inclusion économique des jeunes » a permis, { $when }, d'accompagner et de financer { $enterprises }{ $jobs_part }.
paragraph-jobs-part =
    { $count ->
        [one] , qui a contribué à créer { $jobs }
       *[other] , qui ont contribué à créer { $jobs }
    }
paragraph-jobs-alone = L'axe d'appui à l'entrepreneuriat du programme « Amélioration du revenu et inclusion économique des jeunes » a permis, { $when }, de créer { $jobs }.
paragraph-sectors =
    { $count ->
        [one] Le secteur concerné est : { $sectors }.
       *[other] Les secteurs concernés sont : { $sectors }.
    }
paragraph-persons = Les services d'écoute, d'orientation et d'accompagnement ({ $platform_name }) ont bénéficié, { $until }, à { $persons }{ $women_part }, depuis leur démarrage en { $since }.
paragraph-active = Ils ont bénéficié, { $when }, à { $active }{ $women_part }{ $new_part }.
paragraph-new-part = { "\u00A0" }; { paragraph-qualifier }{ $new } pour la première fois
paragraph-cooperatives = Au titre de l'axe d'amélioration du revenu et d'appui à l'économie sociale et solidaire, le financement { $projects } a été approuvé { $when }{ $for_part }{ $led_part }{ $unions_part }{ $members_part }.
paragraph-cooperatives-alone = Au titre de l'axe d'amélioration du revenu et d'appui à l'économie sociale et solidaire, l'accompagnement { $cooperatives } a été assuré { $when }{ $led_part }{ $unions_part }{ $members_part }.
paragraph-for-part = { " " }au profit { $cooperatives }
paragraph-unions-part = , au sein de { $unions }
paragraph-led-part = , dont { $cooperatives }
paragraph-members-part = { "\u00A0" }; y travaillent { $members }{ $women_part }
paragraph-chains =
    { $count ->
        [one] Les projets relèvent de la chaîne de valeur suivante : { $chains }.
       *[other] Les projets relèvent des chaînes de valeur suivantes : { $chains }.
    }
paragraph-trained = S'agissant de l'axe d'amélioration de l'employabilité, la formation a concerné, { $when }, { $trained }{ $fields_part }.
paragraph-fields-part =
    { $count ->
        [one] , dans le domaine suivant : { $fields }
       *[other] , dans les domaines suivants : { $fields }
    }
paragraph-placed = L'insertion professionnelle a aussi été facilitée, { $when }, pour { $placed }.
paragraph-nothing = Aucun chiffre n'est inscrit au registre { $when }.
