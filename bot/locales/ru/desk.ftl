# Что читают сотрудники. Коротко, одна мысль в предложении.

desk-menu = Меню
desk-nav-queue = Очередь
desk-nav-articles = Статьи
desk-nav-people = Сотрудники
desk-nav-profile = Мой профиль
desk-logout = Выйти
desk-help = Клавиши
desk-sound = Звук новых сообщений: включить или выключить
desk-close = Закрыть
desk-cancel = Отмена
desk-save = Сохранить
desk-saved = Сохранено.
desk-copy = Скопировать
desk-copied = Скопировано
desk-back = К очереди
desk-key-move = следующее и предыдущее обращение
desk-key-open = открыть обращение
desk-key-claim = взять обращение
desk-key-reply = написать ответ
desk-key-back = выйти из поля, потом к очереди
desk-key-help = эта подсказка

desk-login-title = Вход для сотрудников
desk-login-submit = Войти
desk-login = Логин
desk-password = Пароль
desk-logged-out = Вы вышли из системы. Обновите страницу и войдите снова.
desk-foreign-origin = Запрос пришёл с чужого сайта и отклонён.
desk-password-first = Сначала придумайте свой пароль.
desk-password-title = Новый пароль
desk-password-submit = Сохранить пароль
desk-password-old = Нынешний пароль
desk-password-new = Новый пароль
desk-password-again = Новый пароль ещё раз
desk-password-intro = Этот пароль был одноразовым. Придумайте свой: от 10 символов, подойдёт короткая фраза.
desk-password-rule = От 10 символов, подойдёт короткая фраза. На других устройствах придётся войти заново.
desk-password-change = Сменить пароль
desk-connection-lost = Нет связи.
desk-connection-again = Пробуем снова, набранный текст не пропадёт.
desk-too-long = Слишком длинно
desk-too-long-text = Такой текст нельзя отправить целиком.

desk-engine-ready = Бот отвечает
desk-engine-loading = Бот запускается
desk-engine-silent = Бот молчит, вопросы идут к людям
desk-engine-failing = Бот раз за разом останавливается: смотрите журнал
desk-telegram-ok = Telegram на связи
desk-telegram-silent = Telegram молчит
desk-updates-parked = { $count ->
    [one] Не прочитано { $count } сообщение
    [few] Не прочитано { $count } сообщения
   *[other] Не прочитано { $count } сообщений
    }

desk-queue-filter = Имя, номер или слово
desk-queue-waiting = Ждут
desk-queue-mine = Мои
desk-queue-others = У коллег
desk-queue-waiting-empty = Никто не ждёт.
desk-queue-mine-empty = У вас нет чатов.
desk-queue-others-empty = У коллег нет чатов.
desk-queue-no-match = Ничего не нашлось.
desk-calm-title = Всё спокойно
desk-calm-text = Бот справляется сам. Новое обращение появится здесь со звуком.
desk-pick-title = Вас ждут
desk-pick-text = Возьмите верхнее обращение слева; перемещаться можно клавишами j и k.
desk-guest = Гость
desk-colleague = Коллега
desk-unanswered = { $count ->
    [one] { $count } сообщение без ответа
    [few] { $count } сообщения без ответа
   *[other] { $count } сообщений без ответа
    }
desk-answered = Ответ дан, клиент не ждёт
desk-claim = Взять
desk-claim-and-answer = Взять и ответить

desk-short-ru = RU
desk-short-uk = UA
desk-short-en = EN
desk-language-ru = русский
desk-language-uk = украинский
desk-language-en = английский
desk-language = Язык
desk-channel-telegram = Telegram
desk-channel-web = Чат на сайте

desk-reason-requested = Просит человека
desk-reason-complaint = Жалоба
desk-reason-anger = Сердится
desk-reason-misses = Бот не помог
desk-reason-not_helped = Ответ не помог
desk-reason-repeated = Спрашивает снова
desk-reason-sensitive = Решать человеку
desk-reason-status = Про своё дело
desk-reason-bot_unavailable = Бот не работал
desk-reason-beyond_bot = Бот не справился с сообщением
desk-reason-file = Прислал файл

