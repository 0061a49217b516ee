# Разборы диалогов: оценочные листы, результаты, возражения.

desk-reviews = Разборы
desk-reviews-text = Прочитайте закрытый чат, оцените его по листу и скажите коллеге, что получилось хорошо, а что можно лучше. Коллега увидит разбор, когда вы его закончите.
desk-reviews-review = Разобрать
desk-reviews-unread = { $count ->
    [one] Разборы: { $count } новый
    [few] Разборы: { $count } новых
   *[many] Разборы: { $count } новых
    }
desk-reviews-none = Разбирать пока нечего
desk-reviews-none-text = Откройте список закрытых чатов и нажмите «Разобрать» у одного из них. Первый оценочный лист уже готов, его можно изменить.
desk-reviews-find = Выбрать из закрытых чатов
desk-reviews-list-disputed = Оспорено: решаете вы
desk-reviews-list-mine = Ваши
desk-reviews-list-others = Ждут разбора или у коллег
desk-reviews-list-done = Недавно готовые
desk-reviews-begun-by = уже разбирает { $name }
desk-reviews-given-to = для { $name }
desk-reviews-new = новый
desk-reviews-of = № { $number }: { $name }
desk-reviews-open-chat = Открыть чат
desk-reviews-conversation = Переписка
desk-reviews-card = Оценочный лист
desk-reviews-by-card = По какому листу
desk-reviews-taken = Этот чат уже разбирает { $name }
desk-reviews-taken-text = Результат появится здесь, когда разбор будет готов.
desk-reviews-drawn-hand = выбран вручную
desk-reviews-drawn-low = низкая оценка
desk-reviews-drawn-reopened = вернулся с тем же
desk-reviews-drawn-long = долгий
desk-reviews-drawn-new = новый сотрудник
desk-reviews-drawn-random = случайный
desk-reviews-drawn-least = понемногу от каждого
desk-reviews-later = через { $time }
desk-reviews-tried = Бот показал: { $title }
desk-reviews-waited = Взят в работу через { $time }
desk-reviews-note = заметка
desk-reviews-comment = Комментировать
desk-reviews-comment-line = Что скажете об этой реплике?
desk-reviews-why = Добавить пояснение
desk-reviews-overall = В целом: что хорошо, что попробовать в следующий раз
desk-reviews-score = Оценка
desk-reviews-yes = Да
desk-reviews-no = Нет
desk-reviews-na = не относится
desk-reviews-na-short = н/п
desk-reviews-critical = Критично
desk-reviews-critical-text = Если критичный пункт провален («нет» или 1–2 из 5), весь чат получает 0.
desk-reviews-failed = Провален критичный пункт: { $names }. Поэтому оценка — 0.
desk-reviews-saved = Черновик сохранён в { $time }
desk-reviews-unsaved = Не сохранено
desk-reviews-finish = Закончить разбор
desk-reviews-finish-text = { $name } узнает об этом и увидит оценку, баллы и комментарии. Потом их может изменить только возражение.
desk-reviews-drop = Не разбирать
desk-reviews-drop-text = Всё, что здесь заполнено, пропадёт. Чат можно будет разобрать и позже.
desk-reviews-drop-do = Выбросить
desk-reviews-by = { $name }, { $date }
desk-reviews-dispute = Не согласиться
desk-reviews-dispute-why = Почему вы видите это иначе?
desk-reviews-dispute-send = Отправить
desk-reviews-dispute-sent = Отправлено. Вам сообщат, что решили.
desk-reviews-dispute-until = { $days ->
    [one] Не согласиться с баллом можно в течение { $days } дня после разбора.
    [few] Не согласиться с баллом можно в течение { $days } дней после разбора.
   *[many] Не согласиться с баллом можно в течение { $days } дней после разбора.
    }
desk-reviews-dispute-over = { $days ->
    [one] { $days } день на возражения прошёл. Если что-то всё же не так, поговорите с руководителем.
    [few] { $days } дня на возражения прошли. Если что-то всё же не так, поговорите с руководителем.
   *[many] { $days } дней на возражения прошли. Если что-то всё же не так, поговорите с руководителем.
    }
desk-reviews-disputed = Возражение: { $name }
desk-reviews-undecided = ещё не решено
desk-reviews-stands = Какой балл остаётся
desk-reviews-as-before = { $value } (как сейчас)
desk-reviews-decide-why = Ваш ответ
desk-reviews-decide = Решить
desk-reviews-changed = Балл изменён: { $before } → { $after }. Решение: { $name }
desk-reviews-kept = Балл остаётся: { $before }. Решение: { $name }
desk-reviews-told-done = Ваш чат разобрали
desk-reviews-told-many = { $count ->
    [one] Разобрали { $count } ваш чат
    [few] Разобрали { $count } ваших чата
   *[many] Разобрали { $count } ваших чатов
    }
