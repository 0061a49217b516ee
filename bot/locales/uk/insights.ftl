# Що вийшло із запитань клієнтів: цифри статті та чати за ними.

desk-tab-figures = Цифри
desk-figures-period = За який час
desk-figures-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[other] { $count } днів
    }
desk-figures-none = За цей час бот цієї статті не показував. Тут з'явиться, скільки разів її показано, скільком вона допомогла й після скількох покликали людину.
desk-figures-plot = Покази статті та скільки з них допомогли. Ті самі числа в таблиці нижче.
desk-figures-by-day = По днях
desk-figures-by-week = По тижнях
desk-figures-date = Початок
desk-figures-meanings = Що тут рахується
desk-figure-shown = Показано
desk-figure-shown-text = Скільки разів бот відповів цією статтею; «Докладніше» до тієї самої відповіді не рахується.
desk-figure-helped = Допомогла
desk-figure-helped-text = Клієнт натиснув 👍, сам вибрав цю статтю або більше ні про що не питав, і людину за добу не покликали.
desk-figure-down = 👎 Не те
desk-figure-down-text = Під відповіддю натиснули 👎.
desk-figure-escalated = Покликали людину
desk-figure-escalated-text = Протягом доби після відповіді чат перейшов до людей.
desk-down-wrong = тут помилка
desk-down-unclear = незрозуміло
desk-down-other = не про це
desk-down-outdated = застаріло
desk-down-unsaid = причини не назвали
desk-thumb-up = 👍 Допомогло

desk-passage-wordless = Без слів
desk-passages-none = Таких чатів немає
desk-passages-none-text = Тут з'являться чати, з яких складається це число.
desk-passages-most = Показано останні { $count }.

desk-articles-never = Не показувалися
desk-articles-never-text = Опубліковані, але за 90 днів бот жодного разу ними не відповів
desk-articles-bad = Погано допомагають
desk-articles-bad-text = Показані щонайменше 5 разів за 90 днів; допомогли менш ніж у половині випадків або кожен п'ятий натиснув 👎
desk-articles-review = Час перечитати
desk-articles-review-text = Дата перевірки минула
desk-articles-counts = показано { $shown }, допомогла { $helped }
desk-articles-counts-text = За 90 днів, усі мови разом
