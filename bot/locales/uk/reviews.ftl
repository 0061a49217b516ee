# Розбори розмов: оцінкові листи, результати, заперечення.

desk-reviews = Розбори
desk-reviews-text = Прочитайте закритий чат, оцініть його за листом і скажіть колезі, що вдалося, а що можна краще. Колега побачить розбір, щойно ви його завершите.
desk-reviews-review = Розібрати
desk-reviews-unread = { $count ->
    [one] Розбори: { $count } новий
    [few] Розбори: { $count } нові
   *[many] Розбори: { $count } нових
    }
desk-reviews-none = Поки нічого розбирати
desk-reviews-none-text = Відкрийте список закритих чатів і натисніть «Розібрати» біля одного з них. Перший оцінковий лист уже готовий, його можна змінити.
desk-reviews-find = Вибрати із закритих чатів
desk-reviews-list-disputed = Оскаржено: вирішуєте ви
desk-reviews-list-mine = Ваші
desk-reviews-list-others = Чекають на розбір або в колег
desk-reviews-list-done = Нещодавно готові
desk-reviews-begun-by = уже розбирає { $name }
desk-reviews-given-to = для { $name }
desk-reviews-new = новий
desk-reviews-of = № { $number }: { $name }
desk-reviews-open-chat = Відкрити чат
desk-reviews-conversation = Розмова
desk-reviews-card = Оцінковий лист
desk-reviews-by-card = За яким листом
desk-reviews-taken = Цей чат уже розбирає { $name }
desk-reviews-taken-text = Результат з’явиться тут, коли розбір буде готовий.
desk-reviews-drawn-hand = вибрано вручну
desk-reviews-drawn-low = низька оцінка
desk-reviews-drawn-reopened = повернувся з тим самим
desk-reviews-drawn-long = довгий
desk-reviews-drawn-new = новий працівник
desk-reviews-drawn-random = випадковий
desk-reviews-drawn-least = потроху від кожного
desk-reviews-later = за { $time }
desk-reviews-tried = Бот показав: { $title }
desk-reviews-waited = Узято в роботу за { $time }
desk-reviews-note = нотатка
desk-reviews-comment = Коментувати
desk-reviews-comment-line = Що скажете про цю репліку?
desk-reviews-why = Додати пояснення
desk-reviews-overall = Загалом: що добре, що спробувати наступного разу
desk-reviews-score = Оцінка
desk-reviews-yes = Так
desk-reviews-no = Ні
desk-reviews-na = не стосується
desk-reviews-na-short = н/с
desk-reviews-critical = Критично
desk-reviews-critical-text = Якщо критичний пункт провалено («ні» або 1–2 з 5), увесь чат отримує 0.
desk-reviews-failed = Провалено критичний пункт: { $names }. Тому оцінка — 0.
desk-reviews-saved = Чернетку збережено о { $time }
desk-reviews-unsaved = Не збережено
desk-reviews-finish = Завершити розбір
desk-reviews-finish-text = { $name } дізнається про це й побачить оцінку, бали та коментарі. Потім їх може змінити лише заперечення.
desk-reviews-drop = Не розбирати
desk-reviews-drop-text = Усе, що тут заповнено, зникне. Чат можна буде розібрати й пізніше.
desk-reviews-drop-do = Викинути
desk-reviews-by = { $name }, { $date }
desk-reviews-dispute = Не погодитися
desk-reviews-dispute-why = Чому ви бачите це інакше?
desk-reviews-dispute-send = Надіслати
desk-reviews-dispute-sent = Надіслано. Вам повідомлять, що вирішили.
desk-reviews-dispute-until = { $days ->
    [one] Не погодитися з балом можна протягом { $days } дня після розбору.
    [few] Не погодитися з балом можна протягом { $days } днів після розбору.
   *[many] Не погодитися з балом можна протягом { $days } днів після розбору.
    }