desk-reviews-told-all-seen = Отметить все как просмотренные
desk-reviews-told-disputed = Возражение на разбор: решите
desk-reviews-told-kept = По вашему возражению решили: балл остаётся
desk-reviews-told-changed = По вашему возражению решили: балл изменён
staff-call-review-done = Ваш чат № { $number } разобрали.
staff-call-review-disputed = Есть возражение на разбор чата № { $number }. Решите, пожалуйста.
staff-call-review-kept = По вашему возражению в чате № { $number } решили: балл остаётся.
staff-call-review-changed = По вашему возражению в чате № { $number } решили: балл изменён.

desk-reviews-quality = Качество (IQS)
desk-reviews-quality-own = Как разобрали мои чаты
desk-reviews-quality-text = IQS, внутренняя оценка качества, — среднее всех разборов, законченных за этот период. Один разбор — средневзвешенное его пунктов; что не относится к делу, не считается, а один проваленный критичный пункт даёт 0.
desk-reviews-quality-none = За этот период разборов нет
desk-reviews-quality-none-text = Выберите другие дни или разберите закрытый чат: результат появится здесь.
desk-reviews-quality-none-own = Выберите другие дни. Когда ваш чат разберут, вам сообщат, и разбор будет здесь.
desk-reviews-count = Разборы
desk-reviews-disputes = Оспоренные баллы
desk-reviews-disputes-changed = { $count ->
    [0] ни один не изменён
    [one] { $count } изменён
    [few] { $count } изменены
   *[many] { $count } изменены
    }
desk-reviews-base = { $count ->
    [one] по { $count } разбору
    [few] по { $count } разборам
   *[many] по { $count } разборам
    }
desk-reviews-few = { $count ->
    [one] всего { $count } разбор: намёк, а не показатель
    [few] всего { $count } разбора: намёк, а не показатель
   *[many] всего { $count } разборов: намёк, а не показатель
    }
desk-reviews-by-category = Пункт, худшие сверху
desk-reviews-n = Разборы
desk-reviews-failed-count = { $count ->
    [one] { $count } провален
    [few] { $count } провалены
   *[many] { $count } провалены
    }
desk-reviews-course = IQS по времени
desk-reviews-behind = Сами разборы
desk-reviews-left-out = { $count ->
    [one] Ещё { $count } не показан; выберите меньше дней.
    [few] Ещё { $count } не показаны; выберите меньше дней.
   *[many] Ещё { $count } не показаны; выберите меньше дней.
    }

desk-reviews-cards = Оценочные листы
desk-reviews-cards-text = По чему оценивают чаты. Изменение действует со следующего разбора; у готовых остаётся тот лист, по которому их сделали.
desk-reviews-card-add = Добавить лист
desk-reviews-card-name = Название листа
desk-reviews-card-retire = Убрать
desk-reviews-version = Версия { $number }
desk-reviews-shipped = Наш лист для начала. Он уже действует; меняйте, что захотите.
desk-reviews-category = Пункт
desk-reviews-category-add = Добавить пункт
desk-reviews-category-remove = Убрать пункт
desk-reviews-hint = На что смотреть
desk-reviews-scale = Шкала
desk-reviews-scale-yes_no = да / нет
desk-reviews-scale-five = 1–5
desk-reviews-weight = Вес
desk-reviews-fault-name = Дайте листу название от 1 до 60 символов.
desk-reviews-fault-empty = В листе должен быть хотя бы один пункт.
desk-reviews-fault-many = В листе не больше 20 пунктов: больше никто внимательно не заполнит.
desk-reviews-fault-category = Дайте каждому пункту название от 1 до 60 символов ({ $name }).
desk-reviews-fault-twice = Два пункта называются «{ $name }». Переименуйте один из них.
desk-reviews-fault-weight = Укажите вес пункта «{ $name }» целым числом от 0 до 100.
desk-reviews-fault-weightless = Все веса равны 0, и оценки не получится. Дайте вес хотя бы одному пункту.

review-card = Чат поддержки
review-card-tone = Приветствие и тон
review-card-tone-text = Здоровается, доброжелателен и терпелив, пишет на языке клиента; без упрёков и пустых фраз.
review-card-understood = Понял суть
review-card-understood-text = Видит, что на самом деле нужно клиенту, уточняет неясное, не заставляет повторять.
review-card-solution = Верное решение
review-card-solution-text = Сказанное и сделанное верно и решает вопрос, а не только отвечает на последнее сообщение.
review-card-complete = Полнота
review-card-complete-text = На каждый вопрос есть ответ; клиент знает, что будет дальше и когда.
review-card-promises = Обещания сдержаны
review-card-promises-text = Обещанное сделано в срок, или клиента вовремя предупредили, что не выйдет.
review-card-rules = По правилам
review-card-rules-text = Чужие данные не раскрыты, личность проверена там, где нужно, возвраты и скидки — только по правилам.
review-card-writing = Ясный текст
review-card-writing-text = Короткие предложения, без ошибок, легко читать с телефона.
review-card-closing = Хорошее завершение
review-card-closing-text = Убедился, что вопрос решён; результат, метки и слова для коллег указаны верно.

