# What is done to a chat besides answering it: notes, handing over, putting off, closing; who is here.

desk-queue-customer = Waiting on customer
desk-queue-customer-empty = No chat of yours waits for its customer.
desk-queue-snoozed = Snoozed
desk-queue-snoozed-empty = Nothing is snoozed.

desk-mode = Reply or note
desk-mode-reply = Reply
desk-mode-reply-hint = The customer reads it
desk-mode-note = Note
desk-mode-note-hint = Only colleagues see it; key n
desk-note-placeholder = A note for colleagues. @name calls somebody
desk-note-save = Add note
desk-note-unseen = the customer does not see this
desk-note-handed = { $name } → { $to }
desk-notice-note = A note for you: № { $number }, { $name }
desk-notice-woken = Time is up: № { $number }, { $name }
desk-note-for-you = note for you

desk-send-more = Send and close, or send and snooze
desk-send-and-close = Send and close
desk-send-close-with-tags = With tags and a remark…
desk-send-and-snooze = Send and snooze
desk-snooze = Snooze
desk-snooze-hint = Put it away until a time; a reply brings it back at once. Key z
desk-snooze-title = Snooze until …
desk-snooze-1h = In an hour
desk-snooze-3h = In three hours
desk-snooze-tomorrow-9 = Tomorrow morning
desk-snooze-mon-9 = On Monday
desk-snooze-reply = Until the customer writes
desk-snooze-other = Another time…
desk-snooze-when = Another time
desk-snooze-when-text = For instance: 2h, tomorrow 9, fri 14:30, 12.03 10:00
desk-snoozed = snoozed
desk-snoozed-until = until { $when }
desk-snoozed-until-reply = until they write
desk-moment = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
    }, { DAY($date) }, { $time }
desk-moment-hour = { $time }
desk-moment-weekday = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
    } { $time }
desk-moment-day = { DAY($date) }
desk-take-up = Take up again
desk-take-up-hint = Go on before the time; key z
desk-woken-time = time is up
desk-holder-gone = not here

desk-transfer = Hand over
desk-transfer-hint = To a colleague, a team or the queue; key t
desk-transfer-title = Hand the chat over to …
desk-transfer-to = Colleagues
desk-transfer-find = Name
desk-transfer-queue = To the queue: the customer keeps their place
desk-transfer-note = A note for them (the customer does not see it)
desk-transfer-do = Hand over
desk-transfer-anyway = Hand over anyway
desk-colleague-chats = { $count ->
    [0] no chats
    [one] { $count } chat
   *[other] { $count } chats
    }
desk-colleague-of = { $count } of { $most } chats

desk-resolve-do = Close
desk-resolve-next = Close and next
desk-resolve-with-reply = The reply is sent, the case is closed, the bot answers from then on.
desk-result = Result
desk-result-solved = Solved
desk-result-no-answer = Customer did not answer
desk-result-passed-on = Passed on
desk-result-duplicate = Duplicate
desk-result-spam = Spam
desk-tags = Tags, with commas between
desk-next-chat = Next chat →
desk-next-chat-hint = Yours that waits longest, or else the first in the queue
desk-next-none = Nobody else is waiting.
desk-nav-results = Results
desk-results-title = What cases end with
desk-results-text = Whoever closes a case chooses from this list. The first one is chosen beforehand.
desk-results-add = Add
desk-results-up = Move up
desk-results-retire = Take out
desk-results-restore = Use again
desk-results-retired = No longer in use

desk-presence = Whether you are here: colleagues see it
desk-presence-online = Online
desk-presence-online-text = taking chats
desk-presence-busy = Busy
desk-presence-busy-text = no new ones
desk-presence-away = Away
desk-presence-offline = Offline
desk-away-lunch = Lunch
desk-away-break = Break
desk-away-meeting = Meeting
desk-away-other = Another reason, then Enter
desk-person-capacity = Chats at once

desk-key-note = a note for colleagues
desk-key-transfer = hand the chat over
desk-key-snooze = snooze the chat
desk-key-close = close the case
desk-key-send-close = send the reply and close
