# Radar: what articles have against each other.

desk-radar = Radar
desk-radar-text = Articles that contradict each other or themselves in another language, say the same twice or claim the same question. Customers get either of them. First what customers see most.
desk-radar-again = Look again
desk-radar-looking = The bot is comparing the articles. What it finds appears here.
desk-radar-open = To look at
desk-radar-away = Right as it is
desk-radar-values = Different values
desk-radar-values-text = The same is said here with different numbers, days, hours or contacts. Say which is right: the other article gets it in a draft.
desk-radar-negation = Yes here, no there
desk-radar-negation-text = One article says that it is so, the other that it is not. Say which is right, or open the one that is wrong.
desk-radar-same = Twice the same
desk-radar-same-text = These articles say nearly the same. Merge them: what only one has goes into a draft of the one you keep.
desk-radar-claimed = One question, two articles
desk-radar-claimed-text = Whoever asks this gets one article or the other. Leave the question where it is answered best and take it out of the other article, or merge the two.
desk-radar-shown = { $count ->
    [one] shown { $count } time in 90 days
   *[other] shown { $count } times in 90 days
 }
desk-radar-right = Right as it is
desk-radar-take-back = Show it again
desk-radar-put-away = Put away until one of the texts changes. It is under “Right as it is”.
desk-radar-taken-back = It is back in the list.
desk-radar-none = Nothing to mend
desk-radar-none-text = No live articles contradict each other or themselves in another language, or say the same twice. The bot looks again every hour.
desk-radar-none-away = Nothing put away
desk-radar-none-away-text = What you call right as it is stays here until one of the texts changes.
desk-radar-languages = Languages differ
desk-radar-languages-text = One article says different things in two languages. Say which is right; the other one gets it in a draft.
desk-radar-take = This one is right
desk-radar-take-text = Puts it into a draft of “{ $title }”. Customers see it once you publish.
desk-radar-sent = In the draft, and sent for review. Customers see it once a colleague has approved it.
desk-radar-taken = It is in the draft. Read it and publish.
desk-radar-begun = Changes not live yet: open the draft
desk-radar-rare = Shown often, helps rarely
desk-radar-rare-text = In 90 days, and not by chance: even with luck these numbers would be bad. Open the article; “Figures” shows the chats.
desk-radar-rare-shown = { $count ->
    [one] shown { $count } time
   *[other] shown { $count } times
 }
desk-radar-rare-helped = helped { $share } %
desk-radar-rare-down = { $share } % pressed 👎
desk-radar-rare-escalated = { $share } % called a person
desk-merge-open = Merge …
desk-merge = Merge two articles
desk-merge-text = One article stays. What only the other one says goes into its draft, where you can still change it; customers see nothing until you publish. Then the other one goes into the archive, from where it can come back.
desk-merge-which = Which one stays
desk-merge-keep = Keep “{ $title }”
desk-merge-first = 1. What only “{ $title }” has
desk-merge-near = Nearly the same is there: { $text }
desk-merge-differs = Careful: the article that stays says other values: { $text }
desk-merge-questions = Phrasings
desk-merge-golden = Test questions
desk-merge-whole = The other article is not there in this language: make this text its draft
desk-merge-nothing = Nothing is missing in this language.
desk-merge-put = Put what is ticked into the draft
desk-merge-nothing-ticked = Tick what is to be taken over first.
desk-merge-done = In the draft. Read it, then publish.
desk-merge-second = 2. Archive “{ $title }”
desk-merge-waiting = First publish the draft of the article that stays:
desk-merge-ready = No draft of it waits. Once the other one is archived, customers get the article that stays.
desk-merge-archive = Archive “{ $title }”
desk-merge-why = Merged into “{ $title }”
desk-merge-archived = “{ $title }” is in the archive.
