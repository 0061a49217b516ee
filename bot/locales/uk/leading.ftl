# Для того, хто веде зміну: табло, власні види, картка клієнта.

desk-nav-board = Табло
desk-board-staff = Працівники й черга
desk-board-queue = У черзі
desk-board-since = { $state } з { $time }
desk-board-gone = { $state } з { $time }
desk-board-unread = без відповіді: { $count }
desk-board-snoozed = відкладено: { $count }
desk-board-today = сьогодні взято { $taken }, закрито { $closed }
desk-board-of = { $name }: { $count ->
    [one] { $count } чат
    [few] { $count } чати
   *[other] { $count } чатів
    }
desk-board-waiting = У черзі: { $count ->
    [one] { $count } чат
    [few] { $count } чати
   *[other] { $count } чатів
    }
desk-board-none = Чатів немає.
desk-board-tick = Позначити звернення № { $number }
desk-board-all = Позначити всі
desk-board-move = Передати ({ $count })…
desk-board-move-title = Передати { $count ->
    [one] { $count } чат
    [few] { $count } чати
   *[other] { $count } чатів
    }
desk-board-moved = { $count ->
    [one] Передано { $count } чат.
    [few] Передано { $count } чати.
   *[other] Передано { $count } чатів.
    }
desk-board-closed = { $count } тим часом закрили.
desk-board-there = { $count ->
    [one] { $count } уже був там.
    [few] { $count } уже були там.
   *[other] { $count } уже були там.
    }
desk-tile-waiting = У черзі
desk-tile-unread = Чекають на відповідь оператора
desk-tile-here = На місці
desk-tile-today = Закрито сьогодні
desk-tile-longest = найдовше
desk-tile-open = усього відкрито: { $count }
desk-tile-taken = взято: { $count }
desk-tile-urgent = термінових: { $count }
desk-whisper-placeholder = Шепнути: побачить { $name }, клієнт не побачить

desk-customer-edit = Виправити картку
desk-customer-name = Ім'я
desk-customer-phone = Телефон
desk-customer-email = Пошта
desk-customer-zone = Часовий пояс: Europe/Kyiv або +3
desk-customer-language = Якою мовою писати
desk-customer-note = Про людину, для колег
desk-customer-nps = порадить нас: { $score } з { $most }
desk-customer-local = у клієнта { $time } ({ $zone })
desk-customer-changed = змінено: { $name }, { $time }
desk-customer-files = Файли: { $count }
desk-past-same = про те саме
desk-past-words = запитання й відповідь

desk-brief-unsaid = Про що йдеться, поки не сказали.
desk-brief-later = Додали, поки чекають
desk-brief-picked = Обрано у відповідь на «{ $words }»
desk-brief-offered = Бот перепитав, відповіді немає: { $titles }
desk-tile-late = запізнюються: { $count }
desk-board-late = із запізненням: { $count }

desk-saved-views = Власні види
desk-view-save = ＋ Запам'ятати вид
desk-view-name = Назва
desk-view-share = Показувати всім
desk-view-shared = Спільний вид
desk-view-up = Вище
desk-view-remove = Видалити
desk-views-edit = Власні та спільні види
desk-any-age = Будь-яке очікування
desk-age-over = { $minutes ->
    [5] Чекають понад 5 хвилин
    [15] Чекають понад 15 хвилин
    [60] Чекають понад годину
    [240] Чекають понад 4 години
   *[1440] Чекають понад добу
    }
desk-any-tag = Мітка

# Пошук серед частини чатів.

desk-any-state = Будь-який стан
desk-state-open = Відкриті
desk-state-closed = Закриті
desk-state-none = Лише з ботом
desk-any-who = Чиї завгодно
desk-who-me = Мої чати
desk-who-gone = Кого вже немає
desk-since = З
desk-until = По
desk-found-everywhere = Шукати в усіх чатах
desk-found-nothing-within = З цими фільтрами нічого не знайдено.
desk-found-not-yet = Серед останніх повідомлень із цими фільтрами нічого немає. «Показати ще» шукає далі назад.

staff-linked = Готово, { $name }: сюди прийде повідомлення, якщо клієнт чекає задовго. Вимкнути можна в профілі.
staff-no-code = Цей код не підійшов: він діє десять хвилин і один раз. Візьміть новий у своєму профілі.
staff-call-queue = { $count ->
    [one] { $numbers } чекає вже { $minutes } хв, ніхто не взяв.
   *[other] Чекають { $count }, найдовше { $minutes } хв, ніхто не взяв: { $numbers }
    }
