# Насколько бот должен быть уверен, какими словами говорит и что стоит сделать на этой неделе.

desk-sure = Насколько уверенным быть боту?
desk-sure-open = Насколько уверенным быть? Посмотреть, что изменится
desk-sure-text = Чем увереннее должен быть бот, тем меньше ошибок и тем больше уточнений и работы для людей. Двигайте и смотрите, что стало бы с настоящими вопросами; до сохранения ничего не меняется.
desk-sure-lever-answer = Отвечать сразу
desk-sure-lever-answer-text = Столько ответов без оговорок должны быть верными. У нас 97 %.
desk-sure-lever-likely = Говорить «Скорее всего, это»
desk-sure-lever-likely-text = Столько вероятных ответов обещаем верными; на проверке было на десять пунктов больше. Ниже бот переспрашивает. У нас 64 %.
desk-sure-at-least = верных не меньше { $share } %
desk-sure-bar = Что станет с вопросами
desk-sure-answered = ответ сразу
desk-sure-answered-text = Статья показана без оговорок
desk-sure-likely = «скорее всего, это»
desk-sure-likely-text = Статья показана как вероятная, другие под ней кнопками
desk-sure-choice = уточнение
desk-sure-choice-text = «Что из этого вы имели в виду?»
desk-sure-unknown = «не уверен»
desk-sure-unknown-text = Ничего похожего: бот так и говорит, а во второй раз зовёт человека
desk-sure-person = человеку
desk-sure-person-text = Статья помечена: отвечает человек
desk-sure-wrong = Неверны { $wrong } из { $judged } ответов сразу ({ $share } %), где верная статья известна
desk-sure-wrong-unknown = Ни для одного из этих вопросов ещё не известна верная статья: добавьте статьям проверочные вопросы или дождитесь 👍 и 👎
desk-sure-wrong-head = ошибки
desk-sure-real = Вопросы клиентов
desk-sure-golden = Проверочные вопросы статей
desk-sure-of-real = Вопросы за 30 дней, каждый задан заново, как первый в чате, по нынешним статьям. Верен ли ответ, известно там, где клиент нажал палец или кнопку. Просьб позвать человека, жалоб и поручений среди них нет.
desk-sure-of-golden = Проверочные вопросы нарочно трудные; клиенты чаще спрашивают проще, и сразу бот отвечает им чаще.
desk-sure-waiting = { $total ->
    [0] Движок сейчас задаст вопросы заново …
   *[other] Задаём заново: { $done } из { $total }
    }
desk-sure-none = Вопросов пока нет
desk-sure-none-text = Добавьте статьям проверочные вопросы или вернитесь, когда клиенты что-нибудь спросят.
desk-sure-saved = Действует: с этой минуты бот решает так.
desk-sure-ours = Вернуть наши
desk-sure-ours-text = Значения из коробки; подействуют после сохранения
desk-sure-anew = Спросить заново
desk-sure-anew-text = Задать все вопросы ещё раз, по нынешним статьям
desk-sure-anew-done = Движок задаст их заново, как только его никто не ждёт.
desk-sure-verdicts = Верно ли бот судит о себе?
desk-sure-verdicts-text = У каждого ответа есть вероятность. Где клиент показал, верен ли он (👍, 👎, выбранная кнопка, «ничего из этого», позванный из-за ответа человек), их можно сравнить. Довольные часто молчат, так что на деле всё скорее лучше.
desk-sure-count = { $count ->
    [one] { $count } оценка за 180 дней:
    [few] { $count } оценки за 180 дней:
   *[other] { $count } оценок за 180 дней:
    }
desk-sure-kind-up = 👍
desk-sure-kind-down = 👎
desk-sure-kind-chosen = выбрана кнопка
desk-sure-kind-none = ничего из этого
desk-sure-kind-person = позван человек
desk-sure-too-few = { $count ->
    [0] Оценок пока нет. Действует то, что выучено на ваших статьях и на других компаниях.
   *[other] Слишком мало, чтобы судить: нужно { $enough }, из них хотя бы 15 верных и 15 неверных. Действует то, что выучено на ваших статьях и на других компаниях.
    }
