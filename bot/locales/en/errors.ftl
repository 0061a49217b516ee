# What a person reads when something can't be done: what happened, and what to do next.

error-AnswerdeskError = Something went wrong. Try again in a moment.
error-Refused = That is not possible now.
error-NotAllowed = Your role does not allow this. Ask an administrator.
error-NotFound = { $what ->
    [article] There is no such article. It may have been removed: reload the list.
    [case] There is no such case. Reload the queue.
    [conversation] There is no such chat. Go back to the queue.
    [message] There is no such message. Reload the chat.
    [file] The file is no longer there: the channel keeps files for a limited time.
    [person] There is no such person. Reload the list.
    [team] There is no such team any more. Update the page.
    [import] There is no such import, or it has ended already. Reload the page.
    [page] There is no such page. Choose one above.
   *[other] There is no such { $what }. It may have been removed: reload the page.
    }
error-AlreadyClaimed = { $name } already has this chat. Take another one from the queue.
error-NotYours = This chat is not yours, so nothing was sent. Take the chat first.
error-NotWaiting = This case is closed already.
error-CustomerGone = The customer has blocked the bot, so nothing would reach them. Once they write again, you can answer.
error-ChannelOff = Nothing can be sent: { $channel } is not connected. Ask an administrator to connect it.
error-StaleArticle = Somebody changed this article while you were editing
error-StaleCopy = { $name } has changed this article meanwhile, so your text is not saved yet
error-CopyGone = This article was published or discarded meanwhile, so your text is not saved yet
error-NameTaken = There is an article { $name } already. Choose another name.
error-NotTaken = “{ $title }” was not changed: its text is another one by now. Open the article and change it there.
error-DraftWaits = “{ $title }” has changes that are not live yet. Publish them first, so that customers miss nothing.
error-WhomUnread = “{ $text }” does not say what is known of the customer. Write a fact and its value, for instance: channel = web
error-KindNotSent = { $name } is of a kind that is not sent, or not what its name says. Pictures go as PNG or JPEG, documents as PDF.
error-BadArticle = The article can't be saved: { $problem }
error-BusinessWrong = The settings can't be saved: { $problems }
error-StaleBusiness = Somebody changed the settings while you were editing. Their change is in force; look at it in the history, then save again.
error-BusinessFixed = business.yml can't be written here ({ $problem }), so nothing was saved. Let the product write the folder of that file, or change the file itself: it counts at once.
error-BadInput = { $problem }
error-NeedsReason = Say in a line why the answers that this change loses may go.
error-EmptyReply = Write something first.
error-BadMoment = Write when: "2h", "tomorrow 9", "fri 14:30" or "12.03 10:00".
error-PastMoment = { $moment } has passed already. Choose a later time.
error-BadResult = This result is not in the list any more. Choose another one.
error-BadResultName = Give the result a name of 1 to 60 characters in each language.
error-BadOffice = The hours can't be read: { $problems }.
error-BadTeamName = Give the team a name of at most { $most } characters.
error-TeamNameTaken = There is a team “{ $name }” already. Choose another name.
error-AlreadyInTeam = The chat waits there already. Choose another team, or a colleague.
error-TeamEmpty = Nobody is in the team “{ $name }” yet. Choose another one, or a colleague.
error-BadTags = At most { $most } tags of up to { $limit } characters each. Shorten them or take some away.
error-BadCapacity = Give a number of chats from 1 to { $most }, or leave it empty.
error-ColleagueOffline = { $name } is not here now. Hand the chat over anyway, or choose somebody who is.
error-AlreadyTheirs = { $name } has this chat already. Choose somebody else.
error-BadLogin = Choose a login of 1 to 80 characters without spaces.
error-BadName = Give the name customers will see, at most 80 characters.
error-BadLanguage = Choose Russian, Ukrainian or English.
error-OwnRole = You can't change your own role. Ask another administrator.
error-WeakPassword = Choose a password of { $least } to 200 characters that differs from the old one.
error-WrongPassword = Login or password is wrong.
error-PasswordsDiffer = The two new passwords differ. Type the same one twice.
error-StaleForm = The form was open too long. Please send it once more.
error-TooManyTries = Too many wrong passwords. Wait { $seconds } seconds and try again.
error-LoginTaken = The login “{ $login }” is taken. Choose another one.
error-EngineBusy = The bot did not reply in { $seconds } seconds. It may still be starting: try again in half a minute.
error-TooLarge = This is too large: at most { $limit } are accepted.
error-StartRefused = Answerdesk can't start: { $problem }
error-DatabaseTrouble = The database does not answer. Nothing is lost, try again in a moment. ({ $problem })
error-MachineTrouble = The machine has run out of something ({ $problem }). Nothing is lost: Answerdesk waits and goes on by itself.
error-DatabaseReadOnly = The database can't be written ({ $problem }). Give the user Answerdesk runs as the right to write its file and folder.
error-DiskFull = The disk is full, nothing can be saved. Free some space: Answerdesk goes on by itself.
error-DatabaseCorrupt = The database file { $path } is damaged. Stop Answerdesk, put back the last backup (README, Backup), start again.
error-BadUpdate = The update can't be read: { $problem }
error-SendFailed = The message was not delivered: { $problem }
error-SendRefused = The channel refused the message for good: { $problem }
error-CustomerBlocked = The customer has blocked the bot.
error-SendLater = The channel asks to wait { $seconds } seconds.
error-SendUncertain = The connection broke while sending: the message may have arrived.

