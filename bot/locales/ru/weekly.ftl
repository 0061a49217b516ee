# The weekly letter to staff.

desk-weekly = Письмо раз в неделю
desk-weekly-text = Десять строк раз в неделю: что изменилось по сравнению с прошлой неделей и чем стоит заняться. Читать две минуты; если ничего не происходило, об этом придёт одно письмо, а не каждую неделю.
desk-weekly-by-mail = На почту
desk-weekly-by-telegram = В Telegram
desk-weekly-no-mail = Почтовый сервер не настроен, поэтому письма могут приходить только в Telegram.
desk-weekly-no-telegram = Чтобы получать в Telegram, сначала подключите его ниже.
desk-weekly-address = Адрес почты
desk-weekly-weekday = День
desk-weekly-hour = Час
desk-weekly-zone = Часовой пояс
desk-weekly-show = Что в нём было бы сейчас?
desk-weekly-now = Прислать сейчас
desk-weekly-sent = Отправляем.
desk-weekly-unsent = Ничего не отправлено: выберите почту или Telegram и сохраните.
desk-weekly-saved-on = Сохранено. Следующее письмо придёт { $date }.
desk-weekly-saved-off = Сохранено. Писем не будет.
desk-weekly-problem = Последнее письмо не дошло: { $problem }

desk-weekly-subject = { $business }, { $days }
desk-weekly-worse = Хуже, чем неделей раньше
desk-weekly-better = Лучше
desk-weekly-rest = Остальное
desk-weekly-to-do = Чем стоит заняться
desk-weekly-line = { $name }: { $value }, было { $before }
desk-weekly-calm = Заметных перемен нет: всё в пределах случайных колебаний.
desk-weekly-only-worse = { $count ->
    [one] Заметно ухудшился { $count } показатель.
    [few] Заметно ухудшились { $count } показателя.
   *[other] Заметно ухудшились { $count } показателей.
}
desk-weekly-only-better = { $count ->
    [one] Заметно улучшился { $count } показатель.
    [few] Заметно улучшились { $count } показателя.
   *[other] Заметно улучшились { $count } показателей.
}
desk-weekly-both = Что заметно изменилось: стало хуже — { $worse }, стало лучше — { $better }.
desk-weekly-quiet = За эти семь дней ничего не произошло: никто не писал, никто не брал и не закрывал чаты. Следующее письмо придёт, когда будет о чём рассказать.
desk-weekly-numbers = Все цифры
desk-weekly-change = Выбрать другой день или отключить
desk-weekly-note = Вы получаете это письмо, потому что включили его в своём профиле.
desk-weekly-end = Больше не присылать

desk-weekly-off-title = Больше не присылать письма?
desk-weekly-off-intro = Еженедельное письмо больше не будет приходить на почту. В Telegram всё останется как есть.
desk-weekly-off-submit = Да, больше не присылать
desk-weekly-ended-title = Писем больше не будет
desk-weekly-ended-intro = На почту больше ничего не придёт. Если это вышло случайно, письма можно вернуть.
desk-weekly-ended-submit = Вернуть письма
desk-weekly-back-title = Письма снова включены
desk-weekly-back-intro = Следующее придёт в выбранный вами день.
desk-weekly-back-submit = Больше не присылать
desk-weekly-unknown = По этой ссылке письма уже не приходят. Включить и отключить их можно в своём профиле.
