listening-limits = 🔒 What you say stays within the team. Only if you or someone else is in danger may we tell someone who can help, and we try to tell you first.
listening-open =
    🫂 We are listening. Write freely or send a voice note: a person of the team receives it.
    Hours of reply: { $platform_hours }.
listening-closed = If you need us again, the button “{ menu-listening }” is always in the menu.
listening-how-was-it = Just one question, if you like: did this talk help you?
listening-good = 🙂 Yes
listening-fair = 😐 A little
listening-poor = 🙁 No
listening-thanks = Thank you. Your answer counts without your name and helps us do better.
