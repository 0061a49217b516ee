# Поле ответа: кто ещё здесь, что пришло тем временем.

desk-company-looks = Смотрит { $name }
desk-company-types = Пишет { $name }
desk-company-more = и ещё { $count }
desk-came-while = Пришло, пока вы пишете:
desk-came-stopped = Ещё не отправлено: пришло новое. Если ответ всё ещё подходит, отправьте ещё раз.
desk-came-file = файл
desk-came-show = Показать в чате

error-CameMeanwhile = Пока вы писали, пришло новое, поэтому ответ ещё не отправлен. Прочтите; если он всё ещё подходит, отправьте ещё раз.
