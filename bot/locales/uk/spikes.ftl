# Сплески: багато клієнтів питають про одне.

desk-spikes = Інциденти
desk-spikes-text = Якщо за чверть години про те саме спитало набагато більше клієнтів, ніж зазвичай у цей час, це з’явиться тут і на табло. Бот дивиться кожні дві хвилини.
desk-spikes-none = Усе як завжди
desk-spikes-none-text = Ні про що не питають частіше, ніж завжди в цей час.
desk-spikes-young = Бот ще дізнається, що для вас звично
desk-spikes-young-text = Він порівнює з тією ж годиною попередніх днів. Коли набереться три дні запитань, почне стежити.
desk-spikes-past = Раніше
desk-spike-people = { $count ->
    [one] { $count } клієнт
    [few] { $count } клієнти
   *[other] { $count } клієнтів
 }
desk-spike-usual = { $count } за 15 хвилин, зазвичай { $usual }
desk-spike-usual-none = { $count } за 15 хвилин, зазвичай ніхто
desk-spike-since = з { $begins } до { $ends }
desk-spike-decided = рішення: { $name }
desk-spike-is-open = Новий
desk-spike-is-incident = Інцидент
desk-spike-is-quiet = Не інцидент
desk-spike-is-over = Закінчився
desk-spike-alarm = { $count ->
    [one] { $count } клієнт питає про одне:
    [few] { $count } клієнти питають про одне:
   *[other] { $count } клієнтів питають про одне:
 }
desk-spike-course-title = Клієнти за чвертями години
desk-spike-course = Клієнти за чвертями години, спершу раніші: { $counts }
desk-spike-who = Хто питає ({ $count })
desk-spike-waiting = { $count ->
    [one] { $count } з них чекає на людину.
   *[other] { $count } з них чекають на людину.
 }
desk-spike-nobody-waits = Ніхто з них не чекає на людину.
desk-spike-waits = чекає
desk-spike-held = у { $name }
desk-spike-with-bot = у бота
desk-spike-quiet = Не інцидент
desk-spike-quiet-text = Сьогодні про це запитання більше не сповіщати
desk-spike-end = Закінчилося
desk-spike-end-text = Зникне з табло; якщо знову спитають багато хто, повернеться
desk-spike-again = Усе-таки інцидент
desk-spike-again-text = Повернути на табло
staff-call-spike = { $count ->
    [one] { $count } клієнт питає про одне. Можливо, щось не працює.
    [few] { $count } клієнти разом питають про одне. Можливо, щось не працює.
   *[other] { $count } клієнтів разом питають про одне. Можливо, щось не працює.
 }

desk-notice-write = Написати оголошення
desk-notice-write-text = Нові клієнти прочитають його до відповіді
desk-notice-title = Оголошення для нових клієнтів
desk-notice-hint = Під ним дві кнопки: «Повідомити, коли запрацює» і «Покликати людину». Кожен прочитає його один раз; хто говорить з оператором, його не отримає.
desk-notice-one-language = Вистачить і однієї мови: решта прочитає його з позначкою про мову.
desk-notice-whom = Хто прочитає
desk-notice-near = Хто питає про це
desk-notice-all = Усі, хто напише
desk-notice-examples = Як про це питають, по запитанню в рядку
desk-notice-ends = Закінчиться
desk-notice-in-15 = за 15 хвилин
desk-notice-in-30 = за 30 хвилин
desk-notice-in-60 = за годину
desk-notice-in-120 = за 2 години
desk-notice-in-240 = за 4 години
desk-notice-in-720 = за 12 годин
desk-notice-in-1440 = за добу
desk-notice-in-0 = коли зупиню
desk-notice-give = Показати оголошення
desk-notice-live = Це читають нові клієнти
desk-notice-over = Оголошення закінчилося
desk-notice-until = до { $when }
desk-notice-until-stopped = доки не зупинять
desk-notice-by = { $name }
desk-notice-given = { $count ->
    [0] поки ніхто не прочитав
    [one] прочитав { $count } клієнт
    [few] прочитали { $count } клієнти
   *[other] прочитали { $count } клієнтів
 }
