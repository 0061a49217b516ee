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
desk-review-yours = { $count ->
    [one] { $count } вашу статью пора перечитать.
    [few] { $count } ваши статьи пора перечитать.
   *[other] { $count } ваших статей пора перечитать.
    }
desk-review-show = Показать
desk-review-right = Всё ещё верно
desk-review-right-text = Я прочитал(а), сегодня всё верно, на всех языках

error-TooManyArticles = За один раз можно изменить не больше { $most } статей. Сузьте список и отметьте снова.
error-NotOnStaff = Среди сотрудников больше нет «{ $login }». Выберите другого.
error-BadTopicName = Название темы — не длиннее { $limit } символов. Сократите его.
