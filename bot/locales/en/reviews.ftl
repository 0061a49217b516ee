# Reviews of conversations: scorecards, results, disputes.

desk-reviews = Reviews
desk-reviews-text = Read a closed chat, judge it by the scorecard, tell your colleague what was good and what to do better. They see it once you finish.
desk-reviews-review = Review
desk-reviews-unread = { $count ->
    [one] Reviews: { $count } new
   *[other] Reviews: { $count } new
    }
desk-reviews-none = Nothing to review yet
desk-reviews-none-text = Open a list of closed chats and press “Review” beside one of them. The first scorecard is ready; you can change it.
desk-reviews-find = Choose from closed chats
desk-reviews-list-disputed = Disputed: you decide
desk-reviews-list-mine = Yours
desk-reviews-list-others = To do, or with others
desk-reviews-list-done = Done lately
desk-reviews-begun-by = { $name } is at it
desk-reviews-given-to = for { $name }
desk-reviews-new = new
desk-reviews-of = № { $number }: { $name }
desk-reviews-open-chat = Open the chat
desk-reviews-conversation = Conversation
desk-reviews-card = Scorecard
desk-reviews-by-card = By which scorecard
desk-reviews-taken = { $name } is reviewing this chat
desk-reviews-taken-text = You will find the result here once it is finished.
desk-reviews-drawn-hand = chosen by hand
desk-reviews-drawn-low = low rating
desk-reviews-drawn-reopened = came back
desk-reviews-drawn-long = took long
desk-reviews-drawn-new = new colleague
desk-reviews-drawn-random = random
desk-reviews-drawn-least = some of everybody
desk-reviews-later = { $time } later
desk-reviews-tried = The bot showed: { $title }
desk-reviews-waited = Taken after { $time }
desk-reviews-note = note
desk-reviews-comment = Comment
desk-reviews-comment-line = What about this line?
desk-reviews-why = Add a word to it
desk-reviews-overall = In all: what was good, what to try next time
desk-reviews-score = Score
desk-reviews-yes = Yes
desk-reviews-no = No
desk-reviews-na = does not apply
desk-reviews-na-short = n/a
desk-reviews-critical = Critical
desk-reviews-critical-text = If a critical category fails (“no”, or 1–2 of 5), the whole chat scores 0.
desk-reviews-failed = Critical, and failed: { $names }. So the score is 0.
desk-reviews-saved = Draft saved at { $time }
desk-reviews-unsaved = Not saved
desk-reviews-finish = Finish
desk-reviews-finish-text = { $name } is told and sees score, marks and comments. After that only a dispute changes them.
desk-reviews-drop = Do not review
desk-reviews-drop-text = What is filled in here will be gone. The chat can be reviewed again later.
desk-reviews-drop-do = Throw away
desk-reviews-by = { $name }, { $date }
desk-reviews-dispute = Dispute
desk-reviews-dispute-why = Why do you see it differently?
desk-reviews-dispute-send = Send
desk-reviews-dispute-sent = Sent. You will be told what was decided.
desk-reviews-dispute-until = { $days ->
    [one] You can dispute a mark for { $days } day after the review.
   *[other] You can dispute a mark for { $days } days after the review.
    }
desk-reviews-dispute-over = { $days ->
    [one] The { $days } day for disputes is over. Talk to your lead if something is still wrong.
   *[other] The { $days } days for disputes are over. Talk to your lead if something is still wrong.
    }
desk-reviews-disputed = { $name } disputes this
desk-reviews-undecided = not decided yet
desk-reviews-stands = What stands from now on
desk-reviews-as-before = { $value } (as it is)
desk-reviews-decide-why = Your answer to them
desk-reviews-decide = Decide
desk-reviews-changed = { $name } changed it: { $before } → { $after }
desk-reviews-kept = { $name } kept it: { $before }
desk-reviews-told-done = Your chat was reviewed
desk-reviews-told-many = { $count ->
    [one] { $count } of your chats was reviewed
   *[other] { $count } of your chats were reviewed
    }
