# Що читає людина, коли щось не вийшло: що сталося і що робити.

error-AnswerdeskError = Щось пішло не так. Спробуйте трохи згодом.
error-Refused = Зараз це неможливо.
error-NotAllowed = Ваша роль цього не дозволяє. Зверніться до адміністратора.
error-NotFound = { $what ->
    [article] Такої статті немає. Можливо, її видалили: оновіть список.
    [case] Такого звернення немає. Оновіть чергу.
    [conversation] Такого чату немає. Поверніться до черги.
    [message] Такого повідомлення немає. Оновіть чат.
    [file] Файлу більше немає: канал зберігає їх недовго.
    [person] Такого працівника немає. Оновіть список.
    [team] Такої команди більше немає. Оновіть сторінку.
    [import] Такого імпорту немає або його вже завершено. Оновіть сторінку.
    [page] Такої сторінки немає. Виберіть іншу в меню.
   *[other] Не знайдено: { $what }. Можливо, це видалили: оновіть сторінку.
    }
error-AlreadyClaimed = Цей чат уже веде { $name }. Візьміть інший із черги.
error-NotYours = Це не ваш чат, тому нічого не надіслано. Спершу візьміть його.
error-NotWaiting = Це звернення вже закрито.
error-CustomerGone = Клієнт заблокував бота, ваші слова до нього не дійдуть. Коли він знову напише, ви зможете відповісти.
error-ChannelOff = Надіслати не можна: { $channel } не підключено. Попросіть адміністратора підключити його.
error-StaleArticle = Поки ви правили статтю, її змінив хтось інший
error-StaleCopy = { $name } тим часом змінює цю статтю, тому ваш текст ще не збережено
error-CopyGone = Цю статтю тим часом опублікували або скасували її зміни, тому ваш текст ще не збережено
error-NameTaken = Стаття { $name } вже є. Виберіть іншу назву.
error-NotTaken = Статтю «{ $title }» не змінено: її текст уже інший. Відкрийте її й виправте там.
error-DraftWaits = У статті «{ $title }» є неопубліковані зміни. Спершу опублікуйте їх, щоб клієнти нічого не втратили.
error-WhomUnread = З «{ $text }» не зрозуміло, що відомо про клієнта. Напишіть ознаку й значення, наприклад: channel = web
error-KindNotSent = { $name }: такі файли не надсилаються, або всередині не те, що обіцяє ім’я. Картинки — у PNG або JPEG, документи — у PDF.
error-BadArticle = Статтю не можна зберегти: { $problem }
error-BusinessWrong = Налаштування не збережено: { $problems }
error-StaleBusiness = Поки ви редагували, налаштування змінив хтось інший, і ці зміни вже діють. Перегляньте їх в історії та збережіть знову.
error-BusinessFixed = Тут не можна записати business.yml ({ $problem }), тому нічого не збережено. Дозвольте програмі запис у теку цього файлу або виправте сам файл: зміни подіють одразу.
error-BadInput = { $problem }
error-NeedsReason = Напишіть одним рядком, чому відповіді, які зникнуть через цю зміну, можна прибрати.
error-EmptyReply = Спершу напишіть щось.
error-BadMoment = Напишіть коли: «2 години», «завтра 9», «пт 14:30» або «12.03 10:00».
error-PastMoment = { $moment } вже минуло. Виберіть пізніший час.
error-BadResult = Цього результату у списку більше немає. Виберіть інший.
error-BadResultName = Назвіть результат кожною мовою: від 1 до 60 символів.
error-BadOffice = Години не вдалося прочитати: { $problems }.
error-BadTeamName = Назвіть команду: не довше { $most } символів.
error-TeamNameTaken = Команда «{ $name }» уже є. Виберіть іншу назву.
error-AlreadyInTeam = Чат уже чекає там. Виберіть іншу команду або колегу.
error-TeamEmpty = У команді «{ $name }» поки нікого немає. Виберіть іншу або колегу.
error-BadTags = Не більше { $most } міток, кожна до { $limit } символів. Скоротіть їх або приберіть зайві.
error-BadCapacity = Укажіть кількість чатів від 1 до { $most } або залиште поле порожнім.
error-ColleagueOffline = { $name } зараз не на місці. Можна все одно передати або вибрати того, хто тут.
error-AlreadyTheirs = Цей чат уже веде { $name }. Виберіть іншого колегу.
error-BadLogin = Логін: від 1 до 80 символів без пробілів.
error-BadName = Вкажіть ім'я, яке побачать клієнти, не довше за 80 символів.
error-BadLanguage = Виберіть російську, українську або англійську.
error-OwnRole = Власну роль змінити не можна. Попросіть іншого адміністратора.
error-WeakPassword = Придумайте пароль від { $least } до 200 символів, не такий, як попередній.
error-WrongPassword = Неправильний логін або пароль.
error-PasswordsDiffer = Нові паролі не збігаються. Введіть той самий двічі.
error-StaleForm = Форма була відкрита задовго. Надішліть її ще раз, будь ласка.
error-TooManyTries = Забагато неправильних паролів. Зачекайте { $seconds } секунд і спробуйте знову.
error-LoginTaken = Логін «{ $login }» зайнятий. Виберіть інший.
error-EngineBusy = Бот не відповів за { $seconds } секунд. Можливо, він ще запускається: спробуйте за пів хвилини.
error-TooLarge = Забагато: приймаємо не більше { $limit }.
error-StartRefused = Answerdesk не може запуститися: { $problem }
error-DatabaseTrouble = База даних не відповідає. Нічого не втрачено, спробуйте трохи згодом. ({ $problem })
error-MachineTrouble = Серверу чогось бракує ({ $problem }). Нічого не втрачено: Answerdesk зачекає й продовжить сам.
error-DatabaseReadOnly = До бази даних не можна записати ({ $problem }). Надайте користувачеві, від імені якого працює Answerdesk, право на запис до її файлу й теки.
error-DiskFull = На диску немає місця, зберегти нічого не можна. Звільніть місце: Answerdesk продовжить сам.
error-DatabaseCorrupt = Файл бази { $path } пошкоджено. Зупиніть Answerdesk, поверніть останню копію (README, Backup) і запустіть знову.
error-BadUpdate = Повідомлення каналу не читається: { $problem }
error-SendFailed = Повідомлення не доставлено: { $problem }
error-SendRefused = Канал остаточно відхилив повідомлення: { $problem }
error-CustomerBlocked = Клієнт заблокував бота.
error-SendLater = Канал просить зачекати { $seconds } с.
error-SendUncertain = Зв'язок обірвався під час надсилання: повідомлення могло дійти.