desk-sure-said = Бот был уверен в среднем на { $said }, а верными были { $right }.
desk-sure-count-in = { $way ->
    [rarer] Учитывать: на этом языке бот станет реже отвечать сразу
    [oftener] Учитывать: на этом языке бот станет чаще отвечать сразу
   *[same] Учитывать: почти ничего не изменится
    }
desk-sure-axis-said = бот был уверен
desk-sure-axis-right = было верно
desk-sure-verdicts-head = оценок
desk-sure-plot = Насколько бот был уверен и как часто был прав, по языкам
desk-sure-numbers = Числами
desk-sure-history = Что меняли
desk-sure-history-none = Пока ничего: действуют значения из коробки.
desk-sure-put-back = Отменить это
desk-sure-put-back-done = Теперь как было до этого.
desk-sure-counted-in = { $language }: оценки учитываются
desk-sure-counted-out = { $language }: оценки больше не учитываются

desk-settings-tentative_precision = Вероятные ответы
desk-settings-corrections = Оценки клиентов

desk-words = Слова бота
desk-words-open = Слова бота
desk-words-text = Все фразы, которые бот говорит сам, по случаям. Написанное действует сразу, в Telegram и в чате на сайте; всё можно отменить.
desk-words-search = Найти фразу
desk-words-none = Такой фразы нет
desk-words-none-text = Поиск смотрит в ваших и наших фразах на всех трёх языках.
desk-words-own = ваших: { $count }
desk-words-variants = вариантов: { $count }
desk-words-shipped = Наша
desk-words-ours = наша
desk-words-yours = Ваша (пусто: говорим нашу)
desk-words-variant = Вариант { $number }
desk-words-add = Добавить вариант
desk-words-add-text = Они чередуются: один и тот же клиент не прочтёт подряд одно и то же
desk-words-remove = Убрать вариант
desk-words-reads = Клиент прочтёт, например:
desk-words-may-mention = Можно упоминать { $names }; вместо скобок встанут значения.
desk-words-missing = В нашей есть { $names }, в вашей нет. Убирайте, только если клиенту это не нужно.
desk-words-text-wrong = Фигурные скобки ставят только вокруг имён, например { "{ $name }" }.
desk-words-variable = { $name } здесь неизвестно. Можно: { $known }.
desk-words-no-text = Такой фразы больше нет.
desk-words-wrong = Не сохранено: с фразой что-то не так, под ней написано что. Набранное на месте.
desk-words-saved = Сохранено. Следующий клиент прочтёт это.
desk-words-reset = Вернуть наши
desk-words-reset-text = Убрать ваши слова; подействует после сохранения
desk-words-kept = Набранное раньше на месте; подействует после сохранения.
desk-words-discard = Отбросить
desk-words-history-none = Пока ничего.

desk-moment-greeting = Приветствие и вежливость
desk-moment-greeting-text = Первое сообщение, /help, «здравствуйте», «спасибо», «до свидания», «ты кто?»
desk-moment-answers = С ответами
desk-moment-answers-text = Над статьёй, которую показывает бот, или под ней
desk-moment-unsure = Не уверен
desk-moment-unsure-text = «Скорее всего, вы об этом», «что из этого?», «не уверен»
desk-moment-handing = Передача человеку
desk-moment-handing-text = Бот зовёт коллегу или сначала спрашивает номер; коллега пришёл, сменился, ушёл
desk-moment-waiting = Ожидание человека
desk-moment-waiting-text = Карточка с местом в очереди, она меняется сама, и что говорится, пока ждут
desk-moment-closed = Закрыто и нерабочее время
desk-moment-closed-text = Вне часов работы, когда обращение закрыто, и напоминание тем, кто замолчал
desk-moment-stars = Звёзды
desk-moment-stars-text = Когда человек помог: как всё прошло?
desk-moment-trouble = Бот медлит или запускается
desk-moment-trouble-text = Редко: после перезапуска или сбоя
desk-moment-buttons = Кнопки и команды
desk-moment-buttons-text = Короткие, чтобы поместились на телефоне
desk-moment-page = Сам чат на сайте
desk-moment-page-text = Заголовки, подсказки и ошибки чата на вашем сайте

