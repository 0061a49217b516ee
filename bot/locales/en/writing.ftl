# The reply box: who else is here, what came meanwhile.

desk-company-looks = { $name } is looking
desk-company-types = { $name } is writing
desk-company-more = and { $count } more
desk-came-while = Came while you write:
desk-came-stopped = Not sent yet, something new came. Send again if your reply still fits.
desk-came-file = a file
desk-came-show = Show it in the chat

error-CameMeanwhile = Something new came while you wrote, so nothing was sent yet. Read it; send again if your reply still fits.

desk-change = Edit
desk-key-change = edit your last message (in the empty box)
desk-change-title = Edit the message
desk-change-hint = Enter saves, Shift+Enter makes a new line. The customer sees the new text; the old one stays here.
desk-change-save = Save
desk-change-coming = The change is on its way
desk-change-failed = The customer still has the earlier text. { $why }
desk-delete = Delete
desk-delete-title = Delete this message?
desk-delete-text = The customer will no longer see it. What it said stays here for your colleagues.
desk-delete-do = Delete
desk-delete-coming = Is being deleted
desk-delete-failed = Not deleted, the customer still has it. { $why }
desk-deleted = Deleted, the customer no longer has it

error-NotYourMessage = Only who wrote this message, or a lead, can change it.
error-NotYourChatNow = You no longer have this chat, so the message stays as it is. Take the chat, or ask a lead.
error-InPieces = This reply went out in several messages, so it can't be changed. Delete it and write anew, or add to it.
error-NobodyKnows = It is not known whether this message arrived, so it can't be changed. Write a new one.
error-BeingDeleted = This message is being deleted.
error-ChangeTooLong = What was sent can't be changed to a text so long: it takes { $limit } characters. Write a new message.
error-TooOldToDelete = Telegram deletes messages for 48 hours only. Correct it, or write a new one.
error-GoneAtCustomer = The customer has deleted this message, so it can't be changed.

desk-undo = Undo
desk-undo-hint = Ctrl+Z in the empty box
desk-undo-setting = Undo after sending
desk-undo-off = Off: a reply leaves at once
desk-undo-seconds = { $count } seconds
desk-undo-text = So long a reply is held before it leaves. Without it you can still edit and delete what you sent.
desk-held = leaves in a moment
desk-held-closes = leaves in a moment and closes the chat
desk-later-title = Send later
desk-later-text = If the customer writes first, it is not sent: it waits here for you.
desk-later-when = When
desk-later-do = Send then
desk-snooze-do = Snooze
desk-send-later = Send later
desk-planned-at = leaves { $when }
desk-planned-dropped-customer = Not sent: the customer wrote first
desk-planned-dropped-hands = Not sent: the chat is no longer yours
desk-planned-now = Send now
desk-planned-change = Edit
desk-planned-back = Back into the box
desk-planned-title = Reply for later
desk-key-undo = undo sending (in the empty box)

error-LeftAlready = It is on its way already. You can edit or delete it as a message.

desk-suggestion = Suggested reply
desk-suggestion-reply = Suggested from case № { $number }, where the same was asked
desk-suggestion-article = Suggested from the article
desk-suggestion-take = Use
desk-suggestion-no = No, thanks
desk-key-suggestion = use the suggested reply (in the empty box)

desk-number-copy = Copy the number
desk-forwarded = Forwarded from { $name }
desk-reacted = { $name } reacted: { $sign }
desk-reacted-custom = (an emoji of their own)
desk-reacted-paid = (a star)
desk-reacted-other = (Telegram did not say which)
desk-replied-show = Show it
desk-answer-this = Reply
desk-answer-none = Answer no message in particular
