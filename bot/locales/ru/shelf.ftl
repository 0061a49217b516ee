# Полка: список статей, темы, владельцы и проверки, языки рядом, первые шаги.

desk-shelf-status = Состояние
desk-shelf-language = Язык
desk-shelf-topic = Тема
desk-shelf-owner = Ответственный
desk-shelf-sort = Порядок
desk-shelf-any = все
desk-shelf-nobody = никто
desk-shelf-sort-first = обычный
desk-shelf-sort-topic = по темам
desk-shelf-sort-title = по названию
desk-shelf-sort-changed = сначала новые правки
desk-shelf-sort-shown = сначала частые
desk-shelf-sort-helped = сначала слабые
desk-shelf-clear = Показать все
desk-shelf-count = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[other] { $count } статей
    }
desk-shelf-all = Отметить все найденные
desk-shelf-none-ticked = Снять все отметки
desk-shelf-tick = Отметить «{ $title }»
desk-shelf-changed = Последняя правка
desk-shelf-published = опубликована
desk-shelf-draft = черновик
desk-shelf-archived = в архиве
desk-shelf-stale = оригинал с тех пор изменили
desk-shelf-missing = не переведена
desk-shelf-ticked = { $count ->
    [one] Отмечена { $count }
   *[other] Отмечено { $count }
    }
desk-shelf-untick = Снять отметки
desk-shelf-set-owner = Ответственный…
desk-shelf-owner-title = { $count ->
    [one] Кто отвечает за эту статью?
    [few] Кто отвечает за эти { $count } статьи?
   *[other] Кто отвечает за эти { $count } статей?
    }
desk-shelf-set-topic = Тема…
desk-shelf-topic-title = { $count ->
    [one] К какой теме относится эта статья?
    [few] К какой теме относятся эти { $count } статьи?
   *[other] К какой теме относятся эти { $count } статей?
    }
desk-shelf-topic-text = Имена статей изменятся; кнопки, которые клиенты уже видели, по-прежнему ведут к ним.
desk-shelf-set-review = Проверка…
desk-shelf-review-title = { $count ->
    [one] Когда перечитать эту статью?
    [few] Когда перечитать эти { $count } статьи?
   *[other] Когда перечитать эти { $count } статей?
    }
desk-shelf-review-text = В этот день ответственные получат напоминание. Пустое поле — никогда.
desk-shelf-review-day = День
desk-shelf-done = { $count ->
    [0] Менять было нечего.
    [one] Изменена { $count } статья.
    [few] Изменены { $count } статьи.
   *[other] Изменено { $count } статей.
    }
desk-shelf-undone = { $count ->
    [one] { $count } статья снова как была.
    [few] { $count } статьи снова как были.
   *[other] { $count } статей снова как были.
    }
desk-shelf-refused = { $count ->
    [one] Не изменён { $count } файл:
    [few] Не изменены { $count } файла:
   *[other] Не изменено { $count } файлов:
    }
desk-articles-stale = Отстал перевод
desk-articles-stale-text = Оригинал изменили после перевода; нажмите на значок языка и увидите, что именно
desk-articles-untranslated = Не переведены
desk-articles-untranslated-text = Нет на одном из ваших языков

desk-topics = Темы
desk-topics-text = Так темы называются в списке статей, в фильтрах и в условиях команд. Тема без названия зовётся по имени папки.
desk-topics-articles = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[other] { $count } статей
    }
desk-topics-none = Тем пока нет
desk-topics-none-text = Тема появляется вместе с первой статьёй.

desk-problem-topics-broken = Не удалось прочитать названия тем: { $reason }
desk-problem-topics-broken-todo = Исправьте topics.yml; пока темы называются по именам папок
desk-problem-topics-no-lines = В topics.yml должна быть строка для каждой темы
desk-problem-topics-no-lines-todo = Назовите темы здесь: «Статьи» → «Темы»
desk-problem-topics-name = «{ $topic }» не может быть темой
desk-problem-topics-name-todo = Пишите так, как называется папка: строчные латинские буквы, цифры и дефисы
desk-problem-topics-names = Название темы «{ $topic }» не подходит
desk-problem-topics-names-todo = Дайте название на ru, uk или en, не длиннее { $limit } символов

staff-call-review = { $count ->
    [one] { $count } вашу статью пора перечитать: в ней всё ещё верно?
    [few] { $count } ваши статьи пора перечитать: в них всё ещё верно?
   *[other] { $count } ваших статей пора перечитать: в них всё ещё верно?
    }
