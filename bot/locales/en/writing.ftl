# The reply box: who else is here, what came meanwhile.

desk-company-looks = { $name } is looking
desk-company-types = { $name } is writing
desk-company-more = and { $count } more
desk-came-while = Came while you write:
desk-came-stopped = Not sent yet, something new came. Send again if your reply still fits.
desk-came-file = a file
desk-came-show = Show it in the chat

error-CameMeanwhile = Something new came while you wrote, so nothing was sent yet. Read it; send again if your reply still fits.
