# For who leads the shift: the board, views of one's own, the customer's card.

desk-nav-board = Board
desk-board-staff = Staff and the queue
desk-board-queue = In the queue
desk-board-since = { $state } since { $time }
desk-board-gone = { $state } since { $time }
desk-board-unread = { $count } unanswered
desk-board-snoozed = { $count } snoozed
desk-board-today = today { $taken } taken, { $closed } closed
desk-board-of = { $name }: { $count ->
    [one] { $count } chat
   *[other] { $count } chats
    }
desk-board-waiting = In the queue: { $count ->
    [one] { $count } chat
   *[other] { $count } chats
    }
desk-board-none = No chats.
desk-board-tick = Tick case № { $number }
desk-board-all = Tick all
desk-board-move = Hand on ({ $count })…
desk-board-move-title = Hand on { $count ->
    [one] { $count } chat
   *[other] { $count } chats
    }
desk-board-moved = { $count ->
    [one] { $count } chat moved.
   *[other] { $count } chats moved.
    }
desk-board-closed = { $count ->
    [one] { $count } was closed meanwhile.
   *[other] { $count } were closed meanwhile.
    }
desk-board-there = { $count ->
    [one] { $count } was there already.
   *[other] { $count } were there already.
    }
desk-tile-waiting = In the queue
desk-tile-unread = Waiting for an operator
desk-tile-here = Here
desk-tile-today = Closed today
desk-tile-longest = longest
desk-tile-open = { $count } open in all
desk-tile-taken = { $count } taken
desk-tile-urgent = { $count } urgent
desk-whisper-placeholder = Whisper: { $name } sees it, the customer does not

desk-customer-edit = Correct the card
desk-customer-name = Name
desk-customer-phone = Phone
desk-customer-email = E-mail
desk-customer-zone = Time zone: Europe/Kyiv or +3
desk-customer-language = Language to write in
desk-customer-note = About this person, for colleagues
desk-customer-nps = would recommend us: { $score } of { $most }
desk-customer-local = { $time } where they are ({ $zone })
desk-customer-changed = changed by { $name }, { $time }
desk-customer-files = Files: { $count }
desk-past-same = same matter
desk-past-words = question and answer

desk-brief-unsaid = They have not said yet what it is about.
desk-brief-later = Added while waiting
desk-brief-picked = Chosen for “{ $words }”
desk-brief-offered = The bot asked back, nothing was chosen: { $titles }
desk-tile-late = { $count } late
desk-board-late = { $count } late

desk-saved-views = Saved views
desk-view-save = ＋ Save this view
desk-view-name = Name
desk-view-share = Show to everybody
desk-view-shared = Shared view
desk-view-up = Up
desk-view-remove = Remove
desk-views-edit = Saved and shared views
desk-any-age = Any wait
desk-age-over = { $minutes ->
    [5] Waiting over 5 minutes
    [15] Waiting over 15 minutes
    [60] Waiting over an hour
    [240] Waiting over 4 hours
   *[1440] Waiting over a day
    }
desk-any-tag = Tag

# The search within some chats.

desk-any-state = Any state
desk-state-open = Open
desk-state-closed = Closed
desk-state-none = Bot only
desk-any-who = Anybody's
desk-who-me = My chats
desk-who-gone = Somebody who is gone
desk-since = From
desk-until = Until
desk-found-everywhere = Look in all chats
desk-found-nothing-within = Nothing found within these filters.
desk-found-not-yet = Nothing within these filters among the newest lines. “Show more” looks further back.

staff-linked = Done, { $name }: a message comes here when a customer waits too long. You can disconnect it in your profile.
staff-no-code = This code does not work: each is good for ten minutes and once. Take a new one in your profile.
staff-call-queue = { $count ->
    [one] { $numbers } has been waiting for { $minutes } min, nobody has taken it.
   *[other] { $count } are waiting, the longest for { $minutes } min, nobody has taken them: { $numbers }
    }
staff-call-holder = { $count ->
    [one] Your chat { $numbers } has been waiting for an answer for { $minutes } min.
   *[other] { $count } of your chats are unanswered, the longest for { $minutes } min: { $numbers }
    }
staff-call-lead = { $count ->
    [one] Nobody has reacted: { $numbers } has been waiting for { $minutes } min.
   *[other] Nobody has reacted: { $count } are waiting, the longest for { $minutes } min: { $numbers }
    }
desk-reach-title = Telegram
desk-reach-text = A message comes to your Telegram when a customer waits too long and you are not looking at the desk, and for your reminders. Only the number and how long; nothing the customer wrote.
desk-reach-off = This desk has no Telegram bot, so there is nothing to connect.
desk-reach-connect = Connect Telegram
desk-reach-steps = Open the link on your phone and press Start. Or send this line to the bot. The code is good for ten minutes.
desk-reach-open = Open Telegram
desk-reach-waits = Waiting for your message…
desk-reach-done = Telegram is connected.
desk-reach-on = Connected: { $name }
desk-reach-always = Also in working hours when the desk is open nowhere
desk-reach-unlink = Disconnect
desk-settings-alerts = When nobody reacts
desk-settings-alerts-text = To staff who connected Telegram or a browser in their profile: of a chat that waits its holder is told, of one nobody has taken everybody who is here, then the lead. Empty: nobody.
desk-settings-staff_after = Tell after
desk-settings-lead_after = The lead so much later
desk-settings-todo-alerts = Write a time like 3m or 1h.
desk-reach-steps-code = Send this line to the bot from your own Telegram. The code is good for ten minutes.

desk-notice-assigned = A new chat for you, № { $number }: { $name }
desk-assigned-you = new, yours
desk-assigned = not opened yet
desk-away-missed = did not open a new chat
desk-writes-in = Writes in
desk-writes-in-text = Chats in which languages the desk gives to this person; empty: in all
desk-settings-assignment = Who gets a chat
desk-settings-assignment-text = Everybody takes their own, or the desk gives them out: to who is here, has room and writes the language; first to who has spoken with this customer, else to who has the fewest. Who does not open a chat in time counts as away, and somebody else gets it. A team's chats go to its members; of a team of which nobody is here they become everybody's.
desk-settings-assignment-mode = How
desk-settings-assignment-free = everybody takes their own
desk-settings-assignment-automatic = the desk gives them out
desk-settings-assignment-most = Chats at once for who has no number of their own
desk-settings-assignment-back_after = Give it to somebody else after
desk-settings-todo-assignment = Chats at once: from 1 to 99. Write a time like 2m or 90m.

desk-settings-survey = After a case
desk-settings-survey-text = The customer is asked once for one to five stars when a person has closed the case: not after a few words, not twice in a day, not when the case ends by itself. Who closes it can leave the question out.
desk-settings-survey-yes = ask how a person helped
desk-settings-survey-no = do not ask
desk-settings-nps_days = Would they recommend us (NPS)
desk-settings-nps-never = do not ask
desk-settings-nps-every = ask, at most once in { $days } days
desk-settings-nps-text = A day after a case in which a person answered, the customer is asked once, from 0 to 10, whether they would recommend you to a friend: by day, in working hours, never while they wait for something. Off until you turn it on; 90 days is what most choose. Satisfied and dissatisfied customers are asked alike.
desk-settings-todo-nps_days = Write after how many days at the earliest a customer may be asked again, 0 for never.
desk-settings-todo-survey = Write true or false.
desk-survey-ask-them = Ask how it was
desk-survey-slow = long wait
desk-survey-unsolved = not solved
desk-survey-unclear = unclear answer
desk-survey-rude = not polite
