# Gaps: what is asked and no article answers.

desk-nav-gaps = Gaps
desk-gaps-text = What was asked in the last 30 days and the bot did not answer, asked back about, got 👎 for or called a person for. Questions that mean the same stand together; first what cost customers most time.
desk-gaps-open = Open
desk-gaps-done = Done
desk-gaps-outside = Not for us
desk-gaps-dismissed = Hidden
desk-gaps-progress = Putting like questions together: { $done } of { $total }
desk-gaps-waiting = { $count ->
    [one] { $count } more question gets here in the next minutes, when the bot has time.
   *[other] { $count } more questions get here in the next minutes, when the bot has time.
    }
desk-gaps-none = No gaps
desk-gaps-none-text = Questions the bot could not answer appear here, with their chats and with what operators answered.
desk-gaps-none-here = Nothing here
desk-gaps-none-here-text = What you decide on the page of a group gets here.

desk-gap-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
    }
desk-gap-hours = { $minutes ->
    [0] { $hours } h lost
   *[other] { $hours } h { $minutes } min lost
    }
desk-gap-minutes = { $minutes } min lost
desk-gap-wait-text = How long these customers waited for a person's reply; at least 5 minutes each
desk-gap-trend-up = ↑ { $week } this week
desk-gap-trend-down = ↓ { $week } this week
desk-gap-trend-text = Compared with the week before
desk-gap-draft = article begun
desk-gap-outside = Not for us
desk-gap-outside-text = None of our business: don't show it again
desk-gap-dismissed = Hide
desk-gap-dismissed-text = It comes back when clearly more people ask
desk-gap-reopen = Back to open
desk-gap-is-open = Open again
desk-gap-is-done = Done
desk-gap-is-outside = Not for us
desk-gap-is-dismissed = Hidden
desk-gap-wordings = How it was asked
desk-gap-article = The article that answers this
desk-gap-add = Add to the article
desk-gap-add-text = What is ticked becomes phrasings of the article, each in its language, and the bot knows them in a few seconds. The article's history takes it back.
desk-gap-add-what = Tick questions and choose an article.
desk-gap-added = { $count ->
    [0] The article has all of it already.
    [one] { $count } phrasing added.
   *[other] { $count } phrasings added.
    }
desk-gap-left = { $count ->
    [one] { $count } question was not added: the article is not there in its language.
   *[other] { $count } questions were not added: the article is not there in their language.
    }
desk-gap-replies = What operators answered
desk-gap-replies-none = No fitting replies: those appear here that still say something without names, numbers and dates.
desk-gap-begin = Begin an article with this reply
desk-gap-begin-empty = Begin a new article
desk-gap-go-on = Go on with the article you began
desk-gap-care = Who takes care of it
desk-gap-carer = Colleague
desk-gap-note = Note
desk-gap-cared = Saved
desk-gap-chats = Chats

desk-harvest = New wordings
desk-harvest-text = Customers asked in these words, and it ended with 👍 or a chosen button; the articles do not have them yet. What is ticked is added to the articles, and in a few seconds the bot knows these questions at once.
desk-harvest-none = No new wordings
desk-harvest-none-text = The words of customers who then pressed 👍 or chose an article appear here.
desk-harvest-add = Add what is ticked
desk-harvest-decline = Don't offer what is ticked
desk-harvest-decline-text = These words will not appear here again
desk-harvest-what = Tick at least one wording.
desk-harvest-failed = Could not be changed: { $articles }. The rest was added.
desk-harvest-declined = Not offered any more: { $count }.
desk-harvest-undo = Undo

desk-gap-askers = { $count ->
    [one] { $count } person asked to be told
   *[other] { $count } people asked to be told
}
desk-gap-askers-title = Who asked to be told
desk-gap-askers-told = Told: { $count } · 👍 { $up } · 👎 { $down }
desk-gap-askers-first = Once you add their words to an article or write one, you can tell them here.
desk-gap-askers-sending = On its way: in working hours, by day. Who is talking to a colleague is told afterwards.
desk-gap-askers-looking = Looking up what they will read…
desk-gap-askers-text = Every question is searched again: told is only who would surely get this article now, once, in working hours.
desk-gap-askers-tell = Tell them
desk-gap-askers-none = The bot doesn't find this article with these words yet: add them as a phrasing, or publish the article in this language.
desk-gap-askers-away = The engine is starting; what they will read can be seen here in a minute.
desk-lesson = Make an article of this
desk-lesson-hint = The bot had no answer here: an article begins with the question and your reply, without anything personal; nothing is live yet
