# The commands in the menu of Telegram.

command-menu = All services
command-human = Talk to someone of the team
command-me = What you know about me
command-language = Change the language
command-help = How this conversation works
command-cancel = Cancel and go back to the menu
command-stats = The figures of a period
command-export = A file of the data (Excel, CSV, JSON)
command-runs = Course runs and who signed up
command-cases = Open talks
command-requests = Requests for appointments
command-invite = Invite someone to the team
command-staff = The members of the team
command-enrol = Make this group that of the team
command-open-run = Open a course run for sign-up
