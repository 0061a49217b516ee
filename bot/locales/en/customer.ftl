# What customers read in the chat. Short, warm, one thought per sentence.

start = Hello! { $business } here, and I am the assistant. { $about ->
    [none] Ask me anything
   *[other] Ask me about { $about },
    } in your own words. I answer at once, and a person is one tap away.
help =
    Write your question in your own words, I understand English, Russian and Ukrainian.

    /human calls a person from our team
    /language changes the language
    /status shows your request
    { $contacts ->
        [none] {""}
       *[other] You can also reach us here: { $contacts }
    }
group = I only answer in private chats, so that nobody else reads what is yours. Write to me directly, please.
language-ask = Which language shall we use?
language-set = Done, we'll go on in English.

greet = Hello! How can I help?
goodbye = Goodbye! Write whenever you need us.
thanks = You're welcome! Is there anything else?
affirm = Good. What would you like to know?
deny = All right. If something comes up, just write.
glad = Good to hear. Write if you need anything else.
who_are_you = I'm a program, the assistant of { $business }. I answer from articles our team has written, and I call a person when you need one.
small_talk = Nice to chat! I'm at my best with questions about { $about ->
    [none] what we do
   *[other] { $about }
    }.
cancel = All right, let's leave it. What shall we do next?
opener = Of course, ask away.
wordless = I'm here. If you have a question, write it in a few words.
foreign = Sorry, I only read English, Russian and Ukrainian. Write in one of these, or I'll call a colleague.

ask-detail-sorry = I'm sorry about that. { ask-detail }
ask-detail = I'll pass this to a colleague. What is { $called }? It looks like { $example }{ $where ->
    [none] {""}
   *[other] {" "}and is { $where }
    }. If you don't have it, just say so.
perhaps = Probably this:
perhaps-or = Or this:
perhaps-again = I'm still not certain I've understood. This comes closest; if it isn't that, I'll call a colleague:
policy-line = How it works with us: { $policy }
meanwhile = While you wait, this may be of use: { $text }
offer-person = Sorry about the trouble. If this doesn't solve it, say “yes” and a colleague will step in.
clarify = Which of these do you mean?
clarify-one = Do you mean this?
clarify-none = None of these
clarify-none-one = No, something else
dont-know = I'm not sure I can answer that correctly, and I don't want to guess. Put it another way, or I'll call a colleague.
told-promised = Deal: once there is an answer, I'll write to you here. If there is none within a month, I won't bother you.
told-withdrawn = All right, I won't write about it.
told-lead = You asked: “{ $question }”. Now there is an answer:
notice-draft = We know about this problem and are working on it. There is no need to try again for now. I can write to you here as soon as it works.
notice-promised = Deal: I'll write to you here as soon as it works again.
notice-works = You wrote: “{ $question }”. It works again. Thank you for waiting!
same-answer = Thanks, I've read your correction. My answer above still stands.
all-said = The article says no more about this, and I won't make anything up. Shall I call a colleague?
said-above = That is covered above, in short:
more-unsure = I'm not sure this is exactly it, but here is what else we have on this:
part-again = I've answered “{ $title }” above. If that isn't enough, I'll call a colleague.
part-perhaps = About “{ $question }”, probably this:
part-clarify = About “{ $question }”: which of these comes closest?
part-clarify-one = About “{ $question }”: is this what you mean?
part-unsure = About “{ $question }” I'm not sure, and I don't want to guess. Shall I call a colleague?
other-language = We only have this in { $from ->
    [ru] Russian
    [uk] Ukrainian
   *[en] English
    } so far:
source = “{ $title }” · updated { DATETIME($date, dateStyle: "long") }
source-undated = “{ $title }”
note-attached = Got it, thank you. Tell me in a few words how I can help.

button-human = Talk to a person
button-tell-me = Tell me when there is an answer
button-notice-want = Tell me when it works
button-untell = Don't write about this
button-untell-one = Don't write: { $about }
button-more = More
button-more-of = More: { $title }
button-helped = 👍 Helped
button-not-helped = 👎 Not what I need
button-down-wrong = It's wrong
button-down-unclear = It's unclear
button-down-other = Not my question
button-down-outdated = It's out of date
button-copy = Copy #{ $number }
button-cancel-wait = I no longer need a person
button-link = I also write in another chat
button-again = It isn't solved: #{ $number }
shown-more = That is everything we have on this.

starting = I'm just being started and can answer in { $minutes ->
    [one] about a minute
   *[other] about { $minutes } minutes
    }. Your message is safe, you need not write it again. If you'd rather not wait, I'll call a person.
late = Sorry, I need a moment longer. Your message is safe, and I'll answer as soon as I can. If you'd rather not wait, I'll call a person.
bot-back = I'm back, and sorry you had to wait. Here is your answer; a person is still one tap away.

