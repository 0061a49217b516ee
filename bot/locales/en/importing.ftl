# Importing articles: the wizard under Articles, and the command answerdesk kb import.

desk-nav-import = Import articles
desk-import-open = Import
desk-import-intro = Bring in what is written already: a help centre, pages of your site, a table of questions and answers. First you see what was found. Nothing appears without your say.
desk-import-drop = Drop files here, or choose them
desk-import-pick = Choose files
desk-import-kinds = Markdown and Notion (zip), CSV and Excel, saved pages of a site (HTML), Word (.docx), PDF with text, exports of Zendesk, Freshdesk, Intercom, Help Scout, Chatwoot and Confluence (HTML). Several files at once, or one zip.
desk-import-language = Where the text does not tell its language
desk-import-uploading = Uploading { $name }
desk-import-upload-failed = { $name } was not uploaded. Try again.
desk-import-read = See what is in them
desk-import-remove = Remove
desk-import-reading = Reading the files
desk-import-writing = Writing the articles
desk-import-progress = { $done } of { $total }
desk-import-progress-none = Beginning…
desk-import-away = You can close this page: the work goes on, and the result stays in the list of imports.
desk-import-stop = Stop
desk-import-stopped = The import was stopped.
desk-import-stopped-text = Articles written: { $count }. If you begin again with the same files, nothing comes twice.
desk-import-failed = The import was interrupted
desk-import-failed-text = Articles written: { $count }. Begin again with the same files: what is here already does not come twice.
desk-import-found = { $count ->
    [one] { $count } article found
   *[other] { $count } articles found
    }
desk-import-found-none = No articles found
desk-import-found-none-text = Below you see what is wrong with each file.
desk-import-all = All
desk-import-kind-new = New
desk-import-kind-changed = Changed there
desk-import-kind-same = Unchanged
desk-import-kind-kept = Edited here
desk-import-kind-removed = Removed here
desk-import-kind-duplicate = Here already
desk-import-kind-bad = Can't be written
desk-import-kind-failed = Not written
desk-import-kind-skipped = Not read
desk-import-kind-harmless = No articles
desk-import-about-new = They will appear in the knowledge base.
desk-import-about-changed = The text changed at its source, and nobody edited it here. Title and text are renewed; phrasings and state stay. A published article changes for customers at once; where a second person looks first, it waits for them.
desk-import-about-same = Imported before; nothing has changed at the source.
desk-import-about-kept = The text changed at its source and here. Yours stays; tick an article to take the text of the source (the old one is kept in the history).
desk-import-about-removed = Imported before, and then removed here. Tick them to have them back.
desk-import-about-duplicate = There is an article with this title or text already. Tick it if you want both.
desk-import-about-bad = The checks don't let these through. Mend them at the source and import again.
desk-import-about-skipped = These made no article. Each line says why.
desk-import-about-harmless = Pictures, lists of contents and the like: nothing is missing because of them.
desk-import-same-as = Here already: { $other }
desk-import-remarks = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
    }
desk-import-remarks-none = no remarks
desk-import-draft-there = a draft at the source
desk-import-draft-remark = It is a draft at its source.
desk-import-look = Show the text
desk-import-choose-all = Tick all
desk-import-choose-none = Untick all
desk-import-publish = Publish at once
desk-import-publish-text = The articles become drafts: customers see them once you publish them. You can publish at once, too (the box below); what is a draft at its source stays one.
desk-import-write = { $count ->
    [0] Nothing is ticked
    [one] Import { $count } article
   *[other] Import { $count } articles
    }
desk-import-drop-plan = Cancel this import
desk-import-more = Show { $count } more
desk-import-done = { $count ->
    [0] Nothing was written
    [one] { $count } article written
   *[other] { $count } articles written
    }
desk-import-done-drafts = These are drafts. Read and publish them, or take those without remarks in one go.
desk-import-publish-clean = { $count ->
    [one] Publish { $count } without remarks
   *[other] Publish { $count } without remarks
    }
desk-import-send-clean = { $count ->
    [one] Send { $count } without remarks for review
   *[other] Send { $count } without remarks for review
    }
desk-import-published = { $count ->
    [one] { $count } article is published.
   *[other] { $count } articles are published.
    }
desk-import-undo = Undo the whole import
desk-import-undo-ask = Remove the articles this import made?
desk-import-undo-text = Only those go that nobody has changed since. Articles it renewed stay as they are; their earlier text is in the history.
desk-import-undone = The import is undone. Articles removed: { $removed }, changed ones left: { $kept }.
desk-import-report = Download the report (CSV)
desk-import-again = New import
desk-import-recent = Earlier imports
desk-import-recent-none = Nothing has been imported yet.
desk-import-state-reading = being read
desk-import-state-read = waits for you
desk-import-state-writing = being written
desk-import-state-done = done
desk-import-state-stopped = stopped
desk-import-state-failed = interrupted
desk-import-state-undone = undone
desk-import-to-articles = To the articles
desk-import-report-place = place
desk-import-report-title = title
desk-import-report-kind = what became of it
desk-import-report-article = article
desk-import-report-why = why, and what to look at

error-NoFiles = Choose files first.
error-TooManyAtOnce = At most { $most } files at once. Pack them into one zip.
error-ImportGone = The files of this import are no longer kept. Upload them again.

