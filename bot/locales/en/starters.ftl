# Canned replies to begin with: added by a button on the page "Canned replies".

starter-hello-name = Greeting
starter-hello = Hello { $customer }! I am { $operator }, let me help you.
starter-moment-name = One moment
starter-moment = One moment please, I am checking.
starter-number-name = Order or contract number
starter-number = Could you tell me the number we can find you by: of your order, contract or appointment?
starter-details-name = Tell me more
starter-details = Could you tell me more: what did you do, and what did you see then?
starter-photo-name = Ask for a photo
starter-photo = Please send a photo or a screenshot, so that we get to the bottom of it sooner.
starter-passed-on-name = Passed on to colleagues
starter-passed-on = I am passing this on to my colleagues and will write to you here as soon as I know more. Your case number is { $case }.
starter-waiting-name = Thank you for waiting
starter-waiting = Thank you for waiting!
starter-sorry-name = Apology
starter-sorry = { $customer }, I am sorry for the trouble. We are putting it right.
starter-done-name = Done
starter-done = Done! Could you check that everything is as it should be?
starter-no-answer-name = Still there?
starter-no-answer = { $customer }, do you still need help with this? If so, just write here.
starter-hours-name = Our contacts
starter-hours = You can reach us this way, too: { $contacts }.
starter-bye-name = Goodbye
starter-bye = Glad to have helped! Write to us whenever you need anything. { $business }
