# Names of the choices of flows/data/lists.yaml. They stand on buttons: keep them short.

commune-el-hajeb = El Hajeb
commune-agourai = Agourai
commune-ain-taoujdate = Aïn Taoujdate
commune-sabaa-aiyoun = Sabaa Aiyoun
commune-ait-ouikhalfen = Aït Ouikhalfen
commune-ait-yaazem = Aït Yaazem
commune-jahjouh = Jahjouh
commune-ras-ijerri = Ras Ijerri
commune-tamchachate = Tamchachate
commune-ait-boubidmane = Aït Boubidmane
commune-ait-harz-allah = Aït Harz Allah
commune-bitit = Bitit
commune-laqsir = Laqsir
commune-ait-bourzouine = Aït Bourzouine
commune-ait-naamane = Aït Naamane
commune-iqaddar = Iqaddar
commune-other = Hors de la province

training-field-e-marketing = E-marketing
training-field-agricultural-services = Services agricoles
training-field-fruit-trees = Arboriculture fruitière
training-field-solar = Maintenance des panneaux solaires
training-field-drip-irrigation = Maintenance de l'irrigation localisée
training-field-drone = Pilote de drone agricole
training-field-forklift = Cariste (chariot élévateur)
training-field-photography = Photographie
training-field-education-jobs = Métiers de l'éducation et formation
training-field-communication = Communication professionnelle
training-field-life-skills = Compétences de vie
training-field-job-search = Techniques de recherche d'emploi

education-none = Sans niveau scolaire
education-primary = Primaire
education-middle = Collège
education-secondary = Lycée (sans bac)
education-bac = Baccalauréat
education-vocational = Formation professionnelle
education-higher = Études supérieures

situation-job-seeker = À la recherche d'un emploi
situation-project-holder = J'ai un projet
situation-coop-member = Membre d'une coopérative
situation-entrepreneur = J'ai une entreprise
situation-student = En études ou en formation
situation-other = Autre situation

sex-female = Femme
sex-male = Homme
sex-undisclosed = Je préfère ne pas le dire

age-under-18 = Moins de 18 ans
age-18-24 = 18 à 24 ans
age-25-29 = 25 à 29 ans
age-30-34 = 30 à 34 ans
age-35-45 = 35 à 45 ans
age-over-45 = Plus de 45 ans

language-ar = العربية
language-ary = الدارجة
language-fr = Français
language-en = English
language-zgh = ⵜⴰⵎⴰⵣⵉⵖⵜ

half-day-monday-morning = Lundi matin
half-day-monday-afternoon = Lundi après-midi
half-day-tuesday-morning = Mardi matin
half-day-tuesday-afternoon = Mardi après-midi
half-day-wednesday-morning = Mercredi matin
half-day-wednesday-afternoon = Mercredi après-midi
half-day-thursday-morning = Jeudi matin
half-day-thursday-afternoon = Jeudi après-midi
half-day-friday-morning = Vendredi matin
half-day-friday-afternoon = Vendredi après-midi
half-day-any = N'importe quand