desk-reviews-told-all-seen = Mark all as seen
desk-reviews-told-disputed = A review is disputed: decide
desk-reviews-told-kept = Your dispute is decided: the mark stays
desk-reviews-told-changed = Your dispute is decided: the mark was changed
staff-call-review-done = Your chat № { $number } was reviewed.
staff-call-review-disputed = The review of chat № { $number } is disputed. Please decide.
staff-call-review-kept = Your dispute about chat № { $number } is decided: the mark stays.
staff-call-review-changed = Your dispute about chat № { $number } is decided: the mark was changed.

desk-reviews-quality = Quality (IQS)
desk-reviews-quality-own = How my chats were reviewed
desk-reviews-quality-text = IQS, the internal quality score, is the mean of all reviews finished in this period. A review is the weighted mean of its categories; what does not apply is left out, and one failed critical category makes it 0.
desk-reviews-quality-none = No reviews finished in this period
desk-reviews-quality-none-text = Choose other days, or review a closed chat: the result will stand here.
desk-reviews-quality-none-own = Choose other days. Once somebody reviews a chat of yours, you are told and find it here.
desk-reviews-count = Reviews
desk-reviews-disputes = Disputed marks
desk-reviews-disputes-changed = { $count ->
    [0] none was changed
    [one] { $count } was changed
   *[other] { $count } were changed
    }
desk-reviews-base = { $count ->
    [one] from { $count } review
   *[other] from { $count } reviews
    }
desk-reviews-few = { $count ->
    [one] only { $count } review: a hint, not a figure
   *[other] only { $count } reviews: a hint, not a figure
    }
desk-reviews-by-category = Category, the worst first
desk-reviews-n = Reviews
desk-reviews-failed-count = { $count } failed
desk-reviews-course = IQS over time
desk-reviews-behind = The reviews
desk-reviews-left-out = { $count ->
    [one] { $count } more is not listed; choose fewer days.
   *[other] { $count } more are not listed; choose fewer days.
    }

desk-reviews-cards = Scorecards
desk-reviews-cards-text = By what chats are judged. A change counts from the next review on; finished ones keep the scorecard they were made by.
desk-reviews-card-add = Add a scorecard
desk-reviews-card-name = Name of the scorecard
desk-reviews-card-retire = Put away
desk-reviews-version = Version { $number }
desk-reviews-shipped = Ours to begin with. It is in use as it stands; change what you like.
desk-reviews-category = Category
desk-reviews-category-add = Add a category
desk-reviews-category-remove = Remove the category
desk-reviews-hint = What to look for
desk-reviews-scale = Scale
desk-reviews-scale-yes_no = yes / no
desk-reviews-scale-five = 1 to 5
desk-reviews-weight = Weight
desk-reviews-fault-name = Give the scorecard a name of 1 to 60 characters.
desk-reviews-fault-empty = A scorecard needs at least one category.
desk-reviews-fault-many = A scorecard has at most 20 categories; nobody fills in more with care.
desk-reviews-fault-category = Give each category a name of 1 to 60 characters ({ $name }).
desk-reviews-fault-twice = Two categories are called “{ $name }”. Rename one of them.
desk-reviews-fault-weight = Write a whole number from 0 to 100 as the weight of “{ $name }”.
desk-reviews-fault-weightless = All weights are 0, so there would be no score. Give at least one category a weight.

review-card = Support chat
review-card-tone = Greeting and tone
review-card-tone-text = Greets, is friendly and patient, writes in the customer’s language; no reproach, no empty phrases.
review-card-understood = Understood the matter
review-card-understood-text = Sees what the customer really needs, asks back where it is unclear, does not make them repeat themselves.
review-card-solution = Right solution
review-card-solution-text = What was said and done is true and solves the matter, not only this message.
review-card-complete = Complete
review-card-complete-text = Every question is answered; the customer knows what happens next and when.
review-card-promises = Kept promises
review-card-promises-text = What was promised was done in time, or the customer was told in time that it would not be.
review-card-rules = Followed the rules
review-card-rules-text = Nobody else’s data told, identity checked where it must be, refunds and discounts only as agreed.
review-card-writing = Clear writing
review-card-writing-text = Short sentences, no mistakes, easy to read on a phone.
review-card-closing = Good ending
review-card-closing-text = Made sure that it is solved; result, tags and words for colleagues are right.

