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
