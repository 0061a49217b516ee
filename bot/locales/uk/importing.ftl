# Імпорт статей: майстер у розділі «Статті» і команда answerdesk kb import.

desk-nav-import = Імпорт статей
desk-import-open = Імпорт
desk-import-intro = Перенесіть сюди те, що вже написано: довідковий центр, сторінки сайту, таблицю запитань і відповідей. Спочатку бот покаже, що знайшов. Без вашого рішення нічого не з’явиться.
desk-import-drop = Перетягніть файли сюди або виберіть їх
desk-import-pick = Вибрати файли
desk-import-kinds = Markdown і Notion (zip), CSV та Excel, збережені сторінки сайту (HTML), Word (.docx), PDF із текстом, вивантаження Zendesk, Freshdesk, Intercom, Help Scout, Chatwoot і Confluence (HTML). Можна одразу кілька файлів або один zip.
desk-import-language = Якщо мову не зрозуміти з тексту
desk-import-uploading = Завантажуємо { $name }
desk-import-upload-failed = { $name } не завантажився. Спробуйте ще раз.
desk-import-read = Подивитися, що всередині
desk-import-remove = Прибрати
desk-import-reading = Читаємо файли
desk-import-writing = Записуємо статті
desk-import-progress = { $done } з { $total }
desk-import-progress-none = Починаємо…
desk-import-away = Сторінку можна закрити: робота триватиме, а результат лишиться у списку імпортів.
desk-import-stop = Зупинити
desk-import-stopped = Імпорт зупинено.
desk-import-stopped-text = Записано статей: { $count }. Якщо почати знову з тими самими файлами, нічого не повториться.
desk-import-failed = Імпорт перервався
desk-import-failed-text = Записано статей: { $count }. Почніть знову з тими самими файлами: що вже перенесено, не повториться.
desk-import-found = { $count ->
    [one] Знайдено { $count } статтю
    [few] Знайдено { $count } статті
   *[other] Знайдено { $count } статей
    }
desk-import-found-none = Статей не знайшлося
desk-import-found-none-text = Нижче написано, що не так із кожним файлом.
desk-import-all = Усі
desk-import-kind-new = Нові
desk-import-kind-changed = Змінилися в джерелі
desk-import-kind-same = Без змін
desk-import-kind-kept = Виправлені тут
desk-import-kind-removed = Видалені тут
desk-import-kind-duplicate = Уже є
desk-import-kind-bad = Не можна записати
desk-import-kind-failed = Не записано
desk-import-kind-skipped = Не прочитано
desk-import-kind-harmless = Не статті
desk-import-about-new = З’являться в базі знань.
desk-import-about-changed = Текст у джерелі змінився, а тут його ніхто не правив. Заголовок і текст оновляться, фрази та стан лишаться. Опублікована стаття оновиться в клієнтів одразу, а там, де спершу дивиться друга людина, почекає на неї.
desk-import-about-same = Уже перенесені, у джерелі нічого не змінилося.
desk-import-about-kept = Текст змінився і в джерелі, і тут. Лишиться ваш; позначте статтю, щоб узяти текст джерела (попередній збережеться в історії).
desk-import-about-removed = Раніше вже переносилися, але тут їх видалили. Позначте, щоб повернути.
desk-import-about-duplicate = У базі вже є стаття з таким заголовком або текстом. Позначте, якщо потрібні обидві.
desk-import-about-bad = Перевірка не пропускає ці статті. Виправте їх у джерелі та повторіть.
desk-import-about-skipped = Із цього не вийшло статті. Причину написано в кожному рядку.
desk-import-about-harmless = Картинки, зміст і подібне: тут нічого не втрачено.
desk-import-same-as = Уже є: { $other }
desk-import-remarks = { $count ->
    [one] { $count } зауваження
    [few] { $count } зауваження
   *[other] { $count } зауважень
    }
desk-import-remarks-none = без зауважень
desk-import-draft-there = у джерелі чернетка
desk-import-draft-remark = У джерелі це чернетка.
desk-import-look = Подивитися текст
desk-import-choose-all = Позначити всі
desk-import-choose-none = Зняти позначки
desk-import-publish = Опублікувати одразу
desk-import-publish-text = Статті стануть чернетками: клієнти побачать їх, коли ви опублікуєте. Можна опублікувати й одразу (позначка внизу); чернетки джерела в будь-якому разі лишаться чернетками.
desk-import-write = { $count ->
    [0] Нічого не позначено
    [one] Імпортувати { $count } статтю
    [few] Імпортувати { $count } статті
   *[other] Імпортувати { $count } статей
    }
