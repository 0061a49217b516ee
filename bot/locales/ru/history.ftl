# Old conversations: brought in, sorted by what was asked, made articles of.

desk-history = Старые переписки
desk-history-intro = Загрузите переписки, которые уже были: вы увидите, о чём клиенты спрашивают снова и снова и что им отвечали, и одним нажатием сделаете из этого статьи. Никому ничего не отправляется, чаты на рабочем столе не появляются.
desk-history-kind-telegram = Telegram: в Telegram Desktop меню чата → «Экспорт истории чата» или Настройки → Продвинутые → «Экспорт данных». Выберите формат JSON; нужен файл result.json.
desk-history-kind-zendesk = Zendesk: выгрузка тикетов с комментариями (JSON).
desk-history-kind-chatwoot = Chatwoot: диалоги с сообщениями (JSON).
desk-history-kind-table = Всё остальное: таблица (CSV) со столбцами «кто», «когда», «текст» и, если есть, «чат».
desk-history-privacy = Имена, телефоны, адреса, номера карт и заказов убираются до того, как что-либо сохранится, а сами файлы удаляются после чтения.
desk-history-again = Другие переписки
desk-history-looking = Открываем файлы
desk-history-reading = Ищем вопросы и ответы
desk-history-sorting = Собираем похожие вопросы вместе
desk-history-stopped = Импорт остановлен
desk-history-failed = Эти файлы не подошли
desk-history-failed-text = Работа прервалась. Загрузите файлы ещё раз.
desk-history-one-side = В этих файлах пишет только { $name }. Нужна выгрузка, где есть обе стороны: клиенты и те, кто им отвечает.
desk-history-read = { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
    }
desk-history-away = Страницу можно закрыть: работа продолжится.
desk-history-seen = Сообщений: { $lines }, чатов: { $chats }
desk-history-sides = Кто отвечает от имени компании?
desk-history-sides-text = Отметьте свою сторону; все остальные считаются клиентами. Вероятные уже отмечены.
desk-history-speaker = сообщений: { $lines }, чатов: { $chats }
desk-history-go-on = Найти, о чём спрашивают
desk-history-found = Повторяющихся вопросов: { $count }, тем: { $topics }
desk-history-found-text = Сначала самые частые. Прочитайте ответ перед публикацией: цены и условия могли измениться.
desk-history-filter-open = Открытые
desk-history-filter-done = Готово
desk-history-filter-outside = Не наше
desk-history-nothing = Ничего не спрашивают дважды
desk-history-nothing-text = Ни один вопрос не пришёл от двух людей. Загрузите переписку подлиннее или проверьте, какую сторону вы выбрали.
desk-history-none-open = Всё разобрано
desk-history-none-open-text = Решённое лежит под другими кнопками.
desk-history-none-done = Пока ничего не сделано
desk-history-none-done-text = Здесь появятся темы, из которых вы сделали статью.
desk-history-none-outside = Здесь пусто
desk-history-none-outside-text = Здесь появится то, что вы убрали.
desk-history-drafts = { $count ->
    [one] Сделать { $count } черновик из самых частых
    [few] Сделать { $count } черновика из самых частых
   *[other] Сделать { $count } черновиков из самых частых
    }
desk-history-drafts-text = Из тех, у которых есть ответ и на которые пока не отвечает ни одна статья
desk-history-made = { $count ->
    [one] Готов { $count } черновик. Прочитайте и опубликуйте его в «Статьях».
    [few] Готово { $count } черновика. Прочитайте и опубликуйте их в «Статьях».
   *[other] Готово { $count } черновиков. Прочитайте и опубликуйте их в «Статьях».
    }
desk-history-kept = Изменённые с тех пор файлы остались: { $count }.
desk-history-asked = { $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[other] { $count } раз
    } · { $people ->
    [one] { $people } человек
    [few] { $people } человека
   *[other] { $people } человек
    } · { $months ->
    [one] за { $months } месяц
    [few] за { $months } месяца
   *[other] за { $months } месяцев
    }