desk-reviews-dispute-over = { $days ->
    [one] { $days } день на заперечення минув. Якщо щось усе ж не так, поговоріть із керівником.
    [few] { $days } дні на заперечення минули. Якщо щось усе ж не так, поговоріть із керівником.
   *[many] { $days } днів на заперечення минули. Якщо щось усе ж не так, поговоріть із керівником.
    }
desk-reviews-disputed = Заперечення: { $name }
desk-reviews-undecided = ще не вирішено
desk-reviews-stands = Який бал залишається
desk-reviews-as-before = { $value } (як зараз)
desk-reviews-decide-why = Ваша відповідь
desk-reviews-decide = Вирішити
desk-reviews-changed = Бал змінено: { $before } → { $after }. Рішення: { $name }
desk-reviews-kept = Бал залишається: { $before }. Рішення: { $name }
desk-reviews-told-done = Ваш чат розібрали
desk-reviews-told-many = { $count ->
    [one] Розібрали { $count } ваш чат
    [few] Розібрали { $count } ваші чати
   *[many] Розібрали { $count } ваших чатів
    }
desk-reviews-told-all-seen = Позначити всі як переглянуті
desk-reviews-told-disputed = Заперечення на розбір: вирішіть
desk-reviews-told-kept = Щодо вашого заперечення вирішили: бал залишається
desk-reviews-told-changed = Щодо вашого заперечення вирішили: бал змінено
staff-call-review-done = Ваш чат № { $number } розібрали.
staff-call-review-disputed = Є заперечення на розбір чату № { $number }. Вирішіть, будь ласка.
staff-call-review-kept = Щодо вашого заперечення в чаті № { $number } вирішили: бал залишається.
staff-call-review-changed = Щодо вашого заперечення в чаті № { $number } вирішили: бал змінено.

desk-reviews-quality = Якість (IQS)
desk-reviews-quality-own = Як розібрали мої чати
desk-reviews-quality-text = IQS, внутрішня оцінка якості, — середнє всіх розборів, завершених за цей період. Один розбір — середньозважене його пунктів; що не стосується справи, не рахується, а один провалений критичний пункт дає 0.
desk-reviews-quality-none = За цей період розборів немає
desk-reviews-quality-none-text = Виберіть інші дні або розберіть закритий чат: результат з’явиться тут.
desk-reviews-quality-none-own = Виберіть інші дні. Коли ваш чат розберуть, вам повідомлять, і розбір буде тут.
desk-reviews-count = Розбори
desk-reviews-disputes = Оскаржені бали
desk-reviews-disputes-changed = { $count ->
    [0] жоден не змінено
    [one] { $count } змінено
    [few] { $count } змінено
   *[many] { $count } змінено
    }
desk-reviews-base = { $count ->
    [one] за { $count } розбором
    [few] за { $count } розборами
   *[many] за { $count } розборами
    }
desk-reviews-few = { $count ->
    [one] лише { $count } розбір: натяк, а не показник
    [few] лише { $count } розбори: натяк, а не показник
   *[many] лише { $count } розборів: натяк, а не показник
    }
desk-reviews-by-category = Пункт, найгірші зверху
desk-reviews-n = Розбори
desk-reviews-failed-count = { $count ->
    [one] { $count } провалено
    [few] { $count } провалено
   *[many] { $count } провалено
    }
desk-reviews-course = IQS за часом
desk-reviews-behind = Самі розбори
desk-reviews-left-out = { $count ->
    [one] Ще { $count } не показано; виберіть менше днів.
    [few] Ще { $count } не показано; виберіть менше днів.
   *[many] Ще { $count } не показано; виберіть менше днів.
    }