desk-import-drop-plan = Скасувати імпорт
desk-import-more = Показати ще { $count }
desk-import-done = { $count ->
    [0] Нічого не записано
    [one] Записано { $count } статтю
    [few] Записано { $count } статті
   *[other] Записано { $count } статей
    }
desk-import-done-drafts = Це чернетки. Прочитайте їх і опублікуйте, а ті, до яких немає зауважень, можна відправити далі всі разом.
desk-import-publish-clean = { $count ->
    [one] Опублікувати { $count } без зауважень
   *[other] Опублікувати { $count } без зауважень
    }
desk-import-send-clean = { $count ->
    [one] Надіслати на перевірку { $count } без зауважень
   *[other] Надіслати на перевірку { $count } без зауважень
    }
desk-import-published = { $count ->
    [one] Опубліковано { $count } статтю.
    [few] Опубліковано { $count } статті.
   *[other] Опубліковано { $count } статей.
    }
desk-import-undo = Скасувати весь імпорт
desk-import-undo-ask = Прибрати статті, які створив цей імпорт?
desk-import-undo-text = Зникнуть лише ті, яких після імпорту ніхто не змінював. Оновлені статті лишаться як є, їхній попередній текст лежить в історії.
desk-import-undone = Імпорт скасовано. Прибрано статей: { $removed }, залишено змінених: { $kept }.
desk-import-report = Завантажити звіт (CSV)
desk-import-again = Новий імпорт
desk-import-recent = Попередні імпорти
desk-import-recent-none = Імпортів ще не було.
desk-import-state-reading = читаємо
desk-import-state-read = чекає на ваше рішення
desk-import-state-writing = записуємо
desk-import-state-done = готово
desk-import-state-stopped = зупинено
desk-import-state-failed = перервався
desk-import-state-undone = скасовано
desk-import-to-articles = До статей
desk-import-report-place = місце
desk-import-report-title = заголовок
desk-import-report-kind = що стало
desk-import-report-article = стаття
desk-import-report-why = чому і на що звернути увагу

error-NoFiles = Спочатку виберіть файли.
error-TooManyAtOnce = Одночасно не більше { $most } файлів. Запакуйте їх в один zip.
error-ImportGone = Файлів цього імпорту більше немає. Завантажте їх ще раз.