error-OwnChat = Nobody reviews a chat of their own. Ask another lead to do it.
error-OtherTeam = { $name } is in none of your teams. Ask the lead of that team or an administrator to review this chat.
error-StillGoingOn = This case is still open. Review it once it is closed.
error-NobodyAnswered = Nobody of the staff had this case at the end, so there is nobody to review.
error-NotReviewed = This chat has no finished review. You will be told once there is one.
error-TakenReview = { $name } is reviewing this chat already. Your text is still here; copy it and agree with { $name } who goes on.
error-StaleReview = This review was saved in another window meanwhile. Copy what you typed last, then reload the page.
error-FinishedReview = This review is finished already and is changed only by a dispute. Reload the page.
error-Unjudged = Judge these too, or say that they do not apply: { $names }.
error-NothingCounts = Nothing that counts applies, so there is no score. Judge at least one category with a weight.
error-CardUnusable = The scorecard can’t be saved: { $problem }
error-LastCard = This is the only scorecard in use. Add another one first.
error-StaleCard = Somebody changed this scorecard meanwhile. Copy what you typed, then reload the page.
error-WordsMissing = Write in a sentence why.
error-DisputeOver = The time for disputes ({ $days } days after the review) is over. Talk to your lead.
error-DisputedBefore = You have disputed this category already; each can be disputed once.
error-DisputeDecided = { $name } has decided this already. Reload the page.
error-OthersDecide = You gave this mark yourself, so somebody else decides: { $names }.

desk-reviews-drawing = What is drawn
desk-reviews-drawing-text = Every Monday chats closed in the week before are drawn and given to those who may review them, evenly. Never the same chat twice, never one’s own; the list says why each was drawn.
desk-reviews-drawing-on = In force: the next ones are drawn on Monday.
desk-reviews-drawing-off = Nothing is drawn yet. These numbers are a suggestion: change what you like and save.
desk-reviews-draw = Draw from last week now
desk-reviews-draw-text = By the saved numbers. Pressing again adds nothing that is not missing.
desk-reviews-drawn-count = { $count ->
    [0] Nothing new: last week is drawn already, or had no such chats.
    [one] { $count } chat was drawn.
   *[other] { $count } chats were drawn.
    }
desk-reviews-rule-low = per cent of the chats that got 1 to 3 stars
desk-reviews-rule-reopened = per cent of the chats after which the customer came back about the same within a week
desk-reviews-rule-long = of the chats with most messages, so many
desk-reviews-rule-new = first chats of every new colleague
desk-reviews-rule-random = per cent of all closed chats, at random
desk-reviews-rule-least = at least so many chats of everybody who closed any
desk-reviews-rule-wrong = A whole number from 0 to { $most }; 0 switches it off.

error-BadRules = Write whole numbers within what is possible: { $names }.
error-NothingDrawn = Every rule is off, so nothing is drawn. Set a number above 0 and save first.

desk-reviews-export-text = All reviews of this page, a row each, with every mark; the second sheet says what it means
desk-reviews-column-case = Case
desk-reviews-column-chat = Chat
desk-reviews-column-at = Finished
desk-reviews-column-person = Operator
desk-reviews-column-team = Team
desk-reviews-column-reviewer = Reviewer
desk-reviews-column-drawn = Why this chat
desk-reviews-column-card = Scorecard
desk-reviews-column-score = Score, %
desk-reviews-column-failed = Critical, failed
desk-reviews-column-comment = In all
desk-reviews-column-remarks = Word to a mark
desk-reviews-column-score-text = As it stands after disputes; 0 where something critical failed.
desk-reviews-column-drawn-text = Chosen by hand, or the rule by which it was drawn.
desk-reviews-column-failed-text = The critical categories that got “no”, or 1–2 of 5.
desk-reviews-column-yes-no = 1: yes, 0: no; empty where it did not apply. Weight { $weight }.
desk-reviews-column-five = From 1 to 5; empty where it did not apply. Weight { $weight }.

desk-reviews-deadline = Disputes
desk-reviews-deadline-days = Days for a dispute
desk-reviews-deadline-text = So long after a review colleagues can object to a mark. It holds for finished reviews too; 0: no disputes.
desk-reviews-deadline-wrong = A whole number from 0 to { $most }.