desk-notice-wanting = { $count ->
    [one] { $count } просить повідомити
   *[other] { $count } просять повідомити
 }
desk-notice-told = { $count ->
    [one] { $count } клієнту повідомили, що все працює
   *[other] { $count } клієнтам повідомили, що все працює
 }
desk-notice-change = Змінити
desk-notice-change-title = Змінити оголошення
desk-notice-change-hint = Так його прочитають ті, хто напише тепер. Хто вже прочитав, вдруге не отримає.
desk-notice-stop = Зупинити
desk-notice-prolong = Ще на годину
desk-notice-prolong-text = Закінчиться за годину
desk-notice-works = Знову працює
desk-notice-works-text = Оголошення закінчиться, а хто просив, дізнається про це
desk-notice-ended = { $count ->
    [0] Оголошення закінчилося.
    [one] Оголошення закінчилося; повідомили { $count } клієнту.
   *[other] Оголошення закінчилося; повідомили { $count } клієнтам.
 }
desk-notice-held = { $count ->
    [one] { $count } клієнт в оператора: повідомить той, у кого чат.
    [few] { $count } клієнти в операторів: повідомлять ті, у кого чати.
   *[other] { $count } клієнтів в операторів: повідомлять ті, у кого чати.
 }
desk-notices = Оголошення
error-NoticeEmpty = Напишіть оголошення хоча б однією мовою.
error-NoticeEnd = Оголошення триває від 15 хвилин до доби або доки його не зупинять.
error-NoticeAboutNothing = Напишіть, як про це питають, по запитанню в рядку, або покажіть оголошення всім.
error-NoticeOver = Це оголошення вже закінчилося. Якщо треба, напишіть нове.

desk-together-draft = { $customer }, ми знаємо про проблему й уже вирішуємо її. Щойно все запрацює, напишемо вам сюди. Номер вашого звернення — { $case }.
desk-together-write = { $count ->
    [one] Написати { $count }, хто чекає
   *[other] Написати { $count }, хто чекає
 }
desk-together-write-text = Одна відповідь, у яку підставляться дані кожного
desk-together-title = Відповідь усім, хто чекає
desk-together-hint = { "{customer}" }, { "{case}" }, { "{operator}" } та інші змінні шаблонів підставляться для кожного. Кого за цей час візьме колега, той нічого не отримає.
desk-together-who = Хто прочитає
desk-together-closes = Закрити їхні звернення
desk-together-preview = Переглянути
desk-together-send = Надіслати за 30 секунд
desk-together-held = { $count ->
    [one] Відповідь { $count } клієнту піде о { $when }
   *[other] Відповідь { $count } клієнтам піде о { $when }
 }
desk-together-sent = { $count ->
    [0] Відповідь нікому не надіслано
    [one] Відповідь надіслано { $count } клієнту
   *[other] Відповідь надіслано { $count } клієнтам
 }
desk-together-moved = не надіслано: { $count }, чат уже взяли або закрили
desk-together-back = відкликано: { $count }
desk-together-kept = відкликати не вдалося: { $count }
desk-together-undo = Скасувати
desk-together-take-back = Відкликати
desk-together-take-back-text = Видалить її в клієнтів, якщо це дозволяє Telegram або вебчат; закриті звернення залишаться закритими
desk-together-undone = Її ніхто не прочитав.
desk-together-taken-back = { $count ->
    [one] Відкликано в { $count } клієнта.
   *[other] Відкликано в { $count } клієнтів.
 }
desk-together-by = { $name }, { $when }
error-NobodyChosen = Позначте когось, хто чекає. Ті, кого ви вибрали, уже в колеги або закриті.
error-LanguageMissing = Бракує тексту цією мовою: { $language }. Напишіть його або зніміть позначки з тих, хто нею пише.
error-NothingToTakeBack = Відкликати вже нічого.
