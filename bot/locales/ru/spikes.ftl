# Всплески: много клиентов спрашивают об одном.

desk-spikes = Инциденты
desk-spikes-text = Если за четверть часа об одном и том же спросило намного больше клиентов, чем обычно в это время, это появится здесь и на табло. Бот смотрит каждые две минуты.
desk-spikes-none = Всё как обычно
desk-spikes-none-text = Ни о чём не спрашивают чаще, чем всегда в это время.
desk-spikes-young = Бот ещё узнаёт, что для вас обычно
desk-spikes-young-text = Он сравнивает с тем же часом прошлых дней. Когда наберётся три дня вопросов, начнёт следить.
desk-spikes-past = Раньше
desk-spike-people = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
 }
desk-spike-usual = { $count } за 15 минут, обычно { $usual }
desk-spike-usual-none = { $count } за 15 минут, обычно никто
desk-spike-since = с { $begins } до { $ends }
desk-spike-decided = решение: { $name }
desk-spike-is-open = Новый
desk-spike-is-incident = Инцидент
desk-spike-is-quiet = Не инцидент
desk-spike-is-over = Закончился
desk-spike-alarm = { $count ->
    [one] { $count } клиент спрашивает об одном:
    [few] { $count } клиента спрашивают об одном:
   *[other] { $count } клиентов спрашивают об одном:
 }
desk-spike-course-title = Клиенты по четвертям часа
desk-spike-course = Клиенты по четвертям часа, сначала ранние: { $counts }
desk-spike-who = Кто спрашивает ({ $count })
desk-spike-waiting = { $count ->
    [one] { $count } из них ждёт человека.
   *[other] { $count } из них ждут человека.
 }
desk-spike-nobody-waits = Никто из них не ждёт человека.
desk-spike-waits = ждёт
desk-spike-held = у { $name }
desk-spike-with-bot = у бота
desk-spike-quiet = Не инцидент
desk-spike-quiet-text = Сегодня об этом вопросе больше не сообщать
desk-spike-end = Закончилось
desk-spike-end-text = Уйдёт с табло; если снова спросят многие, вернётся
desk-spike-again = Всё-таки инцидент
desk-spike-again-text = Вернуть на табло
staff-call-spike = { $count ->
    [one] { $count } клиент спрашивает об одном. Возможно, что-то не работает.
    [few] { $count } клиента разом спрашивают об одном. Возможно, что-то не работает.
   *[other] { $count } клиентов разом спрашивают об одном. Возможно, что-то не работает.
 }

desk-notice-write = Написать объявление
desk-notice-write-text = Новые клиенты прочтут его раньше ответа
desk-notice-title = Объявление для новых клиентов
desk-notice-hint = Под ним две кнопки: «Сообщить, когда заработает» и «Позвать человека». Каждый прочтёт его один раз; кто говорит с оператором, его не получит.
desk-notice-one-language = Хватит и одного языка: остальные прочтут его с пометкой о языке.
desk-notice-whom = Кто прочтёт
desk-notice-near = Кто спрашивает об этом
desk-notice-all = Все, кто напишет
desk-notice-examples = Как об этом спрашивают, по вопросу в строке
desk-notice-ends = Закончится
desk-notice-in-15 = через 15 минут
desk-notice-in-30 = через 30 минут
desk-notice-in-60 = через час
desk-notice-in-120 = через 2 часа
desk-notice-in-240 = через 4 часа
desk-notice-in-720 = через 12 часов
desk-notice-in-1440 = через сутки
desk-notice-in-0 = когда остановлю
desk-notice-give = Показать объявление
desk-notice-live = Это читают новые клиенты
desk-notice-over = Объявление закончилось
desk-notice-until = до { $when }
desk-notice-until-stopped = пока не остановят
desk-notice-by = { $name }
desk-notice-given = { $count ->
    [0] пока никто не прочёл
    [one] прочёл { $count } клиент
    [few] прочли { $count } клиента
   *[other] прочли { $count } клиентов
 }
desk-notice-wanting = { $count ->
    [one] { $count } просит сообщить
   *[other] { $count } просят сообщить
 }
desk-notice-told = { $count ->
    [one] { $count } клиенту сообщили, что всё работает
   *[other] { $count } клиентам сообщили, что всё работает
 }
desk-notice-change = Изменить
desk-notice-change-title = Изменить объявление
desk-notice-change-hint = Так его прочтут те, кто напишет теперь. Кто уже прочёл, второй раз не получит.
desk-notice-stop = Остановить
desk-notice-prolong = Ещё на час
desk-notice-prolong-text = Закончится через час
desk-notice-works = Снова работает
desk-notice-works-text = Объявление закончится, а кто просил, узнает об этом
desk-notice-ended = { $count ->
    [0] Объявление закончилось.
    [one] Объявление закончилось; сообщили { $count } клиенту.
   *[other] Объявление закончилось; сообщили { $count } клиентам.
 }
desk-notice-held = { $count ->
    [one] { $count } клиент у оператора: сообщит тот, у кого чат.
    [few] { $count } клиента у операторов: сообщат те, у кого чаты.
   *[other] { $count } клиентов у операторов: сообщат те, у кого чаты.
 }
desk-notices = Объявления
error-NoticeEmpty = Напишите объявление хотя бы на одном языке.
error-NoticeEnd = Объявление длится от 15 минут до суток или пока его не остановят.
error-NoticeAboutNothing = Напишите, как об этом спрашивают, по вопросу в строке, или покажите объявление всем.
error-NoticeOver = Это объявление уже закончилось. Если нужно, напишите новое.

desk-together-draft = { $customer }, мы знаем о проблеме и уже решаем её. Как только всё заработает, напишем вам сюда. Номер вашего обращения — { $case }.
desk-together-write = { $count ->
    [one] Написать { $count } ожидающему
   *[other] Написать { $count } ожидающим
 }
desk-together-write-text = Один ответ, в который подставятся данные каждого
desk-together-title = Ответ всем, кто ждёт
desk-together-hint = { "{customer}" }, { "{case}" }, { "{operator}" } и другие переменные шаблонов подставятся для каждого. Кого за это время возьмёт коллега, тот ничего не получит.
desk-together-who = Кто прочтёт
desk-together-closes = Закрыть их обращения
desk-together-preview = Посмотреть
desk-together-send = Отправить через 30 секунд
desk-together-held = { $count ->
    [one] Ответ { $count } клиенту уйдёт в { $when }
   *[other] Ответ { $count } клиентам уйдёт в { $when }
 }
desk-together-sent = { $count ->
    [0] Ответ никому не отправлен
    [one] Ответ отправлен { $count } клиенту
   *[other] Ответ отправлен { $count } клиентам
 }
desk-together-moved = не отправлено: { $count }, чат уже взяли или закрыли
desk-together-back = отозвано: { $count }
desk-together-kept = отозвать не вышло: { $count }
desk-together-undo = Отменить
desk-together-take-back = Отозвать
desk-together-take-back-text = Удалит его у клиентов, если это позволяет Telegram или веб-чат; закрытые обращения останутся закрытыми
desk-together-undone = Его никто не прочёл.
desk-together-taken-back = { $count ->
    [one] Отозвано у { $count } клиента.
   *[other] Отозвано у { $count } клиентов.
 }
desk-together-by = { $name }, { $when }
error-NobodyChosen = Отметьте кого-нибудь, кто ждёт. Те, кого вы выбрали, уже у коллеги или закрыты.
error-LanguageMissing = Не хватает текста на этом языке: { $language }. Напишите его или снимите отметки с тех, кто на нём пишет.
error-NothingToTakeBack = Отзывать уже нечего.
