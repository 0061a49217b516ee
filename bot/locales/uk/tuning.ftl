# Наскільки бот має бути певний, якими словами говорить і що варто зробити цього тижня.

desk-sure = Наскільки певним бути боту?
desk-sure-open = Наскільки певним бути? Подивитися, що зміниться
desk-sure-text = Що певніший має бути бот, то менше помилок і то більше уточнень та роботи для людей. Рухайте й дивіться, що сталося б зі справжніми запитаннями; до збереження нічого не змінюється.
desk-sure-lever-answer = Відповідати одразу
desk-sure-lever-answer-text = Стільки відповідей без застережень мають бути правильними. У нас 97 %.
desk-sure-lever-likely = Казати «Найімовірніше, це»
desk-sure-lever-likely-text = Стільки ймовірних відповідей обіцяємо правильними; на перевірці було на десять пунктів більше. Нижче бот перепитує. У нас 64 %.
desk-sure-at-least = правильних не менше { $share } %
desk-sure-bar = Що станеться із запитаннями
desk-sure-answered = відповідь одразу
desk-sure-answered-text = Статтю показано без застережень
desk-sure-likely = «найімовірніше, це»
desk-sure-likely-text = Статтю показано як імовірну, інші під нею кнопками
desk-sure-choice = уточнення
desk-sure-choice-text = «Що з цього ви мали на увазі?»
desk-sure-unknown = «не певен»
desk-sure-unknown-text = Нічого схожого: бот так і каже, а вдруге кличе людину
desk-sure-person = людині
desk-sure-person-text = Статтю позначено: відповідає людина
desk-sure-wrong = Хибні { $wrong } з { $judged } відповідей одразу ({ $share } %), де правильна стаття відома
desk-sure-wrong-unknown = Для жодного з цих запитань ще не відома правильна стаття: додайте статтям перевірні запитання або дочекайтеся 👍 і 👎
desk-sure-wrong-head = помилки
desk-sure-real = Запитання клієнтів
desk-sure-golden = Перевірні запитання статей
desk-sure-of-real = Запитання за 30 днів, кожне поставлено заново, як перше в чаті, за нинішніми статтями. Чи відповідь правильна, відомо там, де клієнт натиснув палець або кнопку. Прохань покликати людину, скарг і доручень серед них немає.
desk-sure-of-golden = Перевірні запитання навмисно важкі; клієнти здебільшого питають простіше, і одразу бот відповідає їм частіше.
desk-sure-waiting = { $total ->
    [0] Рушій зараз поставить запитання заново …
   *[other] Питаємо заново: { $done } з { $total }
    }
desk-sure-none = Запитань поки немає
desk-sure-none-text = Додайте статтям перевірні запитання або поверніться, коли клієнти щось запитають.
desk-sure-saved = Діє: відтепер бот вирішує так.
desk-sure-ours = Повернути наші
desk-sure-ours-text = Значення з коробки; подіють після збереження
desk-sure-anew = Запитати заново
desk-sure-anew-text = Поставити всі запитання ще раз, за нинішніми статтями
desk-sure-anew-done = Рушій поставить їх заново, щойно на нього ніхто не чекатиме.
desk-sure-verdicts = Чи правильно бот судить про себе?
desk-sure-verdicts-text = Кожна відповідь має ймовірність. Де клієнт показав, чи вона правильна (👍, 👎, вибрана кнопка, «нічого з цього», людина, яку покликали через відповідь), їх можна порівняти. Задоволені часто мовчать, тож насправді все радше краще.
desk-sure-count = { $count ->
    [one] { $count } оцінка за 180 днів:
    [few] { $count } оцінки за 180 днів:
   *[other] { $count } оцінок за 180 днів:
    }
