# a second person looks at what customers are to read
desk-approval-send = Send for review
desk-approval-send-text = A colleague looks at the changes before customers do. They are told, and you hear what comes of it.
desk-approval-nobody = Nobody else may publish articles yet, so nobody could look. An administrator can make a colleague a lead under People.
desk-approval-who = Who is to look
desk-approval-whoever = whoever is first
desk-approval-note = What was changed and why (may stay empty)
desk-approval-note-example = New prices from 1 March; please check the table
desk-approval-sent = Sent for review.
desk-approval-sent-many = { $count ->
    [0] Nothing was sent: customers read all of it already.
    [one] { $count } article is sent for review.
   *[other] { $count } articles are sent for review.
    }
desk-approval-waits = Waits for a second person since { $time }.
desk-approval-waits-named = Waits for { $name } since { $time }.
desk-approval-asked-gone = { $name } no longer works here, so anybody who publishes articles may look now.
desk-approval-withdraw = Take back
desk-approval-dismiss = Dismiss
desk-approval-changed = You changed it after it was sent, so nobody can publish it yet. Send it again when it is ready.
desk-approval-changed-theirs = { $name } sent this for review, and it was changed since. It can be published once it was sent again.
desk-approval-asks = { $name } asks you to look at this before customers do · { $time }
desk-approval-asks-other = { $name } was asked, but you may look instead.
desk-approval-author-gone = { $name } no longer works here. Publish it, or change it yourself and send it to a colleague.
desk-approval-diff = What changes for customers
desk-approval-diff-new = What customers will read: they get none of it yet
desk-approval-diff-back = What changed since it was sent back
desk-approval-check = Check on questions
desk-approval-check-text = Asks the bot all its golden questions and what customers asked lately, with this change and without
desk-approval-publish = Approve and publish
desk-approval-send-back = Needs work
desk-approval-send-back-text = The author sees your words above the article and is told. Nothing changes for customers.
desk-approval-comment = What is to be changed
desk-approval-comment-wanted = Say what is to be changed, so that the author knows.
desk-approval-sent-back = Sent back to the author.
desk-approval-came-back = { $name }: needs work · { $time }
desk-approval-then = Change it and send it for review again.
desk-approval-then-theirs = { $name } knows. You can also change it yourself and send it.
desk-approval-alone = Publish without review
desk-approval-alone-text = For emergencies: customers get this at once, and the history shows that nobody else looked.
desk-approval-alone-why = Why can’t it wait?
desk-approval-alone-wanted = Say in a line why it can’t wait. It stays in the history.
desk-approval-by = reviewed by { $name }
desk-approval-was-alone = published without review
desk-approval-yours = { $count ->
    [one] { $count } article waits for your review.
   *[other] { $count } articles wait for your review.
    }
desk-approval-back = { $count ->
    [one] { $count } article of yours came back: it needs work.
   *[other] { $count } articles of yours came back: they need work.
    }
desk-articles-waits = To review
desk-articles-waits-text = A second person is to look before customers get it
desk-articles-back = Needs work
desk-articles-back-text = Looked at and sent back to the author
desk-settings-second_person = Before customers get an article
desk-settings-second-no = whoever wrote it may publish it
desk-settings-second-yes = a second person looks at it
desk-settings-second_topics = Only in these topics (none: in all)
desk-settings-second-text = Then “Send for review” stands where “Publish” was, and another lead publishes it or sends it back. Taking an article away, its owner and the ways to ask for it need nobody else. An administrator can publish without review, with a reason. Changes in the folder (git, kb import) are as ever.
desk-settings-todo-second_person = Write true or false.
desk-settings-todo-second_topics = Write a list of topics as their folders are called, for instance [payment, returns].
staff-call-approval-waiting = { $name } asks for a review: “{ $title }”
staff-call-approval-back = { $name } has looked at “{ $title }”: it needs work
staff-call-approval-live = { $name } has approved “{ $title }”: customers get it now
error-NeedsSecond = A second person looks at this before customers do. Open the article and press “Send for review”.
error-NothingToReview = Customers read all of this already, so there is nothing to look at.
error-NoReviewer = { $name } can’t look at this: they wrote it, or may not publish articles. Choose somebody else, or “whoever is first”.
error-NeedsComment = Say in a line or two what is to be changed, so that the author knows.
error-OwnText = You wrote the last change yourself, so somebody else must look at it.
error-DecidedAlready = { $name } has looked at this already. Below you see what came of it.
error-NoLongerWaits = This no longer waits for review: it was taken back, deleted or published otherwise.
error-ChangedSince = The text is not the one that was sent for review any more. It can be published once it was sent again.
error-AuthorGone = { $name } no longer works here and would not see your comment. Change it yourself and send it to a colleague.
error-NeedsEmergency = Say in a line why this can’t wait for a second person. It stays in the history.
error-SideKept = A second person looks at this before customers do. What you typed is kept as unpublished changes: open the article in this language and press “Send for review”.
error-StaysInTopic = A second person looks at articles of this topic and not at those of the other one, so only an administrator can move it there.
