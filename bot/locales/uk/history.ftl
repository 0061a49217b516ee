# Old conversations: brought in, sorted by what was asked, made articles of.

desk-history = Старі листування
desk-history-intro = Завантажте листування, які вже були: ви побачите, про що клієнти питають знову і знову та що їм відповідали, і одним натисканням зробите з цього статті. Нікому нічого не надсилається, чати на робочому столі не з’являються.
desk-history-kind-telegram = Telegram: у Telegram Desktop меню чату → «Експорт історії чату» або Налаштування → Додатково → «Експорт даних». Оберіть формат JSON; потрібен файл result.json.
desk-history-kind-zendesk = Zendesk: вивантаження тікетів із коментарями (JSON).
desk-history-kind-chatwoot = Chatwoot: діалоги з повідомленнями (JSON).
desk-history-kind-table = Усе інше: таблиця (CSV) зі стовпцями «хто», «коли», «текст» і, якщо є, «чат».
desk-history-privacy = Імена, телефони, адреси, номери карток і замовлень прибираються до того, як щось збережеться, а самі файли видаляються після читання.
desk-history-again = Інші листування
desk-history-looking = Відкриваємо файли
desk-history-reading = Шукаємо запитання та відповіді
desk-history-sorting = Збираємо схожі запитання разом
desk-history-stopped = Імпорт зупинено
desk-history-failed = Ці файли не підійшли
desk-history-failed-text = Робота перервалася. Завантажте файли ще раз.
desk-history-one-side = У цих файлах пише лише { $name }. Потрібне вивантаження, де є обидві сторони: клієнти й ті, хто їм відповідає.
desk-history-read = { $count ->
    [one] { $count } повідомлення
    [few] { $count } повідомлення
   *[other] { $count } повідомлень
    }
desk-history-away = Сторінку можна закрити: робота триватиме.
desk-history-seen = Повідомлень: { $lines }, чатів: { $chats }
desk-history-sides = Хто відповідає від імені компанії?
desk-history-sides-text = Позначте свій бік; усі інші вважаються клієнтами. Імовірних уже позначено.
desk-history-speaker = повідомлень: { $lines }, чатів: { $chats }
desk-history-go-on = Знайти, про що питають
desk-history-found = Повторюваних запитань: { $count }, тем: { $topics }
desk-history-found-text = Спочатку найчастіші. Прочитайте відповідь перед публікацією: ціни й умови могли змінитися.
desk-history-filter-open = Відкриті
desk-history-filter-done = Готово
desk-history-filter-outside = Не наше
desk-history-nothing = Нічого не питають двічі
desk-history-nothing-text = Жодне запитання не надійшло від двох людей. Завантажте довше листування або перевірте, яку сторону ви обрали.
desk-history-none-open = Усе розібрано
desk-history-none-open-text = Вирішене лежить під іншими кнопками.
desk-history-none-done = Поки нічого не зроблено
desk-history-none-done-text = Тут з’являться теми, з яких ви зробили статтю.
desk-history-none-outside = Тут порожньо
desk-history-none-outside-text = Тут з’явиться те, що ви прибрали.
desk-history-drafts = { $count ->
    [one] Зробити { $count } чернетку з найчастіших
    [few] Зробити { $count } чернетки з найчастіших
   *[other] Зробити { $count } чернеток із найчастіших
    }
desk-history-drafts-text = З тих, що мають відповідь і на які поки не відповідає жодна стаття
desk-history-made = { $count ->
    [one] Готова { $count } чернетка. Прочитайте й опублікуйте її у «Статтях».
    [few] Готово { $count } чернетки. Прочитайте й опублікуйте їх у «Статтях».
   *[other] Готово { $count } чернеток. Прочитайте й опублікуйте їх у «Статтях».
    }
desk-history-kept = Змінені відтоді файли залишилися: { $count }.
desk-history-asked = { $count ->
    [one] { $count } раз
    [few] { $count } рази
   *[other] { $count } разів
    } · { $people ->
    [one] { $people } людина
    [few] { $people } людини
   *[other] { $people } людей
    } · { $months ->
    [one] за { $months } місяць
    [few] за { $months } місяці
   *[other] за { $months } місяців
    }