desk-week = На этой неделе
desk-week-text = Не больше десяти дел; выше те, что уберут больше чатов. Обновляются в понедельник утром, через четыре недели снимаются.
desk-week-again = Посмотреть снова
desk-week-again-text = По нынешним чатам и статьям
desk-week-again-done = Вот что есть сейчас.
desk-week-none = На этой неделе дел нет
desk-week-none-text = Ни один вопрос без ответа не задают часто, статьи помогают, сроки не вышли. Пульт смотрит каждый день.
desk-week-not-yet = Первые предложения скоро будут
desk-week-not-yet-text = Пульт каждые десять минут смотрит, не началась ли неделя. «Посмотреть снова» сделает это сейчас.
desk-week-saves = до { $count ->
    [one] { $count } чата
   *[other] { $count } чатов
    } в неделю
desk-week-saves-text = Столько чатов в неделю кончились без ответа бота или с ответом, который не помог
desk-week-gap = Нет статьи
desk-week-gap-text = { $people ->
    [one] { $people } человек
    [few] { $people } человека
   *[other] { $people } человек
    } за 30 дней (за последнюю неделю { $week }, за прошлую { $before }); ждали людей { $minutes } мин.
desk-week-wordings = Новые формулировки
desk-week-wordings-text = { $count ->
    [one] { $count } формулировка
    [few] { $count } формулировки
   *[other] { $count } формулировок
    }: за 90 дней чатов, которые кончились хорошо, { $chats }, а в статье их ещё нет. С ними бот узнает эти вопросы сразу.
desk-week-weak = Статья плохо помогает
desk-week-weak-text = За 28 дней показана { $shown } раз, помогла { $helped }; 👎 { $down }, после неё позвали человека { $persons } раз.
desk-week-review = Пора перечитать
desk-week-review-text = Срок вышел { $due }. За 28 дней показана { $shown } раз, помогла { $helped }, 👎 { $down }, звали человека { $persons } раз.
desk-week-take-gap = Взяться
desk-week-take-wordings = Добавить
desk-week-take-weak = Открыть статью
desk-week-take-review = Перечитать
desk-week-choose = Выбрать какие
desk-week-chats = Чаты
desk-week-reject = Не надо
desk-week-no-small = Не стоит того
desk-week-no-wrong = И так всё верно
desk-week-no-elsewhere = Уже занимаемся
desk-week-rejected = Три месяца не предложим.
desk-week-reopen = Всё-таки предложить
desk-week-back = Всё-таки не сделано
desk-week-is-rejected = Отклонено
desk-week-is-expired = Снято или решилось само
desk-week-done = Сделано, и что вышло
desk-week-done-text = Чаты без помощи бота в неделю: за четыре недели до этого и с тех пор, не больше четырёх недель. Могло измениться и другое: цены, сезон, статьи.
desk-week-early = Рано судить: прошло { $days } из 7 дней. Было: { $before } в неделю.
desk-week-effect-less = На { $change } в неделю меньше: было { $before }, стало { $after } (спросили { $asked } раз за { $days } дн.)
desk-week-effect-more = На { $change } в неделю больше: было { $before }, стало { $after } (спросили { $asked } раз за { $days } дн.)
desk-week-effect-same = Разницы нет: было { $before } в неделю, стало { $after } (спросили { $asked } раз за { $days } дн.)
desk-week-put-away = Отклонено или снято: { $count }