desk-history-answered = Чаще всего отвечали так
desk-history-answered-variously = Отвечали каждый раз по-разному, например так
desk-history-answers = На это уже отвечает статья:
desk-history-near = Ближайшая статья:
desk-history-new = { $count ->
    [one] { $count } формулировка для неё новая
    [few] { $count } формулировки для неё новые
   *[other] { $count } формулировок для неё новые
    }
desk-history-add-near = { $count ->
    [one] Добавить в неё { $count } формулировку
    [few] Добавить в неё { $count } формулировки
   *[other] Добавить в неё { $count } формулировок
    }
desk-history-draft = Сделать черновик
desk-history-begin = Написать вручную
desk-history-take-drafts = Убрать черновик
desk-history-is-added = формулировки добавлены
desk-history-is-drafted = есть черновик
desk-history-is-outside = не наше
desk-history-more = Формулировки ({ $count }) и другие ответы
desk-history-replies = Что отвечали
desk-history-replies-none = Нет ответа, который можно показать всем: в каждом было что-то личное.
desk-history-delete = Удалить этот импорт
desk-history-delete-ask = Удалить эти переписки?
desk-history-delete-text = Исчезнут все тексты этого импорта: вопросы, ответы, имена файлов. Статьи и черновики, которые вы из него сделали, останутся.
desk-history-state-looking = читается
desk-history-state-asking = ждёт вас
desk-history-state-reading = читается
desk-history-state-sorting = разбирается
desk-history-state-ready = готово
desk-history-state-stopped = остановлен
desk-history-state-failed = не подошёл
desk-history-trouble-empty = Файл пустой. Выгрузите его ещё раз.
desk-history-trouble-packed = Это архив или документ. Распакуйте и загрузите .json или .csv, который внутри.
desk-history-trouble-sheet = Это файл Excel. Сохраните его там как CSV и загрузите.
desk-history-trouble-html = Это выгрузка в HTML. Сделайте её ещё раз и выберите формат JSON («Машиночитаемый JSON»); нужен файл result.json.
desk-history-trouble-unknown = Переписка не распознана. Загрузите result.json из Telegram, выгрузку Zendesk или Chatwoot либо CSV со столбцами «кто», «когда», «текст».
desk-history-trouble-json-unknown = В этом JSON нет знакомых переписок: возможно, это другая выгрузка или другая версия. Подойдёт result.json из Telegram, тикеты с комментариями или CSV со столбцами «кто», «когда», «текст».
desk-history-trouble-no-comments = Это тикеты без комментариев. Выгрузите их вместе с комментариями.
desk-history-trouble-no-messages = В этом файле нет сообщений с текстом. Проверьте, те ли чаты и даты выбраны.
desk-history-trouble-broken = Файл повреждён или оборван в самом начале. Выгрузите его ещё раз.
desk-history-trouble-columns = Непонятно, в каких столбцах «кто», «когда» и «текст». Назовите их так и повторите; сейчас: { $columns }
desk-history-trouble-no-dates = Ни в одной строке нет понятной даты. Пишите 2026-03-05 14:20 или 05.03.2026 14:20.
desk-history-trouble-table-large = Таблица занимает { $size } МБ, а читаем до { $limit } МБ. Разделите её.
desk-history-trouble-odd = Файл не прочитался ({ $reason }). Выгрузите его ещё раз.
desk-history-unread = Не взято: { $count }
desk-history-unread-service = служебные сообщения: { $count }
desk-history-unread-wordless = стикеры, голосовые и картинки без текста: { $count }
desk-history-unread-forwarded = пересланные сообщения: { $count }
desk-history-unread-channel = сообщения каналов и избранное: { $count }
desk-history-unread-group = сообщения групп: { $count } (если нужна группа, выгрузите её отдельно)
desk-history-unread-note = внутренние заметки: { $count }
desk-history-unread-date = без понятной даты: { $count }
desk-history-unread-odd = нечитаемые строки: { $count }
desk-history-unread-cut = Файл обрывается на середине: взято всё, что до обрыва. Если чего-то не хватает, выгрузите его ещё раз.
error-ChooseSide = Отметьте, кто отвечает от имени компании: хотя бы одно имя, но не все.
error-NothingToDraft = Ни у одного из этих вопросов нет ответа, который можно показать всем. Начните статью сами.
