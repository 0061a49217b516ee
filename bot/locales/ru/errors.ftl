# Что читает человек, когда что-то не вышло: что случилось и что делать.

error-AnswerdeskError = Что-то пошло не так. Попробуйте чуть позже.
error-Refused = Сейчас это невозможно.
error-NotAllowed = Ваша роль этого не позволяет. Обратитесь к администратору.
error-NotFound = { $what ->
    [article] Такой статьи нет. Возможно, её удалили: обновите список.
    [case] Такого обращения нет. Обновите очередь.
    [conversation] Такого чата нет. Вернитесь к очереди.
    [message] Такого сообщения нет. Обновите чат.
    [file] Файла больше нет: канал хранит их недолго.
    [person] Такого сотрудника нет. Обновите список.
    [team] Такой команды больше нет. Обновите страницу.
    [import] Такого импорта нет или он уже завершён. Обновите страницу.
    [page] Такой страницы нет. Выберите другую в меню.
   *[other] Не найдено: { $what }. Возможно, это удалили: обновите страницу.
    }
error-AlreadyClaimed = Этот чат уже ведёт { $name }. Возьмите другой из очереди.
error-NotYours = Это не ваш чат, поэтому ничего не отправлено. Сначала возьмите его.
error-NotWaiting = Это обращение уже закрыто.
error-CustomerGone = Клиент заблокировал бота, ваши слова до него не дойдут. Когда он снова напишет, вы сможете ответить.
error-ChannelOff = Отправить нельзя: { $channel } не подключён. Попросите администратора подключить его.
error-StaleArticle = Пока вы правили статью, её изменил кто-то другой
error-StaleCopy = { $name } тем временем меняет эту статью, поэтому ваш текст ещё не сохранён
error-CopyGone = Эту статью тем временем опубликовали или отменили её правки, поэтому ваш текст ещё не сохранён
error-NameTaken = Статья { $name } уже есть. Выберите другое имя.
error-NotTaken = Статья «{ $title }» не изменена: её текст уже другой. Откройте её и поправьте там.
error-DraftWaits = В статье «{ $title }» есть неопубликованные изменения. Сначала опубликуйте их, чтобы клиенты ничего не потеряли.
error-WhomUnread = Из «{ $text }» непонятно, что известно о клиенте. Напишите признак и значение, например: channel = web
error-KindNotSent = { $name }: такие файлы не отправляются, или внутри не то, что обещает имя. Картинки — в PNG или JPEG, документы — в PDF.
error-BadArticle = Статью нельзя сохранить: { $problem }
error-BusinessWrong = Настройки не сохранены: { $problems }
error-StaleBusiness = Пока вы правили, настройки изменил кто-то ещё, и эти изменения уже действуют. Посмотрите их в истории и сохраните снова.
error-BusinessFixed = Здесь нельзя записать business.yml ({ $problem }), поэтому ничего не сохранено. Разрешите программе запись в папку этого файла или исправьте сам файл: изменения подействуют сразу.
error-BadInput = { $problem }
error-NeedsReason = Напишите одной строкой, почему ответы, которые пропадут из-за этого изменения, можно убрать.
error-EmptyReply = Сначала напишите что-нибудь.
error-BadMoment = Напишите когда: «2 часа», «завтра 9», «пт 14:30» или «12.03 10:00».
error-PastMoment = { $moment } уже в прошлом. Выберите время позже.
error-BadResult = Этого результата в списке больше нет. Выберите другой.
error-BadResultName = Назовите результат на каждом языке: от 1 до 60 символов.
error-BadOffice = Часы не удалось прочитать: { $problems }.
error-BadTeamName = Назовите команду: не длиннее { $most } символов.
error-TeamNameTaken = Команда «{ $name }» уже есть. Выберите другое название.
error-AlreadyInTeam = Чат уже ждёт там. Выберите другую команду или коллегу.
error-TeamEmpty = В команде «{ $name }» пока никого нет. Выберите другую или коллегу.
error-BadTags = Не больше { $most } меток, каждая до { $limit } символов. Сократите их или уберите лишние.
error-BadCapacity = Укажите число чатов от 1 до { $most } или оставьте поле пустым.
error-ColleagueOffline = { $name } сейчас не на месте. Можно всё равно передать или выбрать того, кто здесь.
error-AlreadyTheirs = Этот чат уже ведёт { $name }. Выберите другого коллегу.
error-BadLogin = Логин: от 1 до 80 символов без пробелов.
error-BadName = Укажите имя, которое увидят клиенты, не длиннее 80 символов.
error-BadLanguage = Выберите русский, украинский или английский.
error-OwnRole = Свою роль менять нельзя. Попросите другого администратора.
error-WeakPassword = Придумайте пароль от { $least } до 200 символов, не такой, как прежний.
error-WrongPassword = Неверный логин или пароль.
error-PasswordsDiffer = Новые пароли не совпадают. Введите один и тот же дважды.
error-StaleForm = Форма была открыта слишком долго. Отправьте её ещё раз, пожалуйста.
error-TooManyTries = Слишком много неверных паролей. Подождите { $seconds } секунд и попробуйте снова.
error-LoginTaken = Логин «{ $login }» занят. Выберите другой.
error-EngineBusy = Бот не ответил за { $seconds } секунд. Возможно, он ещё запускается: попробуйте через полминуты.
error-TooLarge = Слишком много: принимаем не больше { $limit }.
error-StartRefused = Answerdesk не может запуститься: { $problem }
error-DatabaseTrouble = База данных не отвечает. Ничего не потеряно, попробуйте чуть позже. ({ $problem })
error-MachineTrouble = На сервере чего-то не хватает ({ $problem }). Ничего не потеряно: Answerdesk подождёт и продолжит сам.
error-DatabaseReadOnly = В базу данных нельзя записать ({ $problem }). Дайте пользователю, от имени которого работает Answerdesk, право на запись в её файл и папку.
error-DiskFull = На диске нет места, сохранить ничего нельзя. Освободите место: Answerdesk продолжит сам.
error-DatabaseCorrupt = Файл базы { $path } повреждён. Остановите Answerdesk, верните последнюю копию (README, Backup) и запустите снова.
error-BadUpdate = Сообщение канала не читается: { $problem }
error-SendFailed = Сообщение не доставлено: { $problem }
error-SendRefused = Канал окончательно отклонил сообщение: { $problem }
error-CustomerBlocked = Клиент заблокировал бота.
error-SendLater = Канал просит подождать { $seconds } с.
error-SendUncertain = Связь оборвалась при отправке: сообщение могло дойти.