desk-sure-kind-up = 👍
desk-sure-kind-down = 👎
desk-sure-kind-chosen = вибрано кнопку
desk-sure-kind-none = нічого з цього
desk-sure-kind-person = покликано людину
desk-sure-too-few = { $count ->
    [0] Оцінок поки немає. Діє те, що вивчено на ваших статтях і на інших компаніях.
   *[other] Замало, щоб судити: потрібно { $enough }, з них хоча б 15 правильних і 15 хибних. Діє те, що вивчено на ваших статтях і на інших компаніях.
    }
desk-sure-said = Бот був певний у середньому на { $said }, а правильними були { $right }.
desk-sure-count-in = { $way ->
    [rarer] Ураховувати: цією мовою бот рідше відповідатиме одразу
    [oftener] Ураховувати: цією мовою бот частіше відповідатиме одразу
   *[same] Ураховувати: майже нічого не зміниться
    }
desk-sure-axis-said = бот був певний
desk-sure-axis-right = було правильно
desk-sure-verdicts-head = оцінок
desk-sure-plot = Наскільки бот був певний і як часто мав рацію, за мовами
desk-sure-numbers = Числами
desk-sure-history = Що змінювали
desk-sure-history-none = Поки нічого: діють значення з коробки.
desk-sure-put-back = Скасувати це
desk-sure-put-back-done = Тепер як було до цього.
desk-sure-counted-in = { $language }: оцінки враховуються
desk-sure-counted-out = { $language }: оцінки більше не враховуються

desk-settings-tentative_precision = Імовірні відповіді
desk-settings-corrections = Оцінки клієнтів

desk-words = Слова бота
desk-words-open = Слова бота
desk-words-text = Усі фрази, які бот каже сам, за випадками. Написане діє одразу, у Telegram і в чаті на сайті; усе можна скасувати.
desk-words-search = Знайти фразу
desk-words-none = Такої фрази немає
desk-words-none-text = Пошук дивиться у ваших і наших фразах усіма трьома мовами.
desk-words-own = ваших: { $count }
desk-words-variants = варіантів: { $count }
desk-words-shipped = Наша
desk-words-ours = наша
desk-words-yours = Ваша (порожньо: кажемо нашу)
desk-words-variant = Варіант { $number }
desk-words-add = Додати варіант
desk-words-add-text = Вони чергуються: той самий клієнт не прочитає підряд те саме
desk-words-remove = Прибрати варіант
desk-words-reads = Клієнт прочитає, наприклад:
desk-words-may-mention = Можна згадувати { $names }; замість дужок стануть значення.
desk-words-missing = У нашій є { $names }, у вашій немає. Прибирайте, лише якщо клієнтові це не потрібно.
desk-words-text-wrong = Фігурні дужки ставлять лише навколо імен, наприклад { "{ $name }" }.
desk-words-variable = { $name } тут невідоме. Можна: { $known }.
desk-words-no-text = Такої фрази більше немає.
desk-words-wrong = Не збережено: з фразою щось не так, під нею написано що. Набране на місці.
desk-words-saved = Збережено. Наступний клієнт прочитає це.
desk-words-reset = Повернути наші
desk-words-reset-text = Прибрати ваші слова; подіє після збереження
desk-words-kept = Набране раніше на місці; подіє після збереження.
desk-words-discard = Відкинути
desk-words-history-none = Поки нічого.

desk-moment-greeting = Привітання та ввічливість
desk-moment-greeting-text = Перше повідомлення, /help, «вітаю», «дякую», «до побачення», «ти хто?»
desk-moment-answers = З відповідями
desk-moment-answers-text = Над статтею, яку показує бот, або під нею
desk-moment-unsure = Не певен
desk-moment-unsure-text = «Найімовірніше, ви про це», «що з цього?», «не впевнений»
desk-moment-handing = Передавання людині
desk-moment-handing-text = Бот кличе колегу або спершу питає номер; колега прийшов, змінився, пішов
desk-moment-waiting = Очікування людини
desk-moment-waiting-text = Картка з місцем у черзі, вона змінюється сама, і що кажуть, доки чекають
desk-moment-closed = Зачинено й неробочий час
desk-moment-closed-text = Поза годинами роботи, коли звернення закрито, і нагадування тим, хто замовк
desk-moment-stars = Зірки
desk-moment-stars-text = Коли людина допомогла: як усе пройшло?
desk-moment-trouble = Бот бариться або запускається
desk-moment-trouble-text = Рідко: після перезапуску чи збою
desk-moment-buttons = Кнопки й команди
desk-moment-buttons-text = Короткі, щоб умістилися на телефоні
desk-moment-page = Сам чат на сайті
desk-moment-page-text = Заголовки, підказки й помилки чату на вашому сайті