desk-chat = Чат
desk-transcript = Сообщения
desk-with-bot = с ботом
desk-earlier = Показать более ранние
desk-to-end = Новые сообщения ↓
desk-bot = Бот
desk-notice = Уведомление
desk-pressed = нажата кнопка
desk-edited = изменено
desk-edited-until = до { $time }:
desk-possibly-twice = Возможно, клиент получил это дважды.
desk-resend = Отправить снова
desk-delivery-queued = Ждёт отправки
desk-delivery-sending = Отправляется
desk-delivery-sent = Доставлено
desk-delivery-failed = Не доставлено
desk-delivery-withheld = Не отправлено: чат к тому времени перешёл к другому
desk-delivery-unknown = Неизвестно, дошло ли
desk-case-opened = Обращение № { $number }: { $reason }
desk-case-resolved = Обращение № { $number } закрывает { $name }.
desk-case-returned = Обращение № { $number }: { $name } возвращает чат боту.
desk-case-recovered = Обращение № { $number }: бот снова работает и отвечает сам.
desk-case-cancelled = Обращение № { $number } отозвано клиентом.
desk-file-photo = Фото
desk-file-voice = Голосовое сообщение
desk-file-audio = Аудио
desk-file-video = Видео
desk-file-document = Файл
desk-file-sticker = Стикер
desk-file-location = Место на карте
desk-file-contact = Контакт
desk-file-other = Вложение
desk-size-kb = { $size } КБ
desk-size-mb = { $size } МБ

desk-brief = Справка
desk-brief-customer = Клиент
desk-brief-reason = Почему к вам
desk-brief-question = Вопрос дословно
desk-brief-rule = Точнее: { $rule }
desk-brief-topic = После ответа: { $title }
desk-brief-facts = Что известно
desk-brief-tried = Что показал бот
desk-brief-past = Прошлые обращения
desk-no-open-case = Открытого обращения нет, чат у бота.
desk-customer-blocked = заблокировал бота
desk-mood-angry = Расстроен
desk-waits-since = ждёт с { $time }
desk-reaction-helped = помогло
desk-reaction-not-helped = не помогло
desk-fact-order-number = Заказ
desk-fact-phone = Телефон
desk-fact-email = Почта
desk-fact-date = Дата
desk-fact-amount = Сумма
desk-fact-came-from = Пришёл по ссылке
desk-state-resolved = Закрыто: { $name }.
desk-state-returned = Вернулось к боту: { $name }.
desk-state-cancelled = Отозвано клиентом.
desk-state-recovered = Бот всё-таки ответил сам.

desk-composer-waiting = Этот чат пока никто не взял.
desk-composer-other = Чат ведёт { $name }.
desk-composer-bot = Чат у бота. Он придёт к вам, когда клиенту понадобится человек.
desk-reply-placeholder = Ваш ответ
desk-send = Отправить
desk-send-hint = Enter отправляет, Shift+Enter начинает новую строку
desk-insert-article = Вставить статью
desk-resolve = Решено
desk-resolve-hint = Вопрос решён, дальше отвечает бот
desk-resolve-title = Закрыть обращение?
desk-resolve-text = Клиент узнает об этом, дальше отвечает бот.
desk-resolve-outcome = Чем закончилось? (для коллег, не обязательно)
desk-return = Вернуть боту
desk-return-hint = Отдать чат боту без результата
desk-put-back = В очередь
desk-put-back-hint = Вернуть в очередь, место клиента сохранится
desk-take-over = Забрать
desk-take-over-hint = Забрать чат у коллеги