desk-settings-review = Статьи
desk-settings-review_days = Через сколько дней перечитывать статью
desk-settings-review-text = Считается с нажатия «Всё ещё верно». Потом ответственный получает напоминание, а операторы видят, что статью давно не проверяли. 0 — никогда.
desk-settings-todo-review_days = Напишите число дней от 0 до 3650.
desk-review-not-since = не проверяли с { $day }
desk-review-overdue = проверить надо было до { $day }
desk-review-by = всё верно на { $day }: { $name }
desk-review-next = перечитать до { $day }
desk-review-beside = Языки рядом
desk-review-yours = { $count ->
    [one] { $count } вашу статью пора перечитать.
    [few] { $count } ваши статьи пора перечитать.
   *[other] { $count } ваших статей пора перечитать.
    }
desk-review-show = Показать
desk-review-right = Всё ещё верно
desk-review-right-text = Я прочитал(а), сегодня всё верно, на всех языках

desk-sides-source = Оригинал
desk-sides-stale = Оригинал изменили с тех пор, как перевод был верен:
desk-sides-right = Перевод всё ещё верен
desk-sides-right-text = Из-за этой правки здесь ничего менять не надо
desk-sides-whole = все поля
desk-sides-only-here = только здесь:
desk-sides-add = Добавить абзац
desk-sides-bare = На каждой стороне нужны заголовок и текст. Пока ничего не сохранено; набранное осталось на месте.
desk-sides-empty = Публиковать пока нечего. Сначала напишите заголовок и текст перевода.

desk-start = Первые шаги
desk-start-text = Что нужно боту до встречи с клиентами. У каждого шага видно, что уже есть; порядок любой.
desk-start-done = Сделано { $done } из { $all }
desk-start-is-done = сделано
desk-start-is-open = ещё не сделано
desk-start-do = Сделать
desk-start-look = Посмотреть
desk-start-away = Убрать
desk-start-back = Снова показывать после входа
desk-start-away-text = Эта страница останется в «Настройках».
desk-start-put-away = Убрано. Страница осталась в «Настройках».
desk-start-put-back = Пока статей нет, она открывается после входа.
desk-start-name = Название компании
desk-start-name-text = С ним бот представляется.
desk-start-hours = Часы работы
desk-start-hours-text = Чтобы клиенты знали, когда ответит человек.
desk-start-languages = Языки
desk-start-languages-text = На каких из трёх языков вы общаетесь: русский, украинский, английский, и какой первый.
desk-start-contacts = Контакты
desk-start-contacts-text = Телефон или почта, если чата мало.
desk-start-articles = Статьи
desk-start-articles-count = { $count ->
    [0] Бот отвечает только по статьям. Загрузите то, что есть: страницу справки, таблицу, Word или PDF.
    [one] Опубликована { $count } статья.
    [few] Опубликованы { $count } статьи.
   *[other] Опубликовано { $count } статей.
    }
desk-start-questions = Первые десять вопросов
desk-start-questions-count = { $count ->
    [0] Попробуйте ниже то, о чём спрашивают ваши клиенты.
    [one] Пока задан { $count } вопрос.
    [few] Пока задано { $count } вопроса.
   *[other] Пока задано { $count } вопросов.
    }
desk-start-telegram = Telegram
desk-start-telegram-text = Создайте бота в @BotFather и укажите его токен в ANSWERDESK_TELEGRAM_TOKEN; чат на сайте работает и без него.
desk-start-connected = Подключён.
desk-start-colleagues = Коллеги
desk-start-colleagues-count = { $count ->
    [0] Вы здесь пока одни. Пригласите того, кто тоже отвечает клиентам.
    [one] Кроме вас — { $count } человек.
    [few] Кроме вас — { $count } человека.
   *[other] Кроме вас — { $count } человек.
    }
desk-start-try = Попробовать вопросы
desk-start-try-text = До { $count } сразу, каждый с новой строки, словами ваших клиентов. Черновики тоже учитываются.
desk-start-questions-box = Вопросы
desk-start-ask = Попробовать
desk-start-chat = Открыть чат как клиент
desk-start-nothing = Статьи об этом пока нет.

error-TooManyArticles = За один раз можно изменить не больше { $most } статей. Сузьте список и отметьте снова.
error-NotOnStaff = Среди сотрудников больше нет «{ $login }». Выберите другого.
error-BadTopicName = Название темы — не длиннее { $limit } символов. Сократите его.
error-NoSuchTopic = Выберите одну из имеющихся тем.