# Що не так із файлом статті й що робити авторові; коди з bot/knowledge/problems.py.

desk-problem-folder-missing = Теки статей { $folder } немає
desk-problem-folder-missing-todo = Створіть її або вкажіть у налаштуванні правильну
desk-problem-file-unreadable = Файл не читається: { $reason }
desk-problem-file-unreadable-todo = Перевірте, що він є і що цьому користувачеві його можна читати
desk-problem-file-is-folder = Це тека, а названа як стаття
desk-problem-file-is-folder-todo = Дайте їй ім’я без .md
desk-problem-file-special = Це не файл, а канал, сокет або пристрій
desk-problem-file-special-todo = Видаліть його або покладіть на його місце текстовий файл
desk-problem-link-broken = Посилання нікуди не веде
desk-problem-link-broken-todo = Покладіть туди файл або видаліть посилання
desk-problem-folder-unreadable = Тека не читається: { $reason }
desk-problem-folder-unreadable-todo = Перевірте, що цьому користувачеві її можна читати
desk-problem-file-not-utf8 = Файл збережено не в UTF-8
desk-problem-file-not-utf8-todo = Збережіть його в кодуванні UTF-8
desk-problem-file-too-big = У файлі { $size } КБ
desk-problem-file-too-big-todo = Стаття має бути меншою за { $limit } КБ; розділіть її на кілька
desk-problem-path-wrong = { $path } — це не <мова>/<тема>/<назва>.md
desk-problem-path-wrong-todo = Перенесіть до теки на зразок uk/delivery/cost.md; мова — одна з: { $languages }
desk-problem-name-wrong = «{ $name }» не підходить як тема чи назва файлу
desk-problem-name-wrong-todo = Беріть малі латинські літери, цифри й дефіси, наприклад gift-cards
desk-problem-front-matter-missing = Файл не починається рядком із трьох дефісів
desk-problem-front-matter-missing-todo = Почніть із ---, далі поля, далі ---
desk-problem-front-matter-open = Після полів немає рядка з трьох дефісів
desk-problem-front-matter-open-todo = Додайте рядок --- після останнього поля
desk-problem-yaml-broken = Поля не читаються: { $reason }
desk-problem-yaml-broken-todo = Найчастіше це текст із двокрапкою чи лапками: візьміть його в лапки
desk-problem-yaml-not-fields = Між рядками з дефісів мають бути поля
desk-problem-yaml-not-fields-todo = Пишіть рядки на зразок title: Скільки коштує доставка?
desk-problem-field-unknown = Поля «{ $field }» немає
desk-problem-field-unknown-todo = { $hint }
desk-problem-field-twice = Поле «{ $field }» вказано двічі
desk-problem-field-twice-todo = Залиште одне
desk-problem-field-missing = Немає поля «{ $field }»
desk-problem-field-missing-todo = Додайте його; як це зробити, написано в docs/articles.md
desk-problem-text-wanted = У полі «{ $field }» має бути текст
desk-problem-text-wanted-todo = Напишіть один рядок; якщо в ньому двокрапка або це число, візьміть його в лапки
desk-problem-list-wanted = У полі «{ $field }» має бути список
desk-problem-list-wanted-todo = Пишіть кожен пункт з нового рядка, з дефіса
desk-problem-text-empty = У полі «{ $field }» є порожній пункт
desk-problem-text-empty-todo = Заповніть його або видаліть рядок
desk-problem-text-too-long = Один із пунктів поля «{ $field }» має { $size } символів
desk-problem-text-too-long-todo = Вкладіться у { $limit }: одне запитання, один рядок
desk-problem-choice-wrong = «{ $value }» не підходить для поля { $field }
desk-problem-choice-wrong-todo = Виберіть одне з: { $choices }
desk-problem-date-wanted = «{ $value }» — не дата
desk-problem-date-wanted-todo = Пишіть так: 2027-03-01
desk-problem-body-missing = Під полями немає тексту
desk-problem-body-missing-todo = Першим абзацом напишіть коротку відповідь
desk-problem-summary-missing = Текст починається із заголовка
desk-problem-summary-missing-todo = Напишіть коротку відповідь над першим заголовком; поки що клієнти бачать перший текст під ним
desk-problem-section-empty = Під заголовком «{ $heading }» немає тексту
desk-problem-section-empty-todo = Напишіть його або видаліть заголовок
desk-problem-question-twice = «{ $question }» вказано двічі
desk-problem-question-twice-todo = Видаліть одне: запитання мають бути сформульовані по-різному
desk-problem-golden-leaks = «{ $question }» є і серед запитань, і серед перевірочних
desk-problem-golden-leaks-todo = Перефразуйте одне: на перевірочних запитаннях бот не вчиться
desk-problem-questions-few = Прикладів запитань лише { $count }
desk-problem-questions-few-todo = Напишіть щонайменше { $wanted }, так, як пишуть клієнти
desk-problem-golden-claimed = «{ $question }» — перевірочне запитання, і воно є ще у { $other }
desk-problem-golden-claimed-todo = Залиште його в тій статті, яка відповідає: бот знайде за ним лише одну з двох
desk-problem-question-shared = «{ $question }» є також у { $other }
desk-problem-question-shared-todo = Залиште в тій статті, яка відповідає, або уточніть обидва формулювання
desk-problem-translation-differs = Поле «{ $field }» відрізняється від { $other }
desk-problem-translation-differs-todo = Поставте те саме значення в усіх мовах
desk-problem-html-shown = HTML на зразок { $tag } буде показано як текст
desk-problem-html-shown-todo = Користуйтеся Markdown: **жирний**, списки, [посилання](https://…)
desk-problem-ending-wrong = Назва файлу не закінчується на .md, тож його не прочитано
desk-problem-ending-wrong-todo = Перейменуйте його на { $wanted }
desk-problem-document-unread = Читаються лише файли із закінченням .md
desk-problem-document-unread-todo = Збережіть текст у такому файлі або приберіть цей із теки
desk-problem-text-cut = «{ $text }» не прочитано: після пробілу # починає нотатку
desk-problem-text-cut-todo = Якщо це частина тексту, візьміть увесь текст у лапки
desk-problem-opening-empty = Перший абзац ні на що не відповідає
desk-problem-opening-empty-todo = Почніть із самої відповіді; поки що клієнти бачать перший абзац, де вона є
desk-problem-comment-open = Нотатку, що починається з <!--, ніде не закінчено
desk-problem-comment-open-todo = Поставте --> там, де вона закінчується; усе нижче приховано
desk-problem-variant-alone = Немає тексту для всіх, є лише для декого
desk-problem-variant-alone-todo = Напишіть його над першим рядком, який каже, для кого текст
desk-problem-variant-unread = З «{ $text }» не зрозуміло, для кого текст нижче
desk-problem-variant-unread-todo = Напишіть ознаку й значення, наприклад <!-- for: channel = web -->
desk-problem-variant-twice = Вище вже є текст для «{ $text }», його й отримають клієнти
desk-problem-variant-twice-todo = Об’єднайте їх або змініть одну з умов
desk-problem-variant-empty = Для «{ $text }» немає тексту
desk-problem-variant-empty-todo = Напишіть його або видаліть рядок
desk-problem-variant-fact = «{ $name }» про клієнта ніколи не відомо, цей текст ніхто не отримає
desk-problem-variant-fact-todo = Підійде одне з: { $choices }
desk-problem-picture-alone = Тут лише картинка й жодного слова
desk-problem-picture-alone-todo = Напишіть відповідь словами — картинка піде разом із ними
desk-problem-enclosed-missing = Файлу { $name } немає: клієнти отримають текст без нього
desk-problem-enclosed-missing-todo = Покладіть його поруч зі статтею або завантажте тут ще раз
desk-problem-enclosed-too-big = Файл { $name } важить { $size } МБ: клієнти отримають текст без нього
desk-problem-enclosed-too-big-todo = Надсилаються файли до { $limit } МБ. Зменште його
desk-problem-enclosed-outside = Файл { $name } лежить поза текою зі статтями: клієнти отримають текст без нього
desk-problem-enclosed-outside-todo = Покладіть його поруч зі статтею або завантажте тут
desk-problem-enclosed-kind = Файли такого виду, як { $name }, не надсилаються, або всередині не те, що обіцяє ім’я
desk-problem-enclosed-kind-todo = Збережіть картинку як PNG або JPEG, документ — як PDF
desk-problem-link-unread = «{ $text }» — не посилання, клієнти побачать ці знаки
desk-problem-link-unread-todo = Напишіть [слова](https://адреса), без пробілів в адресі
desk-problem-title-shared = Заголовок «{ $title }» має також { $other }
desk-problem-title-shared-todo = Назвіть одну зі статей інакше: клієнти обирають за заголовком
desk-problem-kept-last-good = Працює остання справна версія цього файлу
desk-problem-kept-last-good-todo = Виправте помилку, вказану вище
error-SnippetEmpty = У шаблону мають бути назва і текст.
error-SnippetVariable = { $unknown } — такої змінної немає, клієнт прочитав би її як є. Можна: { $known }.
error-SnippetTooMany = Шаблонів уже { $most }. Видаліть ті, якими ніхто не користується.
error-ConnectionBroke = Зв’язок урвався раніше, ніж файл завантажився. Спробуйте ще раз.
error-EmptyFile = Цей файл порожній.
error-FileLies = { $name } усередині не те, що обіцяє назва, тому його не надіслано. Відкрийте файл, збережіть заново й додайте знову.
error-TooManyFiles = В одне повідомлення вміщується { $most } файлів. Спершу надішліть ці.
error-FilesFull = Для файлів більше немає місця: зберігається до { $limit } ГБ. Скажіть адміністратору; текст надсилається як завжди.
error-BadViewName = Назвіть вид: до { $most } знаків.
error-BadContact = { $field ->
    [phone] Це не схоже на телефон. Напишіть цифрами, наприклад +380 44 123 45 67.
    [email] Це не схоже на адресу пошти. Вона виглядає так: name@example.org.
   *[zone] Такого часового поясу немає. Напишіть місто зони, наприклад Europe/Kyiv, або зсув: +3.
    }
error-NoUploads = Цей чат не приймає файлів. Опишіть, будь ласка, словами.

# What is wrong with a value in business.yml; the codes are those of WrongValue.

desk-wrong-language = Для мови «{ $language }» тут немає текстів; є { $known }.
desk-wrong-like = «{ $value }» не підходить, пишіть так: { $example }.
desk-wrong-asking = Намір «{ $intent }» номерів не питає; можуть { $known }.
desk-wrong-twice = «{ $name }» трапляється двічі; дайте кожному свою назву.
desk-wrong-lines = Пишіть рядками «ключ: значення», наприклад name: Моя крамниця.
desk-wrong-unreadable = Файл не читається ({ $reason }).
desk-wrong-large = Файл більший за 256 КБ, а задуманий як сторінка тексту.
desk-wrong-utf8 = Файл не в UTF-8; збережіть його в UTF-8.
desk-wrong-key = Такого ключа немає; список є в docs/business.md.
desk-wrong-missing = Цього бракує.
desk-wrong-yaml = Це не YAML: { $reason }.
desk-wrong-yaml-line = Рядок { $line }: це не YAML: { $reason }.
desk-wrong-hours = Не вдається прочитати «{ $part }» як дні й час.
desk-wrong-empty = «{ $part }»: закриття тієї ж хвилини, що й відкриття. Цілодобово — це 00:00-24:00.
desk-wrong-time = «{ $part }»: часу { $time } не буває, години йдуть від 00:00 до 24:00.
desk-wrong-zone = Часового поясу «{ $zone }» немає.
desk-wrong-day = «{ $day }» — це не дата.
desk-wrong-no-day = Дати { $day } не буває.
desk-wrong-pattern = Шаблон «{ $pattern }» використати не можна. Можна літери, цифри, - і /, \d замість цифри, [AB] на вибір, (один|два), ? і кількість: \d{"{"}6{"}"}. Знаки * і + не можна: такий пошук може не скінчитися.
desk-wrong-loose = Шаблон «{ $pattern }» надто вільний: не більше чотирьох частин змінної довжини, кожна до 20 знаків.
desk-wrong-ordinary = Шаблону «{ $pattern }» підходить і «{ $text }», а це не номер; зробіть його суворішим.
desk-wrong-example = Шаблон «{ $pattern }» не підходить до власного прикладу «{ $example }».
desk-wrong-no-text = Фрази «{ $key }» немає; усі назви є в bot/locales/{ $language }/customer.ftl.
desk-wrong-text = Фразу для «{ $key }» не прочитати: фігурні дужки ставлять лише навколо імен.
desk-wrong-variable = У фразі для «{ $key }» стоїть { $name }, а такого там немає; є { $known }.
error-BadAddress = Це не схоже на адресу пошти. Напишіть її повністю, наприклад anna@example.org.
error-NoMail = Зараз листи звідси не надсилаються. Зазирніть, будь ласка, по відповідь у цей чат.
error-LinkUnknown = Такого посилання ми не знаємо. Можливо, його скопійовано не повністю: відкрийте його ще раз просто з листа.
error-LinkOver = Це посилання вже застаріло. Відкрийте найновіший лист або напишіть нам тут.
error-LinkUsed = За цим посиланням уже заходили, вдруге воно не спрацює. Відкрийте найновіший лист або напишіть нам тут.
error-NoMove = Зараз цю розмову не перенести в інший месенджер. Просто напишіть тут.
error-NoSuchCase = Звернення з таким номером немає. Перевірте номер, наприклад 1042Y.
error-MistypedNumber = У номері одрук: літера в кінці від іншого номера. Перевірте цифри.
error-SameChat = Це звернення з цього ж чату. Вкажіть номер з іншого.
error-JoinedAlready = Ці чати вже об’єднано.
error-BadLetterAddress = Напишіть адресу, на яку приходить лист, наприклад anna@example.org.
error-NotMoved = Цей чат там, де почався, або його вже повернули.
error-PlaceTaken = На сайті у клієнта відкрите звернення в новому чаті. Спершу закрийте його.
