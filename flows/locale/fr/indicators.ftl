# Les indicateurs : leurs noms et leurs définitions, imprimés avec chaque chiffre.

indicator-b1 = Bénéficiaires de l'écoute, de l'orientation et de l'accompagnement
indicator-b1-definition = Personnes distinctes ayant reçu au moins un service d'écoute, d'orientation ou d'accompagnement, du démarrage de la plateforme au dernier jour de la période. Au chiffre officiel antérieur s'ajoutent les personnes venues pour la première fois après sa date ; celles dont on ignore si elles étaient déjà venues ne comptent que dans le maximum.
indicator-b1f = dont femmes
indicator-b1f-definition = Parmi les bénéficiaires, celles dont le sexe déclaré est féminin. Le sexe non déclaré n'est jamais compté avec les hommes.
indicator-b2 = Interactions d'écoute, d'orientation et d'accompagnement
indicator-b2-definition = Nombre de services d'écoute, d'orientation et d'accompagnement rendus dans la période, à la date où ils l'ont été. Une personne peut en avoir reçu plusieurs.
indicator-b3 = Nouveaux bénéficiaires de la période
indicator-b3-definition = Personnes dont le premier service tombe dans la période, sans celles que le chiffre officiel compte déjà. La somme des périodes et du chiffre officiel égale le total des bénéficiaires.
indicator-b4 = Bénéficiaires actifs dans la période
indicator-b4-definition = Personnes distinctes ayant reçu au moins un service dans la période. Ne s'additionne pas d'une période à l'autre.
indicator-b5 = Bénéficiaires par service
indicator-b5-definition = Personnes distinctes pour chaque service. Une personne peut figurer dans plusieurs : la somme des services dépasse le nombre de bénéficiaires, et l'écart exact est indiqué.
indicator-b6 = Bénéficiaires et interactions par support
indicator-b6-definition = Personnes selon le premier support par lequel elles sont venues : leur somme est le nombre de bénéficiaires ; interactions selon le support où elles ont eu lieu.
indicator-b7 = Bénéficiaires par commune, tranche d'âge, milieu, profil, langue et sexe
indicator-b7-definition = Personnes distinctes selon chaque donnée, avec une case pour l'inconnu et une case pour la part non ventilée du chiffre officiel.
indicator-e1 = Très petites entreprises accompagnées et financées
indicator-e1-definition = Projets distincts de l'axe entrepreneuriat financés dans la période et dont le porteur a été accompagné.
indicator-e2 = Emplois créés
indicator-e2-definition = Somme des emplois déclarés ou vérifiés, datés dans la période, des très petites entreprises accompagnées et financées jusqu'à son dernier jour.
indicator-e3 = Emplois par entreprise
indicator-e3-definition = Emplois créés divisés par le nombre de très petites entreprises.
indicator-e4 = Très petites entreprises par secteur
indicator-e4-definition = Très petites entreprises selon leur secteur principal, un seul par entreprise.
indicator-c1 = Projets approuvés de l'économie sociale et solidaire
indicator-c1-definition = Projets distincts de l'axe de l'économie sociale et solidaire approuvés dans la période. Ce qui a été financé a été approuvé ce jour-là au plus tard.
indicator-c2 = Coopératives bénéficiaires
indicator-c2-definition = Coopératives distinctes rattachées aux projets approuvés dans la période.
indicator-c2w = dont coopératives féminines
indicator-c2w-definition = Parmi les coopératives bénéficiaires, les coopératives féminines.
indicator-c3 = Unions de coopératives
indicator-c3-definition = Unions distinctes dont les coopératives bénéficiaires sont membres, ou bénéficiaires elles-mêmes.
indicator-c4 = Coopérateurs et coopératrices
indicator-c4-definition = Membres des coopératives bénéficiaires au dernier recensement de chacune, jusqu'au dernier jour de la période. Si un recensement manque, le chiffre est un minimum.
indicator-c4f = dont femmes
indicator-c4f-definition = Parmi les membres, les femmes, au même recensement.
indicator-t1 = Jeunes formés
indicator-t1-definition = Personnes distinctes ayant achevé au moins une formation dans la période ou obtenu son attestation.
indicator-t2 = Inscriptions et places
indicator-t2-definition = Inscriptions faites dans la période ; places des sessions qui y commencent : occupées, menées à terme, absences ; taux de présence des jours notés.
indicator-t3 = Jeunes formés par domaine et par organisme
indicator-t3-definition = Personnes distinctes par domaine et par organisme. Qui a été formé dans plusieurs domaines figure dans chacun ; l'écart est indiqué.
indicator-p1 = Insertions
indicator-p1-definition = Personnes distinctes ayant commencé un emploi dans la période ; part de ceux gardés trois mois, parmi ceux qui ont été vérifiés.
indicator-s1 = Délai de la première réponse humaine
indicator-s1-definition = Médiane des minutes entre la demande de parler à quelqu'un et la première réponse, pour les cas ouverts dans la période, par niveau de risque, avec le nombre de cas.
indicator-s2 = Satisfaction et référencements aboutis
indicator-s2-definition = Réponses à la question « est-ce que cela t'a aidé ? », posée après une écoute ou un rendez-vous honoré, sauf situation de danger, à qui accepte les statistiques ; nombre de réponses toujours indiqué. Parmi les personnes référées dans la période, celles qui ont été reçues.

qualifier-exact = exactement
qualifier-at-least = plus de
qualifier-about = environ

basis-live = du registre
basis-baseline = chiffre officiel antérieur
basis-mixed = chiffre officiel antérieur et registre

baseline-not-split = chiffre officiel non ventilé

sector-light-industry = Industrie légère
sector-solidarity-agriculture = Agriculture solidaire
sector-services = Services
sector-crafts = Artisanat
sector-audiovisual = Production audiovisuelle
sector-green-spaces = Aménagement d'espaces verts

value-chain-agricultural-products = Produits agricoles et plantes aromatiques
value-chain-fruit-and-vegetables = Valorisation des fruits et légumes
value-chain-beekeeping = Apiculture
value-chain-honey = Production et commercialisation du miel
value-chain-local-products = Commercialisation solidaire de l'artisanat et des produits du terroir

stage-idea = Idée
stage-study = Étude
stage-committee = Comité
stage-approved = Approuvé
stage-funded = Financé
stage-running = En activité
stage-closed = Clos
