# Trying questions, and the check before an article is published.

desk-try-title = Try questions
desk-try-text = What would the bot do? One question, or several, each on its own line. What you have typed counts, saved or not.
desk-try-questions = Questions
desk-try-ask = Ask
desk-try-wait = Asking the bot…
desk-try-progress = Asked { $done } of { $total }
desk-try-most = Only the first { $count } questions are asked.
desk-try-real = Last week’s questions
desk-try-real-here = Last week’s about this article
desk-try-real-none = No questions in the last week.
desk-try-drafts = { $count ->
    [one] { $count } draft is compared with what is live now.
   *[other] { $count } drafts are compared with what is live now.
    }
desk-tried-count = { $other ->
    [0] { $count } questions: no difference
   *[other] { $count } questions, { $other } answered differently
    }
desk-tried-now = Now
desk-tried-then = With your text
desk-tried-same = Now and with your text
desk-tried-notice = Notice, live now
desk-tried-notice-instead = While it is live, this is the whole answer. Without it:
desk-tried-why = Why
desk-tried-gained = better
desk-tried-lost = lost
desk-tried-flipped = another article
desk-tried-unclear = less sure
desk-tried-other = different
desk-act-answer = answers
desk-act-probably = “probably this”
desk-act-ask = asks back
desk-act-person = calls a person
desk-act-talk = says a line
desk-act-nothing = has no answer

desk-gate-title = Checking the change
desk-gate-begins = Preparing the articles…
desk-gate-progress = Asked { $done } of { $total } questions
desk-gate-asked = { $count ->
    [one] { $count } question checked:
   *[other] { $count } questions checked:
    }
desk-gate-nothing = nothing changes.
desk-gate-count-gained = { $count } gained
desk-gate-count-lost = { $count } lost
desk-gate-count-flipped = { $count } now answered by another article
desk-gate-count-unclear = { $count } less sure
desk-gate-count-missed = { $count } not reached
desk-gate-gained = Gained
desk-gate-gained-text = Answered now, or answered more surely.
desk-gate-lost = Lost
desk-gate-lost-text = Answered before, and not any more.
desk-gate-flipped = Answered by another article
desk-gate-flipped-text = The customer would read another text than before.
desk-gate-unclear = Less sure
desk-gate-unclear-text = The bot would ask back, or say that it is not certain.
desk-gate-missed = Not reached
desk-gate-missed-text = Test questions of this article that it does not answer, before or after.
desk-gate-golden = test question
desk-gate-golden-text = Must be answered by { $article }
desk-gate-loses = { $count ->
    [one] This change loses an answer
   *[other] This change loses { $count } answers
    }
desk-gate-reason = Why this is right
desk-gate-reason-example = We don’t deliver abroad any more
desk-gate-reason-wanted = Say in a line why these answers may go.
desk-gate-anyway = Publish all the same
desk-gate-back = Back to the text
desk-gate-unchecked = The change can’t be checked now
desk-gate-unchecked-text = The part that answers questions is not there, so nobody knows what this change would do to them. You can publish without the check, or wait a minute.
desk-gate-unchecked-anyway = Publish unchecked
desk-gate-live = It is live.
desk-gate-not-checked = It was not checked.
desk-gate-what = What changed