# Что не так с файлом статьи и что делать автору; коды из bot/knowledge/problems.py.

desk-problem-folder-missing = Папки статей { $folder } нет
desk-problem-folder-missing-todo = Создайте её или укажите в настройке правильную
desk-problem-file-unreadable = Файл не читается: { $reason }
desk-problem-file-unreadable-todo = Проверьте, что он есть и что этому пользователю его можно читать
desk-problem-file-is-folder = Это папка, а названа как статья
desk-problem-file-is-folder-todo = Дайте ей имя без .md
desk-problem-file-special = Это не файл, а канал, сокет или устройство
desk-problem-file-special-todo = Удалите его или положите на его место текстовый файл
desk-problem-link-broken = Ссылка никуда не ведёт
desk-problem-link-broken-todo = Положите туда файл или удалите ссылку
desk-problem-folder-unreadable = Папка не читается: { $reason }
desk-problem-folder-unreadable-todo = Проверьте, что этому пользователю её можно читать
desk-problem-file-not-utf8 = Файл сохранён не в UTF-8
desk-problem-file-not-utf8-todo = Сохраните его в кодировке UTF-8
desk-problem-file-too-big = В файле { $size } КБ
desk-problem-file-too-big-todo = Статья должна быть меньше { $limit } КБ; разделите её на несколько
desk-problem-path-wrong = { $path } — это не <язык>/<тема>/<имя>.md
desk-problem-path-wrong-todo = Перенесите в папку вроде ru/delivery/cost.md; язык — один из: { $languages }
desk-problem-name-wrong = «{ $name }» не подходит как тема или имя файла
desk-problem-name-wrong-todo = Берите строчные латинские буквы, цифры и дефисы, например gift-cards
desk-problem-front-matter-missing = Файл не начинается строкой из трёх дефисов
desk-problem-front-matter-missing-todo = Начните с ---, затем поля, затем ---
desk-problem-front-matter-open = После полей нет строки из трёх дефисов
desk-problem-front-matter-open-todo = Добавьте строку --- после последнего поля
desk-problem-yaml-broken = Поля не читаются: { $reason }
desk-problem-yaml-broken-todo = Чаще всего это текст с двоеточием или кавычкой: возьмите его в кавычки
desk-problem-yaml-not-fields = Между строками из дефисов должны быть поля
desk-problem-yaml-not-fields-todo = Пишите строки вида title: Сколько стоит доставка?
desk-problem-field-unknown = Поля «{ $field }» нет
desk-problem-field-unknown-todo = { $hint }
desk-problem-field-twice = Поле «{ $field }» указано дважды
desk-problem-field-twice-todo = Оставьте одно
desk-problem-field-missing = Нет поля «{ $field }»
desk-problem-field-missing-todo = Добавьте его; как это сделать, написано в docs/articles.md
desk-problem-text-wanted = В поле «{ $field }» должен быть текст
desk-problem-text-wanted-todo = Напишите одну строку; если в ней двоеточие или это число, возьмите её в кавычки
desk-problem-list-wanted = В поле «{ $field }» должен быть список
desk-problem-list-wanted-todo = Пишите каждый пункт с новой строки, с дефиса
desk-problem-text-empty = В поле «{ $field }» есть пустой пункт
desk-problem-text-empty-todo = Заполните его или удалите строку
desk-problem-text-too-long = Один из пунктов поля «{ $field }» — { $size } символов
desk-problem-text-too-long-todo = Уложитесь в { $limit }: один вопрос, одна строка
desk-problem-choice-wrong = «{ $value }» не подходит для поля { $field }
desk-problem-choice-wrong-todo = Выберите одно из: { $choices }
desk-problem-date-wanted = «{ $value }» — не дата
desk-problem-date-wanted-todo = Пишите так: 2027-03-01
desk-problem-body-missing = Под полями нет текста
desk-problem-body-missing-todo = Первым абзацем напишите короткий ответ
desk-problem-summary-missing = Текст начинается с заголовка
desk-problem-summary-missing-todo = Напишите короткий ответ над первым заголовком; пока клиенты видят первый текст под ним
desk-problem-section-empty = Под заголовком «{ $heading }» нет текста
desk-problem-section-empty-todo = Напишите его или удалите заголовок
desk-problem-question-twice = «{ $question }» указано дважды
desk-problem-question-twice-todo = Удалите один: вопросы должны быть сформулированы по-разному
desk-problem-golden-leaks = «{ $question }» есть и в вопросах, и в проверочных
desk-problem-golden-leaks-todo = Перефразируйте один: на проверочных вопросах бот не учится
desk-problem-questions-few = Примеров вопросов всего { $count }
desk-problem-questions-few-todo = Напишите хотя бы { $wanted }, так, как пишут клиенты
desk-problem-golden-claimed = «{ $question }» — проверочный вопрос, и он есть ещё в { $other }
desk-problem-golden-claimed-todo = Оставьте его в той статье, которая отвечает: бот найдёт по нему только одну из двух
desk-problem-question-shared = «{ $question }» есть и в { $other }
desk-problem-question-shared-todo = Оставьте в той статье, которая отвечает, или уточните обе формулировки
desk-problem-translation-differs = Поле «{ $field }» отличается от { $other }
desk-problem-translation-differs-todo = Поставьте одно и то же значение во всех языках
desk-problem-html-shown = HTML вроде { $tag } будет показан как текст
desk-problem-html-shown-todo = Пользуйтесь Markdown: **жирный**, списки, [ссылки](https://…)
desk-problem-ending-wrong = Имя файла не оканчивается на .md, поэтому он не читается
desk-problem-ending-wrong-todo = Переименуйте его в { $wanted }
desk-problem-document-unread = Читаются только файлы с окончанием .md
desk-problem-document-unread-todo = Сохраните текст в таком файле или уберите этот из папки
desk-problem-text-cut = «{ $text }» не читается: после пробела # начинает заметку
desk-problem-text-cut-todo = Если это часть текста, возьмите весь текст в кавычки
desk-problem-opening-empty = Первый абзац ни на что не отвечает
desk-problem-opening-empty-todo = Начните с самого ответа; пока клиенты видят первый абзац, где он есть
desk-problem-comment-open = Заметка, которая начинается с <!--, нигде не закончена
desk-problem-comment-open-todo = Поставьте --> там, где она заканчивается; всё ниже скрыто
desk-problem-variant-alone = Нет текста для всех, есть только для некоторых
desk-problem-variant-alone-todo = Напишите его выше первой строки, которая говорит, для кого текст
desk-problem-variant-unread = Из «{ $text }» непонятно, для кого текст ниже
desk-problem-variant-unread-todo = Напишите признак и значения, например <!-- for: channel = web -->
desk-problem-variant-twice = Выше уже есть текст для «{ $text }», его и получат клиенты
desk-problem-variant-twice-todo = Объедините их или измените одно из условий
desk-problem-variant-empty = Для «{ $text }» нет текста
desk-problem-variant-empty-todo = Напишите его или удалите строку
desk-problem-variant-fact = «{ $name }» о клиенте никогда не известно, этот текст никто не получит
desk-problem-variant-fact-todo = Подойдёт одно из: { $choices }
desk-problem-picture-alone = Здесь только картинка и ни одного слова
desk-problem-picture-alone-todo = Напишите ответ словами — картинка уйдёт вместе с ними
desk-problem-enclosed-missing = Файла { $name } нет: клиенты получат текст без него
desk-problem-enclosed-missing-todo = Положите его рядом со статьёй или загрузите здесь ещё раз
desk-problem-enclosed-too-big = Файл { $name } весит { $size } МБ: клиенты получат текст без него
desk-problem-enclosed-too-big-todo = Отправляются файлы до { $limit } МБ. Уменьшите его
desk-problem-enclosed-outside = Файл { $name } лежит вне папки со статьями: клиенты получат текст без него
desk-problem-enclosed-outside-todo = Положите его рядом со статьёй или загрузите здесь
desk-problem-enclosed-kind = Файлы такого вида, как { $name }, не отправляются, или внутри не то, что обещает имя
desk-problem-enclosed-kind-todo = Сохраните картинку как PNG или JPEG, документ — как PDF
desk-problem-link-unread = «{ $text }» — не ссылка, клиенты увидят эти знаки
desk-problem-link-unread-todo = Напишите [слова](https://адрес), без пробелов в адресе
desk-problem-title-shared = Заголовок «{ $title }» есть и у { $other }
desk-problem-title-shared-todo = Назовите одну из статей иначе: клиенты выбирают по заголовку
desk-problem-kept-last-good = Работает последняя исправная версия этого файла
desk-problem-kept-last-good-todo = Исправьте ошибку, указанную выше
error-SnippetEmpty = У шаблона должны быть название и текст.
error-SnippetVariable = { $unknown } — такой переменной нет, клиент прочитал бы её как есть. Можно: { $known }.
error-SnippetTooMany = Шаблонов уже { $most }. Удалите те, которыми никто не пользуется.
error-ConnectionBroke = Связь прервалась раньше, чем файл загрузился. Попробуйте ещё раз.
error-EmptyFile = Этот файл пуст.
error-FileLies = { $name } внутри не то, что обещает имя, поэтому он не отправлен. Откройте файл, сохраните заново и приложите снова.
error-TooManyFiles = В одном сообщении помещается { $most } файлов. Сначала отправьте эти.
error-FilesFull = Для файлов больше нет места: хранится до { $limit } ГБ. Скажите администратору; текст отправляется как обычно.
error-BadViewName = Назовите вид: до { $most } знаков.
error-BadContact = { $field ->
    [phone] Это не похоже на телефон. Напишите цифрами, например +380 44 123 45 67.
    [email] Это не похоже на адрес почты. Он выглядит так: name@example.org.
   *[zone] Такого часового пояса нет. Напишите город зоны, например Europe/Kyiv, или сдвиг: +3.
    }
error-NoUploads = Этот чат не принимает файлы. Опишите, пожалуйста, словами.

# What is wrong with a value in business.yml; the codes are those of WrongValue.

desk-wrong-language = Для языка «{ $language }» здесь нет текстов; есть { $known }.
desk-wrong-like = «{ $value }» не подходит, пишите так: { $example }.
desk-wrong-asking = Намерение «{ $intent }» номеров не спрашивает; могут { $known }.
desk-wrong-twice = «{ $name }» встречается дважды; дайте каждому своё имя.
desk-wrong-lines = Пишите строками «ключ: значение», например name: Мой магазин.
desk-wrong-unreadable = Файл не читается ({ $reason }).
desk-wrong-large = Файл больше 256 КБ, а задуман как страница текста.
desk-wrong-utf8 = Файл не в UTF-8; сохраните его в UTF-8.
desk-wrong-key = Такого ключа нет; список есть в docs/business.md.
desk-wrong-missing = Этого не хватает.
desk-wrong-yaml = Это не YAML: { $reason }.
desk-wrong-yaml-line = Строка { $line }: это не YAML: { $reason }.
desk-wrong-hours = Не получается прочесть «{ $part }» как дни и время.
desk-wrong-empty = «{ $part }»: закрытие в ту же минуту, что и открытие. Круглосуточно — это 00:00-24:00.
desk-wrong-time = «{ $part }»: времени { $time } не бывает, часы идут от 00:00 до 24:00.
desk-wrong-zone = Часового пояса «{ $zone }» нет.
desk-wrong-day = «{ $day }» — это не дата.
desk-wrong-no-day = Даты { $day } не бывает.
desk-wrong-pattern = Шаблон «{ $pattern }» использовать нельзя. Можно буквы, цифры, - и /, \d вместо цифры, [AB] на выбор, (один|два), ? и количество: \d{"{"}6{"}"}. Знаки * и + нельзя: такой поиск может не закончиться.
desk-wrong-loose = Шаблон «{ $pattern }» слишком свободный: не больше четырёх частей переменной длины, каждая до 20 знаков.
desk-wrong-ordinary = Шаблону «{ $pattern }» подходит и «{ $text }», а это не номер; сделайте его строже.
desk-wrong-example = Шаблон «{ $pattern }» не подходит к собственному примеру «{ $example }».
desk-wrong-no-text = Фразы «{ $key }» нет; все имена есть в bot/locales/{ $language }/customer.ftl.
desk-wrong-text = Фразу для «{ $key }» не прочесть: фигурные скобки ставят только вокруг имён.
desk-wrong-variable = Во фразе для «{ $key }» стоит { $name }, а такого там нет; есть { $known }.
error-BadAddress = Это не похоже на адрес почты. Напишите его полностью, например anna@example.org.
error-NoMail = Сейчас письма отсюда не отправляются. Загляните, пожалуйста, за ответом в этот чат.
error-LinkUnknown = Такой ссылки мы не знаем. Возможно, она скопирована не целиком: откройте её ещё раз прямо из письма.
error-LinkOver = Эта ссылка уже устарела. Откройте самое новое письмо или напишите нам здесь.
error-LinkUsed = По этой ссылке уже заходили, второй раз она не сработает. Откройте самое новое письмо или напишите нам здесь.
error-NoMove = Сейчас этот разговор не перенести в другой мессенджер. Просто напишите здесь.
error-NoSuchCase = Обращения с таким номером нет. Проверьте номер, например 1042Y.
error-MistypedNumber = В номере опечатка: буква в конце от другого номера. Проверьте цифры.
error-SameChat = Это обращение из этого же чата. Укажите номер из другого.
error-JoinedAlready = Эти чаты уже объединены.
error-BadLetterAddress = Напишите адрес, на который приходит письмо, например anna@example.org.
error-NotMoved = Этот чат там, где начался, или его уже вернули.
error-PlaceTaken = На сайте у клиента открыто обращение в новом чате. Сначала закройте его.
