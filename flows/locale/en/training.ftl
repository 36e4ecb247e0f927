training-which = 🎓 Which training interests you? Choose, write what you look for, or skip to see every course run.
training-which-help = I cannot find this field. Try another word (for example: solar, photo) or tap a button.
training-runs = 📅 These course runs are open for sign-up; the seats left are in brackets (0: wait list). Which one interests you?
training-other = 🔎 Another field
training-see-runs = 📅 The other course runs
training-again = No sign-up was made for this course run. What shall we do?
training-no-runs = No course run is open here at the moment. Another field, or an appointment with the team?
training-appointment = 📅 Appointment with the team
