# Old conversations: brought in, sorted by what was asked, made articles of.

desk-history = Old conversations
desk-history-intro = Bring in chats your team has had already: you see what customers ask again and again and what was answered, and make articles of it with one press. Nothing is sent to anybody, and no chats appear in the desk.
desk-history-kind-telegram = Telegram: in Telegram Desktop, a chat's menu → Export chat history, or Settings → Advanced → Export Telegram data. Choose the format JSON; bring the file result.json.
desk-history-kind-zendesk = Zendesk: the export of tickets with their comments (JSON).
desk-history-kind-chatwoot = Chatwoot: conversations with their messages (JSON).
desk-history-kind-table = Anything else: a table (CSV) with the columns who, when, text and, if you have it, chat.
desk-history-privacy = Names, phones, addresses, card and order numbers are taken out before anything is kept, and the files themselves are deleted once they are read.
desk-history-again = Other conversations
desk-history-looking = Looking into the files
desk-history-reading = Finding questions and answers
desk-history-sorting = Putting like questions together
desk-history-stopped = This import was stopped
desk-history-failed = These files could not be used
desk-history-failed-text = The work was interrupted. Bring the files again.
desk-history-one-side = Only { $name } writes in these files. Choose an export in which both sides are: customers and those who answer them.
desk-history-read = { $count ->
    [one] { $count } message
   *[other] { $count } messages
    }
desk-history-away = You can close this page: the work goes on.
desk-history-seen = Messages: { $lines }, chats: { $chats }
desk-history-sides = Who answers for the business?
desk-history-sides-text = Tick your own side; everybody else is a customer. Those who likely answer are ticked already.
desk-history-speaker = messages: { $lines }, chats: { $chats }
desk-history-go-on = Find what is asked
desk-history-found = Questions asked again and again: { $count }, topics: { $topics }
desk-history-found-text = The commonest first. Read the answer before you publish: prices and terms may have changed since.
desk-history-filter-open = Open
desk-history-filter-done = Done
desk-history-filter-outside = Not for us
desk-history-nothing = Nothing is asked twice
desk-history-nothing-text = No question came from two people. Bring a longer history, or check which side you chose.
desk-history-none-open = All settled
desk-history-none-open-text = What you decided is under the other buttons.
desk-history-none-done = Nothing done yet
desk-history-none-done-text = Topics of which you made an article appear here.
desk-history-none-outside = Nothing here
desk-history-none-outside-text = What you put away appears here.
desk-history-drafts = { $count ->
    [one] Make a draft of the commonest
   *[other] Make drafts of the { $count } commonest
    }
desk-history-drafts-text = Of those that have an answer and that no article answers yet
desk-history-made = { $count ->
    [one] { $count } draft made. Read and publish it under Articles.
   *[other] { $count } drafts made. Read and publish them under Articles.
    }
desk-history-kept = Somebody changed { $count } of the files: they stay.
desk-history-asked = asked { $count ->
    [one] once
   *[other] { $count } times
    } · { $people ->
    [one] { $people } person
   *[other] { $people } people
    } · { $months ->
    [one] in { $months } month
   *[other] in { $months } months
    }
desk-history-answered = Answered mostly like this
desk-history-answered-variously = Answered differently each time, e.g. like this
desk-history-answers = This article answers it already:
desk-history-near = The nearest article:
desk-history-new = { $count ->
    [one] { $count } wording is new to it
   *[other] { $count } wordings are new to it
    }
desk-history-add-near = { $count ->
    [one] Add { $count } wording to it
   *[other] Add { $count } wordings to it
    }
desk-history-draft = Make a draft
desk-history-begin = Write it by hand
desk-history-take-drafts = Take the draft back
desk-history-is-added = wordings added
desk-history-is-drafted = draft made
desk-history-is-outside = not for us
desk-history-more = Wordings ({ $count }) and other answers
desk-history-replies = What was answered
desk-history-replies-none = No answer is left that could be shown to anybody: each said something of one customer.
desk-history-delete = Delete this import
desk-history-delete-ask = Delete these conversations?
desk-history-delete-text = All texts of this import go: questions, answers, names of files. Articles and drafts you made of it stay.
desk-history-state-looking = being read
desk-history-state-asking = waits for you
desk-history-state-reading = being read
desk-history-state-sorting = being sorted
desk-history-state-ready = ready
desk-history-state-stopped = stopped
desk-history-state-failed = not usable
desk-history-trouble-empty = The file is empty. Export it again.
desk-history-trouble-packed = This is an archive or a document. Unpack it and bring the .json or .csv that is inside.
desk-history-trouble-sheet = This is an Excel file. Save it there as CSV and bring that.
desk-history-trouble-html = This is an HTML export. Export once more and choose the format JSON (“Machine-readable JSON”); bring the file result.json.
desk-history-trouble-unknown = No conversation was recognised. Bring result.json of Telegram, an export of Zendesk or Chatwoot, or a CSV with who, when and text.
desk-history-trouble-json-unknown = This JSON holds no conversations we know: it may be another export or another version. Bring Telegram's result.json, tickets with comments, or a CSV with who, when and text.
desk-history-trouble-no-comments = These are tickets without their comments. Export them with comments.
desk-history-trouble-no-messages = There are no messages in words in this file. Check that the right chats and dates were chosen.
desk-history-trouble-broken = The file is damaged or cut off at its beginning. Export it again.
desk-history-trouble-columns = It is unclear which columns are who, when and text. Name them so and try again; now: { $columns }
desk-history-trouble-no-dates = No row has a date that can be read. Write them like 2026-03-05 14:20 or 05.03.2026 14:20.
desk-history-trouble-table-large = The table has { $size } MB, and at most { $limit } MB are read. Split it.
desk-history-trouble-odd = The file could not be read ({ $reason }). Export it again.
desk-history-unread = Not taken: { $count }
desk-history-unread-service = notices of the program: { $count }
desk-history-unread-wordless = stickers, voice and pictures without words: { $count }
desk-history-unread-forwarded = forwarded messages: { $count }
desk-history-unread-channel = messages of channels and saved ones: { $count }
desk-history-unread-group = messages of groups: { $count } (export a group by itself if you need it)
desk-history-unread-note = inner notes: { $count }
desk-history-unread-date = without a date that can be read: { $count }
desk-history-unread-odd = rows that can't be read: { $count }
desk-history-unread-cut = The file ends in the middle: what stands before was taken. Export it again if you miss something.
error-ChooseSide = Tick who answers for the business: at least one name, and not all of them.
error-NothingToDraft = None of these questions has an answer that can be shown to anybody. Begin the article yourself.