desk-reviews-cards = Оцінкові листи
desk-reviews-cards-text = За чим оцінюють чати. Зміна діє з наступного розбору; у готових залишається той лист, за яким їх зробили.
desk-reviews-card-add = Додати лист
desk-reviews-card-name = Назва листа
desk-reviews-card-retire = Прибрати
desk-reviews-version = Версія { $number }
desk-reviews-shipped = Наш лист для початку. Він уже діє; змінюйте, що захочете.
desk-reviews-category = Пункт
desk-reviews-category-add = Додати пункт
desk-reviews-category-remove = Прибрати пункт
desk-reviews-hint = На що дивитися
desk-reviews-scale = Шкала
desk-reviews-scale-yes_no = так / ні
desk-reviews-scale-five = 1–5
desk-reviews-weight = Вага
desk-reviews-fault-name = Дайте листу назву від 1 до 60 символів.
desk-reviews-fault-empty = У листі має бути хоча б один пункт.
desk-reviews-fault-many = У листі не більше 20 пунктів: більше ніхто уважно не заповнить.
desk-reviews-fault-category = Дайте кожному пункту назву від 1 до 60 символів ({ $name }).
desk-reviews-fault-twice = Два пункти називаються «{ $name }». Перейменуйте один із них.
desk-reviews-fault-weight = Укажіть вагу пункту «{ $name }» цілим числом від 0 до 100.
desk-reviews-fault-weightless = Усі ваги дорівнюють 0, і оцінки не вийде. Дайте вагу хоча б одному пункту.

review-card = Чат підтримки
review-card-tone = Привітання й тон
review-card-tone-text = Вітається, доброзичливий і терплячий, пише мовою клієнта; без докорів і порожніх фраз.
review-card-understood = Зрозумів суть
review-card-understood-text = Бачить, що насправді потрібно клієнтові, уточнює незрозуміле, не змушує повторювати.
review-card-solution = Правильне рішення
review-card-solution-text = Сказане й зроблене правильне і вирішує питання, а не лише відповідає на останнє повідомлення.
review-card-complete = Повнота
review-card-complete-text = На кожне запитання є відповідь; клієнт знає, що буде далі й коли.
review-card-promises = Обіцянок дотримано
review-card-promises-text = Обіцяне зроблено вчасно, або клієнта вчасно попередили, що не вийде.
review-card-rules = За правилами
review-card-rules-text = Чужих даних не розкрито, особу перевірено там, де треба, повернення й знижки — лише за правилами.
review-card-writing = Зрозумілий текст
review-card-writing-text = Короткі речення, без помилок, легко читати з телефона.
review-card-closing = Гарне завершення
review-card-closing-text = Переконався, що питання вирішено; результат, мітки та слова для колег зазначено правильно.

error-OwnChat = Своїх чатів не розбирають. Попросіть іншого керівника.
error-OtherTeam = { $name } не входить до жодної з ваших команд. Попросіть керівника тієї команди або адміністратора.
error-StillGoingOn = Це звернення ще відкрите. Розберіть його, коли воно буде закрите.
error-NobodyAnswered = Наприкінці цим зверненням ніхто з працівників не займався, тож розбирати нікого.
error-NotReviewed = У цього чату немає готового розбору. Коли він з’явиться, вам повідомлять.
error-TakenReview = Цей чат уже розбирає { $name }. Ваш текст залишився на сторінці: скопіюйте його й домовтеся, хто продовжить.
error-StaleReview = Цей розбір тим часом зберегли в іншому вікні. Скопіюйте те, що написали останнім, і оновіть сторінку.
error-FinishedReview = Цей розбір уже завершено, змінити його може лише заперечення. Оновіть сторінку.
error-Unjudged = Оцініть і це або позначте, що воно не стосується справи: { $names }.
error-NothingCounts = Ніщо з того, що йде в рахунок, не підійшло, і оцінки не вийде. Оцініть хоча б один пункт із вагою.
error-CardUnusable = Лист не можна зберегти: { $problem }
error-LastCard = Це єдиний чинний лист. Спершу додайте інший.
error-StaleCard = Цей лист тим часом змінили. Скопіюйте те, що написали, і оновіть сторінку.
error-WordsMissing = Напишіть одним реченням чому.
error-DisputeOver = Час для заперечень ({ $days } дн. після розбору) минув. Поговоріть із керівником.
error-DisputedBefore = Ви вже заперечували проти цього бала; заперечити можна один раз.
error-DisputeDecided = Це вже вирішено, рішення: { $name }. Оновіть сторінку.
error-OthersDecide = Цей бал поставили ви самі, тому вирішує хтось інший: { $names }.

