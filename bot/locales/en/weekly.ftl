# The weekly letter to staff.

desk-weekly = Weekly letter
desk-weekly-text = Once a week, ten lines: what changed against the week before, and what is worth doing. It takes two minutes to read, and a week in which nothing happened is told once.
desk-weekly-by-mail = By e-mail
desk-weekly-by-telegram = In Telegram
desk-weekly-no-mail = This desk has no mail server, so letters can only come in Telegram.
desk-weekly-no-telegram = For Telegram, connect yours below first.
desk-weekly-address = E-mail address
desk-weekly-weekday = Day
desk-weekly-hour = Hour
desk-weekly-zone = Time zone
desk-weekly-show = What would it say now?
desk-weekly-now = Send me one now
desk-weekly-sent = On its way.
desk-weekly-unsent = Nothing was sent: choose e-mail or Telegram and save.
desk-weekly-saved-on = Saved. The next letter comes on { $date }.
desk-weekly-saved-off = Saved. No letters come.
desk-weekly-problem = The last letter did not arrive: { $problem }

desk-weekly-subject = { $business }, { $days }
desk-weekly-worse = Worse than the week before
desk-weekly-better = Better
desk-weekly-rest = Otherwise
desk-weekly-to-do = Worth doing this week
desk-weekly-line = { $name }: { $value }, before: { $before }
desk-weekly-calm = No figure got better or worse by more than chance would bring.
desk-weekly-only-worse = { $count ->
    [one] One figure got worse by more than chance would bring.
   *[other] { $count } figures got worse by more than chance would bring.
}
desk-weekly-only-better = { $count ->
    [one] One figure got better by more than chance would bring.
   *[other] { $count } figures got better by more than chance would bring.
}
desk-weekly-both = Beyond chance, { $worse ->
    [one] one figure got worse
   *[other] { $worse } figures got worse
} and { $better ->
    [one] one got better.
   *[other] { $better } got better.
}
desk-weekly-quiet = Nothing happened in these seven days: nobody wrote, and no chat was taken, answered or closed. The next letter comes when there is something to tell.
desk-weekly-numbers = All numbers
desk-weekly-change = Another day, or none
desk-weekly-note = You get this letter because you asked for it in your profile.
desk-weekly-end = No more of these letters

desk-weekly-off-title = No more weekly letters?
desk-weekly-off-intro = You then get no weekly letter by e-mail. In Telegram nothing changes.
desk-weekly-off-submit = Yes, no more letters
desk-weekly-ended-title = No more weekly letters
desk-weekly-ended-intro = None comes by e-mail from now on. If that was a mistake, here is the way back.
desk-weekly-ended-submit = Send them again
desk-weekly-back-title = The letters come again
desk-weekly-back-intro = The next one comes on your day.
desk-weekly-back-submit = No more letters
desk-weekly-unknown = This link belongs to no letter that is still sent. You can turn letters on and off in your profile.
