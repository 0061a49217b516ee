# Сколько людей нужно на следующей неделе.

desk-staffing = Смены
desk-staffing-text = Сколько обращений принесёт следующая неделя, сколько клиентам придётся ждать и что изменят ещё люди в смене или новые статьи.
desk-staffing-together = Все вместе
desk-staffing-together-text = Все команды как одна, будто каждый берёт любой чат. Выберите команду, чтобы увидеть её часы и людей.
desk-staffing-team-text = Чаты, люди, рабочие часы и выходные этой команды, по времени { $zone }.
desk-staffing-none = Пока не по чему планировать
desk-staffing-none-text = Прогноз появится, когда пройдёт первый день с переданными людям чатами. Двух недель хватит, чтобы увидеть картину.
desk-staffing-few = Пока известно { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
    }: считайте это первой прикидкой. Дни недели начнут различаться через две недели.
desk-staffing-week = { $from } – { $to }: людям передадут около { $count ->
    [one] { $count } чата
   *[other] { $count } чатов
    }, скорее всего от { $low } до { $high }.
desk-staffing-check = Проверено на двух последних неделях: за каждые два часа прогноз ошибался в среднем на { $error } чата, а «как неделю назад» ошиблось бы на { $naive }.
desk-staffing-day = { $day ->
    [0] Понедельник
    [1] Вторник
    [2] Среда
    [3] Четверг
    [4] Пятница
    [5] Суббота
   *[6] Воскресенье
    }
desk-staffing-day-short = { $day ->
    [0] Пн
    [1] Вт
    [2] Ср
    [3] Чт
    [4] Пт
    [5] Сб
   *[6] Вс
    }
desk-staffing-playing = Проигрываем неделю…
desk-staffing-closed = На этой неделе нет ни одного рабочего часа. Проверьте часы работы в настройках.
desk-staffing-now-is = Как сейчас
desk-staffing-then-is = С вашими изменениями
desk-staffing-missing = { $day }, { $from }–{ $to }: не хватает { $people ->
    [one] { $people } человека
   *[other] { $people } человек
    }. { $late } из { $of } не получат ответа за { $minutes } мин или не дождутся его.
desk-staffing-nobody = { $day }, { $from }–{ $to }: в смене никого нет. { $late } из { $of } не получат ответа за { $minutes } мин или не дождутся его.
desk-staffing-behind = { $day }, { $from }–{ $to }: ещё не разобрана очередь прошлых часов. { $late } из { $of } не получат ответа за { $minutes } мин или не дождутся его.
desk-staffing-others = И ещё { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
    } за неделю: смотрите «По два часа».
desk-staffing-enough = Людей хватает: в любой час вовремя отвечают примерно { $share } % клиентов или больше.
desk-staffing-better = Добавить недостающих
desk-staffing-better-text = Добавит столько людей, чтобы успевать в любой час, и проиграет неделю заново
desk-staffing-compared = Что получится
desk-staffing-measure = За неделю
desk-staffing-came = Передано чатов
desk-staffing-median = Половине ответят за
desk-staffing-most = Девяти из десяти за
desk-staffing-in-time = Ответят вовремя
desk-staffing-left = Не дождутся
desk-staffing-load = Загрузка
desk-staffing-people = В смене
desk-staffing-hours = Человеко-часов
desk-staffing-minutes-short = { $minutes } мин
desk-staffing-under-minute = меньше минуты
desk-staffing-nobody-answered = никто не отвечает
desk-staffing-range = { $value } % ({ $low }–{ $high } %)
desk-staffing-goal = Вовремя — первый ответ в течение { $minutes } мин рабочего времени. В скобках: где окажутся четыре недели из пяти.
desk-staffing-what-if = А что, если
desk-staffing-share = Вовремя, не меньше %
desk-staffing-minutes = Вовремя — это за, мин
desk-staffing-places = Чатов сразу на человека
desk-staffing-away = Отсутствие, % времени
desk-staffing-away-text = Перерывы, болезни, учёба. На столько больше людей надо поставить в график.
desk-staffing-saved = Бот отвечает чаще
desk-staffing-saved-text = Такую часть того, на что у бота не было ответа, он закроет сам: новыми статьями или другим порогом. Сейчас это { $share } % переданного; просьбы позвать человека и жалобы остаются.
desk-staffing-saved-value = { $share } %
desk-staffing-rota = Кто в смене
desk-staffing-rota-text = Сколько людей отвечает в каждые два часа.
desk-staffing-rota-cell = { $day }, { $from }–{ $to }, людей
desk-staffing-count = Проиграть неделю
desk-staffing-reset = Вернуть как сейчас
desk-staffing-wrong = Целое число от { $low } до { $high }
desk-staffing-rota-wrong = Где отмечено красным, нужно целое число от { $low } до { $high }.
desk-staffing-forecast = Передачи людям по получасам
desk-staffing-plot = Тепловая карта: сколько чатов передадут людям в каждые полчаса недели
desk-staffing-days = По дням
desk-staffing-by-block = По два часа
desk-staffing-expected = Ожидаем
desk-staffing-likely = Скорее всего
desk-staffing-late = Не за { $minutes } мин
desk-staffing-at-most = Нужно не больше
desk-staffing-to-plan = В график
desk-staffing-basis = Из чего это посчитано
desk-staffing-handling = Чат занимает человека в среднем { $minutes } мин (по завершённым обращениям за двенадцать недель: { $count }; пока клиент молчит, считаются не больше пяти минут).
desk-staffing-handling-assumed = Чат занимает человека в среднем { $minutes } мин: это предположение, завершённых обращений меньше { $count }.
desk-staffing-slower = Каждый следующий чат одновременно делает чат на { $share } % длиннее: измерено.
desk-staffing-slower-assumed = Каждый следующий чат одновременно делает чат на { $share } % длиннее: это предположение, данных мало.
desk-staffing-patience = Клиентов в очереди в рабочее время: { $count }, не дождались: { $left }. С таким терпением и считаем.
desk-staffing-patience-assumed = Половина клиентов уходит через { $minutes } мин: это предположение, в очереди в рабочее время стояло меньше { $count } человек.
desk-staffing-seen = «Как сейчас» — это те, кто за четыре недели брал, вёл или закрывал чаты: каждый день от первого действия до последнего.
desk-staffing-unseen = За четыре недели никто не брал чаты: считаем, что все операторы на месте во все рабочие часы.
desk-staffing-waiting = Ожидание считается в рабочем времени до первого ответа. Кто не дождался, тот не получил ответ вовремя. Кто написал, пока вы закрыты, стоит в очереди к открытию.
desk-staffing-erlang = «Нужно не больше» — по формуле Эрланга C для самого занятого получаса: никто не уходит, загрузка не выше 85 %. Обычно хватает меньшего числа людей.
desk-staffing-runs = Неделю проиграли { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
    }, клиенты каждый раз приходят случайно.
