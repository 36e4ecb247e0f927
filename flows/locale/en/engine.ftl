# What the platform says at any time: standing buttons, misunderstandings, apologies, urgency.

nav-back = ↩ Back
nav-skip = Skip ⏭
nav-human = 🫂 Help
nav-menu = ☰ Menu
nav-close = ✔ End the talk
echo = ✓ { $label }
keyboard-away = All right ✓
unknown = —

misunderstood = I did not understand. Please tap a button or write your answer in a few words.
misunderstood-again = I still do not understand. Tap one of the buttons, or write “back” or “menu”.
misunderstood-human =
    Sorry, I cannot understand this answer. With the button 🫂 you can talk to a person of the team.
    You can also answer again:
sorrow-heard =
    Thank you for telling us. This is not easy, and it matters to us.
    With the button 🫂 you can talk to a person of the team, in your own time.
    And if you would rather go on, here is the question:
did-you-mean = Do you mean one of these?
stale = This button belongs to an earlier question. Here is where we are:
sorry-moved = This conversation has changed meanwhile, sorry. We start it again:
sorry-failed =
    Sorry, we could not handle your last message.
    Please send it again, or tap 🫂 to talk to a person of the team.
help =
    To talk to a person of the team: the button 🫂, or write “person”.
    At any time you can also write:
    • “menu” to see all services
    • “back”, “skip” or “cancel”
    • “language” to change the language, “me” to see what we know about you
nothing-to-go-back = There is no question before this one.
cancelled = Cancelled.
you-are-welcome = You are welcome 🌱
media-not-here =
    Thank you for sending this. I cannot read it here.
    Choose a button or write your answer, or tap 🫂 to talk to a person of the team.
edited-noted = You changed your message, but your first answer is the one noted. To change it: “back”.
group-only-private = To protect your privacy I do not answer here. Please write to me in private.
human-added = Your message was passed on to the team.
welcome-back = Good to have you back. We go on where we stopped:
too-long = This answer is too long: at most { $max } characters. Can you make it shorter?

crisis-ack =
    We are listening to what you wrote. You are not alone.
    Your message is being passed now to a person of the team.
crisis-helplines = 📞 Numbers for help:
crisis-helpline-line = { $name }: { $number }
crisis-none =
    We have no verified help number at the moment. You can reach the reception space:
    { $platform_name }, { $platform_address }
crisis-none-phone = Phone: { $platform_phone }
crisis-hours = The team reads messages at these hours: { $platform_hours }. Outside them, the answer comes when we open.
crisis-choices = Did we understand you well?
crisis-yes = 🆘 I want help now
crisis-other = It is something else
crisis-withdrawn = Thank you for telling us. We go on. Your message has reached the team, and the button 🫂 is always there.

case-closed-by-staff = The team has ended this talk. You can come back at any time.
case-closed-by-you = The talk has ended, as you asked. You can come back at any time.
staff-says = 💬 From the platform's team
case-still-open = Your talk with the team is still open, you can go on writing. Here is the menu:

answer-yes = Yes
answer-no = No
answer-menu = ☰ Menu