desk-why = почему?
desk-why-nothing = Об этом сообщении ничего не записано.
desk-why-intent = Понято как: { $intent } (уверенность { $share })
desk-why-rule = Что решило: { $rule }
desk-why-articles = С какой вероятностью статья отвечает на вопрос
desk-why-matched = самое похожее: «{ $text }»
desk-why-context = С учётом прошлого ответа бот искал: «{ $asked }»
desk-why-part = Вопрос { $number }: { $text }
desk-why-picked = На эти же слова клиент уже выбирал статью: { $title }
desk-rule-anger = клиент сердится
desk-rule-detail = не хватало сведений
desk-rule-no-detail = бот спросил номер заказа, клиент написал другое
desk-rule-same-question = тот же вопрос снова
desk-rule-nothing-close = близких статей нет
desk-rule-sensitive = по этой статье всегда отвечает человек
desk-rule-shown-before = статью уже показывали
desk-rule-close-enough = одна статья явно лучше других
desk-rule-only-shown = всё близкое уже показано
desk-rule-unsure = ни в одной статье нет полной уверенности, поэтому бот переспросил
desk-rule-misses = { $count ->
    [one] бот не нашёл ответа { $count } раз подряд
    [few] бот не нашёл ответа { $count } раза подряд
   *[other] бот не нашёл ответа { $count } раз подряд
    }
desk-rule-several = несколько вопросов, каждому свой ответ
desk-rule-several-unsure = несколько вопросов, в ответе на один из них бот не уверен
desk-rule-picked = клиент выбрал эту статью
desk-rule-picked-shown = клиент выбрал уже показанную статью, поэтому пришло её продолжение
desk-rule-picked-before = для такого же вопроса клиент уже выбирал эту статью
desk-rule-follow-up-sure = уточнение: с учётом прошлого ответа статья точно подходит
desk-rule-follow-up-section = уточнение: подходит раздел прошлой статьи
desk-rule-follow-up = уточнение о прошлой статье
desk-rule-all-shown = статья уже показана целиком
desk-rule-said-above = уточнение о том, что сказано выше
desk-rule-follow-up-or-new = уточнение или новый вопрос, поэтому бот переспросил
desk-rule-section-of-shown = подходит раздел показанной раньше статьи
desk-rule-rest-of-shown = продолжение показанной раньше статьи
desk-rule-same-answer = исправление ничего не меняет
desk-rule-helped = ответ помог
desk-rule-not-helped = ответ не помог
desk-rule-none-of-these = ни одна из предложенных статей не подошла
desk-rule-gone = выбранная статья больше не опубликована
desk-rule-rest-wanted = клиент попросил продолжение статьи
desk-rule-understood = { $intent }
desk-rule-called = клиент попросил человека
desk-rule-file = клиент прислал файл, посмотреть который может только человек
desk-rule-note = место, контакт или стикер приняты к сведению
desk-rule-late = ответ задержался
desk-rule-too-late = ответ задержался слишком надолго
desk-rule-deadly = бот остановился на этом сообщении
desk-rule-starting = бот как раз запускался
desk-rule-in-time = ответ ещё не опаздывает
desk-intent-question = вопрос
desk-intent-want-human = просит человека
desk-intent-complaint = жалоба
desk-intent-insult = оскорбление
desk-intent-not-helped = это не помогло
desk-intent-thanks = благодарность
desk-intent-greet = приветствие
desk-intent-goodbye = прощание
desk-intent-affirm = да
desk-intent-deny = нет
desk-intent-status = как обстоят дела
desk-intent-trouble = что-то пошло не так
desk-intent-inform-detail = называет номер
desk-intent-no-detail = номера нет
desk-intent-cancel = передумал
desk-intent-who-are-you = кто ты
desk-intent-small-talk = болтовня
desk-intent-out-of-scope = о чём-то другом

desk-articles-search = Поиск по статьям
desk-articles-none = Статей не нашлось
desk-articles-none-text = Попробуйте другое слово или напишите статью, которой не хватает.
desk-articles-empty = Статей пока нет
desk-articles-empty-text = Напишите первую: бот отвечает только по статьям.
desk-article-new = Новая статья
desk-article-translate = перевести
desk-status-published = опубликована
desk-status-draft = черновик
desk-status-archived = в архиве
desk-status-missing = нет
desk-problems-fatal = { $fatal ->
    [one] { $fatal } ошибка не даёт статье работать (всего замечаний: { $count })
    [few] { $fatal } ошибки не дают статьям работать (всего замечаний: { $count })
   *[other] { $fatal } ошибок не дают статьям работать (всего замечаний: { $count })
    }
