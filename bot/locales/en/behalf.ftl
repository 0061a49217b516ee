## Accounts on whose behalf the bot speaks. Told to leads in Telegram and in the browser.

behalf-call-asks = { $name } has connected their Telegram account to the bot. Nothing comes from there until you allow it: desk, Teams, “Own account”.
behalf-call-works = All is well with the account of { $name }: the bot and your colleagues answer in its name.
behalf-call-mute = { $name } no longer lets the bot answer in the name of their account. Customers’ messages still come, replies don’t go out. It is allowed again in that account: Edit profile, “Chat automation”, right to reply.
behalf-call-off = { $name } has disconnected their account from the bot. What customers write there no longer comes here.

## The page.

desk-channel-telegram-business = Telegram, own account
desk-behalf-title = The shop’s own account
desk-behalf-link = Own account
desk-behalf-text = Customers write to the Telegram account they know, not to a bot. The bot answers there in its name, your colleagues answer from the desk, and the owner can join in from their phone at any time.
desk-behalf-privacy = Whatever customers write in the chats that the account opens to the bot stands here and is read by your colleagues. Leave private chats out when you choose them in Telegram.
desk-behalf-off = This desk has no Telegram bot.
desk-behalf-none = No account is connected yet.
desk-behalf-how = Connect an account
desk-behalf-step-mode = In Telegram, at @BotFather: your bot, “Bot Settings”, switch “Secretary Mode” on (it used to be called “Business Mode”).
desk-behalf-step-account = In the Telegram of the account itself: “Edit profile”, “Chat automation” (in older apps Settings, “Telegram Business”, “Chatbots”). Add { $bot } there.
desk-behalf-step-chats = Choose its chats, and allow it to reply, to mark messages as read and to delete what it has sent.
desk-behalf-step-allow = The account appears here by itself. Allow it, and the bot begins.
desk-behalf-is-works = All is well: the bot and your colleagues answer here in its name.
desk-behalf-is-asks = It asks to be allowed. Until then nothing is kept of its chats and nobody is answered.
desk-behalf-is-mute = Messages come, replies don’t go out: the account does not let the bot reply.
desk-behalf-is-mute-do = In that account: “Edit profile”, “Chat automation”, allow it to reply.
desk-behalf-is-off = It was disconnected in Telegram: nothing comes from there any more.
desk-behalf-since = Since { $time }
desk-behalf-may-reply = Reply in its name
desk-behalf-may-read = Mark messages as read
desk-behalf-may-delete = Delete what was sent from here
desk-behalf-yes = allowed
desk-behalf-no = not allowed
desk-behalf-allow = Allow
desk-behalf-forbid = Stop
desk-behalf-forbid-ask = Stop for { $name }?
desk-behalf-forbid-text = What its customers write from now on does not come here, and nobody is answered in its name. What stands here stays.
desk-behalf-done = Allowed. The bot answers there from now on.
desk-behalf-stopped = Stopped.

## In a chat.

desk-line-owner = From the account itself
desk-behalf-until = You can reply until { $time }.
desk-behalf-soon = Reply soon: at { $time } Telegram closes this chat until the customer writes again.
desk-behalf-owner = The owner of the account is writing here themselves. Until { $time } the bot stays silent, unless they write again.
desk-behalf-speak = Let the bot answer again
desk-behalf-speak-hint = The owner’s hour ends now. What the customer has asked and nobody has answered, the bot answers at once.
desk-behalf-speaks = The bot answers here again.
desk-deleted-by-customer = Deleted by the customer

error-WindowShut = Telegram lets this account answer for 24 hours after the customer’s last message, and these are over. Once they write again, you can answer; the owner of the account can write to them at any time.
error-MayNotReply = The owner of this account does not let the bot answer in their name. They can allow it in Telegram: “Edit profile”, “Chat automation”.
error-ChatLeftOut = The owner of this account has left this chat out of those the bot may write in. They can add it in Telegram: “Edit profile”, “Chat automation”.
error-NotConnected = This account is not connected to the bot, so nothing can be sent in its name.
