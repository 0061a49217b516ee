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