desk-import-skipped-asset = Службовий файл сторінки, не стаття.
desk-import-skipped-part = Частина, яку вставляють в інші сторінки: її взято разом із ними.
desk-import-skipped-picture = Картинка, якої немає в жодній статті.
desk-import-skipped-missing = Такого файлу чи папки немає. Перевірте шлях.
desk-import-skipped-link = Це посилання на інший файл, а за посиланнями імпорт не ходить. Покладіть сам файл.
desk-import-skipped-too-large = У файлі { $size } МБ, а імпорт читає до { $limit } МБ. Розділіть його на частини.
desk-import-skipped-too-many = Тут понад { $most } файлів або забагато тексту. Імпортуйте частинами: прочитано лише початок.
desk-import-skipped-unreadable = Файл не читається ({ $reason }). Відкрийте його, збережіть заново та повторіть.
desk-import-skipped-too-slow = Файл читається довше за пів хвилини. Розділіть його або збережіть в іншому форматі.
desk-import-skipped-zip-nested = Zip усередині zip усередині zip. Розпакуйте його та завантажте те, що всередині.
desk-import-skipped-zip-broken = Архів пошкоджено. Завантажте або створіть його заново.
desk-import-skipped-zip-bomb = Архів розпаковується в підозріло багато даних, тому його не відкривали. Якщо він ваш, розпакуйте його та завантажте файли.
desk-import-skipped-zip-path = Ім’я цього файлу веде за межі архіву, тому він не відкривався. Створіть архів заново.
desk-import-skipped-zip-locked = Файл в архіві під паролем. Розпакуйте архів і завантажте файли без пароля.
desk-import-skipped-old-office = Старий формат Word чи Excel або документ під паролем. Збережіть його як .docx чи .xlsx без пароля.
desk-import-skipped-confluence-xml = Це вивантаження Confluence в XML. Виберіть у Confluence вивантаження в HTML.
desk-import-skipped-unknown = Невідомий формат. Збережіть текст як .docx, .md, .html, .csv або PDF.
desk-import-skipped-text-empty = Тут немає тексту.
desk-import-skipped-foreign = Текст не українською, російською чи англійською, а бот відповідає лише ними.
desk-import-skipped-twice = Те саме вже взято: { $other }
desk-import-skipped-stub = Сторінка Notion без тексту: її вміст узято з таблиці або інших сторінок.
desk-import-skipped-view-twice = Та сама таблиця, але не вся: взято повну.
desk-import-skipped-index = Зміст: самі посилання.
desk-import-skipped-page-empty = На сторінці не знайшлося тексту статті. Відкрийте її у браузері та збережіть цілком, коли вона завантажиться.
desk-import-skipped-no-answer = Немає відповіді. Допишіть її та повторіть.
desk-import-skipped-no-question = Немає запитання чи заголовка. Допишіть його та повторіть.
desk-import-skipped-columns-unknown = Незрозуміло, де запитання, а де відповідь. Назвіть стовпці «запитання» і «відповідь»; зараз: { $columns }
desk-import-skipped-columns-ignored = Ці стовпці не знадобилися: { $columns }
desk-import-skipped-row-uneven = У рядку клітинок більше ({ $cells }), ніж стовпців ({ $columns }). Візьміть тексти з комами в лапки або збережіть таблицю як .xlsx.
desk-import-skipped-sheet-broken = Таблиця не відкривається: пошкоджена або під паролем. Збережіть її заново як .xlsx чи .csv.
desk-import-skipped-word-broken = Документ не відкривається: пошкоджений або під паролем. Збережіть його заново як .docx.
desk-import-skipped-pdf-locked = PDF під паролем. Збережіть його без пароля.
desk-import-skipped-pdf-broken = PDF пошкоджено. Збережіть його заново.
desk-import-skipped-pdf-scanned = У цьому PDF картинки замість тексту (скан). Візьміть початковий документ або розпізнайте текст.
desk-import-skipped-json-broken = Файл JSON обірваний або зіпсований (рядок { $line }). Вивантажте його ще раз.
desk-import-skipped-json-unknown = У файлі не знайшлося статей. Можливо, це вивантаження іншої версії або не статей: потрібні заголовок і текст кожної.
desk-import-skipped-chat-export = Це листування, а не статті. Завантажте його в «Імпорт» → «Старі листування».

desk-import-lost-table = Таблиця: у Telegram вона стане рядками. Перевірте в попередньому перегляді, чи все зрозуміло.
desk-import-lost-tabs = Вкладки: їхній вміст стоїть тепер один під одним.
desk-import-lost-picture = Картинки «{ $name }» немає ні в інтернеті, ні серед файлів — її не перенесено.
desk-import-lost-pdf-pictures = Зображень у PDF: { $count }. Їх не перенесено, потрібні додайте до статті самі.
desk-import-lost-fields-broken = Поля над текстом записано з помилкою: узято те, що вдалося прочитати, наприклад заголовок. Перевірте їх.
desk-import-lost-picture-inside = Картинку було вставлено просто в текст, її не перенесено.
desk-import-lost-video = Замість відео лишилося посилання на нього.
desk-import-lost-embed = Вбудований блок (карта, форма, документ) не перенесено.
desk-import-lost-variable = На місці «{ $name }» сайт вставляє своє слово. Перевірте, як читається текст.
desk-import-lost-variant = У тексті є варіанти для різних випадків, лишилися всі. Приберіть зайві.
desk-import-lost-more = І ще таке саме: { $count }.
desk-import-lost-anchor = Посилання всередині сторінки стали звичайним текстом.
desk-import-lost-inner-link = Посилання на іншу сторінку стало звичайним текстом: «{ $words }».
desk-import-lost-include = Вставку «{ $name }» не перенесено: її тексту у файлі немає.
desk-import-lost-section = Розділ «{ $heading }» схожий на рекламу чи меню й пропущений.
desk-import-lost-split = «{ $title }» розділено на статті за запитаннями: { $count }.
desk-import-lost-split-long = «{ $title }» задовга, тому розділена за заголовками на частини: { $count }.
desk-import-lost-long = Дуже довга стаття: знаків { $size }. Краще розділити її на статті до { $limit } знаків.
desk-import-lost-macros = Макроси документа не перенесено й не запускали.
desk-import-lost-layout = У PDF не видно заголовків і таблиць: перевірте абзаци.
desk-import-lost-property = Ці поля не знадобилися: { $names }
desk-import-lost-title-twice = Такий самий заголовок у { $other }. Перейменуйте одну: клієнти вибирають за заголовком.
