# Что делают с чатом кроме ответа: заметки, передача, отложить, закрыть; кто на месте.

desk-queue-customer = Ждём клиента
desk-queue-customer-empty = Все клиенты ждут вас, а не вы их.
desk-queue-snoozed = Отложены
desk-queue-snoozed-empty = Отложенных чатов нет.

desk-mode = Ответ или заметка
desk-mode-reply = Ответ
desk-mode-reply-hint = Прочтёт клиент
desk-mode-note = Заметка
desk-mode-note-hint = Увидят только коллеги; клавиша n
desk-note-placeholder = Заметка для коллег. @имя позовёт человека
desk-note-save = Записать
desk-note-unseen = клиент этого не видит
desk-note-handed = { $name } → { $to }
desk-notice-note = Записка для вас: № { $number }, { $name }
desk-notice-woken = Время пришло: № { $number }, { $name }
desk-note-for-you = записка для вас

desk-send-more = Отправить и закрыть или отложить
desk-send-and-close = Отправить и закрыть
desk-send-close-with-tags = С метками и пояснением…
desk-send-and-snooze = Отправить и отложить
desk-snooze = Отложить
desk-snooze-hint = Убрать до нужного времени; ответ клиента вернёт чат сразу. Клавиша z
desk-snooze-title = Отложить до …
desk-snooze-1h = Через час
desk-snooze-3h = Через три часа
desk-snooze-tomorrow-9 = Завтра утром
desk-snooze-mon-9 = В понедельник
desk-snooze-reply = Пока клиент не напишет
desk-snooze-other = Другое время…
desk-snooze-when = Другое время
desk-snooze-when-text = Например: 2 часа, завтра 9, пт 14:30, 12.03 10:00
desk-snoozed = отложен
desk-snoozed-until = до { $when }
desk-snoozed-until-reply = пока не напишет
desk-moment = { $weekday ->
    [0] пн
    [1] вт
    [2] ср
    [3] чт
    [4] пт
    [5] сб
   *[6] вс
    }, { DAY($date) }, { $time }
desk-moment-hour = { $time }
desk-moment-weekday = { $weekday ->
    [0] пн
    [1] вт
    [2] ср
    [3] чт
    [4] пт
    [5] сб
   *[6] вс
    } { $time }
desk-moment-day = { DAY($date) }
desk-take-up = Вернуть в работу
desk-take-up-hint = Продолжить раньше срока; клавиша z
desk-woken-time = время пришло
desk-holder-gone = нет на месте

desk-transfer = Передать
desk-transfer-hint = Передать чат коллеге, команде или в очередь; клавиша t
desk-transfer-title = Кому передать чат?
desk-transfer-to = Коллеги
desk-transfer-find = Имя
desk-transfer-queue = В очередь: место клиента сохранится
desk-transfer-note = Заметка для коллеги (клиент не увидит)
desk-transfer-do = Передать
desk-transfer-anyway = Всё равно передать
desk-colleague-chats = { $count ->
    [0] чатов нет
    [one] { $count } чат
    [few] { $count } чата
   *[other] { $count } чатов
    }
desk-colleague-of = чатов: { $count } из { $most }

desk-resolve-do = Закрыть
desk-resolve-next = Закрыть и дальше
desk-resolve-with-reply = Ответ уйдёт клиенту, обращение закроется, дальше отвечает бот.
desk-result = Результат
desk-result-solved = Решено
desk-result-no-answer = Клиент не ответил
desk-result-passed-on = Передано дальше
desk-result-duplicate = Повторное
desk-result-spam = Спам
desk-tags = Метки через запятую
desk-next-chat = Следующий чат →
desk-next-chat-hint = Ваш чат, который ждёт дольше всех, а если таких нет, первый в очереди
desk-next-none = Больше никто не ждёт.
desk-nav-results = Результаты
desk-results-title = Чем заканчиваются обращения
desk-results-text = Из этого списка выбирают, закрывая обращение. Первое выбрано заранее.
desk-results-add = Добавить
desk-results-up = Выше
desk-results-retire = Убрать
desk-results-restore = Вернуть
desk-results-retired = Больше не используются

desk-presence = На месте ли вы: это видят коллеги
desk-presence-online = На месте
desk-presence-online-text = беру чаты
desk-presence-busy = Занято
desk-presence-busy-text = новых не надо
desk-presence-away = Перерыв
desk-presence-offline = Нет на месте
desk-away-lunch = Обед
desk-away-break = Перерыв
desk-away-meeting = Встреча
desk-away-other = Другая причина и Enter
desk-person-capacity = Чатов сразу

desk-key-note = заметка для коллег
desk-key-transfer = передать чат
desk-key-snooze = отложить чат
desk-key-close = закрыть обращение
desk-key-send-close = отправить ответ и закрыть
