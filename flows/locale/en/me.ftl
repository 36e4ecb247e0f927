me-nothing = 👤 We keep no profile of you: your agreement is not noted. What would you like?
me-agree = ✅ I agree to keep my profile
me-show =
    👤 <b>What we know about you</b>
    Name: { $name } · Sex: { $sex_name } · Age: { $age_band_name }
    Commune: { $commune_name } · Education: { $education_name }
    Situation: { $situation_name }{ $disability ->
        [yes] {" · with a disability"}
       *[other] {""}
    }
    Phone: { $phone }
    Number: { $public_id }
    What would you like to change?
me-button-name = Name
me-button-sex = Sex
me-button-age = Age
me-button-commune = Commune
me-button-education = Education
me-button-situation = Situation
me-button-phone = 📱 Phone
me-button-language = 🌐 Language
me-button-consents = 🔒 Consents
me-name = What shall we call you?
me-phone = 📱 What is your phone number? The team uses it only for your requests.
me-remove = 🗑 Erase
me-no-phone = Under 18 we keep no phone number and do not call you.
me-consents =
    🔒 <b>Your consents</b>
    • Profile and services: { $consent_service ->
        [yes] yes ✅
       *[other] no ✖
    }
    • Figures without name: { $consent_statistics ->
        [yes] yes ✅
       *[other] no ✖
    }
    • Contacting you: { $consent_contact ->
        [yes] yes ✅
       *[other] no ✖
    }
    Which one would you like to change?
me-consent-service = Change: profile and services
me-consent-statistics = Change: figures without name
me-consent-contact = Change: contacting me
me-done = ✔ Done
me-sure = If you take this back, we erase your name and phone. Your sign-ups and appointments stay until you cancel them; listening and information stay open to you. Shall we erase?
me-withdraw = 🗑 Yes, erase
me-keep = No, keep my agreement
me-forgotten = Your name and phone are erased from your profile.

me-button-path = 🌱 My path
me-path =
    🌱 <b>Your path with us</b>
    🎓 Courses completed: { $my_courses }
    💼 Work: { $my_employer } · since { DATE($my_started_on) }
me-projects = 📁 Your project: tap it to see how far it is.
me-no-project = 📁 No project is on record in your name. An idea? Come and tell us, we start from where you are.
me-project =
    📁 <b>{ $project_title }</b> · { $reference }
    How far it is: <b>{ $stage_name }</b>, since { DATE($reached_on) }
    <b>What comes next:</b> { $stage ->
        [idea] we put your idea on paper together. Ask for an appointment, nothing to prepare.
        [study] we finish the study with you, then the file goes to the committee.
        [committee] the committee looks at your file. The team will tell you what it decides.
        [approved] it is approved, well done! What is left are the papers of the funding, we prepare them with you.
        [funded] it is funded, well done! You can begin, we stay by your side.
        [running] your project is on its way. If something is in the way, tell us.
        [closed] this project is closed. Another idea? The door stays open.
       *[other] we talk about it together at the reception.
    }
me-project-appointment = 📅 See the team
me-disability = A list of the platform says that you have a disability. Shall we take it out of your file?
me-disability-forget = 🗑 Yes, take it out
me-disability-keep = No, only change my situation