desk-reviews-drawing = Що потрапляє в розбір
desk-reviews-drawing-text = Щопонеділка з чатів, закритих минулого тижня, вибираються ті, що варто розібрати, і порівну роздаються тим, хто може. Один чат — один раз, свій — ніколи; у списку видно, чому його вибрано.
desk-reviews-drawing-on = Діє: наступні виберуться в понеділок.
desk-reviews-drawing-off = Поки нічого не вибирається. Ці числа — пропозиція: змініть, що хочете, і збережіть.
desk-reviews-draw = Вибрати з минулого тижня зараз
desk-reviews-draw-text = За збереженими числами. Друге натискання додасть лише те, чого бракує.
desk-reviews-drawn-count = { $count ->
    [0] Нового немає: минулий тиждень уже вибрано або таких чатів не було.
    [one] Вибрано { $count } чат.
    [few] Вибрано { $count } чати.
   *[many] Вибрано { $count } чатів.
    }
desk-reviews-rule-low = відсотків чатів, що отримали від 1 до 3 зірок
desk-reviews-rule-reopened = відсотків чатів, після яких клієнт за тиждень повернувся з тим самим
desk-reviews-rule-long = стільки чатів, де найбільше повідомлень
desk-reviews-rule-new = перших чатів кожного нового працівника
desk-reviews-rule-random = відсотків усіх закритих чатів, випадково
desk-reviews-rule-least = не менше стількох чатів кожного, хто хоч один закрив
desk-reviews-rule-wrong = Ціле число від 0 до { $most }; 0 вимикає правило.

error-BadRules = Укажіть цілі числа в допустимих межах: { $names }.
error-NothingDrawn = Усі правила вимкнено, тому нічого не вибирається. Спершу вкажіть число більше 0 і збережіть.

desk-reviews-export-text = Усі розбори цієї сторінки, по рядку на розбір, з кожним балом; на другому аркуші — що це означає
desk-reviews-column-case = Звернення
desk-reviews-column-chat = Чат
desk-reviews-column-at = Завершено
desk-reviews-column-person = Оператор
desk-reviews-column-team = Команда
desk-reviews-column-reviewer = Хто розбирав
desk-reviews-column-drawn = Чому цей чат
desk-reviews-column-card = Оцінковий лист
desk-reviews-column-score = Оцінка, %
desk-reviews-column-failed = Провалено критичний пункт
desk-reviews-column-comment = Загалом
desk-reviews-column-remarks = Слова до балів
desk-reviews-column-score-text = З урахуванням вирішених заперечень; 0, якщо провалено щось критичне.
desk-reviews-column-drawn-text = Вибрано вручну або за яким правилом потрапив у розбір.
desk-reviews-column-failed-text = Критичні пункти, що отримали «ні» або 1–2 з 5.
desk-reviews-column-yes-no = 1 — так, 0 — ні; порожньо, якщо не стосується справи. Вага { $weight }.
desk-reviews-column-five = Від 1 до 5; порожньо, якщо не стосується справи. Вага { $weight }.

desk-reviews-deadline = Заперечення
desk-reviews-deadline-days = Днів на заперечення
desk-reviews-deadline-text = Стільки днів після розбору працівник може не погодитися з балом. Діє і для вже завершених розборів; 0 — заперечувати не можна.
desk-reviews-deadline-wrong = Ціле число від 0 до { $most }.
