# The desk: what staff read, and what comes from them to young people.

desk-new =
    🟢 New conversation { $tag } ({ $language })
    To answer: reply to its messages here.
desk-urgent =
    🔴 Urgent { $tag } ({ $language })
    Words suggest danger. Please answer now, by replying to its messages.
desk-message = { $mark } { $tag }
desk-correction = { $mark } { $tag } · message edited
desk-mark = 💬
desk-urgent-mark = 🔴
desk-take = I take it
desk-close = Close
desk-taken = ✋ { $tag }: taken by { $name }
desk-not-taken = { $tag }: somebody already has it, or it is closed.
desk-closed = ✔ { $tag }: conversation closed.
desk-closed-by-person = ✔ { $tag }: the person closed the conversation.
desk-case-closed = { $tag } is closed: your message was not sent. The person can open a new conversation.
desk-unreachable = { $tag }: the person has blocked the bot. Your message was not sent.
desk-left = 🚪 { $tag }: the person has blocked the bot. If there is danger, follow the protection procedure.
desk-appointment =
    📅 Appointment request { $tag }
    { $name }
    Subject: { $subject }
    Preferred time: { $half_days }
    To answer: reply to this message.
desk-appointment-over = This request was cancelled or is over. Your answer was not sent.
seat-for-you = 🎉 Good news: a seat is now yours in the training { $run_title }, from { DAY($run_starts) }, { $run_place }. If it no longer suits you: “My sign-ups” in the menu.
appointment-answer = 📅 The team's answer to your request { $reference }:
staff-refused = This command is not open to you here.
