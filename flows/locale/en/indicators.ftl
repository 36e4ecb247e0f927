# The indicators: their names and definitions, printed with every figure.

indicator-b1 = Beneficiaries of listening, orientation and accompaniment
indicator-b1-definition = Distinct persons to whom listening, orientation or accompaniment was rendered at least once, from the start of the platform to the last day of the period. People who came for the first time after the date of the official figure are added to it; those of whom it is not known whether they came before count in the maximum only.
indicator-b1f = of which women
indicator-b1f-definition = Of the beneficiaries, those whose stated sex is female. A sex that was not stated is never counted with the men.
indicator-b2 = Interactions in listening, orientation and accompaniment
indicator-b2-definition = Services of listening, orientation and accompaniment rendered in the period, by the date on which they were. One person may have had several.
indicator-b3 = New beneficiaries in the period
indicator-b3-definition = Persons whose first service falls in the period, without those whom the official figure counts already. The sum over periods and the official figure is the total of beneficiaries.
indicator-b4 = Active beneficiaries in the period
indicator-b4-definition = Distinct persons to whom at least one service was rendered in the period. Periods do not add up.
indicator-b5 = Beneficiaries by service
indicator-b5-definition = Distinct persons for each service. A person may appear in several: the sum of services is larger than the number of beneficiaries, and the exact overlap is told.
indicator-b6 = Beneficiaries and interactions by channel
indicator-b6-definition = Persons by the channel through which they first came: their sum is the number of beneficiaries; interactions by the channel where they took place.
indicator-b7 = Beneficiaries by commune, age band, milieu, profile, language and sex
indicator-b7-definition = Distinct persons by each fact, with a cell for what is unknown and a cell for the part of the official figure that is not split.
indicator-e1 = Micro-enterprises accompanied and financed
indicator-e1-definition = Distinct projects of the entrepreneurship axis that were funded in the period and whose holder was accompanied.
indicator-e2 = Jobs created
indicator-e2-definition = Sum of the jobs declared or verified, dated in the period, of the micro-enterprises accompanied and financed up to its last day.
indicator-e3 = Jobs per enterprise
indicator-e3-definition = Jobs created divided by the number of micro-enterprises.
indicator-e4 = Micro-enterprises by sector
indicator-e4-definition = Micro-enterprises by their main sector, one for each.
indicator-c1 = Projects of the social and solidarity economy approved
indicator-c1-definition = Distinct projects of the social and solidarity economy axis that were approved in the period. What was funded was approved by that day at the latest.
indicator-c2 = Cooperatives supported
indicator-c2-definition = Distinct cooperatives attached to the projects approved in the period.
indicator-c2w = of which women's cooperatives
indicator-c2w-definition = Of the cooperatives supported, those that are women's.
indicator-c3 = Unions of cooperatives
indicator-c3-definition = Distinct unions to which the cooperatives supported belong, or that are supported themselves.
indicator-c4 = Members of cooperatives
indicator-c4-definition = Members of the cooperatives supported at the last census of each, up to the last day of the period. Where a census is missing the figure is a minimum.
indicator-c4f = of which women
indicator-c4f-definition = Of the members, the women at the same census.
indicator-t1 = Young people trained
indicator-t1-definition = Distinct persons who completed at least one training in the period or were certified.
indicator-t2 = Sign-ups and seats
indicator-t2-definition = Sign-ups made in the period; seats of the runs that start in it: taken, completed, not shown up; the rate of presence on the days that were noted.
indicator-t3 = Young people trained by field and provider
indicator-t3-definition = Distinct persons for each field and each provider. Who was trained in several fields appears in each; the overlap is told.
indicator-p1 = Placements
indicator-p1-definition = Distinct persons who started a job in the period; the share kept for three months, of those that were checked.
indicator-s1 = Time to the first human reply
indicator-s1-definition = Median of minutes from asking to talk with a human to the first reply, for cases opened in the period, by level of risk, with the number of cases.
indicator-s2 = Satisfaction and referrals received
indicator-s2-definition = Answers to whether it helped, asked after listening or an appointment they came to, never after words of danger, of those who agree to statistics; the number of answers is always told. Of the people referred in the period, those who were received.

qualifier-exact = exactly
qualifier-at-least = more than
qualifier-about = about

basis-live = from the record
basis-baseline = official figure from before
basis-mixed = official figure from before, and the record since

baseline-not-split = official figure, not split

sector-light-industry = Light industry
sector-solidarity-agriculture = Solidarity agriculture
sector-services = Services
sector-crafts = Crafts
sector-audiovisual = Audiovisual production
sector-green-spaces = Green-space landscaping

value-chain-agricultural-products = Agricultural products and aromatic plants
value-chain-fruit-and-vegetables = Fruit and vegetable processing
value-chain-beekeeping = Beekeeping
value-chain-honey = Honey production and marketing
value-chain-local-products = Solidarity marketing of craft and local products

stage-idea = Idea
stage-study = Study
stage-committee = Committee
stage-approved = Approved
stage-funded = Funded
stage-running = Running
stage-closed = Closed
