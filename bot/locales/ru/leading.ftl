# Для того, кто ведёт смену: табло, свои виды, карточка клиента.

desk-nav-board = Табло
desk-board-staff = Сотрудники и очередь
desk-board-queue = В очереди
desk-board-since = { $state } с { $time }
desk-board-gone = { $state } с { $time }
desk-board-unread = без ответа: { $count }
desk-board-snoozed = отложено: { $count }
desk-board-today = сегодня взято { $taken }, закрыто { $closed }
desk-board-of = { $name }: { $count ->
    [one] { $count } чат
    [few] { $count } чата
   *[other] { $count } чатов
    }
desk-board-waiting = В очереди: { $count ->
    [one] { $count } чат
    [few] { $count } чата
   *[other] { $count } чатов
    }
desk-board-none = Чатов нет.
desk-board-tick = Отметить обращение № { $number }
desk-board-all = Отметить все
desk-board-move = Передать ({ $count })…
desk-board-move-title = Передать { $count ->
    [one] { $count } чат
    [few] { $count } чата
   *[other] { $count } чатов
    }
desk-board-moved = { $count ->
    [one] Передан { $count } чат.
    [few] Передано { $count } чата.
   *[other] Передано { $count } чатов.
    }
desk-board-closed = { $count } тем временем закрыли.
desk-board-there = { $count ->
    [one] { $count } уже был там.
    [few] { $count } уже были там.
   *[other] { $count } уже были там.
    }
desk-tile-waiting = В очереди
desk-tile-unread = Ждут ответа оператора
desk-tile-here = На месте
desk-tile-today = Закрыто сегодня
desk-tile-longest = дольше всех
desk-tile-open = всего открыто: { $count }
desk-tile-taken = взято: { $count }
desk-tile-urgent = срочных: { $count }
desk-whisper-placeholder = Шепнуть: увидит { $name }, клиент не увидит

desk-customer-edit = Поправить карточку
desk-customer-name = Имя
desk-customer-phone = Телефон
desk-customer-email = Почта
desk-customer-zone = Часовой пояс: Europe/Kyiv или +3
desk-customer-language = На каком языке писать
desk-customer-note = О человеке, для коллег
desk-customer-nps = посоветует нас: { $score } из { $most }
desk-customer-local = у клиента { $time } ({ $zone })
desk-customer-changed = правка: { $name }, { $time }
desk-customer-files = Файлы: { $count }
desk-past-same = о том же
desk-past-words = вопрос и ответ

desk-brief-unsaid = О чём речь, пока не сказали.
desk-brief-later = Добавили, пока ждут
desk-brief-picked = Выбрано в ответ на «{ $words }»
desk-brief-offered = Бот переспросил, ответа нет: { $titles }
desk-tile-late = опаздывают: { $count }
desk-board-late = с опозданием: { $count }

desk-saved-views = Свои виды
desk-view-save = ＋ Запомнить вид
desk-view-name = Название
desk-view-share = Показывать всем
desk-view-shared = Общий вид
desk-view-up = Выше
desk-view-remove = Удалить
desk-views-edit = Свои и общие виды
desk-any-age = Любое ожидание
desk-age-over = { $minutes ->
    [5] Ждут дольше 5 минут
    [15] Ждут дольше 15 минут
    [60] Ждут дольше часа
    [240] Ждут дольше 4 часов
   *[1440] Ждут дольше суток
    }
desk-any-tag = Метка

# Поиск среди части чатов.

desk-any-state = Любое состояние
desk-state-open = Открытые
desk-state-closed = Закрытые
desk-state-none = Только с ботом
desk-any-who = Чьи угодно
desk-who-me = Мои чаты
desk-who-gone = Кого уже нет
desk-since = С
desk-until = По
desk-found-everywhere = Искать во всех чатах
desk-found-nothing-within = С этими фильтрами ничего не найдено.
desk-found-not-yet = Среди последних сообщений с этими фильтрами ничего нет. «Показать ещё» ищет дальше назад.

staff-linked = Готово, { $name }: сюда придёт сообщение, если клиент ждёт слишком долго. Отключить можно в профиле.
staff-no-code = Этот код не подошёл: он действует десять минут и один раз. Возьмите новый в своём профиле.
staff-call-queue = { $count ->
    [one] { $numbers } ждёт уже { $minutes } мин, никто не взял.
   *[other] Ждут { $count }, дольше всех { $minutes } мин, никто не взял: { $numbers }
    }
