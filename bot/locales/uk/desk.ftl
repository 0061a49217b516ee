# Що читають працівники. Коротко, одна думка в реченні.

desk-menu = Меню
desk-nav-queue = Черга
desk-nav-articles = Статті
desk-nav-people = Працівники
desk-nav-profile = Мій профіль
desk-logout = Вийти
desk-help = Клавіші
desk-sound = Звук нових повідомлень: увімкнути чи вимкнути
desk-close = Закрити
desk-cancel = Скасувати
desk-save = Зберегти
desk-saved = Збережено.
desk-copy = Скопіювати
desk-copied = Скопійовано
desk-back = До черги
desk-key-move = наступне й попереднє звернення
desk-key-open = відкрити звернення
desk-key-claim = узяти звернення
desk-key-reply = написати відповідь
desk-key-back = вийти з поля, потім до черги
desk-key-help = ця підказка

desk-login-title = Вхід для працівників
desk-login-submit = Увійти
desk-login = Логін
desk-password = Пароль
desk-logged-out = Ви вийшли із системи. Оновіть сторінку й увійдіть знову.
desk-foreign-origin = Запит надійшов із чужого сайту, тому його відхилено.
desk-password-first = Спершу придумайте власний пароль.
desk-password-title = Новий пароль
desk-password-submit = Зберегти пароль
desk-password-old = Теперішній пароль
desk-password-new = Новий пароль
desk-password-again = Новий пароль ще раз
desk-password-intro = Цей пароль був одноразовим. Придумайте власний: від 10 символів, коротка фраза підійде.
desk-password-rule = Від 10 символів, коротка фраза підійде. На інших пристроях доведеться увійти знову.
desk-password-change = Змінити пароль
desk-connection-lost = Немає зв'язку.
desk-connection-again = Пробуємо знову, набраний текст не зникне.
desk-too-long = Задовго
desk-too-long-text = Такий текст не можна надіслати цілим.

desk-engine-ready = Бот відповідає
desk-engine-loading = Бот запускається
desk-engine-silent = Бот мовчить, запитання йдуть до людей
desk-engine-failing = Бот раз за разом зупиняється: дивіться журнал
desk-telegram-ok = Telegram на зв'язку
desk-telegram-silent = Telegram мовчить
desk-updates-parked = { $count ->
    [one] Не прочитано { $count } повідомлення
    [few] Не прочитано { $count } повідомлення
   *[other] Не прочитано { $count } повідомлень
    }

desk-queue-filter = Ім'я, номер або слово
desk-queue-waiting = Чекають
desk-queue-mine = Мої
desk-queue-others = У колег
desk-queue-waiting-empty = Ніхто не чекає.
desk-queue-mine-empty = У вас немає чатів.
desk-queue-others-empty = У колег немає чатів.
desk-queue-no-match = Нічого не знайдено.
desk-calm-title = Усе спокійно
desk-calm-text = Бот дає собі раду. Нове звернення з'явиться тут зі звуком.
desk-pick-title = На вас чекають
desk-pick-text = Візьміть верхнє звернення ліворуч; рухатися можна клавішами j та k.
desk-guest = Гість
desk-colleague = Колега
desk-unanswered = { $count ->
    [one] { $count } повідомлення без відповіді
    [few] { $count } повідомлення без відповіді
   *[other] { $count } повідомлень без відповіді
    }
desk-answered = Відповідь надано, клієнт не чекає
desk-claim = Узяти
desk-claim-and-answer = Узяти й відповісти

desk-short-ru = RU
desk-short-uk = UA
desk-short-en = EN
desk-language-ru = російська
desk-language-uk = українська
desk-language-en = англійська
desk-language = Мова
desk-channel-telegram = Telegram
desk-channel-web = Чат на сайті

desk-reason-requested = Просить людину
desk-reason-complaint = Скарга
desk-reason-anger = Сердиться
desk-reason-misses = Бот не допоміг
desk-reason-not_helped = Відповідь не допомогла
desk-reason-repeated = Питає знову
desk-reason-sensitive = Вирішує людина
desk-reason-status = Про свою справу
desk-reason-bot_unavailable = Бот не працював
desk-reason-beyond_bot = Бот не впорався з повідомленням
desk-reason-file = Надіслав файл

