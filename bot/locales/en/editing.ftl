desk-kept-at = saved { $time }
desk-keep-failed = not saved yet
desk-keep-stuck = not saved: two versions
desk-keep-choose = Compare and choose
desk-article-changes = unpublished changes
desk-publish-changes = Publish changes
desk-publish-why = Why? (may stay empty; it is kept with the version)
desk-discard-changes = Discard changes
desk-discard-begun = Throw away
desk-save-draft = Save as a draft
desk-changes-discarded = The changes are discarded.
desk-file-changed = The live version has changed since these changes were begun.
desk-file-compare = Compare
desk-file-changed-shown = A colleague has changed the article. You see it as it is now.
desk-browser-has = This browser still has something you typed that had not reached us.
desk-browser-use = Put it in
desk-browser-forget = Forget it
desk-editors-here = { $name } has this article open
desk-editors-self = open in another window of yours
desk-editors-changed = { $name } changed it
desk-editors-ago = ago
desk-editors-show = Show
desk-history-aside = Put aside
desk-begun-title = Begun and not published
desk-begun-untitled = Without a title

desk-preview-telegram = Telegram
desk-preview-web = Web chat
desk-preview-first = First message · { $count } characters. Who asks about a section gets that one first.
desk-preview-more = After “More” · { $count }
desk-preview-too-long = The text has { $count } characters. Nobody reads over { $limit } in a chat: make several articles of it.
desk-preview-first-long = The first message has { $count } characters. On a phone about { $limit } are read.
desk-toolbar = Marks for the text
desk-mark-bold = Bold
desk-mark-italic = Italic
desk-mark-link = Link
desk-mark-list = List
desk-mark-steps = Steps
desk-mark-heading = Heading of a section
desk-mark-question = Question this section answers (customers don’t see it)
desk-mark-question-word = questions

desk-field-publish-at = Show from
desk-field-expires-at = Show until
desk-field-moments-text = In the business’s own time; empty means from now and for good. It comes and goes by itself.
desk-article-since = comes { $time }
desk-article-until = until { $time }
desk-article-expired = over since { $time }
desk-problem-moment-wanted = “{ $value }” is no day or moment
desk-problem-moment-wanted-todo = Write it as 2026-12-01, or 2026-12-01 09:00
desk-problem-never-live = It ends ({ $value }) before it begins ({ $text }), so no customer ever gets it
desk-problem-never-live-todo = Set the end after the beginning

desk-wording-add = Add one with Enter, or paste a list
desk-wording-edit = Change this wording
desk-wording-remove = Remove
desk-wording-uses = Brought the article { $count } times this week
desk-wording-claimed = also in “{ $title }”
desk-wording-claimed-nearly = nearly the same in “{ $title }”

desk-articles-edited = Unpublished changes
desk-articles-edited-text = Somebody has changed them; customers see the version before
desk-shelf-scheduled = published later
desk-shelf-expired = its time is over

desk-article-menu = More
desk-article-rename = Rename or move
desk-article-rename-text = In all languages at once. Links and buttons customers already have still lead here.
desk-article-renamed = The article has another name now; it was { $name }.
desk-article-remove = Delete
desk-article-remove-text = Customers no longer get it. Its texts and figures stay, and you can undo it.
desk-article-remove-in = In which language?
desk-article-remove-all = in all languages
desk-article-removed = { $name } is deleted.
desk-status-scheduled = published later
desk-status-expired = time is over
desk-article-is-gone = This article was moved or deleted meanwhile. What you typed is kept: you find it on top of the list of articles.

# pictures and files in the text
desk-mark-file = Picture or file (or drop it into the text, or paste it)
desk-file-heavy = { $name } is larger than { $limit } MB. Make it smaller and add it again
desk-file-loading = Uploading { $name }…
desk-file-done = { $name } stands in the text. Say in the brackets what it shows
desk-file-failed = { $name } did not arrive. Check the connection and add it again

# texts for some customers
desk-mark-variant = Another text for some customers: by channel, city, tag …
desk-mark-variant-fact = channel = web
desk-preview-whom = Shown to
desk-preview-everybody = everybody
desk-try-whom = As a customer of whom is known
desk-known-channel = channel
desk-known-came-from = came by
desk-known-tag = tag
desk-known-zone = time zone