handed-requested = Of course. I've called a colleague and shown them our chat, so you won't have to repeat anything.
handed-complaint = I'm sorry it turned out this way. A colleague will look into it personally and already has our chat.
handed-anger = I'm sorry about this. I've called a colleague who can see our whole chat, so you won't have to explain it again.
handed-misses = I'm not managing to help here, so I've called a colleague. They have our chat, no need to repeat it.
handed-not_helped = Sorry that wasn't it. A colleague will help, they can see what I've already suggested.
handed-repeated = I'd only repeat myself, so I've called a colleague. They can see our whole chat.
handed-came_back = You asked this not long ago, so my answer can't have helped. I've called a colleague, and they can see what was said then.
handed-sensitive = This is something a person should decide with you. I've called a colleague and passed on our chat.
handed-status = Thank you. A colleague will check, they have everything you've told me.
handed-request = Got it. I've passed this to a colleague, who will see to it and write to you here. Until they confirm, nothing changes.
handed-bot_unavailable = I'm out of order at the moment, sorry. A colleague will answer, your messages are all here.
handed-beyond_bot = I can't cope with this message, sorry. A colleague will read it and answer.
handed-file = I've passed this on to a colleague who can look at it properly.
handed-again = I've passed it on once more, with everything written so far. There's nothing to repeat.
handed-taken = { $name } is with you now and can see our whole chat, so there's nothing to repeat.
handed-written_first = This is { $name } from support.
handed-reopened = { $name } is coming back to your question, with all you've written at hand.

wait-number = Request #{ $number }.
wait-place = { $place ->
    [1] You're next.
   *[other] You're number { $place } in the queue.
    }
wait-ahead = Fewer than { $most } people are ahead of you.
wait-far = At least { $least } people are ahead of you.
wait-overtaken = Somebody whose problem could not wait was put ahead of you.
wait-range = Usually it takes { $low } to { $high } minutes.
wait-hours = Usually it takes { $low } to { $high } hours.
wait-unknown = I can't say yet how long it takes: a colleague will answer here as soon as they are free.
wait-alone = Nobody is at the desk this minute. The first colleague to be back will answer here.
wait-opening = { $opens ->
    [today] today from { $time }
    [tomorrow] tomorrow from { $time }
   *[later] { DAY($date) } from { $time }
    }
wait-closed = Our people are back: { $opens ->
    [today] today from { $time }
    [tomorrow] tomorrow from { $time }
   *[later] { DAY($date) } from { $time }
    }. Leave your message here, they'll read everything.
wait-write = You can add details meanwhile.
wait-over = Request #{ $number }: { $name } is answering.
wait-cancelled = Request #{ $number } is cancelled.
wait-bot-back = Request #{ $number } is no longer needed: I'm working again and answer myself.
cancelled = All right, I've taken your request back. I'm here again if you have a question.
joined = { $name } has joined and can see the whole chat.
back-to-queue = { $name } had to leave. You keep your place, a colleague will take over.
transferred = { $name } will answer you from here. They have the whole conversation; there is nothing to repeat.
taken-over = { $name } is taking over and can see the whole chat.
resolved = { $name } has closed request #{ $number }. The bot is back: write if anything else comes up.
nudge = Are you still with us? We asked you something above and are glad to go on. Answer whenever it suits you.
lapsed = We have not heard from you, so request #{ $number } is closed for now. Write here any time and we will go on from there.
returned = { $name } has left the chat. The bot is back, and a person is one tap away.
status-bot = You have no open request. I'm answering right now: ask away.
requests-earlier = Earlier requests:
requests-told = I'll write when there is an answer to:
requests-told-line = “{ $about }”
request-line = #{ $number }, { DAY($date) }: “{ $about }” ({ $state })
request-resolved = closed
request-returned = closed
request-lapsed = closed, we had no answer from you
request-cancelled = you took it back
status-typo = There is a typo in that number: the letter at its end belongs to another one. Here is what you have with us:
status-unknown = I see no request with that number in this chat. Here is what you have with us:
status-claimed = Request #{ $number }: { $name } is with you.
aside-answer = Your request stays in the queue. Meanwhile, here is what the bot knows:
aside-upset = I understand, waiting is no fun. I've marked your request as urgent, so a colleague will see it among the first.
aside-added = I've added this to your request: whoever takes it will read it with the rest.
already-waiting = You're in the queue already, nothing is lost.

command-start = Start
command-help = What I can do
command-human = Talk to a person
command-language = Change the language
command-status = My requests
command-link = It’s me in another chat

