# Letters that come by mail.

desk-letter-came = ✉ by e-mail from { $address }
desk-letter-other = ✉ by e-mail from { $address }, which is not the address they left in the chat
desk-letter-refused = Did not come with the e-mail: { $names }. The customer was told.
desk-letter-cut = quoted text and signature

desk-letters = E-mails
desk-letters-text = Answers of customers to our e-mails go straight into their chat. Here is all that came, and what became of it.
desk-letters-off = No mailbox is read: e-mails ask to answer by their link. An administrator sets one up with ANSWERDESK_IMAP_HOST (docs/mail.md).
desk-letters-begin = { $address } has not been looked into yet.
desk-letters-on = { $address } is read every 20 seconds.
desk-letters-trouble = The mailbox can’t be read: { $problem }. Check the ANSWERDESK_IMAP_… settings. Nothing is lost: e-mails wait there.
desk-letters-all = All
desk-letters-open = To look at
desk-letters-none = No e-mails yet
desk-letters-none-text = As soon as a customer answers one of ours, it stands here and in their chat.
desk-letters-none-open = Nothing to look at
desk-letters-none-open-text = Every e-mail that came is in a chat or needs nobody.
desk-letters-no-subject = (no subject)
desk-letters-words = What it says
desk-letters-chat = Open the chat
desk-letters-put = Put into a chat…
desk-letters-put-text = The number of a case of this customer. The e-mail stands in that chat as if they had written it there.
desk-letters-put-do = Put there
desk-letters-put-done = It is in the chat.
desk-letters-done = Nothing to do

desk-letter-fate-new = being read
desk-letter-fate-new-text = It has just come.
desk-letter-fate-taken = in the chat
desk-letter-fate-taken-text = The customer’s answer stands in their chat.
desk-letter-fate-bounced = not delivered
desk-letter-fate-bounced-text = There is nobody at the customer’s address. Nothing more is sent there until they change it; the chat says so.
desk-letter-fate-delayed = delayed
desk-letter-fate-delayed-text = Our e-mail has not arrived yet; the mail servers try on.
desk-letter-fate-automatic = automatic
desk-letter-fate-automatic-text = A machine wrote it (out of office, a newsletter, a report): it is not put into a chat.
desk-letter-fate-loop = loop
desk-letter-fate-loop-text = One of our own e-mails came back, or a machine answers again and again.
desk-letter-fate-empty = empty
desk-letter-fate-empty-text = There is nothing in it.
desk-letter-fate-stranger = no chat
desk-letter-fate-stranger-text = It does not answer an e-mail of ours, so nobody knows whose it is. Perhaps it is spam, perhaps a customer who wrote to this address.
desk-letter-fate-broken = unreadable
desk-letter-fate-broken-text = It could not be read.
