# Export files: what is said of them, the titles of their columns, what each column and each code means.

export-begun = ⏳ The { $format } file is being prepared: { $period }. It arrives here as soon as it is ready.
export-progress = ⏳ { $percent }% ({ $done } of { $total })
export-caption =
    📄 <b>{ $period }</b>: { DATE($from) } to { DATE($to) }
    Rows: { $rows }
    As recorded on { DATE($day) } at { $time }
    No names, no telephone numbers. Please keep this file in a safe place.
export-failed = Sorry, the file could not be prepared. You can try again in a while: /export
export-too-large = The file is larger than Telegram takes. Please choose a shorter period: /export
export-as-xlsx = 📄 Excel
export-as-csv = 📄 CSV
export-month-xlsx = This month · Excel
export-month-csv = This month · CSV
export-quarter-xlsx = This quarter · Excel
export-quarter-csv = This quarter · CSV
export-year-xlsx = This year · Excel
export-year-csv = This year · CSV
export-start-xlsx = Since the start · Excel
export-start-csv = Since the start · CSV

export-sheet-interactions = Interactions
export-sheet-contacts = Services rendered
export-sheet-glossary = Glossary
export-glossary-column = Column
export-glossary-code = Code
export-glossary-meaning = Meaning
export-period = Period
export-as-of = As recorded on
export-unknown = Unknown
export-about-interactions = A row for each interaction: what a young person did, or staff did for them. The words that were written are not in this file.
export-about-contacts = A row for each service that was really rendered to a person. Beneficiaries are those with at least one row of listening, orientation or accompaniment.

export-column-happened-at = Date and time
export-column-person = Person
export-column-channel = Channel
export-column-sub-channel = Means
export-column-service = Service
export-column-flow = Conversation
export-column-node = Question
export-column-kind = Kind of interaction
export-column-language = Language
export-column-by-staff = By staff
export-column-sex = Sex
export-column-age-band = Age
export-column-commune = Commune
export-column-recorded-at = Recorded on
export-column-outcome = Outcome
export-column-minutes = Minutes

export-about-happened-at = When it happened, in the time of Casablanca.
export-about-person = A random code in place of the person: the same in all of this file, another one in each new file.
export-about-channel = One of the three channels of the platform.
export-about-sub-channel = By what means, within this channel.
export-about-service = The service that the row belongs to.
export-about-flow = The name of the conversation in the bot.
export-about-node = The name of the question in the conversation.
export-about-kind = What the person did, without their words.
export-about-language = The language of the conversation.
export-about-by-staff = Whether a member of the staff did it.
export-about-sex = As the person said. Who said nothing, or refused statistics, is “Undisclosed”.
export-about-age-band = By year of birth on the last day of the period, else the band they chose. Unknown for whoever refused statistics.
export-about-commune = The commune that the person named. Unknown for whoever refused statistics.
export-about-recorded-at = When the row was written, which may be later than it happened.
export-about-outcome = What the service came to.
export-about-minutes = How long the service took, if it was noted.

export-sex-female = Female
export-sex-male = Male
export-sex-undisclosed = Undisclosed

sub-channel-telegram = Telegram
sub-channel-phone = Telephone
sub-channel-web = Website
sub-channel-caravan = Caravan
sub-channel-paper = Paper

outcome-informed = Informed
outcome-appointment = Appointment
outcome-referred = Referral
outcome-enrolled = Sign-up
outcome-plan-made = Plan made
outcome-funded = Funded
outcome-placed = Placement
outcome-no-answer = No answer
outcome-dropped = Dropped out
outcome-closed = Closed

kind-text = Written text
kind-choice = Button
kind-command = Command
kind-word = Word that always works (back, help ...)
kind-skip = Question skipped
kind-media = Picture, voice or file
kind-edited = Message edited
kind-misunderstood = Answer not understood
kind-stale = Old button
kind-relay = Message to staff
kind-staff = Work of staff
kind-staff-reply = Answer of staff
kind-closed = End of the talk
kind-blocked = Bot blocked
kind-unblocked = Bot unblocked
kind-failed = Message not handled
