# Що роблять із чатом, крім відповіді: нотатки, передавання, відкласти, закрити; хто на місці.

desk-queue-customer = Чекаємо на клієнта
desk-queue-customer-empty = Усі клієнти чекають на вас, а не ви на них.
desk-queue-snoozed = Відкладені
desk-queue-snoozed-empty = Відкладених чатів немає.

desk-mode = Відповідь чи нотатка
desk-mode-reply = Відповідь
desk-mode-reply-hint = Прочитає клієнт
desk-mode-note = Нотатка
desk-mode-note-hint = Побачать лише колеги; клавіша n
desk-note-placeholder = Нотатка для колег. @ім’я покличе людину
desk-note-save = Записати
desk-note-unseen = клієнт цього не бачить
desk-note-handed = { $name } → { $to }
desk-notice-note = Нотатка для вас: № { $number }, { $name }
desk-notice-woken = Час настав: № { $number }, { $name }
desk-note-for-you = нотатка для вас

desk-send-more = Надіслати й закрити або відкласти
desk-send-and-close = Надіслати й закрити
desk-send-close-with-tags = З мітками й поясненням…
desk-send-and-snooze = Надіслати й відкласти
desk-snooze = Відкласти
desk-snooze-hint = Прибрати до потрібного часу; відповідь клієнта одразу поверне чат. Клавіша z
desk-snooze-title = Відкласти до …
desk-snooze-1h = Через годину
desk-snooze-3h = Через три години
desk-snooze-tomorrow-9 = Завтра вранці
desk-snooze-mon-9 = У понеділок
desk-snooze-reply = Доки клієнт не напише
desk-snooze-other = Інший час…
desk-snooze-when = Інший час
desk-snooze-when-text = Наприклад: 2 години, завтра 9, пт 14:30, 12.03 10:00
desk-snoozed = відкладено
desk-snoozed-until = до { $when }
desk-snoozed-until-reply = доки не напише
desk-moment = { $weekday ->
    [0] пн
    [1] вт
    [2] ср
    [3] чт
    [4] пт
    [5] сб
   *[6] нд
    }, { DAY($date) }, { $time }
desk-moment-hour = { $time }
desk-moment-weekday = { $weekday ->
    [0] пн
    [1] вт
    [2] ср
    [3] чт
    [4] пт
    [5] сб
   *[6] нд
    } { $time }
desk-moment-day = { DAY($date) }
desk-take-up = Повернути в роботу
desk-take-up-hint = Продовжити раніше строку; клавіша z
desk-woken-time = час настав
desk-holder-gone = немає на місці

desk-transfer = Передати
desk-transfer-hint = Передати чат колезі, команді або в чергу; клавіша t
desk-transfer-title = Кому передати чат?
desk-transfer-to = Колеги
desk-transfer-find = Ім’я
desk-transfer-queue = У чергу: місце клієнта збережеться
desk-transfer-note = Нотатка для колеги (клієнт не побачить)
desk-transfer-do = Передати
desk-transfer-anyway = Усе одно передати
desk-colleague-chats = { $count ->
    [0] чатів немає
    [one] { $count } чат
    [few] { $count } чати
   *[other] { $count } чатів
    }
desk-colleague-of = чатів: { $count } з { $most }

desk-resolve-do = Закрити
desk-resolve-next = Закрити й далі
desk-resolve-with-reply = Відповідь піде клієнтові, звернення закриється, далі відповідає бот.
desk-result = Результат
desk-result-solved = Вирішено
desk-result-no-answer = Клієнт не відповів
desk-result-passed-on = Передано далі
desk-result-duplicate = Повторне
desk-result-spam = Спам
desk-tags = Мітки через кому
desk-next-chat = Наступний чат →
desk-next-chat-hint = Ваш чат, що чекає найдовше, а якщо таких немає, перший у черзі
desk-next-none = Більше ніхто не чекає.
desk-nav-results = Результати
desk-results-title = Чим закінчуються звернення
desk-results-text = З цього списку обирають, закриваючи звернення. Перше вибрано наперед.
desk-results-add = Додати
desk-results-up = Вище
desk-results-retire = Прибрати
desk-results-restore = Повернути
desk-results-retired = Більше не використовуються

desk-presence = Чи ви на місці: це бачать колеги
desk-presence-online = На місці
desk-presence-online-text = беру чати
desk-presence-busy = Зайнято
desk-presence-busy-text = нових не треба
desk-presence-away = Перерва
desk-presence-offline = Немає на місці
desk-away-lunch = Обід
desk-away-break = Перерва
desk-away-meeting = Зустріч
desk-away-other = Інша причина й Enter
desk-person-capacity = Чатів одразу

desk-key-note = нотатка для колег
desk-key-transfer = передати чат
desk-key-snooze = відкласти чат
desk-key-close = закрити звернення
desk-key-send-close = надіслати відповідь і закрити
