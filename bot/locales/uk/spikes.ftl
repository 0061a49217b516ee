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