desk-import-skipped-asset = A file that belongs to a page; no article.
desk-import-skipped-part = A part that other pages include: it was taken together with them.
desk-import-skipped-picture = A picture that no article names.
desk-import-skipped-missing = There is no such file or folder. Check the path.
desk-import-skipped-link = This is a link to another file, and links are not followed. Put the file itself there.
desk-import-skipped-too-large = The file has { $size } MB, and at most { $limit } MB are read. Split it.
desk-import-skipped-too-many = There are more than { $most } files, or too much text. Import them in parts: only the first were read.
desk-import-skipped-unreadable = The file can't be read ({ $reason }). Open it, save it again and repeat.
desk-import-skipped-too-slow = Reading this file takes more than half a minute. Split it, or save it in another format.
desk-import-skipped-zip-nested = A zip in a zip in a zip. Unpack it and upload what is inside.
desk-import-skipped-zip-broken = The archive is damaged. Download or make it again.
desk-import-skipped-zip-bomb = The archive unpacks to suspiciously much data, so it was not opened. If it is yours, unpack it and upload the files.
desk-import-skipped-zip-path = The name of this file leads out of the archive, so it was not opened. Make the archive again.
desk-import-skipped-zip-locked = The file in the archive has a password. Unpack the archive and upload the files without it.
desk-import-skipped-old-office = An old format of Word or Excel, or a document with a password. Save it as .docx or .xlsx without one.
desk-import-skipped-confluence-xml = This is an XML export of Confluence. Choose the HTML export there.
desk-import-skipped-unknown = An unknown format. Save the text as .docx, .md, .html, .csv or PDF.
desk-import-skipped-text-empty = There is no text here.
desk-import-skipped-foreign = The text is not in English, Russian or Ukrainian, and the bot answers in these only.
desk-import-skipped-twice = The same was taken already: { $other }
desk-import-skipped-stub = A Notion page without text: its content comes from the table or other pages.
desk-import-skipped-view-twice = The same table, but not all of it: the whole one was taken.
desk-import-skipped-index = A list of contents: only links.
desk-import-skipped-page-empty = No text of an article was found on the page. Open it in a browser and save it whole once it has loaded.
desk-import-skipped-no-answer = There is no answer. Add it and repeat.
desk-import-skipped-no-question = There is no question or title. Add it and repeat.
desk-import-skipped-columns-unknown = It is unclear where question and answer stand. Name the columns "question" and "answer"; now: { $columns }
desk-import-skipped-columns-ignored = These columns were not needed: { $columns }
desk-import-skipped-row-uneven = The row has more cells ({ $cells }) than there are columns ({ $columns }). Put texts with commas in quotes, or save the table as .xlsx.
desk-import-skipped-sheet-broken = The table can't be opened: damaged, or with a password. Save it again as .xlsx or .csv.
desk-import-skipped-word-broken = The document can't be opened: damaged, or with a password. Save it again as .docx.
desk-import-skipped-pdf-locked = The PDF has a password. Save it without one.
desk-import-skipped-pdf-broken = The PDF is damaged. Save it again.
desk-import-skipped-pdf-scanned = This PDF holds pictures instead of text (a scan). Take the original document, or have the text recognised.
desk-import-skipped-json-broken = The JSON file is cut off or damaged (line { $line }). Export it again.
desk-import-skipped-json-unknown = No articles were found in the file. It may be an export of another version, or not of articles: each needs a title and a text.
desk-import-skipped-chat-export = These are conversations, not articles. Bring them under Import → Old conversations.

desk-import-lost-table = A table: in Telegram it becomes lines. See in the preview whether all is clear.
desk-import-lost-tabs = Tabs: what was in them now stands one below the other.
desk-import-lost-picture = The picture "{ $name }" is neither on the web nor among the files and was left out.
desk-import-lost-pdf-pictures = Pictures in the PDF: { $count }. They were left out; add those that matter to the article by hand.
desk-import-lost-fields-broken = The fields above the text are written wrongly: the plain ones (the title, say) were taken. Check them.
desk-import-lost-picture-inside = A picture inside the text was left out.
desk-import-lost-video = A video became a link to it.
desk-import-lost-embed = Something embedded (a map, a form, a document) was left out.
desk-import-lost-variable = In the place of "{ $name }" the site puts a word of its own. See how the text reads.
desk-import-lost-variant = The text has variants for different cases, and all of them stayed. Remove what is not needed.
desk-import-lost-more = And { $count } more like it.
desk-import-lost-anchor = Links inside the page became plain words.
desk-import-lost-inner-link = A link to another page became plain words: "{ $words }".
desk-import-lost-include = "{ $name }" is included from elsewhere and was left out: its text is not in the file.
desk-import-lost-section = The section "{ $heading }" looks like an advert or a menu and was left out.
desk-import-lost-split = "{ $title }" was divided into an article for each question: { $count }.
desk-import-lost-split-long = "{ $title }" was too long and was divided at its headings into parts: { $count }.
desk-import-lost-long = A very long article: { $size } characters. Better divide it into articles of up to { $limit }.
desk-import-lost-macros = The macros of the document were left out and never run.
desk-import-lost-layout = A PDF does not show headings and tables: check the paragraphs.
desk-import-lost-property = These fields were not needed: { $names }
desk-import-lost-title-twice = { $other } has the same title. Rename one: customers choose by the title.