chat-title = Chat with { $business }
chat-placeholder = Your message
chat-send = Send
chat-reply = Reply
chat-reply-none = Answer no message in particular
chat-offline = No connection. Your messages are kept and will be sent.
chat-not-sent = Not sent yet, trying again
chat-too-long = This is too long: at most { $limit } characters. Split it, please.
chat-typing = is writing
chat-bot = Assistant
chat-earlier = Show earlier messages
chat-edited = edited
chat-you = You
chat-busy = Too many messages at once. Wait a moment, please.
chat-log = Conversation
chat-language = Language
chat-status-bot = The assistant is with you
chat-status-queue = A colleague will join, your place is kept
chat-status-operator = { $name } is with you
chat-your-time = { $time } by your clock
chat-new = New messages
chat-open = Ask a question
chat-close = Close the chat
chat-closed = This could not be sent.
chat-cookies = Your browser keeps no cookies here, so we would not recognise you. Open the chat in a tab of its own.
chat-new-tab = Open the chat in a new tab
chat-tell = Notify me of the reply
chat-tell-off = Stop notifying me
chat-tell-note = Keep this tab open: we will let you know when a colleague writes.
chat-tell-blocked = Your browser blocks notifications from this page. You can allow them next to the address, or just leave this tab open.
chat-mail = Send the reply to my e-mail too
chat-mail-label = Your e-mail
chat-mail-save = Save
chat-mail-cancel = Cancel
chat-mail-change = Change
chat-mail-remove = Don’t write there
chat-mail-kept = If you are not here, the reply also goes to { $address }.
chat-mail-bounced = E-mail to { $address } does not arrive. Please check the address.
chat-mail-failed = That did not work: please check your connection and try again.
chat-return-go = Open the chat
chat-return-anew = Write in the chat
chat-return-stop = Don’t send me these e-mails
chat-return-whose = The chat with the address { $address } opens on this device.
chat-return-nobody = The chat this e-mail came from opens on this device.
chat-return-stopped = Done: there will be no more of these e-mails.
chat-move = Continue in Telegram
chat-move-note = Open Telegram and press “Start”: the conversation goes there with your place in the queue. The link works for 15 minutes.
chat-move-open = Open Telegram
chat-moved = This conversation goes on in Telegram. If you write here, a new one begins.
move-done = Let’s go on here. Colleagues have everything you wrote on the site.
move-open = You already have a request open here, so the conversation on the site stays there. Colleagues see both.
move-used = This link has been used. To bring the conversation here, get a new one on the site.
move-over = This link worked for 15 minutes. Get a new one on the site.
move-unknown = We don’t know this link. Get a new one on the site, or just write your question here.
move-back = We go on here on the site again. Everything you wrote in Telegram stays with us.
move-undone = The conversation from the site goes on there again. If you have a question, just write it here.
link-code = Your code: { $code }
    Write it in our other chat (in Telegram or on the site) within 15 minutes, and we will know it is you in both. It works once; don’t give it to anybody.
link-done = Done: we know it is you here and there. Colleagues see both conversations, so you needn’t repeat anything.
link-joined = Your other chat with us is joined with this one. If that was not you, tell us.
link-unknown = We don’t know this code. Check each letter, or get a new one: write /link in the other chat.
link-over = This code worked for 15 minutes. Get a new one: write /link in the other chat.
link-used = This code has been used. Get a new one: write /link in the other chat.
link-own = This is the code of this very chat. Write it in the other one: in Telegram or on the site.
link-already = We know already that it is you in both chats.
link-many = That was many codes in a short time. Try again in an hour, or ask a colleague: they can join your chats too.

chat-attach = Attach a photo or file
chat-files = Files of this message
chat-files-drop = Let go to attach
chat-files-many = One message takes { $count } files. Send these, then add the rest.
chat-file-large = { $name } is larger than { $limit } MB. Please send a smaller one, or a link.
chat-file-failed = It was not uploaded. Please try again.
chat-file-again = Upload again
chat-file-remove = Remove
chat-file-gone = the file is no longer available

survey-ask = How did we do with request #{ $number }? 1 ★ is poor, 5 ★ is great.
survey-thanks = Thank you! You gave { $score } of { $most }.
survey-low = Thank you for being frank, you gave { $score } of { $most }. What was wrong? You can also say it in your own words: reply to this message.
survey-noted = Thank you, passed on: “{ $what }”. To add something, reply to this message.
survey-comment = Thank you, we will read it and learn from it.
survey-over = This question is closed by now, but thank you for coming back to it.
survey-slow = Long wait
survey-unsolved = Not solved
survey-unclear = Unclear answer
survey-rude = Not polite

nps-ask = This is not about your last request, but about us as a whole: how likely are you to recommend us to a friend? 0 is not at all, 10 is for sure. One tap is enough.
nps-praise = Thank you, you gave { $score } of { $most }! What do you like best? Just write it here.
nps-lack = Thank you for being frank, you gave { $score } of { $most }. What would have made it more? Just write it here, a person will read it.
nps-comment = Thank you, we will read it and learn from it. If there is something to be solved, call a person.
nps-other = Another score
nps-over = This question is closed by now, but thank you for coming back to it.

## Letters

mail-subject = A reply from { $business }
mail-replied = { $name } from { $business } replied:
mail-answered = Your answer from { $business }:
mail-file = Attached: { $name }. You will find it in the chat.
mail-files-refused = These files did not arrive with your e-mail: { $names }. They are too large, empty or of a kind we can’t take. Please send them here in the chat, a smaller picture or a PDF.
mail-go-on = Open the chat and reply
mail-note = You left this address in our chat in case you miss the reply. Please don’t answer this e-mail: nobody reads that mailbox. If you want no more of them, or never asked for them, the same link has a button that stops them.
mail-note-answer = You can simply answer this e-mail: your words and attachments arrive in our chat. You left this address there in case you miss the reply. If you want no more of these e-mails, or never asked for them, the link above has a button that stops them.
