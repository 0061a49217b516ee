# What came of the customers' questions: the figures of an article and the chats behind them.

desk-tab-figures = Figures
desk-figures-period = Period
desk-figures-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }
desk-figures-none = The bot has not shown this article in this time. You will see here how often it was shown, how many it helped, and after how many a person was called.
desk-figures-plot = How often the article was shown and how often it helped. The table below has the same numbers.
desk-figures-by-day = By day
desk-figures-by-week = By week
desk-figures-date = From
desk-figures-meanings = What is counted
desk-figure-shown = Shown
desk-figure-shown-text = How often the bot answered with this article; "more" of the same answer does not count.
desk-figure-helped = Helped
desk-figure-helped-text = The customer pressed 👍, chose this article, or asked nothing more, and no person was called within a day.
desk-figure-down = 👎 Not it
desk-figure-down-text = Somebody pressed 👎 under the answer.
desk-figure-escalated = Person called
desk-figure-escalated-text = Within a day after the answer the chat went to people.
desk-down-wrong = it's wrong
desk-down-unclear = unclear
desk-down-other = not the question
desk-down-outdated = out of date
desk-down-unsaid = no reason given
desk-thumb-up = 👍 Helped

desk-passage-wordless = No words
desk-passages-none = No such chats
desk-passages-none-text = The chats that make up this number appear here.
desk-passages-most = The newest { $count } are shown.

desk-articles-never = Never shown
desk-articles-never-text = Published, but the bot has not answered with them in 90 days
desk-articles-bad = Help little
desk-articles-bad-text = Shown at least 5 times in 90 days; helped in fewer than half, or one in five pressed 👎
desk-articles-review = Review due
desk-articles-review-text = The date of their review has passed
desk-articles-counts = shown { $shown }, helped { $helped }
desk-articles-counts-text = In 90 days, all languages together
