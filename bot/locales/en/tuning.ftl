# How sure the bot must be, the words it speaks in, and what is worth doing this week.

desk-sure = How sure must it be?
desk-sure-open = How sure must it be? See what would change
desk-sure-text = The surer the bot must be, the fewer wrong answers it gives and the more it asks back or leaves to people. Drag and see what would become of real questions; nothing changes until you save.
desk-sure-lever-answer = Answer at once
desk-sure-lever-answer-text = So many of the answers given without a doubt must be right. Ours is 97 %.
desk-sure-lever-likely = Say “Probably this”
desk-sure-lever-likely-text = So many of those given as probable are promised to be right; in tests it was ten points more. Below it the bot asks back. Ours is 64 %.
desk-sure-at-least = at least { $share } % right
desk-sure-bar = What becomes of the questions
desk-sure-answered = answered at once
desk-sure-answered-text = The article is shown without a doubt
desk-sure-likely = “probably this”
desk-sure-likely-text = The article is shown as probable, others below it as buttons
desk-sure-choice = asked back
desk-sure-choice-text = “Which of these do you mean?”
desk-sure-unknown = “I'm not sure”
desk-sure-unknown-text = Nothing is close: the bot says so, and calls a person the second time
desk-sure-person = to a person
desk-sure-person-text = The article is marked as one for people
desk-sure-wrong = { $wrong } of { $judged } answered at once were wrong ({ $share } %), where the right article is known
desk-sure-wrong-unknown = Nobody has said yet which article is right for any of these: add test questions to articles, or wait for 👍 and 👎
desk-sure-wrong-head = wrong
desk-sure-real = Questions of customers
desk-sure-golden = Test questions of articles
desk-sure-of-real = Questions of the last 30 days, each asked again as the first of a chat, with the articles as they are now. Whether an answer is right is known where customers pressed a thumb or a button. Wishes for a person, complaints and requests are not among them.
desk-sure-of-golden = Test questions are written to be hard; customers mostly ask more simply, and are answered at once more often than this.
desk-sure-waiting = { $total ->
    [0] The engine will ask the questions again in a moment …
   *[other] Asking again: { $done } of { $total }
    }
desk-sure-none = No questions yet
desk-sure-none-text = Add test questions to your articles, or come back when customers have asked something.
desk-sure-saved = In force. The bot decides by it from now on.
desk-sure-ours = Back to ours
desk-sure-ours-text = The values we ship; they count when you save
desk-sure-anew = Ask again
desk-sure-anew-text = Ask all the questions again, with the articles as they are now
desk-sure-anew-done = The engine asks them again as soon as nobody waits for it.
desk-sure-verdicts = Is the bot right about itself?
desk-sure-verdicts-text = Each answer has a probability. Where customers showed whether it was right (👍, 👎, a chosen button, “none of these”, a person called because it did not help), the two can be compared. Who is content often says nothing, so the truth is rather better than this.
desk-sure-count = { $count ->
    [one] { $count } verdict in 180 days:
   *[other] { $count } verdicts in 180 days:
    }
desk-sure-kind-up = 👍
desk-sure-kind-down = 👎
desk-sure-kind-chosen = button chosen
desk-sure-kind-none = none of these
desk-sure-kind-person = person called
desk-sure-too-few = { $count ->
    [0] No verdicts yet. What was learned from your articles and from other businesses counts.
   *[other] Too few to say anything: { $enough } are needed, at least 15 of them right and 15 wrong. What was learned from your articles and from other businesses counts.
    }
desk-sure-said = The bot was { $said } sure on average, and { $right } were right.
desk-sure-count-in = { $way ->
    [rarer] Count this in: in this language the bot will answer at once less often
    [oftener] Count this in: in this language the bot will answer at once more often
   *[same] Count this in: it changes next to nothing
    }
desk-sure-axis-said = the bot was sure
desk-sure-axis-right = was right
desk-sure-verdicts-head = verdicts
desk-sure-plot = How sure the bot was and how often it was right, by language
desk-sure-numbers = In numbers
desk-sure-history = What was changed
desk-sure-history-none = Nothing yet: the values we ship are in force.
desk-sure-put-back = Undo this
desk-sure-put-back-done = As it was before.
desk-sure-counted-in = { $language }: verdicts count
desk-sure-counted-out = { $language }: verdicts count no more

desk-settings-tentative_precision = Probable answers
desk-settings-corrections = Customers' verdicts

