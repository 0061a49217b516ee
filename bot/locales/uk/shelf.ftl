# Полиця: список статей, теми, відповідальні й перевірки, мови поруч, перші кроки.

desk-shelf-status = Стан
desk-shelf-language = Мова
desk-shelf-topic = Тема
desk-shelf-owner = Відповідальний
desk-shelf-sort = Порядок
desk-shelf-any = усі
desk-shelf-nobody = ніхто
desk-shelf-sort-first = звичайний
desk-shelf-sort-topic = за темами
desk-shelf-sort-title = за назвою
desk-shelf-sort-changed = спершу нові правки
desk-shelf-sort-shown = спершу часті
desk-shelf-sort-helped = спершу слабкі
desk-shelf-clear = Показати всі
desk-shelf-count = { $count ->
    [one] { $count } стаття
    [few] { $count } статті
   *[other] { $count } статей
    }
desk-shelf-all = Позначити всі знайдені
desk-shelf-none-ticked = Зняти всі позначки
desk-shelf-tick = Позначити «{ $title }»
desk-shelf-changed = Остання правка
desk-shelf-published = опублікована
desk-shelf-draft = чернетка
desk-shelf-archived = в архіві
desk-shelf-stale = оригінал відтоді змінили
desk-shelf-missing = не перекладена
desk-shelf-ticked = { $count ->
    [one] Позначено { $count }
   *[other] Позначено { $count }
    }
desk-shelf-untick = Зняти позначки
desk-shelf-set-owner = Відповідальний…
desk-shelf-owner-title = { $count ->
    [one] Хто відповідає за цю статтю?
    [few] Хто відповідає за ці { $count } статті?
   *[other] Хто відповідає за ці { $count } статей?
    }
desk-shelf-set-topic = Тема…
desk-shelf-topic-title = { $count ->
    [one] До якої теми належить ця стаття?
    [few] До якої теми належать ці { $count } статті?
   *[other] До якої теми належать ці { $count } статей?
    }
desk-shelf-topic-text = Імена статей зміняться; кнопки, які клієнти вже бачили, так само ведуть до них.
desk-shelf-set-review = Перевірка…
desk-shelf-review-title = { $count ->
    [one] Коли перечитати цю статтю?
    [few] Коли перечитати ці { $count } статті?
   *[other] Коли перечитати ці { $count } статей?
    }
desk-shelf-review-text = Того дня відповідальні отримають нагадування. Порожнє поле — ніколи.
desk-shelf-review-day = День
desk-shelf-done = { $count ->
    [0] Міняти не було чого.
    [one] Змінено { $count } статтю.
    [few] Змінено { $count } статті.
   *[other] Змінено { $count } статей.
    }
desk-shelf-undone = { $count ->
    [one] { $count } стаття знову як була.
    [few] { $count } статті знову як були.
   *[other] { $count } статей знову як були.
    }
desk-shelf-refused = { $count ->
    [one] Не змінено { $count } файл:
    [few] Не змінено { $count } файли:
   *[other] Не змінено { $count } файлів:
    }
desk-articles-stale = Відстав переклад
desk-articles-stale-text = Оригінал змінили після перекладу; натисніть на значок мови й побачите, що саме
desk-articles-untranslated = Не перекладені
desk-articles-untranslated-text = Немає однією з ваших мов

desk-topics = Теми
desk-topics-text = Так теми називаються у списку статей, у фільтрах і в умовах команд. Тема без назви зветься за іменем теки.
desk-topics-articles = { $count ->
    [one] { $count } стаття
    [few] { $count } статті
   *[other] { $count } статей
    }
desk-topics-none = Тем поки немає
desk-topics-none-text = Тема з'являється разом із першою статтею.

desk-problem-topics-broken = Не вдалося прочитати назви тем: { $reason }
desk-problem-topics-broken-todo = Виправте topics.yml; поки що теми називаються за іменами тек
desk-problem-topics-no-lines = У topics.yml має бути рядок для кожної теми
desk-problem-topics-no-lines-todo = Назвіть теми тут: «Статті» → «Теми»
desk-problem-topics-name = «{ $topic }» не може бути темою
desk-problem-topics-name-todo = Пишіть так, як називається тека: малі латинські літери, цифри й дефіси
desk-problem-topics-names = Назва теми «{ $topic }» не підходить
desk-problem-topics-names-todo = Дайте назву для ru, uk або en, не довшу за { $limit } символів

staff-call-review = { $count ->
    [one] { $count } вашу статтю час перечитати: у ній усе ще правильно?
    [few] { $count } ваші статті час перечитати: у них усе ще правильно?
   *[other] { $count } ваших статей час перечитати: у них усе ще правильно?
    }
