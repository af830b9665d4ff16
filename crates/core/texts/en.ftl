### Letters and reasons in English. The plan nominates and proposes; no text here says that anyone is hired.

## Days, lists and values

month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
day = { $day }{ "\u00A0" }{ $month } { $year }
months-of-one-year = { $from }–{ $to } { $year }
months-over-years = { $from } { $from-year }–{ $to } { $to-year }
list-and = { $first } and { $last }
quoted = “{ $text }”
criterion = { $name ->
    [interrupted] an interrupted placement
    [nearest_hospital] the nearest hospital as first wish
    [employment] employment in the municipality
    [service_months] service
    [remaining_time] expected completion of training
    [supervision_group] supervision group
    [progress] progress in training
    [specialist_shortage] shortage of specialists in the municipality
    [municipal_rank] the municipality’s own order
   *[registered_on] date of registration
}
value-flag = { $value ->
    [true] yes
   *[false] no
}
value-employment = { $value ->
    [permanent] permanent municipal post
    [own_list] own list
    [locum] locum
   *[other] other
}
value-locum = locum from { $from } to { $to }
value-service = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
value-service-groups = { $value }, compared in groups of { $width } months
value-supervision-group = { $value ->
    [none] not begun
    [started] begun
   *[completed] completed
}
value-progress = { $goals ->
    [one] { $goals } learning goal
   *[other] { $goals } learning goals
} and { $courses ->
    [one] { $courses } course
   *[other] { $courses } courses
}
value-municipal-rank = number { $rank }
value-absent = not given
value-scheme = { $value ->
    [new] new scheme
    [converted] converted to the new scheme
   *[old] old scheme
}
value-unregistered = not registered

## Places, and what is full

limit-posts = { $kind ->
    [vacancy] vacant posts at { $place }
   *[earmarked] the ALIS posts at { $place }
}
limit-posts-named = the posts { $id } at { $place }
limit-unit = room in { $unit }
limit-municipality = the number of ALIS from { $municipality } who may be away at once
limit-wholes = { $limit } (whole half-years)
limit-id = { $limit } [{ $id }]
limit-when = { $limit } ({ $months })
span = { $count ->
    [one] { $count } place
   *[other] { $count } places
} { $months }
stay = { $place }, { $days }
stay-days = { $from } to { $to }

## Why nothing better

starts-range = { $first } to { $last }
better-starts = { $against ->
    [no_place] Start { $starts }
    [earlier] An earlier start, { $starts }
    [earlier_place] As good a place or a better one, earlier, { $starts }
    [same] A better place with the same start, { $starts }
   *[later] A better place with a later start, { $starts }
}
barred = { $reason ->
    [before_decision] the start lies before the decision date
    [beyond_horizon] the service would not end within the plan
    [no_start] no start is possible between the decision date, the wishes and the end of the plan
    [leave] the service would coincide with a registered leave
    [service] too little service at that time
    [service_always] too little service
    [goals] no unit covers what is needed (learning goals, or two different units)
    [places] no unit that is possible is among the wishes
    [declined] this has been declined before
    [no_post] no post can be used for what is wished for
   *[full] every place is taken
}
full = { $cases ->
    [true] full, however the places are shared among those who go first
   *[false] full
}
better-line = { $starts }: { $why }.
service-needed = { $months ->
    [one] { $months } month
   *[other] { $months } months
} of service are required on the day that the placement starts.
service-suffices = That will be reached on { $date }.
rule-source = The rule stands in the source: { $source }.
rule-note = Note on the rule: “{ $note }”.
refused-rule = { $rule ->
    [schemes] the training scheme is not covered by the rule set
    [municipality_registered] the municipality is not registered as a training institution
    [catchment] the municipality is not in the trust’s catchment area
   *[employment] the employment in the municipality is not covered by the rule set
}
refused-field = { $rule ->
    [schemes] training scheme
    [municipality_registered] the municipality’s registration
    [catchment] the municipality’s trust
   *[employment] employment in the municipality
}
refused-change = { $rule ->
    [schemes] Time alone does not change this. If the scheme becomes another, by conversion for example, the municipality can register it.
    [municipality_registered] Time alone does not change this. Once the municipality is registered, or provisionally so, it can say so.
    [catchment] Time alone does not change this. The registration must go to the trust that the municipality belongs to.
   *[employment] Time alone does not change this. If the employment becomes another, the municipality can register it.
}
choice = { $choice ->
    [only] No other place is worth as much by the wishes.
    [first] Of the places that are worth as much by the wishes, this is the first in the fixed order.
   *[later] Other places are worth as much by the wishes, but they are needed for others to get what they have a claim to.
}
unproved = Time ran out before the plan was complete: every rule is kept, but it is not shown that nothing better was possible here.
nothing-better = Nothing in the plan is better by the wishes.

## For the coordinator

explain-title = { $candidate }, { $municipality }, { $trust }
explain-status = { $status ->
    [proposed] Proposed
    [expected] Expected
    [offered] Stands, offered
    [accepted] Stands, accepted
   *[serving] Stands, being served
}
explain-place = { $status }: { $stays }.
explain-wish = Wish { $wish }.
explain-outside = Outside the wishes.
explain-waiting = { $quarters ->
    [0] No waiting.
    [1] Waiting { $half-years } half-year.
    [2] Waiting { $half-years } half-year.
   *[other] Waiting { $half-years } half-years.
}
explain-rank = Rank { $rank } over all trusts.
explain-queue = Rank { $rank } over all trusts, number { $place } in the trust’s queue.
explain-unplaced = Without a place: { $reason }.
explain-refused = Refused: { $rule } ({ $field } = { $value }).
explain-read = This was read: { $values }.
explain-value = { $criterion }: { $value }
explain-full = Taken: { $limits }.
explain-beside = Together with: { $limits }.
explain-limit = { $limit }: { $spans }
explain-holders = { $by ->
    [serving] Stands, being served
    [accepted] Stands, accepted
    [offered] Stands, offered
    [lottery] Ahead by lottery
   *[start] Behind in the queue, but keeps the start, for everyone’s start goes before anyone’s place
}: { $holders }.
explain-holders-criterion = Ahead by { $criterion } (here { $own }): { $holders }.
explain-holders-alike = Ahead by { $criterion } ({ $theirs }, here { $own }): { $holders }.
explain-holder = { $candidate } ({ $value })
resolved = A part of this was found by planning again, and can be checked in no other way (alis verify --resolve).

