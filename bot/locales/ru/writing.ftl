# Поле ответа: кто ещё здесь, что пришло тем временем.

desk-company-looks = Смотрит { $name }
desk-company-types = Пишет { $name }
desk-company-more = и ещё { $count }
desk-came-while = Пришло, пока вы пишете:
desk-came-stopped = Ещё не отправлено: пришло новое. Если ответ всё ещё подходит, отправьте ещё раз.
desk-came-file = файл
desk-came-show = Показать в чате

error-CameMeanwhile = Пока вы писали, пришло новое, поэтому ответ ещё не отправлен. Прочтите; если он всё ещё подходит, отправьте ещё раз.

desk-change = Изменить
desk-key-change = изменить своё последнее сообщение (в пустом поле)
desk-change-title = Изменить сообщение
desk-change-hint = Enter сохранит, Shift+Enter начнёт новую строку. Клиент увидит новый текст, прежний останется здесь.
desk-change-save = Сохранить
desk-change-coming = Правка отправляется
desk-change-failed = У клиента пока прежний текст. { $why }
desk-delete = Удалить
desk-delete-title = Удалить сообщение?
desk-delete-text = Клиент его больше не увидит. Для коллег текст останется здесь.
desk-delete-do = Удалить
desk-delete-coming = Удаляется
desk-delete-failed = Не удалено, у клиента оно есть. { $why }
desk-deleted = Удалено, у клиента его больше нет

error-NotYourMessage = Изменить это сообщение может только автор или руководитель.
error-NotYourChatNow = Чат больше не ваш, поэтому сообщение остаётся как есть. Возьмите чат или попросите руководителя.
error-InPieces = Этот ответ ушёл несколькими сообщениями, изменить его нельзя. Удалите и напишите заново или добавьте уточнение.
error-NobodyKnows = Неизвестно, дошло ли это сообщение, поэтому изменить его нельзя. Напишите новое.
error-BeingDeleted = Это сообщение уже удаляется.
error-ChangeTooLong = Отправленное нельзя заменить таким длинным текстом: помещается { $limit } символов. Напишите новое сообщение.
error-TooOldToDelete = Telegram удаляет сообщения только в первые 48 часов. Исправьте его или напишите новое.
error-GoneAtCustomer = Клиент удалил это сообщение у себя, поэтому изменить его нельзя.

desk-undo = Отменить
desk-undo-hint = Ctrl+Z в пустом поле
desk-undo-setting = Отмена после отправки
desk-undo-off = Выключена: ответ уходит сразу
desk-undo-seconds = { $count } секунд
desk-undo-text = Столько ответ ждёт, прежде чем уйти. И без этого отправленное можно изменить и удалить.
desk-held = сейчас уйдёт
desk-held-closes = сейчас уйдёт и закроет чат
desk-later-title = Отправить позже
desk-later-text = Если клиент напишет раньше, ответ не уйдёт и останется здесь для вас.
desk-later-when = Когда
desk-later-do = Отправить тогда
desk-snooze-do = Отложить
desk-send-later = Отправить позже
desk-planned-at = уйдёт { $when }
desk-planned-dropped-customer = Не отправлено: клиент написал раньше
desk-planned-dropped-hands = Не отправлено: чат уже не ваш
desk-planned-now = Отправить сейчас
desk-planned-change = Изменить
desk-planned-back = Вернуть в поле
desk-planned-title = Ответ на потом
desk-key-undo = отменить отправку (в пустом поле)

error-LeftAlready = Он уже уходит. Теперь его можно изменить или удалить как сообщение.

desk-suggestion = Подсказка ответа
desk-suggestion-reply = Подсказка из обращения № { $number }, где спрашивали то же
desk-suggestion-article = Подсказка из статьи
desk-suggestion-take = Взять
desk-suggestion-no = Не нужно
desk-key-suggestion = взять подсказку (в пустом поле)

desk-number-copy = Скопировать номер
desk-forwarded = Переслано от: { $name }
desk-reacted = { $name }: реакция { $sign }
desk-reacted-custom = (свой эмодзи)
desk-reacted-paid = (звезда)
desk-reacted-other = (Telegram не сказал, какая)
desk-replied-show = Показать
desk-answer-this = Ответить
desk-answer-none = Не отвечать на это сообщение
