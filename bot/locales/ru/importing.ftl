# Импорт статей: мастер в разделе «Статьи» и команда answerdesk kb import.

desk-nav-import = Импорт статей
desk-import-open = Импорт
desk-import-intro = Перенесите сюда то, что уже написано: справочный центр, страницы сайта, таблицу вопросов и ответов. Сначала бот покажет, что нашёл. Без вашего решения ничего не появится.
desk-import-drop = Перетащите файлы сюда или выберите их
desk-import-pick = Выбрать файлы
desk-import-kinds = Markdown и Notion (zip), CSV и Excel, сохранённые страницы сайта (HTML), Word (.docx), PDF с текстом, выгрузки Zendesk, Freshdesk, Intercom, Help Scout, Chatwoot и Confluence (HTML). Можно сразу несколько файлов или один zip.
desk-import-language = Если язык не понять по тексту
desk-import-uploading = Загружаем { $name }
desk-import-upload-failed = { $name } не загрузился. Попробуйте ещё раз.
desk-import-read = Посмотреть, что внутри
desk-import-remove = Убрать
desk-import-reading = Читаем файлы
desk-import-writing = Записываем статьи
desk-import-progress = { $done } из { $total }
desk-import-progress-none = Начинаем…
desk-import-away = Страницу можно закрыть: работа продолжится, а результат останется в списке импортов.
desk-import-stop = Остановить
desk-import-stopped = Импорт остановлен.
desk-import-stopped-text = Записано статей: { $count }. Если начать снова с теми же файлами, ничего не повторится.
desk-import-failed = Импорт прервался
desk-import-failed-text = Записано статей: { $count }. Начните снова с теми же файлами: что уже перенесено, не повторится.
desk-import-found = { $count ->
    [one] Найдена { $count } статья
    [few] Найдены { $count } статьи
   *[other] Найдено { $count } статей
    }
desk-import-found-none = Статей не нашлось
desk-import-found-none-text = Ниже написано, что не так с каждым файлом.
desk-import-all = Все
desk-import-kind-new = Новые
desk-import-kind-changed = Изменились в источнике
desk-import-kind-same = Без изменений
desk-import-kind-kept = Правлены здесь
desk-import-kind-removed = Удалены здесь
desk-import-kind-duplicate = Уже есть
desk-import-kind-bad = Нельзя записать
desk-import-kind-failed = Не записаны
desk-import-kind-skipped = Не прочитано
desk-import-kind-harmless = Не статьи
desk-import-about-new = Появятся в базе знаний.
desk-import-about-changed = Текст в источнике изменился, а здесь его никто не правил. Заголовок и текст обновятся, фразы и состояние останутся. Опубликованная статья обновится у клиентов сразу, а там, где сначала смотрит второй человек, подождёт его.
desk-import-about-same = Уже перенесены, в источнике ничего не изменилось.
desk-import-about-kept = Текст изменился и в источнике, и здесь. Останется ваш; отметьте статью, чтобы взять текст источника (прежний сохранится в истории).
desk-import-about-removed = Раньше уже переносились, но здесь их удалили. Отметьте, чтобы вернуть.
desk-import-about-duplicate = В базе уже есть статья с таким заголовком или текстом. Отметьте, если нужны обе.
desk-import-about-bad = Проверка не пропускает эти статьи. Исправьте их в источнике и повторите.
desk-import-about-skipped = Из этого не получилось статьи. Причина написана у каждой строки.
desk-import-about-harmless = Картинки, оглавления и подобное: здесь ничего не потеряно.
desk-import-same-as = Уже есть: { $other }
desk-import-remarks = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[other] { $count } замечаний
    }
desk-import-remarks-none = без замечаний
desk-import-draft-there = в источнике черновик
desk-import-draft-remark = В источнике это черновик.
desk-import-look = Посмотреть текст
desk-import-choose-all = Отметить все
desk-import-choose-none = Снять отметки
desk-import-publish = Опубликовать сразу
desk-import-publish-text = Статьи станут черновиками: клиенты увидят их, когда вы опубликуете. Можно опубликовать и сразу (отметка внизу); черновики источника в любом случае останутся черновиками.
desk-import-write = { $count ->
    [0] Ничего не отмечено
    [one] Импортировать { $count } статью
    [few] Импортировать { $count } статьи
   *[other] Импортировать { $count } статей
    }
