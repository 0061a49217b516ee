# Teams: some of the staff, and which chats are theirs.

desk-nav-teams = Teams
desk-teams-title = Teams
desk-teams-text = A team has its own new chats: it sees them first, is called first and is given them. Others can still take any chat. Teams are tried from the top; a chat that fits none is everybody's.
desk-teams-rest = All other chats are everybody's.
desk-team-name = Name of the team
desk-team-add = Add a team
desk-team-up = Move up: tried earlier
desk-team-remove = Remove the team
desk-team-remove-title = Remove the team “{ $name }”?
desk-team-remove-text = Its open chats become everybody's. Nobody loses a chat they have.
desk-team-members = Members
desk-team-scope = Which new chats are theirs (all that is given must fit)
desk-team-languages = Language
desk-team-channels = Channel
desk-team-reasons = Why a person
desk-team-topics = Topic of the article
desk-team-acts = What is asked for
desk-team-empty = Nobody is in it yet, so no chat comes to it. Choose members.
desk-team-by-hand = No chat comes by itself: colleagues hand them over.
desk-team-takes = Theirs: { $words }
desk-team-or = or
desk-team-of = Team { $name }
desk-team-away = Team { $name }: nobody of it is here now
desk-team-everybody = Everybody
desk-any-team = Any team
desk-my-teams = My teams
desk-team-gone = A team that is gone
desk-queue-elsewhere = For other teams
desk-queue-elsewhere-empty = Nobody is waiting for other teams.
desk-team-here = { $count ->
    [0] nobody in it
   *[other] { $here } of { $count } here
    }
desk-team-waiting = { $count ->
    [0] nobody is waiting
   *[other] { $count } waiting
    }
desk-team-in-targets = The target “{ $policy }” in the settings still says “{ $name }”. Change it there too.
desk-settings-target-teams = Team
desk-settings-assignment-everyone_after = A team's chat to all after
desk-team-alone = Nobody of it is here: after { $minutes } min its chats become everybody's.
desk-team-alone-ever = Nobody of it is here: its chats wait until somebody comes.
desk-no-team = No team

desk-team-hours = Working hours
desk-team-hours-business = As the business: { $words }
desk-team-hours-text = What is empty is as the business has it. A customer who waits for this team is told by these hours when it opens, and its targets, promises, reminders and calls count by them. Days off here take the place of the business's.
desk-team-zone-business = as the business ({ $zone })
desk-team-closed = not working now, from { $opens }
desk-hours-always = Around the clock.
desk-hours-never = By these hours nobody ever works.
desk-hours-open = Open now until { $until }, then { $opens }.
desk-hours-open-only = Open now until { $until }.
desk-hours-closed = Closed now, opens { $opens }.
desk-hours-there = It is { $time } there ({ $zone }).
