"""English forms that no rule gives."""

from __future__ import annotations

from typing import Final

_FORMS: Final = """
be: am is are was were been being 's 're 'm
have: has had having 've
do: does did done doing
go: goes went gone going
get: got gotten gets getting
give: gave given
take: took taken
make: made making
pay: paid
send: sent
buy: bought
bring: brought
come: came coming
choose: chose chosen
find: found
forget: forgot forgotten
hear: heard
keep: kept
know: knew known
leave: left leaving
lose: lost
mean: meant
meet: met
say: said
see: saw seen
sell: sold
speak: spoke spoken
spend: spent
tell: told
think: thought
understand: understood
write: wrote written writing
break: broke broken
cancel: cancelled canceled cancelling canceling cancellation
refuse: refused
refund: refunded refunds refunding
arrive: arrived arriving arrives arrival
deliver: delivered delivering delivers
person: people
child: children
man: men
woman: women
leaf: leaves
die: died dying dies
not: n't
will: 'll wo
would: 'd
can: ca
"""
IRREGULAR: Final = {
    form: base
    for line in _FORMS.strip().splitlines()
    for base, _, forms in [line.partition(": ")]
    for form in forms.split()
}
KEEP: Final = frozenset({"express", "address", "business", "news", "always", "need", "during", "anything", "nothing"})