desk-import-drop-plan = Отменить импорт
desk-import-more = Показать ещё { $count }
desk-import-done = { $count ->
    [0] Ничего не записано
    [one] Записана { $count } статья
    [few] Записаны { $count } статьи
   *[other] Записано { $count } статей
    }
desk-import-done-drafts = Это черновики. Прочитайте их и опубликуйте, а те, к которым нет замечаний, можно отправить дальше все разом.
desk-import-publish-clean = { $count ->
    [one] Опубликовать { $count } без замечаний
   *[other] Опубликовать { $count } без замечаний
    }
desk-import-send-clean = { $count ->
    [one] Отправить на проверку { $count } без замечаний
   *[other] Отправить на проверку { $count } без замечаний
    }
desk-import-published = { $count ->
    [one] Опубликована { $count } статья.
    [few] Опубликованы { $count } статьи.
   *[other] Опубликовано { $count } статей.
    }
desk-import-undo = Отменить весь импорт
desk-import-undo-ask = Убрать статьи, которые создал этот импорт?
desk-import-undo-text = Уйдут только те, которых после импорта никто не менял. Обновлённые статьи останутся как есть, их прежний текст лежит в истории.
desk-import-undone = Импорт отменён. Убрано статей: { $removed }, оставлено изменённых: { $kept }.
desk-import-report = Скачать отчёт (CSV)
desk-import-again = Новый импорт
desk-import-recent = Прошлые импорты
desk-import-recent-none = Импортов ещё не было.
desk-import-state-reading = читаем
desk-import-state-read = ждёт вашего решения
desk-import-state-writing = записываем
desk-import-state-done = готово
desk-import-state-stopped = остановлен
desk-import-state-failed = прервался
desk-import-state-undone = отменён
desk-import-to-articles = К статьям
desk-import-report-place = место
desk-import-report-title = заголовок
desk-import-report-kind = что стало
desk-import-report-article = статья
desk-import-report-why = почему и на что обратить внимание

error-NoFiles = Сначала выберите файлы.
error-TooManyAtOnce = Сразу не больше { $most } файлов. Упакуйте их в один zip.
error-ImportGone = Файлов этого импорта больше нет. Загрузите их ещё раз.

