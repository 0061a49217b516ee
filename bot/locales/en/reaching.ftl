# Reaching staff: reminders outside the desk, messages to their browsers.

staff-call-reminder = { $time }, your reminder: chat № { $number }.
staff-call-reminder-free = { $time }, your reminder: a chat you wanted to come back to.
staff-push-on = This browser is connected. A message comes here when a customer waits too long and you are not looking.

desk-push-title = Browser notifications
desk-push-text = A message comes to this computer or phone when a customer waits too long and you are not looking, and for your reminders. The browser must run; the desk need not be open. Only the number and how long; nothing the customer wrote.
desk-push-here-off = This browser gets no messages.
desk-push-here-on = This browser gets messages.
desk-push-here-blocked = Your browser blocks notifications of this site. Allow them in the settings of the site (the sign left of the address), then reload the page.
desk-push-here-insecure = This works only where the address of the desk begins with https://. Ask an administrator, or connect Telegram.
desk-push-here-impossible = This browser can't take such messages. Open the desk in another one, or connect Telegram.
desk-push-here-asking = Please wait…
desk-push-turn-on = Turn on
desk-push-forget-here = Forget this browser
desk-push-refused = The browser could not turn it on: its push service does not answer or is switched off. Try again later, or connect Telegram.
desk-push-dismissed = Nothing was allowed, so nothing was turned on. Press again and choose “Allow”.
desk-push-done = Turned on. A first message is on its way here.
desk-push-forgotten = This browser gets no messages any more.
desk-push-list = All your browsers
desk-push-this = this one
desk-push-since = since { $date }
desk-push-sent = last message { $date }
desk-push-problem = The last message was not taken ({ $problem }).
desk-push-always = Also in working hours when the desk is open nowhere
desk-push-forget = Forget
desk-push-forget-named = Forget { $name }

error-BadBrowser = This browser can't be reached: the address it gives is no push service. Take another browser, or Telegram.
error-TooManyBrowsers = You have { $most } browsers already. Forget one of them, then turn this one on.

desk-mail-contact = When they are not in the chat, replies go to { $address }
desk-mail-contact-bad = E-mail to { $address } does not arrive
desk-mail-sent = ✉ sent to { $address } at { $time }
desk-mail-queued = ✉ being sent to { $address }
desk-mail-late = ✉ not yet sent to { $address } ({ $problem }): it is tried again
desk-mail-bounced = ✉ not delivered: there is no { $address } ({ $problem })
desk-mail-failed = ✉ not sent to { $address }: { $problem }
desk-mail-unknown = ✉ it is not known whether it reached { $address }: { $problem }
desk-others = The same customer
desk-others-live = here now
desk-others-by-move = came from the site
desk-others-by-code = said so by a code
desk-others-by-site = signed in on the site
desk-others-by-staff = joined by { $name }
desk-others-end = Not the same
desk-others-join = The same customer as…
desk-others-ask = The number of a case of the same customer. Both transcripts stay as they are, and each card shows the other. It can be undone.
desk-others-number = Case number
desk-others-do = Join
desk-others-none = No cases yet
desk-customer-aside = The conversation goes on in another chat
