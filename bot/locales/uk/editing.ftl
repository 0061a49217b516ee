desk-kept-at = збережено { $time }
desk-keep-failed = ще не збережено
desk-keep-stuck = не збережено: дві версії
desk-keep-choose = Порівняти й вибрати
desk-article-changes = є неопубліковане
desk-publish-changes = Опублікувати зміни
desk-publish-why = Навіщо? (можна не писати; залишиться в історії)
desk-discard-changes = Скасувати зміни
desk-discard-begun = Викинути
desk-save-draft = Зберегти чернетку
desk-changes-discarded = Зміни скасовано.
desk-file-changed = Відколи ви почали правку, опублікована версія змінилася.
desk-file-compare = Порівняти
desk-file-changed-shown = Колега змінив статтю. На екрані її нинішній вигляд.
desk-browser-has = У цьому браузері залишився набраний вами текст, який до нас не дійшов.
desk-browser-use = Вставити
desk-browser-forget = Забути
desk-editors-here = статтю відкрито і в колеги: { $name }
desk-editors-self = статтю відкрито у вас в іншому вікні
desk-editors-changed = { $name } править статтю, змінено
desk-editors-ago = тому
desk-editors-show = Показати
desk-history-aside = Відкладені правки
desk-begun-title = Розпочаті статті
desk-begun-untitled = Без заголовка

desk-preview-telegram = Telegram
desk-preview-web = Чат на сайті
desk-preview-first = Перше повідомлення · знаків: { $count }. Хто спитає про розділ, спершу отримає його.
desk-preview-more = За кнопкою «Докладніше» · { $count }
desk-preview-too-long = У тексті { $count } знаків. Більше за { $limit } у чаті не читають: зробіть кілька статей.
desk-preview-first-long = У першому повідомленні { $count } знаків. На телефоні дочитують приблизно { $limit }.
desk-toolbar = Оформлення тексту
desk-mark-bold = Жирний
desk-mark-italic = Курсив
desk-mark-link = Посилання
desk-mark-list = Список
desk-mark-steps = Кроки по порядку
desk-mark-heading = Заголовок розділу
desk-mark-question = Запитання, на яке відповідає розділ (клієнти його не бачать)
desk-mark-question-word = питання

desk-field-publish-at = Показувати з
desk-field-expires-at = Показувати до
desk-field-moments-text = За часом компанії; порожньо — одразу й без строку. Увімкнеться й вимкнеться сама.
desk-article-since = з'явиться { $time }
desk-article-until = до { $time }
desk-article-expired = строк минув { $time }
desk-problem-moment-wanted = «{ $value }» — не день і не час
desk-problem-moment-wanted-todo = Напишіть так: 2026-12-01 або 2026-12-01 09:00
desk-problem-never-live = Кінець ({ $value }) раніше за початок ({ $text }), тому статтю ніхто не побачить
desk-problem-never-live-todo = Поставте кінець після початку

desk-wording-add = Додайте й натисніть Enter або вставте список
desk-wording-edit = Змінити формулювання
desk-wording-remove = Прибрати
desk-wording-uses = За ним статтю знайшли за тиждень, разів: { $count }
desk-wording-claimed = є і в статті «{ $title }»
desk-wording-claimed-nearly = майже таке саме в статті «{ $title }»

desk-articles-edited = Є неопубліковане
desk-articles-edited-text = У них є зміни; клієнти бачать попередню версію
desk-shelf-scheduled = з'явиться пізніше
desk-shelf-expired = строк минув

desk-article-menu = Ще
desk-article-rename = Перейменувати або перенести
desk-article-rename-text = Одразу всіма мовами. Кнопки, які клієнти вже мають, приведуть сюди ж.
desk-article-renamed = У статті нова назва, попередня: { $name }.
desk-article-remove = Видалити
desk-article-remove-text = Клієнти її більше не отримають. Тексти й цифри залишаться, видалення можна скасувати.
desk-article-remove-in = Якою мовою?
desk-article-remove-all = усіма мовами
desk-article-removed = Статтю { $name } видалено.
desk-status-scheduled = запланована
desk-status-expired = строк минув
desk-article-is-gone = Цю статтю тим часом перенесли або видалили. Набране збережено: воно стоїть над списком статей.

# pictures and files in the text
desk-mark-file = Картинка або файл (можна перетягнути в текст чи вставити)
desk-file-heavy = { $name } більше за { $limit } МБ. Зменште файл і додайте знову
desk-file-loading = Завантажуємо { $name }…
desk-file-done = { $name } вже в тексті. Напишіть у дужках, що на картинці чи у файлі
desk-file-failed = { $name } не завантажився. Перевірте зв’язок і додайте ще раз

# texts for some customers
desk-mark-variant = Інший текст для частини клієнтів: за каналом, містом, міткою…
desk-mark-variant-fact = channel = web
desk-preview-whom = Кому показано
desk-preview-everybody = усім
desk-try-whom = Від клієнта, про якого відомо
desk-known-channel = канал
desk-known-came-from = прийшли за посиланням
desk-known-tag = мітка
desk-known-zone = часовий пояс