error-OwnChat = Свои чаты не разбирают. Попросите другого руководителя.
error-OtherTeam = { $name } не состоит ни в одной из ваших команд. Попросите руководителя той команды или администратора.
error-StillGoingOn = Это обращение ещё открыто. Разберите его, когда оно будет закрыто.
error-NobodyAnswered = В конце этим обращением никто из сотрудников не занимался, так что разбирать некого.
error-NotReviewed = У этого чата нет готового разбора. Когда он появится, вам сообщат.
error-TakenReview = Этот чат уже разбирает { $name }. Ваш текст остался на странице: скопируйте его и договоритесь, кто продолжит.
error-StaleReview = Этот разбор тем временем сохранили в другом окне. Скопируйте то, что написали последним, и обновите страницу.
error-FinishedReview = Этот разбор уже закончен, изменить его может только возражение. Обновите страницу.
error-Unjudged = Оцените и это или отметьте, что оно не относится к делу: { $names }.
error-NothingCounts = Ничего из того, что идёт в счёт, не подошло, и оценки не получится. Оцените хотя бы один пункт с весом.
error-CardUnusable = Лист нельзя сохранить: { $problem }
error-LastCard = Это единственный действующий лист. Сначала добавьте другой.
error-StaleCard = Этот лист тем временем изменили. Скопируйте то, что написали, и обновите страницу.
error-WordsMissing = Напишите одним предложением почему.
error-DisputeOver = Срок для возражений ({ $days } дн. после разбора) прошёл. Поговорите с руководителем.
error-DisputedBefore = Вы уже возражали против этого балла; возразить можно один раз.
error-DisputeDecided = Это уже решено, решение: { $name }. Обновите страницу.
error-OthersDecide = Этот балл поставили вы сами, поэтому решает кто-то другой: { $names }.

desk-reviews-drawing = Что попадает в разбор
desk-reviews-drawing-text = Каждый понедельник из чатов, закрытых за прошлую неделю, выбираются те, что стоит разобрать, и поровну раздаются тем, кто может. Один чат — один раз, свой — никогда; в списке видно, почему он выбран.
desk-reviews-drawing-on = Действует: следующие выберутся в понедельник.
desk-reviews-drawing-off = Пока ничего не выбирается. Эти числа — предложение: измените, что хотите, и сохраните.
desk-reviews-draw = Выбрать из прошлой недели сейчас
desk-reviews-draw-text = По сохранённым числам. Второе нажатие добавит только то, чего не хватает.
desk-reviews-drawn-count = { $count ->
    [0] Нового нет: прошлая неделя уже выбрана или таких чатов не было.
    [one] Выбран { $count } чат.
    [few] Выбраны { $count } чата.
   *[many] Выбрано { $count } чатов.
    }
desk-reviews-rule-low = процентов чатов, получивших от 1 до 3 звёзд
desk-reviews-rule-reopened = процентов чатов, после которых клиент за неделю вернулся с тем же
desk-reviews-rule-long = столько чатов, где больше всего сообщений
desk-reviews-rule-new = первых чатов каждого нового сотрудника
desk-reviews-rule-random = процентов всех закрытых чатов, случайно
desk-reviews-rule-least = не меньше стольких чатов каждого, кто хоть один закрыл
desk-reviews-rule-wrong = Целое число от 0 до { $most }; 0 выключает правило.

error-BadRules = Укажите целые числа в допустимых пределах: { $names }.
error-NothingDrawn = Все правила выключены, поэтому ничего не выбирается. Сначала укажите число больше 0 и сохраните.

desk-reviews-export-text = Все разборы этой страницы, по строке на разбор, с каждым баллом; на втором листе — что это значит
desk-reviews-column-case = Обращение
desk-reviews-column-chat = Чат
desk-reviews-column-at = Закончен
desk-reviews-column-person = Оператор
desk-reviews-column-team = Команда
desk-reviews-column-reviewer = Кто разбирал
desk-reviews-column-drawn = Почему этот чат
desk-reviews-column-card = Оценочный лист
desk-reviews-column-score = Оценка, %
desk-reviews-column-failed = Провален критичный пункт
desk-reviews-column-comment = В целом
desk-reviews-column-remarks = Слова к баллам
desk-reviews-column-score-text = С учётом решённых возражений; 0, если провалено что-то критичное.
desk-reviews-column-drawn-text = Выбран вручную или по какому правилу попал в разбор.
desk-reviews-column-failed-text = Критичные пункты, получившие «нет» или 1–2 из 5.
desk-reviews-column-yes-no = 1 — да, 0 — нет; пусто, если не относится к делу. Вес { $weight }.
desk-reviews-column-five = От 1 до 5; пусто, если не относится к делу. Вес { $weight }.

desk-reviews-deadline = Возражения
desk-reviews-deadline-days = Дней на возражение
desk-reviews-deadline-text = Столько дней после разбора сотрудник может не согласиться с баллом. Действует и для уже законченных разборов; 0 — возражать нельзя.
desk-reviews-deadline-wrong = Целое число от 0 до { $most }.