desk-import-skipped-asset = Служебный файл страницы, не статья.
desk-import-skipped-part = Часть, которую вставляют в другие страницы: она взята вместе с ними.
desk-import-skipped-picture = Картинка, которой нет ни в одной статье.
desk-import-skipped-missing = Такого файла или папки нет. Проверьте путь.
desk-import-skipped-link = Это ссылка на другой файл, а по ссылкам импорт не ходит. Положите сам файл.
desk-import-skipped-too-large = В файле { $size } МБ, а импорт читает до { $limit } МБ. Разделите его на части.
desk-import-skipped-too-many = Здесь больше { $most } файлов или слишком много текста. Импортируйте по частям: прочитано только начало.
desk-import-skipped-unreadable = Файл не читается ({ $reason }). Откройте его, сохраните заново и повторите.
desk-import-skipped-too-slow = Файл читается дольше полуминуты. Разделите его или сохраните в другом формате.
desk-import-skipped-zip-nested = Zip внутри zip внутри zip. Распакуйте его и загрузите то, что внутри.
desk-import-skipped-zip-broken = Архив повреждён. Скачайте или создайте его заново.
desk-import-skipped-zip-bomb = Архив распаковывается в подозрительно много данных, поэтому его не открывали. Если он ваш, распакуйте его и загрузите файлы.
desk-import-skipped-zip-path = Имя этого файла ведёт за пределы архива, поэтому он не открывался. Создайте архив заново.
desk-import-skipped-zip-locked = Файл в архиве под паролем. Распакуйте архив и загрузите файлы без пароля.
desk-import-skipped-old-office = Старый формат Word или Excel либо документ под паролем. Сохраните его как .docx или .xlsx без пароля.
desk-import-skipped-confluence-xml = Это выгрузка Confluence в XML. Выберите в Confluence выгрузку в HTML.
desk-import-skipped-unknown = Неизвестный формат. Сохраните текст как .docx, .md, .html, .csv или PDF.
desk-import-skipped-text-empty = Здесь нет текста.
desk-import-skipped-foreign = Текст не на русском, украинском или английском, а бот отвечает только на них.
desk-import-skipped-twice = То же самое уже взято: { $other }
desk-import-skipped-stub = Страница Notion без текста: её содержание взято из таблицы или других страниц.
desk-import-skipped-view-twice = Та же таблица, но не вся: взята полная.
desk-import-skipped-index = Оглавление: одни ссылки.
desk-import-skipped-page-empty = На странице не нашлось текста статьи. Откройте её в браузере и сохраните целиком, когда она загрузится.
desk-import-skipped-no-answer = Нет ответа. Допишите его и повторите.
desk-import-skipped-no-question = Нет вопроса или заголовка. Допишите его и повторите.
desk-import-skipped-columns-unknown = Непонятно, где вопрос и где ответ. Назовите столбцы «вопрос» и «ответ»; сейчас: { $columns }
desk-import-skipped-columns-ignored = Эти столбцы не понадобились: { $columns }
desk-import-skipped-row-uneven = В строке ячеек больше ({ $cells }), чем столбцов ({ $columns }). Возьмите тексты с запятыми в кавычки или сохраните таблицу как .xlsx.
desk-import-skipped-sheet-broken = Таблица не открывается: повреждена или под паролем. Сохраните её заново как .xlsx или .csv.
desk-import-skipped-word-broken = Документ не открывается: повреждён или под паролем. Сохраните его заново как .docx.
desk-import-skipped-pdf-locked = PDF под паролем. Сохраните его без пароля.
desk-import-skipped-pdf-broken = PDF повреждён. Сохраните его заново.
desk-import-skipped-pdf-scanned = В этом PDF картинки вместо текста (скан). Возьмите исходный документ или распознайте текст.
desk-import-skipped-json-broken = Файл JSON оборван или испорчен (строка { $line }). Выгрузите его ещё раз.
desk-import-skipped-json-unknown = В файле не нашлось статей. Возможно, это выгрузка другой версии или не статей: нужны заголовок и текст каждой.
desk-import-skipped-chat-export = Это переписка, а не статьи. Загрузите её в «Импорт» → «Старые переписки».

desk-import-lost-table = Таблица: в Telegram она станет строками. Проверьте в предпросмотре, всё ли понятно.
desk-import-lost-tabs = Вкладки: их содержание стоит теперь одно под другим.
desk-import-lost-picture = Картинки «{ $name }» нет ни в интернете, ни среди файлов — она не перенесена.
desk-import-lost-pdf-pictures = Картинок в PDF: { $count }. Они не перенесены, нужные добавьте в статью сами.
desk-import-lost-fields-broken = Поля над текстом записаны с ошибкой: взято то, что удалось прочитать, например заголовок. Проверьте их.
desk-import-lost-picture-inside = Картинка была вставлена прямо в текст, она не перенесена.
desk-import-lost-video = Вместо видео осталась ссылка на него.
desk-import-lost-embed = Встроенный блок (карта, форма, документ) не перенесён.
desk-import-lost-variable = На месте «{ $name }» сайт вставляет своё слово. Проверьте, как читается текст.
desk-import-lost-variant = В тексте есть варианты для разных случаев, остались все. Уберите лишние.
desk-import-lost-more = И ещё такое же: { $count }.
desk-import-lost-anchor = Ссылки внутри страницы стали обычным текстом.
desk-import-lost-inner-link = Ссылка на другую страницу стала обычным текстом: «{ $words }».
desk-import-lost-include = Вставка «{ $name }» не перенесена: её текста в файле нет.
desk-import-lost-section = Раздел «{ $heading }» похож на рекламу или меню и пропущен.
desk-import-lost-split = «{ $title }» разделена на статьи по вопросам: { $count }.
desk-import-lost-split-long = «{ $title }» слишком длинная и разделена по заголовкам на части: { $count }.
desk-import-lost-long = Очень длинная статья: знаков { $size }. Лучше разделить её на статьи до { $limit } знаков.
desk-import-lost-macros = Макросы документа не перенесены и не запускались.
desk-import-lost-layout = В PDF не видно заголовков и таблиц: проверьте абзацы.
desk-import-lost-property = Эти поля не понадобились: { $names }
desk-import-lost-title-twice = Такой же заголовок у { $other }. Переименуйте одну: клиенты выбирают по заголовку.