staff-call-holder = { $count ->
    [one] Ваш чат { $numbers } чекає на відповідь уже { $minutes } хв.
   *[other] Ваших чатів без відповіді: { $count }, найдовше { $minutes } хв: { $numbers }
    }
staff-call-lead = { $count ->
    [one] Ніхто не відгукнувся: { $numbers } чекає вже { $minutes } хв.
   *[other] Ніхто не відгукнувся: чекають { $count }, найдовше { $minutes } хв: { $numbers }
    }
desk-reach-title = Telegram
desk-reach-text = Повідомлення прийде вам у Telegram, якщо клієнт чекає задовго, а ви в цей час не в Answerdesk, і до ваших нагадувань. Лише номер і скільки чекають, слів клієнта в ньому немає.
desk-reach-off = Ця система не має бота в Telegram, підключати нічого.
desk-reach-connect = Підключити Telegram
desk-reach-steps = Відкрийте посилання з телефона й натисніть «Старт». Або надішліть боту цей рядок. Код діє десять хвилин.
desk-reach-open = Відкрити Telegram
desk-reach-waits = Чекаємо на повідомлення від вас…
desk-reach-done = Telegram підключено.
desk-reach-on = Підключено: { $name }
desk-reach-always = Писати в робочий час, навіть якщо Answerdesk ніде не відкрито
desk-reach-unlink = Вимкнути
desk-settings-alerts = Якщо ніхто не відгукується
desk-settings-alerts-text = Працівникам, які підключили Telegram або браузер у профілі: про чат, що чекає, дізнається той, хто його веде, а про невзятий усі, хто на місці; потім ведучий зміни. Порожньо: не повідомляти.
desk-settings-staff_after = Повідомити через
desk-settings-lead_after = Ведучому ще через
desk-settings-todo-alerts = Пишіть час на кшталт 3m або 1h.
desk-reach-steps-code = Надішліть боту цей рядок зі свого Telegram. Код діє десять хвилин.

desk-notice-assigned = Вам новий чат № { $number }: { $name }
desk-assigned-you = новий, ваш
desk-assigned = ще не відкрито
desk-away-missed = новий чат без відповіді
desk-writes-in = Пише мовами
desk-writes-in-text = Чати якими мовами отримує ця людина; порожньо: усіма
desk-settings-assignment = Кому дістається чат
desk-settings-assignment-text = Кожен бере сам, або чати роздає система: тому, хто на місці, має вільне місце й потрібну мову; спершу тому, хто вже говорив із цим клієнтом, інакше в кого чатів менше. Хто не відкрив чат вчасно, вважається відсутнім, і чат отримує інший. Чати команди отримують її люди; якщо з неї нікого немає на місці, чати стануть спільними.
desk-settings-assignment-mode = Як
desk-settings-assignment-free = кожен бере сам
desk-settings-assignment-automatic = роздає система
desk-settings-assignment-most = Чатів одразу, якщо для людини не вказано
desk-settings-assignment-back_after = Віддати іншому через
desk-settings-todo-assignment = Чатів одразу: від 1 до 99. Час пишіть на кшталт 2m або 90m.

desk-settings-survey = Після звернення
desk-settings-survey-text = Коли працівник закрив звернення, клієнта один раз просять поставити від однієї до п'яти зірок: не після кількох слів, не двічі на день і не коли звернення закрилося саме. Хто закриває, може питання не ставити.
desk-settings-survey-yes = питати, як допомогли
desk-settings-survey-no = не питати
desk-settings-nps_days = Чи порадять вас друзям (NPS)
desk-settings-nps-never = не питати
desk-settings-nps-every = { $days ->
    [one] питати не частіше разу на { $days } день
    [few] питати не частіше разу на { $days } дні
   *[other] питати не частіше разу на { $days } днів
}
desk-settings-nps-text = Через день після звернення, на яке відповів працівник, клієнта один раз питають, чи порадить він вас друзям, за шкалою від 0 до 10: удень, у робочий час і не тоді, коли він на щось чекає. Доки не ввімкнете, нікого не питають; зазвичай обирають 90 днів. Задоволених і незадоволених питають однаково.
desk-settings-todo-nps_days = Напишіть, через скільки днів щонайраніше клієнта можна запитати знову; 0 – не питати.
desk-settings-todo-survey = Напишіть true (питати) або false (не питати).
desk-survey-ask-them = Попросити оцінку
desk-survey-slow = довго чекати
desk-survey-unsolved = питання не вирішено
desk-survey-unclear = незрозуміла відповідь
desk-survey-rude = нечемно
