# Команды: часть сотрудников и их чаты.

desk-nav-teams = Команды
desk-teams-title = Команды
desk-teams-text = Новые чаты команды видят, слышат и получают сначала её люди. Взять любой чат по-прежнему может каждый. Команды проверяются сверху вниз; что не подошло ни одной, достаётся всем.
desk-teams-rest = Остальные чаты — для всех.
desk-team-name = Название команды
desk-team-add = Добавить команду
desk-team-up = Выше: проверять раньше
desk-team-remove = Удалить команду
desk-team-remove-title = Удалить команду «{ $name }»?
desk-team-remove-text = Её открытые чаты станут общими. Кто чат уже ведёт, у того он и останется.
desk-team-members = Кто в команде
desk-team-scope = Какие новые чаты её (должно подойти всё, что выбрано)
desk-team-languages = Язык
desk-team-channels = Канал
desk-team-reasons = Почему нужен человек
desk-team-topics = Тема статьи
desk-team-acts = О чём просят
desk-team-empty = В команде пока никого нет, поэтому чаты к ней не идут. Выберите людей.
desk-team-by-hand = Сами чаты к ней не идут: их передают коллеги.
desk-team-takes = Её чаты: { $words }
desk-team-or = или
desk-team-of = Команда { $name }
desk-team-away = Команда { $name }: сейчас из неё никого нет на месте
desk-team-everybody = Все
desk-any-team = Любая команда
desk-my-teams = Мои команды
desk-team-gone = Удалённая команда
desk-queue-elsewhere = Ждут другие команды
desk-queue-elsewhere-empty = Другие команды никто не ждёт.
desk-team-here = { $count ->
    [0] в команде никого нет
   *[other] на месте { $here } из { $count }
    }
desk-team-waiting = { $count ->
    [0] никто не ждёт
    [one] ждёт { $count }
   *[other] ждут { $count }
    }
desk-team-in-targets = В настройках срок «{ $policy }» всё ещё задан для «{ $name }». Поправьте и там.
desk-settings-target-teams = Команда
desk-settings-assignment-everyone_after = Чат команды — всем через
desk-team-alone = Из команды никого нет: через { $minutes } мин её чаты станут общими.
desk-team-alone-ever = Из команды никого нет: чаты ждут, пока кто-нибудь придёт.
desk-no-team = Без команды

desk-team-hours = Часы работы
desk-team-hours-business = Как у компании. { $words }
desk-team-hours-text = Пустое – как у компании. По этим часам клиенту говорят, когда команда начнёт работу, и по ним считаются сроки, обещания, напоминания и вызовы. Выходные, указанные здесь, заменяют выходные компании.
desk-team-zone-business = как у компании ({ $zone })
desk-team-closed = сейчас не работает, начало { $opens }
desk-hours-always = Круглосуточно.
desk-hours-never = По этим часам никто никогда не работает.
desk-hours-open = Сейчас работает до { $until }, затем с { $opens }.
desk-hours-open-only = Сейчас работает до { $until }.
desk-hours-closed = Сейчас не работает, начало { $opens }.
desk-hours-there = Там { $time } ({ $zone }).