desk-words = The bot's words
desk-words-open = The bot's words
desk-words-text = Every sentence the bot says by itself, by the moment customers read it. What you write counts at once, in Telegram and in the web chat; everything can be undone.
desk-words-search = Find a sentence
desk-words-none = No such sentence
desk-words-none-text = The search looks in your words and ours, in all three languages.
desk-words-own = { $count } yours
desk-words-variants = { $count } variants
desk-words-shipped = Ours
desk-words-ours = ours
desk-words-yours = Yours (empty: ours is said)
desk-words-variant = Variant { $number }
desk-words-add = Add a variant
desk-words-add-text = They take turns: no customer reads the same one twice in a row
desk-words-remove = Remove this variant
desk-words-reads = The customer reads, for instance:
desk-words-may-mention = It may mention { $names }; the braces are filled in.
desk-words-missing = Ours says { $names }, yours does not. Leave it out only if customers can do without.
desk-words-text-wrong = Braces stand only around names, like { "{ $name }" }.
desk-words-variable = { $name } is not known here. It may mention: { $known }.
desk-words-no-text = There is no such sentence any more.
desk-words-wrong = Not saved: something is wrong with the words; it is said under them. What you typed is still there.
desk-words-saved = Saved. The next customer reads this.
desk-words-reset = Back to ours
desk-words-reset-text = Take your words out; it counts when you save
desk-words-kept = What you typed before is still here; it counts when you save.
desk-words-discard = Discard
desk-words-history-none = Nothing yet.

desk-moment-greeting = Greeting and small talk
desk-moment-greeting-text = The first message, /help, hello, thanks, goodbye, “who are you?”
desk-moment-answers = With answers
desk-moment-answers-text = Above or under an article the bot shows
desk-moment-unsure = Not sure
desk-moment-unsure-text = “Probably this”, “which of these do you mean?”, “I'm not sure”
desk-moment-handing = Handing over to a person
desk-moment-handing-text = When the bot calls a colleague, asks for a number first, or a colleague joins, changes or leaves
desk-moment-waiting = Waiting for a person
desk-moment-waiting-text = The card with the place in the queue, which changes by itself, and what is said while they wait
desk-moment-closed = Closed and out of hours
desk-moment-closed-text = Outside your hours, when a case is closed, and the reminder for those who fell silent
desk-moment-stars = Stars
desk-moment-stars-text = After a person has helped: how was it?
desk-moment-trouble = When the bot is slow or starting
desk-moment-trouble-text = Rare: after a restart or a breakdown
desk-moment-buttons = Buttons and commands
desk-moment-buttons-text = Short, so that they fit on a phone
desk-moment-page = The web chat itself
desk-moment-page-text = Titles, hints and errors of the chat on your site

desk-week = This week
desk-week-text = At most ten things worth doing, those first that would save most chats. They are renewed on Monday morning and lapse after four weeks.
desk-week-again = Look again
desk-week-again-text = Look at chats and articles as they are now
desk-week-again-done = That is what there is now.
desk-week-none = Nothing to do this week
desk-week-none-text = No question without an answer is asked often, no article helps too little, no review is due. The desk looks again every day.
desk-week-not-yet = The first proposals come soon
desk-week-not-yet-text = The desk looks every ten minutes whether a week has begun. “Look again” does it now.
desk-week-saves = up to { $count ->
    [one] { $count } chat
   *[other] { $count } chats
    } a week
desk-week-saves-text = So many chats a week ended without an answer of the bot, or with one that did not help
desk-week-gap = No article answers this
desk-week-gap-text = { $people ->
    [one] { $people } person
   *[other] { $people } people
    } in 30 days ({ $week } in the last week, { $before } in the one before); they waited { $minutes } min for people.
desk-week-wordings = New wordings
desk-week-wordings-text = { $count ->
    [one] { $count } wording
   *[other] { $count } wordings
    } in { $chats ->
    [one] { $chats } chat
   *[other] { $chats } chats
    } of 90 days ended well, and the article does not have them yet. With them the bot knows these questions at once.
desk-week-weak = An article that helps little
desk-week-weak-text = In 28 days shown { $shown } times, helped { $helped } times; 👎 { $down }, a person called after it { $persons } times.
desk-week-review = Review due
desk-week-review-text = To be read again since { $due }. In 28 days shown { $shown } times, helped { $helped } times, 👎 { $down }, a person called { $persons } times.
desk-week-take-gap = Take it on
desk-week-take-wordings = Add them
desk-week-take-weak = Open the article
desk-week-take-review = Read it again
desk-week-choose = Choose which
desk-week-chats = The chats
desk-week-reject = Not this
desk-week-no-small = Not worth it
desk-week-no-wrong = It is right as it is
desk-week-no-elsewhere = Taken care of
desk-week-rejected = Not proposed again for three months.
desk-week-reopen = Propose it after all
desk-week-back = Not done after all
desk-week-is-rejected = Rejected
desk-week-is-expired = Lapsed, or settled by itself
desk-week-done = Done, and what came of it
desk-week-done-text = Unserved chats a week in the four weeks before and in the time since, at most four weeks. Other things may have changed as well: prices, season, articles.
desk-week-early = Too early to tell: { $days } of 7 days. Before: { $before } a week.
desk-week-effect-less = { $change } a week less: { $before } before, { $after } since ({ $asked } asked about it in { $days } days)
desk-week-effect-more = { $change } a week more: { $before } before, { $after } since ({ $asked } asked about it in { $days } days)
desk-week-effect-same = No difference: { $before } a week before, { $after } since ({ $asked } asked about it in { $days } days)
desk-week-put-away = Rejected or lapsed: { $count }
