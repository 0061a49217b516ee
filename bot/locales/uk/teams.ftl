# Команди: частина співробітників та їхні чати.

desk-nav-teams = Команди
desk-teams-title = Команди
desk-teams-text = Нові чати команди спершу бачать, чують і отримують її люди. Узяти будь-який чат, як і раніше, може кожен. Команди перевіряються згори донизу; що не підійшло жодній, дістається всім.
desk-teams-rest = Решта чатів — для всіх.
desk-team-name = Назва команди
desk-team-add = Додати команду
desk-team-up = Вище: перевіряти раніше
desk-team-remove = Видалити команду
desk-team-remove-title = Видалити команду «{ $name }»?
desk-team-remove-text = Її відкриті чати стануть спільними. Хто чат уже веде, у того він і залишиться.
desk-team-members = Хто в команді
desk-team-scope = Які нові чати її (має підійти все, що вибрано)
desk-team-languages = Мова
desk-team-channels = Канал
desk-team-reasons = Чому потрібна людина
desk-team-topics = Тема статті
desk-team-acts = Про що просять
desk-team-empty = У команді поки нікого немає, тому чати до неї не йдуть. Виберіть людей.
desk-team-by-hand = Самі чати до неї не йдуть: їх передають колеги.
desk-team-takes = Її чати: { $words }
desk-team-or = або
desk-team-of = Команда { $name }
desk-team-away = Команда { $name }: зараз з неї нікого немає на місці
desk-team-everybody = Усі
desk-any-team = Будь-яка команда
desk-my-teams = Мої команди
desk-team-gone = Видалена команда
desk-queue-elsewhere = Чекають на інші команди
desk-queue-elsewhere-empty = На інші команди ніхто не чекає.
desk-team-here = { $count ->
    [0] у команді нікого немає
   *[other] на місці { $here } із { $count }
    }
desk-team-waiting = { $count ->
    [0] ніхто не чекає
    [one] чекає { $count }
   *[other] чекають { $count }
    }
desk-team-in-targets = У налаштуваннях строк «{ $policy }» досі задано для «{ $name }». Виправте й там.
desk-settings-target-teams = Команда
desk-settings-assignment-everyone_after = Чат команди — усім через
desk-team-alone = З команди нікого немає: через { $minutes } хв її чати стануть спільними.
desk-team-alone-ever = З команди нікого немає: чати чекають, доки хтось прийде.
desk-no-team = Без команди

desk-team-hours = Години роботи
desk-team-hours-business = Як у компанії. { $words }
desk-team-hours-text = Порожнє – як у компанії. За цими годинами клієнтові кажуть, коли команда почне працювати, і за ними рахуються строки, обіцянки, нагадування й виклики. Вихідні, вказані тут, заступають вихідні компанії.
desk-team-zone-business = як у компанії ({ $zone })
desk-team-closed = зараз не працює, початок { $opens }
desk-hours-always = Цілодобово.
desk-hours-never = За цими годинами ніхто ніколи не працює.
desk-hours-open = Зараз працює до { $until }, далі з { $opens }.
desk-hours-open-only = Зараз працює до { $until }.
desk-hours-closed = Зараз не працює, початок { $opens }.
desk-hours-there = Там { $time } ({ $zone }).