desk-settings-review = Статті
desk-settings-review_days = Через скільки днів перечитувати статтю
desk-settings-review-text = Рахується від натискання «Усе ще правильно». Потім відповідальний отримує нагадування, а оператори бачать, що статтю давно не перевіряли. 0 — ніколи.
desk-settings-todo-review_days = Напишіть кількість днів від 0 до 3650.
desk-review-not-since = не перевіряли з { $day }
desk-review-overdue = перевірити треба було до { $day }
desk-review-by = усе правильно на { $day }: { $name }
desk-review-next = перечитати до { $day }
desk-review-beside = Мови поруч
desk-review-yours = { $count ->
    [one] { $count } вашу статтю час перечитати.
    [few] { $count } ваші статті час перечитати.
   *[other] { $count } ваших статей час перечитати.
    }
desk-review-show = Показати
desk-review-right = Усе ще правильно
desk-review-right-text = Я прочитав(-ла), сьогодні все правильно, усіма мовами

desk-sides-source = Оригінал
desk-sides-stale = Оригінал змінили відтоді, як переклад був правильним:
desk-sides-right = Переклад усе ще правильний
desk-sides-right-text = Через цю правку тут нічого міняти не треба
desk-sides-whole = усі поля
desk-sides-only-here = лише тут:
desk-sides-add = Додати абзац
desk-sides-bare = На кожному боці потрібні заголовок і текст. Поки нічого не збережено; набране лишилося на місці.
desk-sides-empty = Публікувати ще нема чого. Спершу напишіть заголовок і текст перекладу.

desk-start = Перші кроки
desk-start-text = Що потрібно боту до зустрічі з клієнтами. Біля кожного кроку видно, що вже є; порядок довільний.
desk-start-done = Зроблено { $done } з { $all }
desk-start-is-done = зроблено
desk-start-is-open = ще не зроблено
desk-start-do = Зробити
desk-start-look = Переглянути
desk-start-away = Прибрати
desk-start-back = Знову показувати після входу
desk-start-away-text = Ця сторінка лишиться в «Налаштуваннях».
desk-start-put-away = Прибрано. Сторінка лишилася в «Налаштуваннях».
desk-start-put-back = Доки статей немає, вона відкривається після входу.
desk-start-name = Назва компанії
desk-start-name-text = З нею бот відрекомендовується.
desk-start-hours = Години роботи
desk-start-hours-text = Щоб клієнти знали, коли відповість людина.
desk-start-languages = Мови
desk-start-languages-text = Якими з трьох мов ви спілкуєтеся: російська, українська, англійська, і яка перша.
desk-start-contacts = Контакти
desk-start-contacts-text = Телефон або пошта, якщо чату замало.
desk-start-articles = Статті
desk-start-articles-count = { $count ->
    [0] Бот відповідає лише за статтями. Завантажте те, що є: сторінку довідки, таблицю, Word або PDF.
    [one] Опубліковано { $count } статтю.
    [few] Опубліковано { $count } статті.
   *[other] Опубліковано { $count } статей.
    }
desk-start-questions = Перші десять запитань
desk-start-questions-count = { $count ->
    [0] Спробуйте нижче те, про що питають ваші клієнти.
    [one] Поки що поставлено { $count } запитання.
    [few] Поки що поставлено { $count } запитання.
   *[other] Поки що поставлено { $count } запитань.
    }
desk-start-telegram = Telegram
desk-start-telegram-text = Створіть бота в @BotFather і вкажіть його токен в ANSWERDESK_TELEGRAM_TOKEN; чат на сайті працює і без нього.
desk-start-connected = Під'єднано.
desk-start-colleagues = Колеги
desk-start-colleagues-count = { $count ->
    [0] Ви тут поки самі. Запросіть того, хто теж відповідає клієнтам.
    [one] Крім вас — { $count } людина.
    [few] Крім вас — { $count } людини.
   *[other] Крім вас — { $count } людей.
    }
desk-start-try = Спробувати запитання
desk-start-try-text = До { $count } одразу, кожне з нового рядка, словами ваших клієнтів. Чернетки теж враховуються.
desk-start-questions-box = Запитання
desk-start-ask = Спробувати
desk-start-chat = Відкрити чат як клієнт
desk-start-nothing = Статті про це поки немає.

error-TooManyArticles = За один раз можна змінити не більше { $most } статей. Звузьте список і позначте знову.
error-NotOnStaff = Серед працівників більше немає «{ $login }». Виберіть когось іншого.
error-BadTopicName = Назва теми — не довша за { $limit } символів. Скоротіть її.
error-NoSuchTopic = Виберіть одну з наявних тем.
