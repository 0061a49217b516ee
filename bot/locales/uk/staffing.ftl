# Скільки людей потрібно наступного тижня.

desk-staffing = Зміни
desk-staffing-text = Скільки звернень принесе наступний тиждень, скільки клієнтам доведеться чекати і що змінять ще люди у зміні чи нові статті.
desk-staffing-together = Усі разом
desk-staffing-together-text = Усі команди як одна, ніби кожен бере будь-який чат. Виберіть команду, щоб побачити її години й людей.
desk-staffing-team-text = Чати, люди, робочі години та вихідні цієї команди, за часом { $zone }.
desk-staffing-none = Поки немає за чим планувати
desk-staffing-none-text = Прогноз з’явиться, коли мине перший день із переданими людям чатами. Двох тижнів вистачить, щоб побачити картину.
desk-staffing-few = Поки відомо { $days ->
    [one] { $days } день
    [few] { $days } дні
   *[many] { $days } днів
    }: вважайте це першою прикидкою. Дні тижня почнуть відрізнятися за два тижні.
desk-staffing-week = { $from } – { $to }: людям передадуть близько { $count ->
    [one] { $count } чату
   *[other] { $count } чатів
    }, найімовірніше від { $low } до { $high }.
desk-staffing-check = Перевірено на двох останніх тижнях: за кожні дві години прогноз помилявся в середньому на { $error } чату, а «як тиждень тому» помилилося б на { $naive }.
desk-staffing-day = { $day ->
    [0] Понеділок
    [1] Вівторок
    [2] Середа
    [3] Четвер
    [4] П’ятниця
    [5] Субота
   *[6] Неділя
    }
desk-staffing-day-short = { $day ->
    [0] Пн
    [1] Вт
    [2] Ср
    [3] Чт
    [4] Пт
    [5] Сб
   *[6] Нд
    }
desk-staffing-playing = Програємо тиждень…
desk-staffing-closed = Цього тижня немає жодної робочої години. Перевірте години роботи в налаштуваннях.
desk-staffing-now-is = Як зараз
desk-staffing-then-is = З вашими змінами
desk-staffing-missing = { $day }, { $from }–{ $to }: не вистачає { $people ->
    [one] { $people } людини
   *[other] { $people } людей
    }. { $late } з { $of } не отримають відповіді за { $minutes } хв або не дочекаються її.
desk-staffing-nobody = { $day }, { $from }–{ $to }: у зміні нікого немає. { $late } з { $of } не отримають відповіді за { $minutes } хв або не дочекаються її.
desk-staffing-behind = { $day }, { $from }–{ $to }: ще не розібрано чергу попередніх годин. { $late } з { $of } не отримають відповіді за { $minutes } хв або не дочекаються її.
desk-staffing-others = І ще { $count ->
    [one] { $count } раз
    [few] { $count } рази
   *[many] { $count } разів
    } за тиждень: дивіться «По дві години».
desk-staffing-enough = Людей вистачає: будь-якої години вчасно відповідають приблизно { $share } % клієнтів або більше.
desk-staffing-better = Додати тих, кого бракує
desk-staffing-better-text = Додасть стільки людей, щоб устигати будь-якої години, і програє тиждень знову
desk-staffing-compared = Що вийде
desk-staffing-measure = За тиждень
desk-staffing-came = Передано чатів
desk-staffing-median = Половині відповідять за
desk-staffing-most = Дев’ятьом із десяти за
desk-staffing-in-time = Відповідять вчасно
desk-staffing-left = Не дочекаються
desk-staffing-load = Завантаження
desk-staffing-people = У зміні
desk-staffing-hours = Людино-годин
desk-staffing-minutes-short = { $minutes } хв
desk-staffing-under-minute = менше хвилини
desk-staffing-nobody-answered = ніхто не відповідає
desk-staffing-range = { $value } % ({ $low }–{ $high } %)
desk-staffing-goal = Вчасно — перша відповідь протягом { $minutes } хв робочого часу. У дужках: де опиняться чотири тижні з п’яти.
desk-staffing-what-if = А що, якби
desk-staffing-share = Вчасно, щонайменше %
desk-staffing-minutes = Вчасно — це за, хв
desk-staffing-places = Чатів водночас на людину
desk-staffing-away = Відсутність, % часу
desk-staffing-away-text = Перерви, хвороби, навчання. На стільки більше людей треба поставити в графік.
desk-staffing-saved = Бот відповідає частіше
desk-staffing-saved-text = Таку частину того, на що бот не мав відповіді, він закриє сам: новими статтями чи іншим порогом. Зараз це { $share } % переданого; прохання покликати людину й скарги лишаються.
desk-staffing-saved-value = { $share } %
desk-staffing-rota = Хто у зміні
desk-staffing-rota-text = Скільки людей відповідає кожні дві години.
desk-staffing-rota-cell = { $day }, { $from }–{ $to }, людей
desk-staffing-count = Програти тиждень
desk-staffing-reset = Повернути як зараз
desk-staffing-wrong = Ціле число від { $low } до { $high }
desk-staffing-rota-wrong = Де позначено червоним, потрібне ціле число від { $low } до { $high }.
desk-staffing-forecast = Передачі людям по півгодинах
desk-staffing-plot = Теплова карта: скільки чатів передадуть людям кожні пів години тижня
desk-staffing-days = По днях
desk-staffing-by-block = По дві години
desk-staffing-expected = Очікуємо
desk-staffing-likely = Найімовірніше
desk-staffing-late = Не за { $minutes } хв
desk-staffing-at-most = Треба щонайбільше
desk-staffing-to-plan = У графік
desk-staffing-basis = З чого це пораховано
desk-staffing-handling = Чат займає людину в середньому { $minutes } хв (за завершеними зверненнями за дванадцять тижнів: { $count }; поки клієнт мовчить, рахуються щонайбільше п’ять хвилин).
desk-staffing-handling-assumed = Чат займає людину в середньому { $minutes } хв: це припущення, завершених звернень менше ніж { $count }.
desk-staffing-slower = Кожен наступний чат водночас робить чат на { $share } % довшим: виміряно.
desk-staffing-slower-assumed = Кожен наступний чат водночас робить чат на { $share } % довшим: це припущення, даних мало.
desk-staffing-patience = Клієнтів у черзі в робочий час: { $count }, не дочекалися: { $left }. З таким терпінням і рахуємо.
desk-staffing-patience-assumed = Половина клієнтів іде через { $minutes } хв: це припущення, у черзі в робочий час стояло менше ніж { $count } людей.
desk-staffing-seen = «Як зараз» — це ті, хто за чотири тижні брав, вів чи закривав чати: щодня від першої дії до останньої.
desk-staffing-unseen = За чотири тижні ніхто не брав чати: вважаємо, що всі оператори на місці в усі робочі години.
desk-staffing-waiting = Чекання рахується в робочому часі до першої відповіді. Хто не дочекався, той не отримав відповіді вчасно. Хто написав, поки ви зачинені, стоїть у черзі до відкриття.
desk-staffing-erlang = «Треба щонайбільше» — за формулою Ерланга C для найзавантаженіших пів години: ніхто не йде, завантаження не вище 85 %. Зазвичай вистачає меншої кількості людей.
desk-staffing-runs = Тиждень програли { $count ->
    [one] { $count } раз
    [few] { $count } рази
   *[many] { $count } разів
    }, клієнти щоразу приходять випадково.
