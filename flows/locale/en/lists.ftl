# Names of the choices of flows/data/lists.yaml. They stand on buttons: keep them short.

commune-el-hajeb = El Hajeb
commune-agourai = Agourai
commune-ain-taoujdate = Ain Taoujdate
commune-sabaa-aiyoun = Sabaa Aiyoun
commune-ait-ouikhalfen = Ait Ouikhalfen
commune-ait-yaazem = Ait Yaazem
commune-jahjouh = Jahjouh
commune-ras-ijerri = Ras Ijerri
commune-tamchachate = Tamchachate
commune-ait-boubidmane = Ait Boubidmane
commune-ait-harz-allah = Ait Harz Allah
commune-bitit = Bitit
commune-laqsir = Laqsir
commune-ait-bourzouine = Ait Bourzouine
commune-ait-naamane = Ait Naamane
commune-iqaddar = Iqaddar
commune-other = Outside the province

training-field-e-marketing = E-marketing
training-field-agricultural-services = Farm services
training-field-fruit-trees = Fruit-tree growing
training-field-solar = Solar-panel maintenance
training-field-drip-irrigation = Drip-irrigation maintenance
training-field-drone = Agricultural drone pilot
training-field-forklift = Forklift driver
training-field-photography = Photography
training-field-education-jobs = Education and training jobs
training-field-communication = Professional communication
training-field-life-skills = Life skills
training-field-job-search = Job-search techniques

education-none = No schooling
education-primary = Primary school
education-middle = Middle school
education-secondary = Secondary school (no baccalaureate)
education-bac = Baccalaureate
education-vocational = Vocational training
education-higher = Higher education

situation-job-seeker = Looking for a job
situation-project-holder = I have a project
situation-coop-member = Member of a cooperative
situation-entrepreneur = I run a business
situation-student = In school or training
situation-other = Something else

sex-female = Woman
sex-male = Man
sex-undisclosed = I prefer not to say

age-under-18 = Under 18
age-18-24 = 18 to 24
age-25-29 = 25 to 29
age-30-34 = 30 to 34
age-35-45 = 35 to 45
age-over-45 = Over 45

language-ar = العربية
language-ary = الدارجة
language-fr = Français
language-en = English
language-zgh = ⵜⴰⵎⴰⵣⵉⵖⵜ

half-day-monday-morning = Monday morning
half-day-monday-afternoon = Monday afternoon
half-day-tuesday-morning = Tuesday morning
half-day-tuesday-afternoon = Tuesday afternoon
half-day-wednesday-morning = Wednesday morning
half-day-wednesday-afternoon = Wednesday afternoon
half-day-thursday-morning = Thursday morning
half-day-thursday-afternoon = Thursday afternoon
half-day-friday-morning = Friday morning
half-day-friday-afternoon = Friday afternoon
half-day-any = Any time