desk-week = Цього тижня
desk-week-text = Щонайбільше десять справ; вище ті, що приберуть більше чатів. Оновлюються в понеділок уранці, за чотири тижні знімаються.
desk-week-again = Подивитися знову
desk-week-again-text = За нинішніми чатами й статтями
desk-week-again-done = Ось що є зараз.
desk-week-none = Цього тижня справ немає
desk-week-none-text = Жодного запитання без відповіді не ставлять часто, статті допомагають, строки не минули. Пульт дивиться щодня.
desk-week-not-yet = Перші пропозиції скоро будуть
desk-week-not-yet-text = Пульт щодесять хвилин дивиться, чи не почався тиждень. «Подивитися знову» зробить це зараз.
desk-week-saves = до { $count ->
    [one] { $count } чату
   *[other] { $count } чатів
    } на тиждень
desk-week-saves-text = Стільки чатів на тиждень закінчилися без відповіді бота або з відповіддю, яка не допомогла
desk-week-gap = Немає статті
desk-week-gap-text = { $people ->
    [one] { $people } людина
    [few] { $people } людини
   *[other] { $people } людей
    } за 30 днів (за останній тиждень { $week }, за попередній { $before }); чекали на людей { $minutes } хв.
desk-week-wordings = Нові формулювання
desk-week-wordings-text = { $count ->
    [one] { $count } формулювання
    [few] { $count } формулювання
   *[other] { $count } формулювань
    }: за 90 днів чатів, які закінчилися добре, { $chats }, а в статті їх ще немає. З ними бот упізнає ці запитання одразу.
desk-week-weak = Стаття погано допомагає
desk-week-weak-text = За 28 днів показано { $shown } разів, допомогла { $helped }; 👎 { $down }, після неї кликали людину { $persons } разів.
desk-week-review = Час перечитати
desk-week-review-text = Строк минув { $due }. За 28 днів показано { $shown } разів, допомогла { $helped }, 👎 { $down }, кликали людину { $persons } разів.
desk-week-take-gap = Узятися
desk-week-take-wordings = Додати
desk-week-take-weak = Відкрити статтю
desk-week-take-review = Перечитати
desk-week-choose = Вибрати які
desk-week-chats = Чати
desk-week-reject = Не треба
desk-week-no-small = Не варте того
desk-week-no-wrong = І так усе правильно
desk-week-no-elsewhere = Уже займаємося
desk-week-rejected = Три місяці не пропонуватимемо.
desk-week-reopen = Усе ж запропонувати
desk-week-back = Усе ж не зроблено
desk-week-is-rejected = Відхилено
desk-week-is-expired = Знято або вирішилося само
desk-week-done = Зроблено, і що вийшло
desk-week-done-text = Чати без допомоги бота на тиждень: за чотири тижні до цього і відтоді, щонайбільше чотири тижні. Могло змінитися й інше: ціни, сезон, статті.
desk-week-early = Зарано судити: минуло { $days } із 7 днів. Було: { $before } на тиждень.
desk-week-effect-less = На { $change } на тиждень менше: було { $before }, стало { $after } (питали { $asked } разів за { $days } дн.)
desk-week-effect-more = На { $change } на тиждень більше: було { $before }, стало { $after } (питали { $asked } разів за { $days } дн.)
desk-week-effect-same = Різниці немає: було { $before } на тиждень, стало { $after } (питали { $asked } разів за { $days } дн.)
desk-week-put-away = Відхилено або знято: { $count }
