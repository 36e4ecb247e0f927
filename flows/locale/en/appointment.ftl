appointment-subject = 📅 An appointment with the team in the reception space. What is it about?
subject-project = 💡 Project idea
subject-job = 💼 Looking for a job
subject-training = 🎓 Training
subject-coop = 🤝 Cooperative
subject-papers = 📄 Papers
subject-other = Something else
appointment-mine = 📋 My requests
appointment-half-days = Which half-day suits you?
appointment-details = You can write some details for the team, or skip.
appointment-asked =
    📨 Your request has reached the team, number <b>{ $reference }</b>.
    The team answers you here to set the day and hour.
appointment-already = You already have an open request about this, number <b>{ $reference }</b>. What shall we do?
appointment-which = 📋 Here are your open requests. Tap the one you want to cancel.
appointment-none = 📋 You have no open request. Shall we ask for an appointment?
appointment-new = 📅 Ask for an appointment
appointment-sure = Cancel this request?
appointment-sure-yes = ✖ Yes, cancel it
appointment-sure-no = No, keep it
appointment-cancelled = The request is cancelled.
appointment-gone = This request no longer exists.