desk-history-answered = Найчастіше відповідали так
desk-history-answered-variously = Відповідали щоразу по-різному, наприклад так
desk-history-answers = На це вже відповідає стаття:
desk-history-near = Найближча стаття:
desk-history-new = { $count ->
    [one] { $count } формулювання для неї нове
    [few] { $count } формулювання для неї нові
   *[other] { $count } формулювань для неї нові
    }
desk-history-add-near = { $count ->
    [one] Додати до неї { $count } формулювання
    [few] Додати до неї { $count } формулювання
   *[other] Додати до неї { $count } формулювань
    }
desk-history-draft = Зробити чернетку
desk-history-begin = Написати вручну
desk-history-take-drafts = Прибрати чернетку
desk-history-is-added = формулювання додано
desk-history-is-drafted = є чернетка
desk-history-is-outside = не наше
desk-history-more = Формулювання ({ $count }) та інші відповіді
desk-history-replies = Що відповідали
desk-history-replies-none = Немає відповіді, яку можна показати всім: у кожній було щось особисте.
desk-history-delete = Видалити цей імпорт
desk-history-delete-ask = Видалити ці листування?
desk-history-delete-text = Зникнуть усі тексти цього імпорту: запитання, відповіді, назви файлів. Статті й чернетки, які ви з нього зробили, залишаться.
desk-history-state-looking = читається
desk-history-state-asking = чекає на вас
desk-history-state-reading = читається
desk-history-state-sorting = розбирається
desk-history-state-ready = готово
desk-history-state-stopped = зупинено
desk-history-state-failed = не підійшов
desk-history-trouble-empty = Файл порожній. Вивантажте його ще раз.
desk-history-trouble-packed = Це архів або документ. Розпакуйте й завантажте .json або .csv, що всередині.
desk-history-trouble-sheet = Це файл Excel. Збережіть його там як CSV і завантажте.
desk-history-trouble-html = Це вивантаження в HTML. Зробіть його ще раз і оберіть формат JSON («Машиночитний JSON»); потрібен файл result.json.
desk-history-trouble-unknown = Листування не розпізнано. Завантажте result.json із Telegram, вивантаження Zendesk чи Chatwoot або CSV зі стовпцями «хто», «коли», «текст».
desk-history-trouble-json-unknown = У цьому JSON немає знайомих листувань: можливо, це інше вивантаження чи інша версія. Підійде result.json із Telegram, тікети з коментарями або CSV зі стовпцями «хто», «коли», «текст».
desk-history-trouble-no-comments = Це тікети без коментарів. Вивантажте їх разом із коментарями.
desk-history-trouble-no-messages = У цьому файлі немає повідомлень із текстом. Перевірте, чи ті чати й дати обрано.
desk-history-trouble-broken = Файл пошкоджено або обірвано на самому початку. Вивантажте його ще раз.
desk-history-trouble-columns = Незрозуміло, у яких стовпцях «хто», «коли» і «текст». Назвіть їх так і повторіть; зараз: { $columns }
desk-history-trouble-no-dates = У жодному рядку немає зрозумілої дати. Пишіть 2026-03-05 14:20 або 05.03.2026 14:20.
desk-history-trouble-table-large = Таблиця займає { $size } МБ, а читаємо до { $limit } МБ. Розділіть її.
desk-history-trouble-odd = Файл не прочитався ({ $reason }). Вивантажте його ще раз.
desk-history-unread = Не взято: { $count }
desk-history-unread-service = службові повідомлення: { $count }
desk-history-unread-wordless = стікери, голосові й зображення без тексту: { $count }
desk-history-unread-forwarded = переслані повідомлення: { $count }
desk-history-unread-channel = повідомлення каналів і збережене: { $count }
desk-history-unread-group = повідомлення груп: { $count } (якщо потрібна група, вивантажте її окремо)
desk-history-unread-note = внутрішні нотатки: { $count }
desk-history-unread-date = без зрозумілої дати: { $count }
desk-history-unread-odd = нечитабельні рядки: { $count }
desk-history-unread-cut = Файл обривається посередині: узято все, що до обриву. Якщо чогось бракує, вивантажте його ще раз.
error-ChooseSide = Позначте, хто відповідає від імені компанії: хоча б одне ім’я, але не всі.
error-NothingToDraft = У жодного з цих запитань немає відповіді, яку можна показати всім. Почніть статтю самі.
