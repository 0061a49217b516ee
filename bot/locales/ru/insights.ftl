# Что вышло из вопросов клиентов: цифры статьи и чаты за ними.

desk-tab-figures = Цифры
desk-figures-period = За какой срок
desk-figures-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
    }
desk-figures-none = За это время бот эту статью не показывал. Здесь появится, сколько раз она была показана, скольким помогла и после скольких позвали человека.
desk-figures-plot = Показы статьи и сколько из них помогли. Те же числа в таблице ниже.
desk-figures-by-day = По дням
desk-figures-by-week = По неделям
desk-figures-date = Начало
desk-figures-meanings = Что здесь считается
desk-figure-shown = Показана
desk-figure-shown-text = Сколько раз бот ответил этой статьёй; «Подробнее» к тому же ответу не считается.
desk-figure-helped = Помогла
desk-figure-helped-text = Клиент нажал 👍, сам выбрал эту статью или больше ни о чём не спрашивал, и человека за сутки не позвали.
desk-figure-down = 👎 Не то
desk-figure-down-text = Под ответом нажали 👎.
desk-figure-escalated = Позвали человека
desk-figure-escalated-text = В течение суток после ответа чат перешёл к людям.
desk-down-wrong = здесь ошибка
desk-down-unclear = непонятно
desk-down-other = не об этом
desk-down-outdated = устарело
desk-down-unsaid = причину не назвали
desk-thumb-up = 👍 Помогло

desk-passage-wordless = Без слов
desk-passages-none = Таких чатов нет
desk-passages-none-text = Здесь появятся чаты, из которых складывается это число.
desk-passages-most = Показаны последние { $count }.

desk-articles-never = Не показывались
desk-articles-never-text = Опубликованы, но за 90 дней бот ими ни разу не ответил
desk-articles-bad = Плохо помогают
desk-articles-bad-text = Показаны не меньше 5 раз за 90 дней; помогли меньше чем в половине случаев или каждый пятый нажал 👎
desk-articles-review = Пора перечитать
desk-articles-review-text = Дата проверки прошла
desk-articles-counts = показана { $shown }, помогла { $helped }
desk-articles-counts-text = За 90 дней, все языки вместе