desk-problems-hints = { $count ->
    [one] { $count } замечание к статьям
    [few] { $count } замечания к статьям
   *[other] { $count } замечаний к статьям
    }
desk-problems-more = и ещё { $count }
desk-article-topic = Тема
desk-article-slug = Короткое имя
desk-article-name-text = Строчные латинские буквы, цифры и дефисы. У переводов тема и имя одинаковые.
desk-article-problems = Пока сохранить нельзя:
desk-article-hints = Можно улучшить:
desk-article-saved = Сохранено. Через секунду бот это знает.
desk-article-raw = Поля этого файла не читаются, поэтому здесь его текст. Исправьте и сохраните.
desk-field-title = Заголовок
desk-field-questions = Как об этом спрашивают
desk-field-questions-text = По одному вопросу в строке, словами клиентов, можно с опечатками. Хорошо, когда их десять; нужно хотя бы три.
desk-field-golden = Проверочные вопросы
desk-field-golden-text = По одному в строке. Бот обязан найти по ним эту статью, но никогда на них не учится.
desk-field-body = Ответ
desk-field-body-text = Первый абзац — короткий ответ. Остальное открывается по кнопке «Подробнее». Заголовки начинайте с ##, списки с дефиса.
desk-field-escalate = Звать человека
desk-field-tags = Метки через запятую
desk-escalate-never = никогда
desk-escalate-offer = предложить (пока не действует)
desk-escalate-always = всегда
desk-publish = Опубликовать
desk-unpublish = Снять с публикации
desk-archive = В архив
desk-restore = Вернуть эту версию
desk-restored = Старая версия в форме. Сохраните её, чтобы она заработала.
desk-stale-legend = Красное: как сохранено сейчас. Зелёное: как написали вы.
desk-stale-theirs = Взять сохранённое
desk-stale-mine = Сохранить моё
desk-diff-none = Отличий нет.
desk-tab-preview = Вид
desk-tab-try = Задать вопрос
desk-tab-history = История
desk-preview-empty = Здесь будет видно, что прочитает клиент.
desk-try-text = Что нашёл бы бот? Черновики тоже участвуют. Правки в форме учтутся, когда вы их сохраните.
desk-try-question = Вопрос
desk-try-ask = Спросить
desk-try-wait = Спрашиваю бота…
desk-try-none = По этому вопросу бот ничего не находит.
desk-closeness = Сравнение со статьёй
desk-closeness-text = Насколько похоже, от 0 до 100. Вероятность складывается из всего этого и зависит от других статей.
desk-closeness-meaning = По смыслу: примеры вопросов
desk-closeness-words = По словам: примеры вопросов
desk-closeness-spelling = По написанию: примеры вопросов
desk-closeness-text-of-answer = По смыслу: текст ответа
desk-closeness-abroad = По смыслу: переводы
desk-closeness-learned = Все примеры вместе
desk-history-none = Здесь эту статью ещё не сохраняли.
desk-history-folder = из папки

desk-role = Роль
desk-role-operator = Оператор
desk-role-lead = Руководитель
desk-role-admin = Администратор
desk-person-add = Добавить сотрудника
desk-person-name = Имя, которое видят клиенты
desk-person-you = это вы
desk-person-one-time = ещё не задал свой пароль
desk-person-disabled = вход закрыт
desk-person-disable = Закрыть вход
desk-person-enable = Открыть вход
desk-person-reset = Новый пароль
desk-one-time-title = Одноразовый пароль: { $name }
desk-one-time-text = Логин: { $login }. Пароль показан только сейчас. Передайте его лично; при первом входе его нужно сменить.
desk-one-time-done = Передано
desk-desk-language = Язык интерфейса
desk-own-name = Ваше имя
desk-own-name-text = Его видят клиенты, когда вы подключаетесь к чату.

desk-cannot-title = Не получилось