staff-call-holder = { $count ->
    [one] Ваш чат { $numbers } ждёт ответа уже { $minutes } мин.
   *[other] Ваших чатов без ответа: { $count }, дольше всех { $minutes } мин: { $numbers }
    }
staff-call-lead = { $count ->
    [one] Никто не откликнулся: { $numbers } ждёт уже { $minutes } мин.
   *[other] Никто не откликнулся: ждут { $count }, дольше всех { $minutes } мин: { $numbers }
    }
desk-reach-title = Telegram
desk-reach-text = Сообщение придёт вам в Telegram, если клиент ждёт слишком долго, а вы в это время не в Answerdesk, и к вашим напоминаниям. Только номер и сколько ждут, слов клиента в нём нет.
desk-reach-off = У этой системы нет бота в Telegram, подключать нечего.
desk-reach-connect = Подключить Telegram
desk-reach-steps = Откройте ссылку с телефона и нажмите «Старт». Или отправьте боту эту строку. Код действует десять минут.
desk-reach-open = Открыть Telegram
desk-reach-waits = Ждём сообщения от вас…
desk-reach-done = Telegram подключён.
desk-reach-on = Подключено: { $name }
desk-reach-always = Писать в рабочее время, даже если Answerdesk нигде не открыт
desk-reach-unlink = Отключить
desk-settings-alerts = Если никто не откликается
desk-settings-alerts-text = Сотрудникам, подключившим Telegram или браузер в профиле: о чате, который ждёт, узнает тот, кто его ведёт, а о невзятом все, кто на месте; потом ведущий смены. Пусто: не сообщать.
desk-settings-staff_after = Сообщить через
desk-settings-lead_after = Ведущему ещё через
desk-settings-todo-alerts = Пишите время вроде 3m или 1h.
desk-reach-steps-code = Отправьте боту эту строку из своего Telegram. Код действует десять минут.

desk-notice-assigned = Вам новый чат № { $number }: { $name }
desk-assigned-you = новый, ваш
desk-assigned = ещё не открыт
desk-away-missed = новый чат без ответа
desk-writes-in = Пишет на
desk-writes-in-text = Чаты на каких языках получает этот человек; пусто: на всех
desk-settings-assignment = Кому достаётся чат
desk-settings-assignment-text = Каждый берёт сам, или чаты раздаёт система: тому, кто на месте, у кого есть место и нужный язык; сначала тому, кто уже говорил с этим клиентом, иначе у кого чатов меньше. Кто не открыл чат вовремя, считается отошедшим, и чат получает другой. Чаты команды получают её люди; если из неё никого нет на месте, чаты станут общими.
desk-settings-assignment-mode = Как
desk-settings-assignment-free = каждый берёт сам
desk-settings-assignment-automatic = раздаёт система
desk-settings-assignment-most = Чатов сразу, если у человека не указано
desk-settings-assignment-back_after = Отдать другому через
desk-settings-todo-assignment = Чатов сразу: от 1 до 99. Время пишите вроде 2m или 90m.

desk-settings-survey = После обращения
desk-settings-survey-text = Когда сотрудник закрыл обращение, клиента один раз просят поставить от одной до пяти звёзд: не после пары слов, не дважды в день и не когда обращение закрылось само. Кто закрывает, может вопрос не задавать.
desk-settings-survey-yes = спрашивать, как помогли
desk-settings-survey-no = не спрашивать
desk-settings-nps_days = Посоветуют ли вас друзьям (NPS)
desk-settings-nps-never = не спрашивать
desk-settings-nps-every = { $days ->
    [one] спрашивать не чаще раза в { $days } день
    [few] спрашивать не чаще раза в { $days } дня
   *[other] спрашивать не чаще раза в { $days } дней
}
desk-settings-nps-text = Через день после обращения, на которое ответил сотрудник, клиента один раз спрашивают, посоветует ли он вас друзьям, по шкале от 0 до 10: днём, в рабочее время и не тогда, когда он чего-то ждёт. Пока не включите, никого не спрашивают; обычно выбирают 90 дней. Довольных и недовольных спрашивают одинаково.
desk-settings-todo-nps_days = Напишите, через сколько дней самое раннее клиента можно спросить снова; 0 – не спрашивать.
desk-settings-todo-survey = Напишите true (спрашивать) или false (не спрашивать).
desk-survey-ask-them = Попросить оценку
desk-survey-slow = долго ждать
desk-survey-unsolved = вопрос не решён
desk-survey-unclear = непонятный ответ
desk-survey-rude = невежливо
