# How many people the coming week needs.

desk-staffing = Staffing
desk-staffing-text = What the coming week will bring, how long customers will wait for a person, and what more people or better articles would change.
desk-staffing-together = Everybody together
desk-staffing-together-text = All teams as one, as if everybody took every chat. Choose a team for its own hours and people.
desk-staffing-team-text = This team’s chats, people, working hours and days off, by the clock of { $zone }.
desk-staffing-none = Nothing to plan with yet
desk-staffing-none-text = Once the first chats have been handed to people for a day, the coming week is foreseen here. Two weeks make a useful picture.
desk-staffing-few = { $days ->
    [one] Only one day is known so far
   *[other] Only { $days } days are known so far
    }: take the numbers as a first guess. From two weeks on the days of the week tell themselves apart.
desk-staffing-week = { $from } – { $to }: about { $count ->
    [one] { $count } chat is handed to people
   *[other] { $count } chats are handed to people
    }, most likely { $low } to { $high }.
desk-staffing-check = Checked on the last two weeks: for each two hours the forecast was off by { $error } chats on average, “the same as last week” would have been off by { $naive }.
desk-staffing-day = { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
    }
desk-staffing-day-short = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
    }
desk-staffing-playing = Playing the week…
desk-staffing-closed = Your opening hours leave no time in this week. Check them in the settings.
desk-staffing-now-is = As it is now
desk-staffing-then-is = With your changes
desk-staffing-missing = { $day }, { $from }–{ $to }: { $people ->
    [one] one person short
   *[other] { $people } people short
    }. { $late } of { $of } are not answered within { $minutes } min or give up before.
desk-staffing-nobody = { $day }, { $from }–{ $to }: nobody is there. { $late } of { $of } are not answered within { $minutes } min or give up before.
desk-staffing-behind = { $day }, { $from }–{ $to }: the queue from the hours before is still there. { $late } of { $of } are not answered within { $minutes } min or give up before.
desk-staffing-others = And { $count ->
    [one] { $count } more time
   *[other] { $count } more times
    } in the week: see “Two hours by two hours”.
desk-staffing-enough = Nobody is missing: at every hour about { $share } % or more are answered in time.
desk-staffing-better = Add who is missing
desk-staffing-better-text = Adds as many people as bring every hour into time, and plays the week again
desk-staffing-compared = What comes of it
desk-staffing-measure = In the week
desk-staffing-came = Chats handed over
desk-staffing-median = Half are answered within
desk-staffing-most = Nine of ten within
desk-staffing-in-time = Answered in time
desk-staffing-left = Gave up before
desk-staffing-load = Places taken
desk-staffing-people = People there
desk-staffing-hours = Hours of people
desk-staffing-minutes-short = { $minutes } min
desk-staffing-under-minute = under 1 min
desk-staffing-nobody-answered = nobody answers
desk-staffing-range = { $value } % ({ $low }–{ $high } %)
desk-staffing-goal = In time: the first reply within { $minutes } min of working time. In brackets: where four of five weeks lie.
desk-staffing-what-if = What if
desk-staffing-share = In time, % at least
desk-staffing-minutes = In time is within, min
desk-staffing-places = Chats at once per person
desk-staffing-away = Absent, % of planned time
desk-staffing-away-text = Breaks, illness, training. So many more have to be planned than are to be there.
desk-staffing-saved = The bot answers more
desk-staffing-saved-text = So much of what it had no answer for it answers itself: with better articles or another threshold. That was { $share } % of what was handed over; requests for a person and complaints stay.
desk-staffing-saved-value = { $share } %
desk-staffing-rota = Who is there
desk-staffing-rota-text = People at the desk in each two hours.
desk-staffing-rota-cell = { $day }, { $from }–{ $to }, people
desk-staffing-count = Play the week
desk-staffing-reset = Back to how it is now
desk-staffing-wrong = A whole number from { $low } to { $high }
desk-staffing-rota-wrong = What is marked red is no whole number from { $low } to { $high }.
desk-staffing-forecast = Hand-overs by half-hour
desk-staffing-plot = Heat map: hand-overs expected in each half-hour of the week
desk-staffing-days = Day by day
desk-staffing-by-block = Two hours by two hours
desk-staffing-expected = Expected
desk-staffing-likely = Most likely
desk-staffing-late = Not in { $minutes } min
desk-staffing-at-most = At most needed
desk-staffing-to-plan = To plan
desk-staffing-basis = What this is counted from
desk-staffing-handling = A chat keeps a person busy for { $minutes } min on average ({ $count } cases of the last twelve weeks; where the customer is silent, five minutes of it count).
desk-staffing-handling-assumed = A chat keeps a person busy for { $minutes } min on average: assumed, there are fewer than { $count } finished cases.
desk-staffing-slower = Each further chat at the same time makes a chat { $share } % longer: measured.
desk-staffing-slower-assumed = Each further chat at the same time makes a chat { $share } % longer: assumed, too few cases say.
desk-staffing-patience = Of { $count } customers who came to the queue in working time { $left } gave up; that patience is played.
desk-staffing-patience-assumed = Half of the customers give up after { $minutes } min: assumed, fewer than { $count } stood in the queue in working time.
desk-staffing-seen = Who is there now: whoever took, answered or closed chats in the last four weeks, each day from the first to the last time.
desk-staffing-unseen = Nobody has taken chats in the last four weeks: all operators are thought to be there in all your hours.
desk-staffing-waiting = Waiting is counted in working time up to the first reply. Who gives up counts as not in time. Who writes while you are closed stands in the queue when you open.
desk-staffing-erlang = “At most needed” comes from the Erlang C formula for the busiest half-hour: nobody gives up, at most 85 % of the places are taken. Usually fewer people do.
desk-staffing-runs = The week was played { $count } times with customers who come by chance.