desk-chat = Чат
desk-transcript = Повідомлення
desk-with-bot = із ботом
desk-earlier = Показати давніші
desk-to-end = Нові повідомлення ↓
desk-bot = Бот
desk-notice = Сповіщення
desk-pressed = натиснуто кнопку
desk-edited = змінено
desk-edited-until = до { $time }:
desk-possibly-twice = Можливо, клієнт отримав це двічі.
desk-resend = Надіслати знову
desk-delivery-queued = Чекає на відправлення
desk-delivery-sending = Надсилається
desk-delivery-sent = Доставлено
desk-delivery-failed = Не доставлено
desk-delivery-withheld = Не надіслано: чат на той час перейшов до іншого
desk-delivery-unknown = Невідомо, чи дійшло
desk-case-opened = Звернення № { $number }: { $reason }
desk-case-resolved = Звернення № { $number } закриває { $name }.
desk-case-returned = Звернення № { $number }: { $name } повертає чат боту.
desk-case-recovered = Звернення № { $number }: бот знову працює й відповідає сам.
desk-case-cancelled = Звернення № { $number } відкликав клієнт.
desk-file-photo = Фото
desk-file-voice = Голосове повідомлення
desk-file-audio = Аудіо
desk-file-video = Відео
desk-file-document = Файл
desk-file-sticker = Стікер
desk-file-location = Місце на мапі
desk-file-contact = Контакт
desk-file-other = Вкладення
desk-size-kb = { $size } КБ
desk-size-mb = { $size } МБ

desk-brief = Довідка
desk-brief-customer = Клієнт
desk-brief-reason = Чому до вас
desk-brief-question = Запитання дослівно
desk-brief-rule = Точніше: { $rule }
desk-brief-topic = Після відповіді: { $title }
desk-brief-facts = Що відомо
desk-brief-tried = Що показав бот
desk-brief-past = Попередні звернення
desk-no-open-case = Відкритого звернення немає, чат у бота.
desk-customer-blocked = заблокував бота
desk-mood-angry = Засмучений
desk-waits-since = чекає з { $time }
desk-reaction-helped = допомогло
desk-reaction-not-helped = не допомогло
desk-fact-order-number = Замовлення
desk-fact-phone = Телефон
desk-fact-email = Пошта
desk-fact-date = Дата
desk-fact-amount = Сума
desk-fact-came-from = Прийшов за посиланням
desk-state-resolved = Закрито: { $name }.
desk-state-returned = Повернуто боту: { $name }.
desk-state-cancelled = Відкликав клієнт.
desk-state-recovered = Бот усе ж відповів сам.

