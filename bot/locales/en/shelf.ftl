# The shelf: the list of articles, topics, owners and reviews, languages side by side, first steps.

desk-shelf-status = Status
desk-shelf-language = Language
desk-shelf-topic = Topic
desk-shelf-owner = Owner
desk-shelf-sort = Order
desk-shelf-any = all
desk-shelf-nobody = nobody
desk-shelf-sort-first = usual
desk-shelf-sort-topic = by topic
desk-shelf-sort-title = by title
desk-shelf-sort-changed = changed last
desk-shelf-sort-shown = shown most
desk-shelf-sort-helped = helped least
desk-shelf-clear = Show all
desk-shelf-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
    }
desk-shelf-all = Tick all of these
desk-shelf-none-ticked = Untick all
desk-shelf-tick = Tick “{ $title }”
desk-shelf-changed = Changed last
desk-shelf-published = published
desk-shelf-draft = draft
desk-shelf-archived = archived
desk-shelf-stale = the source has changed since
desk-shelf-missing = not translated
desk-shelf-ticked = { $count ->
    [one] { $count } ticked
   *[other] { $count } ticked
    }
desk-shelf-untick = Untick
desk-shelf-set-owner = Owner…
desk-shelf-owner-title = { $count ->
    [one] Who owns this article?
   *[other] Who owns these { $count } articles?
    }
desk-shelf-set-topic = Topic…
desk-shelf-topic-title = { $count ->
    [one] Which topic does this article belong to?
   *[other] Which topic do these { $count } articles belong to?
    }
desk-shelf-topic-text = Their names change with it; buttons customers have already seen still lead to them.
desk-shelf-set-review = Review…
desk-shelf-review-title = { $count ->
    [one] When is this article to be read again?
   *[other] When are these { $count } articles to be read again?
    }
desk-shelf-review-text = On that day their owners are reminded. Leave it empty for never.
desk-shelf-review-day = Day
desk-shelf-done = { $count ->
    [0] Nothing had to be changed.
    [one] { $count } article changed.
   *[other] { $count } articles changed.
    }
desk-shelf-undone = { $count ->
    [one] { $count } article is as it was.
   *[other] { $count } articles are as they were.
    }
desk-shelf-refused = { $count ->
    [one] { $count } file was not changed:
   *[other] { $count } files were not changed:
    }
desk-articles-stale = Behind the source
desk-articles-stale-text = The source was changed after the translation; open the mark of the language to see what
desk-articles-untranslated = Not translated
desk-articles-untranslated-text = Missing in one of your languages

desk-topics = Topics
desk-topics-text = What customers' matters are called in the desk: in the list of articles, in filters and in teams' conditions. Without a name a topic is called by its folder.
desk-topics-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
    }
desk-topics-none = No topics yet
desk-topics-none-text = A topic comes with its first article.

desk-problem-topics-broken = The names of the topics can't be read: { $reason }
desk-problem-topics-broken-todo = Repair topics.yml; until then topics are called by their folders
desk-problem-topics-no-lines = topics.yml must hold a line for each topic
desk-problem-topics-no-lines-todo = Name the topics in the desk: Articles, Topics
desk-problem-topics-name = “{ $topic }” can't be a topic
desk-problem-topics-name-todo = Write it as the folder is called: small Latin letters, digits and hyphens
desk-problem-topics-names = A name of the topic “{ $topic }” can't be used
desk-problem-topics-names-todo = Give one for ru, uk or en, at most { $limit } characters

staff-call-review = { $count ->
    [one] { $count } article of yours is to be read again: is it still right?
   *[other] { $count } articles of yours are to be read again: are they still right?
    }
desk-settings-review = Articles
desk-settings-review_days = Days until an article is read again
desk-settings-review-text = Counted from when somebody pressed “Still right”. Then the owner is reminded, and operators see that nobody has looked since. 0: never.
desk-settings-todo-review_days = Write a number of days from 0 to 3650.
desk-review-not-since = not verified since { $day }
desk-review-overdue = was to be verified by { $day }
desk-review-by = right on { $day }, says { $name }
desk-review-next = to be read again by { $day }
desk-review-beside = Languages side by side
desk-review-yours = { $count ->
    [one] { $count } article of yours is to be read again.
   *[other] { $count } articles of yours are to be read again.
    }
desk-review-show = Show
desk-review-right = Still right
desk-review-right-text = I have read it and it is right today, in all languages

desk-sides-source = Source
desk-sides-stale = The source has changed since this translation was last right:
desk-sides-right = Translation is still right
desk-sides-right-text = The change needs no change here
desk-sides-whole = all fields
desk-sides-only-here = only here:
desk-sides-add = Add a paragraph
desk-sides-bare = Each side needs a title and a text. Nothing was saved yet; what you typed is still here.
desk-sides-empty = There is no translation to publish yet. Write its title and text first.

desk-start = First steps
desk-start-text = What a bot needs before customers meet it. Each step says what is there already; do them in any order.
desk-start-done = { $done } of { $all } done
desk-start-is-done = done
desk-start-is-open = not done yet
desk-start-do = Do it
desk-start-look = Look
desk-start-away = Put away
desk-start-back = Show after the login again
desk-start-away-text = You find this page again under Settings.
desk-start-put-away = Put away. You find it again under Settings.
desk-start-put-back = It is shown after the login while there are no articles.
desk-start-name = The name of your business
desk-start-name-text = The bot introduces itself with it.
desk-start-hours = Working hours
desk-start-hours-text = So that customers are told when a person answers.
desk-start-languages = Languages
desk-start-languages-text = Which of Russian, Ukrainian and English you speak, and which one first.
desk-start-contacts = Contacts
desk-start-contacts-text = Phone or e-mail for when the chat is not enough.
desk-start-articles = Articles
desk-start-articles-count = { $count ->
    [0] The bot answers from articles only. Bring what you have: a help page, a table, Word or PDF.
    [one] { $count } article is published.
   *[other] { $count } articles are published.
    }
desk-start-questions = The first ten questions
desk-start-questions-count = { $count ->
    [0] Try below what your customers ask.
    [one] { $count } question asked so far.
   *[other] { $count } questions asked so far.
    }
desk-start-telegram = Telegram
desk-start-telegram-text = Make a bot with @BotFather and give its token as ANSWERDESK_TELEGRAM_TOKEN; the web chat works without.
desk-start-connected = Connected.
desk-start-colleagues = Colleagues
desk-start-colleagues-count = { $count ->
    [0] You are alone here. Invite somebody who answers customers too.
    [one] { $count } colleague besides you.
   *[other] { $count } colleagues besides you.
    }
desk-start-try = Try questions
desk-start-try-text = Up to { $count } at once, one a line, as your customers type them. Drafts are looked at, too.
desk-start-questions-box = Questions
desk-start-ask = Try
desk-start-chat = Open the chat as a customer
desk-start-nothing = No article for this yet.

error-TooManyArticles = At most { $most } articles can be changed at once. Narrow the list, then tick again.
error-NotOnStaff = Nobody of the staff is called “{ $login }” any more. Choose somebody else.
error-BadTopicName = The name of a topic has at most { $limit } characters. Shorten it.
error-NoSuchTopic = Choose one of the topics there are.
