# Spikes: many customers who ask the same at once.

desk-spikes = Incidents
desk-spikes-text = When far more customers than usual for this hour ask the same within a quarter of an hour, it appears here and on the board. The bot looks every two minutes.
desk-spikes-none = All is as usual
desk-spikes-none-text = Nobody asks more than this hour usually brings.
desk-spikes-young = The bot is getting to know what is usual
desk-spikes-young-text = It compares with earlier days at the same hour. With three days of questions it begins to watch.
desk-spikes-past = Earlier
desk-spike-people = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
 }
desk-spike-usual = { $count } within 15 minutes, usually { $usual }
desk-spike-usual-none = { $count } within 15 minutes, usually nobody
desk-spike-since = from { $begins } to { $ends }
desk-spike-decided = decided by { $name }
desk-spike-is-open = New
desk-spike-is-incident = Incident
desk-spike-is-quiet = No incident
desk-spike-is-over = Over
desk-spike-alarm = { $count ->
    [one] { $count } customer asks the same:
   *[other] { $count } customers ask the same:
 }
desk-spike-course-title = Customers in each quarter of an hour
desk-spike-course = Customers in each quarter of an hour, the oldest first: { $counts }
desk-spike-who = Who asks ({ $count })
desk-spike-waiting = { $count ->
    [one] { $count } of them waits for a person.
   *[other] { $count } of them wait for a person.
 }
desk-spike-nobody-waits = None of them waits for a person.
desk-spike-waits = waits
desk-spike-held = with { $name }
desk-spike-with-bot = with the bot
desk-spike-quiet = No incident
desk-spike-quiet-text = Nobody is told of this question again today
desk-spike-end = It is over
desk-spike-end-text = It leaves the board; if many ask again, it comes back
desk-spike-again = It is an incident after all
desk-spike-again-text = It comes back to the board
staff-call-spike = { $count ->
    [one] { $count } customer asks the same. Perhaps something does not work.
   *[other] { $count } customers ask the same at once. Perhaps something does not work.
 }

desk-notice-write = Write a notice
desk-notice-write-text = Newcomers read it before the answer
desk-notice-title = A notice for newcomers
desk-notice-hint = Whoever reads it gets two buttons: “Tell me when it works” and a person. Each reads it once; who talks to a person does not get it.
desk-notice-one-language = One language is enough; others read it with a word about the language.
desk-notice-whom = Who reads it
desk-notice-near = Those who ask about this
desk-notice-all = Everybody who writes
desk-notice-examples = How they ask, one question a line
desk-notice-ends = Ends
desk-notice-in-15 = in 15 minutes
desk-notice-in-30 = in 30 minutes
desk-notice-in-60 = in an hour
desk-notice-in-120 = in 2 hours
desk-notice-in-240 = in 4 hours
desk-notice-in-720 = in 12 hours
desk-notice-in-1440 = in 24 hours
desk-notice-in-0 = when I stop it
desk-notice-give = Give the notice
desk-notice-live = Newcomers read this
desk-notice-over = This notice is over
desk-notice-until = until { $when }
desk-notice-until-stopped = until it is stopped
desk-notice-by = by { $name }
desk-notice-given = { $count ->
    [0] nobody has read it yet
    [one] { $count } customer has read it
   *[other] { $count } customers have read it
 }
desk-notice-wanting = { $count ->
    [one] { $count } wants to be told
   *[other] { $count } want to be told
 }
desk-notice-told = { $count ->
    [one] { $count } was told that it works
   *[other] { $count } were told that it works
 }
desk-notice-change = Change
desk-notice-change-title = Change the notice
desk-notice-change-hint = It reads like this for whoever comes from now on. Who has read it is not told again.
desk-notice-stop = Stop
desk-notice-prolong = An hour from now
desk-notice-prolong-text = It ends in an hour
desk-notice-works = It works again
desk-notice-works-text = The notice ends, and whoever asked for it is told
desk-notice-ended = { $count ->
    [0] The notice is over.
    [one] The notice is over; { $count } customer is told.
   *[other] The notice is over; { $count } customers are told.
 }
desk-notice-held = { $count ->
    [one] { $count } customer is with a person: whoever has the chat tells them.
   *[other] { $count } customers are with a person: whoever has the chat tells them.
 }
desk-notices = Notices
error-NoticeEmpty = Write the notice in one language at least.
error-NoticeEnd = A notice lasts from 15 minutes to 24 hours, or until you stop it.
error-NoticeAboutNothing = Say how customers ask about it, one question a line, or give the notice to everybody.
error-NoticeOver = This notice is over. Write a new one if you need it.

desk-together-draft = { $customer }, we know about the problem and are working on it. As soon as it works, we will write to you here. Your request is number { $case }.
desk-together-write = { $count ->
    [one] Write to { $count } who waits
   *[other] Write to { $count } who wait
 }
desk-together-write-text = One reply, with each one's own details filled in
desk-together-title = A reply to those who wait
desk-together-hint = { "{customer}" }, { "{case}" }, { "{operator}" } and the other variables of canned replies are filled in for each. Who is taken by a colleague meanwhile gets nothing.
desk-together-who = Who reads it
desk-together-closes = Close their requests with it
desk-together-preview = Preview
desk-together-send = Send in 30 seconds
desk-together-held = { $count ->
    [one] A reply to { $count } customer leaves at { $when }
   *[other] A reply to { $count } customers leaves at { $when }
 }
desk-together-sent = { $count ->
    [0] The reply was sent to nobody
    [one] The reply was sent to { $count } customer
   *[other] The reply was sent to { $count } customers
 }
desk-together-moved = not sent: { $count }, taken by somebody or closed meanwhile
desk-together-back = taken back: { $count }
desk-together-kept = could not be taken back: { $count }
desk-together-undo = Undo
desk-together-take-back = Take back
desk-together-take-back-text = Deletes it at the customers where Telegram or the web chat lets us; closed requests stay closed
desk-together-undone = Nobody has read it.
desk-together-taken-back = { $count ->
    [one] Taken back from { $count } customer.
   *[other] Taken back from { $count } customers.
 }
desk-together-by = { $name }, { $when }
error-NobodyChosen = Tick somebody who waits. Those you chose are with a colleague by now, or closed.
error-LanguageMissing = The text in this language is missing: { $language }. Write it, or untick those who speak it.
error-NothingToTakeBack = There is nothing to take back any more.
