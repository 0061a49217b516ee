# Поле відповіді: хто ще тут, що надійшло тим часом.

desk-company-looks = Дивиться { $name }
desk-company-types = Пише { $name }
desk-company-more = і ще { $count }
desk-came-while = Прийшло, поки ви пишете:
desk-came-stopped = Ще не надіслано: надійшло нове. Якщо відповідь досі підходить, надішліть ще раз.
desk-came-file = файл
desk-came-show = Показати в чаті

error-CameMeanwhile = Поки ви писали, надійшло нове, тому відповідь ще не надіслано. Прочитайте; якщо вона досі підходить, надішліть ще раз.

desk-change = Змінити
desk-key-change = змінити своє останнє повідомлення (у порожньому полі)
desk-change-title = Змінити повідомлення
desk-change-hint = Enter збереже, Shift+Enter почне новий рядок. Клієнт побачить новий текст, попередній залишиться тут.
desk-change-save = Зберегти
desk-change-coming = Правка надсилається
desk-change-failed = У клієнта поки попередній текст. { $why }
desk-delete = Видалити
desk-delete-title = Видалити повідомлення?
desk-delete-text = Клієнт його більше не побачить. Для колег текст залишиться тут.
desk-delete-do = Видалити
desk-delete-coming = Видаляється
desk-delete-failed = Не видалено, у клієнта воно є. { $why }
desk-deleted = Видалено, у клієнта його більше немає

error-NotYourMessage = Змінити це повідомлення може лише автор або керівник.
error-NotYourChatNow = Чат більше не ваш, тому повідомлення залишається як є. Візьміть чат або попросіть керівника.
error-InPieces = Ця відповідь пішла кількома повідомленнями, змінити її не можна. Видаліть і напишіть заново або додайте уточнення.
error-NobodyKnows = Невідомо, чи дійшло це повідомлення, тому змінити його не можна. Напишіть нове.
error-BeingDeleted = Це повідомлення вже видаляється.
error-ChangeTooLong = Надіслане не можна замінити таким довгим текстом: вміщується { $limit } символів. Напишіть нове повідомлення.
error-TooOldToDelete = Telegram видаляє повідомлення лише в перші 48 годин. Виправте його або напишіть нове.
error-GoneAtCustomer = Клієнт видалив це повідомлення в себе, тому змінити його не можна.

desk-undo = Скасувати
desk-undo-hint = Ctrl+Z у порожньому полі
desk-undo-setting = Скасування після надсилання
desk-undo-off = Вимкнено: відповідь іде відразу
desk-undo-seconds = { $count } секунд
desk-undo-text = Стільки відповідь чекає, перш ніж піти. І без цього надіслане можна змінити й видалити.
desk-held = зараз піде
desk-held-closes = зараз піде і закриє чат
desk-later-title = Надіслати пізніше
desk-later-text = Якщо клієнт напише раніше, відповідь не піде й залишиться тут для вас.
desk-later-when = Коли
desk-later-do = Надіслати тоді
desk-snooze-do = Відкласти
desk-send-later = Надіслати пізніше
desk-planned-at = піде { $when }
desk-planned-dropped-customer = Не надіслано: клієнт написав раніше
desk-planned-dropped-hands = Не надіслано: чат уже не ваш
desk-planned-now = Надіслати зараз
desk-planned-change = Змінити
desk-planned-back = Повернути в поле
desk-planned-title = Відповідь на потім
desk-key-undo = скасувати надсилання (у порожньому полі)

error-LeftAlready = Вона вже йде. Тепер її можна змінити або видалити як повідомлення.

desk-suggestion = Підказка відповіді
desk-suggestion-reply = Підказка зі звернення № { $number }, де питали те саме
desk-suggestion-article = Підказка зі статті
desk-suggestion-take = Взяти
desk-suggestion-no = Не треба
desk-key-suggestion = взяти підказку (у порожньому полі)

desk-number-copy = Скопіювати номер
desk-forwarded = Переслано від: { $name }
desk-reacted = { $name }: реакція { $sign }
desk-reacted-custom = (власний емодзі)
desk-reacted-paid = (зірка)
desk-reacted-other = (Telegram не сказав, яка)
desk-replied-show = Показати
desk-answer-this = Відповісти
desk-answer-none = Не відповідати на це повідомлення