# What is wrong with an article file, and what its author should do; the codes are those of bot/knowledge/problems.py.

desk-problem-folder-missing = The folder of articles { $folder } is not there
desk-problem-folder-missing-todo = Create it, or point the setting at the right one
desk-problem-file-unreadable = The file can't be read: { $reason }
desk-problem-file-unreadable-todo = Check that it exists and that this user may read it
desk-problem-file-is-folder = This is a folder with the name of an article
desk-problem-file-is-folder-todo = Give it a name without .md
desk-problem-file-special = This is no file but a pipe, a socket or a device
desk-problem-file-special-todo = Delete it, or put a text file in its place
desk-problem-link-broken = The link points to nothing
desk-problem-link-broken-todo = Put the file there, or delete the link
desk-problem-folder-unreadable = The folder can't be read: { $reason }
desk-problem-folder-unreadable-todo = Check that this user may read it
desk-problem-file-not-utf8 = The file is not UTF-8 text
desk-problem-file-not-utf8-todo = Save it again with the encoding UTF-8
desk-problem-file-too-big = The file has { $size } kB
desk-problem-file-too-big-todo = Keep an article under { $limit } kB; split it into several
desk-problem-path-wrong = { $path } is not <language>/<topic>/<name>.md
desk-problem-path-wrong-todo = Move it to a folder such as en/delivery/cost.md; a language is one of { $languages }
desk-problem-name-wrong = “{ $name }” can't be a topic or file name
desk-problem-name-wrong-todo = Use small Latin letters, digits and hyphens, for instance gift-cards
desk-problem-front-matter-missing = The file does not begin with a line of three hyphens
desk-problem-front-matter-missing-todo = Begin with ---, the fields, ---
desk-problem-front-matter-open = The fields are not closed by a line of three hyphens
desk-problem-front-matter-open-todo = Add a line --- after the last field
desk-problem-yaml-broken = The fields can't be read: { $reason }
desk-problem-yaml-broken-todo = Often a text with a colon or a quote: put it in quotes
desk-problem-yaml-not-fields = Between the hyphens there must be fields
desk-problem-yaml-not-fields-todo = Write lines such as title: How much is delivery?
desk-problem-field-unknown = There is no field “{ $field }”
desk-problem-field-unknown-todo = { $hint }
desk-problem-field-twice = The field “{ $field }” stands twice
desk-problem-field-twice-todo = Keep one of them
desk-problem-field-missing = The field “{ $field }” is missing
desk-problem-field-missing-todo = Add it; the guide is docs/articles.md
desk-problem-text-wanted = “{ $field }” must be a text
desk-problem-text-wanted-todo = Write one line; put it in quotes if it holds a colon or is a number
desk-problem-list-wanted = “{ $field }” must be a list of texts
desk-problem-list-wanted-todo = Write each on its own line, beginning with a hyphen
desk-problem-text-empty = “{ $field }” has an empty entry
desk-problem-text-empty-todo = Write it or delete the line
desk-problem-text-too-long = An entry of “{ $field }” has { $size } characters
desk-problem-text-too-long-todo = Keep it under { $limit }: one question, one line
desk-problem-choice-wrong = “{ $value }” can't be the { $field }
desk-problem-choice-wrong-todo = Choose one of: { $choices }
desk-problem-date-wanted = “{ $value }” is not a date
desk-problem-date-wanted-todo = Write it as 2027-03-01
desk-problem-body-missing = There is no text under the fields
desk-problem-body-missing-todo = Write the short answer as the first paragraph
desk-problem-summary-missing = The text begins with a heading
desk-problem-summary-missing-todo = Write the short answer above the first heading; until then customers get the first text below it
desk-problem-section-empty = There is no text under “{ $heading }”
desk-problem-section-empty-todo = Write it or delete the heading
desk-problem-question-twice = “{ $question }” stands twice
desk-problem-question-twice-todo = Delete one: each question should be worded differently
desk-problem-golden-leaks = “{ $question }” is both a question and golden
desk-problem-golden-leaks-todo = Reword one; golden questions are never learned from
desk-problem-questions-few = There are only { $count } example questions
desk-problem-questions-few-todo = Write at least { $wanted }, as customers type them
desk-problem-golden-claimed = “{ $question }” is a golden question, and it stands in { $other } too
desk-problem-golden-claimed-todo = Leave it in the article that answers it: the bot can find only one of the two for it
desk-problem-question-shared = “{ $question }” also stands in { $other }
desk-problem-question-shared-todo = Leave it in the article that answers it, or make both wordings more exact
desk-problem-translation-differs = “{ $field }” differs from { $other }
desk-problem-translation-differs-todo = Set the same value in every language of the article
desk-problem-html-shown = HTML such as { $tag } is shown as plain text
desk-problem-html-shown-todo = Use Markdown: **bold**, lists, [links](https://…)
desk-problem-ending-wrong = The name does not end in .md, so the file is not read
desk-problem-ending-wrong-todo = Rename it to { $wanted }
desk-problem-document-unread = Only files whose names end in .md are read
desk-problem-document-unread-todo = Save its text as such a file, or move it out of this folder
desk-problem-text-cut = “{ $text }” is left out: behind a blank, # begins a note
desk-problem-text-cut-todo = If it belongs to the text, put the whole text in quotes
desk-problem-opening-empty = The first paragraph answers nothing
desk-problem-opening-empty-todo = Begin with the answer itself; until then customers get the first text that holds one
desk-problem-comment-open = A note that begins with <!-- is never closed
desk-problem-comment-open-todo = Write --> where it ends; everything below it is hidden
desk-problem-variant-alone = There is no text for everybody, only for some
desk-problem-variant-alone-todo = Write it above the first line that says whom a text is for
desk-problem-variant-unread = “{ $text }” does not say whom the text below is for
desk-problem-variant-unread-todo = Write a fact and its values, for instance <!-- for: channel = web -->
desk-problem-variant-twice = There is another text for “{ $text }” above, which customers get
desk-problem-variant-twice-todo = Join both, or word one condition differently
desk-problem-variant-empty = There is no text for “{ $text }”
desk-problem-variant-empty-todo = Write it or delete the line
desk-problem-variant-fact = “{ $name }” is never known of a customer, so nobody gets this text
desk-problem-variant-fact-todo = Use one of: { $choices }
desk-problem-picture-alone = There is only a picture and no word
desk-problem-picture-alone-todo = Write the answer in words; the picture is sent with them
desk-problem-enclosed-missing = The file { $name } is not there: customers get the text without it
desk-problem-enclosed-missing-todo = Put it beside the article or upload it here again
desk-problem-enclosed-too-big = The file { $name } has { $size } MB: customers get the text without it
desk-problem-enclosed-too-big-todo = Files up to { $limit } MB are sent. Make it smaller
desk-problem-enclosed-outside = The file { $name } lies outside the folder of articles: customers get the text without it
desk-problem-enclosed-outside-todo = Put it beside the article or upload it here
desk-problem-enclosed-kind = The file { $name } is of a kind that is not sent, or not what its name says
desk-problem-enclosed-kind-todo = Save a picture as PNG or JPEG, a document as PDF
desk-problem-link-unread = “{ $text }” is no link and is shown as typed
desk-problem-link-unread-todo = Write [words](https://address), without blanks in the address
desk-problem-title-shared = The title “{ $title }” is also that of { $other }
desk-problem-title-shared-todo = Word one of them differently: customers choose between titles
desk-problem-kept-last-good = The last good version of this file stays live
desk-problem-kept-last-good-todo = Repair the problem above
error-SnippetEmpty = A canned reply needs a name and a text.
error-SnippetVariable = { $unknown } is no variable, so it would reach the customer as it is. There are: { $known }.
error-SnippetTooMany = There are { $most } canned replies already. Remove some that nobody uses.
error-ConnectionBroke = The connection broke before all of it was here. Try again.
error-EmptyFile = This file is empty.
error-FileLies = { $name } is not what its name says, so it is not sent. Open it, save it anew and attach that.
error-TooManyFiles = One message takes { $most } files. Send these first.
error-FilesFull = There is no room for more files: { $limit } GB are kept. Tell your administrator; text is sent as ever.
error-BadViewName = Give the view a name of at most { $most } characters.
error-BadContact = { $field ->
    [phone] This does not look like a phone number. Write digits: +380 44 123 45 67.
    [email] This does not look like an e-mail address. One reads like name@example.org.
   *[zone] There is no such time zone. Write the city of the zone, like Europe/Kyiv, or the offset: +3.
    }
error-NoUploads = This chat takes no files. Write what is in it, please.

# What is wrong with a value in business.yml; the codes are those of WrongValue.

desk-wrong-language = “{ $language }” has no texts here; there are { $known }.
desk-wrong-like = “{ $value }” can't be used; write it like { $example }.
desk-wrong-asking = “{ $intent }” asks for no details; { $known } may.
desk-wrong-twice = “{ $name }” stands twice; give each a name of its own.
desk-wrong-lines = Write “key: value” lines, for instance name: My shop.
desk-wrong-unreadable = The file can't be read ({ $reason }).
desk-wrong-large = The file is larger than 256 KB; it is meant to be a page of text.
desk-wrong-utf8 = The file is not UTF-8; save it as UTF-8.
desk-wrong-key = There is no such key; the list is in docs/business.md.
desk-wrong-missing = This is missing.
desk-wrong-yaml = This is no YAML: { $reason }.
desk-wrong-yaml-line = Line { $line }: this is no YAML: { $reason }.
desk-wrong-hours = “{ $part }” can't be read as days and times.
desk-wrong-empty = “{ $part }” closes when it opens. Around the clock is 00:00-24:00.
desk-wrong-time = “{ $part }”: there is no such time as { $time }, times go from 00:00 to 24:00.
desk-wrong-zone = There is no time zone “{ $zone }”.
desk-wrong-day = “{ $day }” is no day.
desk-wrong-no-day = There is no such day as { $day }.
desk-wrong-pattern = The pattern “{ $pattern }” can't be used. Allowed are letters, digits, - and /, \d for a digit, [AB] for a choice, (one|two), ? and how many: \d{"{"}6{"}"}. Not * and +: they could search for ever.
desk-wrong-loose = The pattern “{ $pattern }” is too loose: at most four parts of open length, none over 20 long.
desk-wrong-ordinary = The pattern “{ $pattern }” also matches “{ $text }”, which is no number; make it narrower.
desk-wrong-example = The pattern “{ $pattern }” does not match its own example “{ $example }”.
desk-wrong-no-text = There is no text called “{ $key }”; all names stand in bot/locales/{ $language }/customer.ftl.
desk-wrong-text = The text for “{ $key }” can't be read: braces stand around variables only.
desk-wrong-variable = The text for “{ $key }” asks for { $name }, which is not known there; known are { $known }.
error-BadAddress = This does not look like an e-mail address. Write all of it, like anna@example.org.
error-NoMail = No e-mails are sent from here now. Please look into this chat for the reply.
error-LinkUnknown = We don’t know this link. Perhaps only part of it was copied: open it once more from the e-mail.
error-LinkOver = This link is too old by now. Open the newest e-mail, or write to us here.
error-LinkUsed = This link has been used and works only once. Open the newest e-mail, or write to us here.
error-NoMove = This conversation can’t be taken to another messenger now. Just write here.
error-NoSuchCase = There is no case with this number. Check it; it looks like 1042Y.
error-MistypedNumber = That number has a typo: its letter belongs to another one. Check the digits.
error-SameChat = That case is in this very chat. Give the number of one in another.
error-JoinedAlready = These chats are joined already.
error-BadLetterAddress = Write the address that the letter goes to, like anna@example.org.
error-NotMoved = This chat is where it began, or somebody has brought it back already.
error-PlaceTaken = On the site the customer has a request open in a new chat. Close that one first.