desk-composer-waiting = Цей чат поки ніхто не взяв.
desk-composer-other = Чат веде { $name }.
desk-composer-bot = Чат у бота. Він прийде до вас, коли клієнтові знадобиться людина.
desk-reply-placeholder = Ваша відповідь
desk-send = Надіслати
desk-send-hint = Enter надсилає, Shift+Enter починає новий рядок
desk-insert-article = Вставити статтю
desk-resolve = Вирішено
desk-resolve-hint = Питання вирішено, далі відповідає бот
desk-resolve-title = Закрити звернення?
desk-resolve-text = Клієнт дізнається про це, далі відповідає бот.
desk-resolve-outcome = Чим закінчилося? (для колег, необов'язково)
desk-return = Повернути боту
desk-return-hint = Віддати чат боту без результату
desk-put-back = До черги
desk-put-back-hint = Повернути до черги, місце клієнта збережеться
desk-take-over = Забрати
desk-take-over-hint = Забрати чат у колеги

desk-why = чому?
desk-why-nothing = Про це повідомлення нічого не записано.
desk-why-intent = Зрозуміло як: { $intent } (упевненість { $share })
desk-why-rule = Що вирішило: { $rule }
desk-why-articles = З якою ймовірністю стаття відповідає на запитання
desk-why-matched = найсхожіше: «{ $text }»
desk-why-context = З огляду на попередню відповідь бот шукав: «{ $asked }»
desk-why-part = Запитання { $number }: { $text }
desk-why-picked = На ці самі слова клієнт уже обирав статтю: { $title }
desk-rule-anger = клієнт сердиться
desk-rule-detail = бракувало відомостей
desk-rule-no-detail = бот спитав номер замовлення, клієнт написав інше
desk-rule-same-question = те саме запитання знову
desk-rule-nothing-close = близьких статей немає
desk-rule-sensitive = за цією статтею завжди відповідає людина
desk-rule-shown-before = статтю вже показували
desk-rule-close-enough = одна стаття явно краща за інші
desk-rule-only-shown = усе близьке вже показано
desk-rule-unsure = у жодній статті немає повної впевненості, тож бот перепитав
desk-rule-misses = { $count ->
    [one] бот не знайшов відповіді { $count } раз поспіль
    [few] бот не знайшов відповіді { $count } рази поспіль
   *[other] бот не знайшов відповіді { $count } разів поспіль
    }
desk-rule-several = кілька запитань, кожному своя відповідь
desk-rule-several-unsure = кілька запитань, у відповіді на одне з них бот не впевнений
desk-rule-picked = клієнт обрав цю статтю
desk-rule-picked-shown = клієнт обрав уже показану статтю, тож прийшло її продовження
desk-rule-picked-before = для такого самого запитання клієнт уже обирав цю статтю
desk-rule-follow-up-sure = уточнення: з огляду на попередню відповідь стаття точно підходить
desk-rule-follow-up-section = уточнення: пасує розділ останньої статті
desk-rule-follow-up = уточнення про останню статтю
desk-rule-all-shown = статтю вже показано всю
desk-rule-said-above = уточнення про те, що сказано вище
desk-rule-follow-up-or-new = уточнення чи нове запитання, тож бот перепитав
desk-rule-section-of-shown = пасує розділ показаної раніше статті
desk-rule-rest-of-shown = продовження показаної раніше статті
desk-rule-same-answer = виправлення нічого не змінює
desk-rule-helped = відповідь допомогла
desk-rule-not-helped = відповідь не допомогла
desk-rule-none-of-these = жодна із запропонованих статей не підійшла
desk-rule-gone = обрану статтю більше не опубліковано
desk-rule-rest-wanted = клієнт попросив продовження статті
desk-rule-understood = { $intent }
desk-rule-called = клієнт попросив людину
desk-rule-file = клієнт надіслав файл, який може переглянути лише людина
desk-rule-note = місце, контакт чи стікер узято до відома
desk-rule-late = відповідь затрималася
desk-rule-too-late = відповідь затрималася надто надовго
desk-rule-deadly = бот зупинився на цьому повідомленні
desk-rule-starting = бот саме запускався
desk-rule-in-time = відповідь ще не запізнюється
desk-intent-question = запитання
desk-intent-want-human = просить людину
desk-intent-complaint = скарга
desk-intent-insult = образа
desk-intent-not-helped = це не допомогло
desk-intent-thanks = подяка
desk-intent-greet = привітання
desk-intent-goodbye = прощання
desk-intent-affirm = так
desk-intent-deny = ні
desk-intent-status = як просувається справа
desk-intent-trouble = щось пішло не так
desk-intent-inform-detail = називає номер
desk-intent-no-detail = номера немає
desk-intent-cancel = передумав
desk-intent-who-are-you = хто ти
desk-intent-small-talk = балачка
desk-intent-out-of-scope = про щось інше

desk-articles-search = Пошук у статтях
desk-articles-none = Статей не знайдено
desk-articles-none-text = Спробуйте інше слово або напишіть статтю, якої бракує.
desk-articles-empty = Статей поки немає
desk-articles-empty-text = Напишіть першу: бот відповідає лише за статтями.
desk-article-new = Нова стаття
desk-article-translate = перекласти
desk-status-published = опублікована
desk-status-draft = чернетка
desk-status-archived = в архіві
desk-status-missing = немає
desk-problems-fatal = { $fatal ->
    [one] { $fatal } помилка не дає статті працювати (усього зауважень: { $count })
    [few] { $fatal } помилки не дають статтям працювати (усього зауважень: { $count })
   *[other] { $fatal } помилок не дають статтям працювати (усього зауважень: { $count })
    }
desk-problems-hints = { $count ->
    [one] { $count } зауваження до статей
    [few] { $count } зауваження до статей
   *[other] { $count } зауважень до статей
    }
desk-problems-more = і ще { $count }
desk-article-topic = Тема
desk-article-slug = Коротка назва
desk-article-name-text = Малі латинські літери, цифри й дефіси. У перекладів тема й назва однакові.
desk-article-problems = Поки що зберегти не можна:
desk-article-hints = Можна поліпшити:
desk-article-saved = Збережено. За секунду бот це знає.
desk-article-raw = Поля цього файлу не читаються, тому тут його текст. Виправте й збережіть.
desk-field-title = Заголовок
desk-field-questions = Як про це питають
desk-field-questions-text = По одному запитанню в рядку, словами клієнтів, можна з помилками. Добре, коли їх десять; треба щонайменше три.
desk-field-golden = Перевірочні запитання
desk-field-golden-text = По одному в рядку. Бот мусить знайти за ними цю статтю, але ніколи на них не вчиться.
desk-field-body = Відповідь
desk-field-body-text = Перший абзац — коротка відповідь. Решта відкривається кнопкою «Докладніше». Заголовки починайте з ##, списки з дефіса.
desk-field-escalate = Кликати людину
desk-field-tags = Мітки через кому
desk-escalate-never = ніколи
desk-escalate-offer = запропонувати (поки не діє)
desk-escalate-always = завжди
desk-publish = Опублікувати
desk-unpublish = Зняти з публікації
desk-archive = До архіву
desk-restore = Повернути цю версію
desk-restored = Стара версія у формі. Збережіть її, щоб вона запрацювала.
desk-stale-legend = Червоне: як збережено зараз. Зелене: як написали ви.
desk-stale-theirs = Узяти збережене
desk-stale-mine = Зберегти моє
desk-diff-none = Відмінностей немає.
desk-tab-preview = Вигляд
desk-tab-try = Перевірити
desk-tab-history = Історія
desk-preview-empty = Тут буде видно, що прочитає клієнт.
desk-try-text = Що знайшов би бот? Чернетки теж беруть участь. Зміни у формі врахуються, коли ви їх збережете.
desk-try-question = Запитання
desk-try-ask = Запитати
desk-try-wait = Питаю бота…
desk-try-none = За цим запитанням бот нічого не знаходить.
desk-closeness = Порівняння зі статтею
desk-closeness-text = Наскільки схоже, від 0 до 100. Імовірність складається з усього цього й залежить від інших статей.
desk-closeness-meaning = За змістом: приклади запитань
desk-closeness-words = За словами: приклади запитань
desk-closeness-spelling = За написанням: приклади запитань
desk-closeness-text-of-answer = За змістом: текст відповіді
desk-closeness-abroad = За змістом: переклади
desk-closeness-learned = Усі приклади разом
desk-history-none = Тут цю статтю ще не зберігали.
desk-history-folder = із теки

desk-role = Роль
desk-role-operator = Оператор
desk-role-lead = Керівник
desk-role-admin = Адміністратор
desk-person-add = Додати працівника
desk-person-name = Ім'я, яке бачать клієнти
desk-person-you = це ви
desk-person-one-time = ще не має власного пароля
desk-person-disabled = вхід закрито
desk-person-disable = Закрити вхід
desk-person-enable = Відкрити вхід
desk-person-reset = Новий пароль
desk-one-time-title = Одноразовий пароль: { $name }
desk-one-time-text = Логін: { $login }. Пароль показано лише зараз. Передайте його особисто; під час першого входу його треба змінити.
desk-one-time-done = Передано
desk-desk-language = Мова інтерфейсу
desk-own-name = Ваше ім'я
desk-own-name-text = Його бачать клієнти, коли ви долучаєтеся до чату.

desk-cannot-title = Не вдалося