## The letter: what the plan says

letter-title = Hospital service for doctors in training as general practitioners (ALIS)
letter-internal = To the coordinator: this version shows the codes of other candidates and must not be sent to the candidate.
letter-candidate = Candidate: { $candidate }
letter-municipality = Municipality: { $municipality }
letter-trust = Health trust: { $trust }
letter-date = Decision date: { $date }
letter-decision = { $status ->
    [proposed] You are nominated for this place:
    [expected] The plan expects this place for you:
    [offered] You have been offered this place, and the plan keeps it for you:
    [accepted] You have accepted this place, and the plan does not change it:
   *[serving] You are serving in this place, and the plan does not change it:
}
letter-length = { $months } months in all.
letter-firmness = { $status ->
    [proposed] This is a proposal (a nomination), not an appointment. A person at the trust goes through the proposal, may depart from it, and decides.
    [expected] The place is expected but not yet proposed, and this is not an appointment. Only places that start up to { $through } are proposed now. The place may become another, and come earlier or later, when the plan is made again.
   *[committed] The place stood before the plan was made, so the criteria were not applied to it. This letter is not an appointment.
}
letter-waiting = { $quarters ->
    [0] The start is in the first half-year that you wished for.
    [1] The start is { $half-years } half-year after the first half-year that you wished for ({ $wished }).
    [2] The start is { $half-years } half-year after the first half-year that you wished for ({ $wished }).
   *[other] The start is { $half-years } half-years after the first half-year that you wished for ({ $wished }).
}
letter-wish = The place answers to wish { $numbers } on your list.
letter-outside = The place is outside your list of wishes; you have said that you are open to other places.
letter-away = It is not at your nearest hospital.
letter-choice = { $choice ->
    [later] Several places are equally good by your wishes. The others are needed for other candidates to get what they have a claim to.
   *[first] Several places are equally good by your wishes. Between them the plan chooses in a fixed order.
}
letter-unplaced = { $reason ->
    [full] You have no place in this plan yet, but you are in the queue. The plan runs to { $through }.
   *[other] You have no place in this plan. The plan runs to { $through }. The reason, for every start in the plan: { $why }.
}
letter-latest = The last half-year in which you said that you can start is { $latest }.
letter-refused = You cannot be given a place in this plan as your registration is now. The reason: { $why }.
letter-refused-read = This was read in the registration: { $field }: { $value }.

## The letter: what decided

decided-title = What decided
decided-rules = The order of the candidates follows the rule set { $title } ({ $id }).
decided-rules-untitled = The order of the candidates follows the rule set { $id }.
decided-source = It is based on: { $source }.
decided-criteria = The criteria are read in the order below. The first that differs between two candidates decides between them, and where all are equal a lottery decides. This was read about you:
decided-queue = { $place ->
    [1] You are first in the queue at { $trust }.
   *[other] You are number { $place } in the queue at { $trust }.
}
decided-ahead = The { $count } ahead of you in the queue stand there because of { $causes }.
decided-lottery = The lot is the SHA-256 of the published text of the draw, a line feed and your code; the smallest goes first. Anyone can compute it again.
cause = { $by ->
    [commitment] a place that stood already
    [lottery] the lottery
   *[start] that everyone’s start goes before anyone’s place
}
cause-count = { $cause } ({ $count })
why-title = { $status ->
    [no_place] Why you have no place
   *[placed] Why nothing earlier or better
}
why-nothing = No place in the plan is better for you by the wishes that you registered.
why-full = { $full }. Taken: { $limits }
why-holders = The { $count } who hold the places go first because of { $causes }.
why-resolved = This was found by planning again, and can be checked in the same way.
why-behind = Nobody behind you in the queue has gained anything at your expense.

## The letter: what can change it, questions and objections

change-title = What can change this
change-revised = The plan is made again before each starting date, 1 March and 1 September. Posts, queue and registrations are then read again.
change-fresh = Your municipality must keep your registration up to date and should renew it every half-year. The date of the first registration still counts when it is renewed.
change-service = Your service is counted again each time, and grows while you serve.
change-declined = If you decline an offer you keep your place in the queue, but the same offer is not made again.
object-title = Questions and objections
object-check = If something in this letter is wrong, or you think that the rules were applied wrongly, you can object.
object-both = Questions and objections go to { $to }.
object-questions = Questions go to { $to }.
object-to = Objections go to { $to }.
answer-by = { $status ->
    [proposed] Please say by { $date } whether you can take the place if it is offered to you.
    [offered] Please answer the offer by { $date }.
   *[other] Objections should arrive by { $date }.
}
answer-soon = { $status ->
    [proposed] Please say as soon as you can whether you can take the place if it is offered to you.
   *[offered] Please answer the offer as soon as you can.
}
letter-mark = Basis: registrations { $problem }, rule set { $rules } (the beginning of the SHA-256).
