agreement-ask = 🔒 To keep this request we need to note your name and your choice; only the team sees them. Do you agree?
agreement-refused = All right, nothing is noted. Listening and information stay open to you.
agreement-name = Which name shall we note so that the team knows you?
