### Brev og begrunnelser på bokmål. Planen innstiller og foreslår; ingen tekst her sier at noen er ansatt.

## Dager, lister og verdier

month = { $number ->
    [1] januar
    [2] februar
    [3] mars
    [4] april
    [5] mai
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] desember
}
day = { $day }.{ "\u00A0" }{ $month } { $year }
months-of-one-year = { $from }–{ $to } { $year }
months-over-years = { $from } { $from-year }–{ $to } { $to-year }
list-and = { $first } og { $last }
quoted = «{ $text }»
criterion = { $name ->
    [interrupted] avbrutt tjeneste
    [nearest_hospital] nærmeste sykehus som første ønske
    [employment] tilknytning til kommunen
    [service_months] tjenestetid
    [remaining_time] forventet avslutning av utdanningen
    [supervision_group] veiledningsgruppe
    [progress] progresjon
    [specialist_shortage] spesialistmangel i kommunen
    [municipal_rank] kommunens egen rekkefølge
   *[registered_on] dato for innmelding
}
value-flag = { $value ->
    [true] ja
   *[false] nei
}
value-employment = { $value ->
    [permanent] fast kommunal stilling
    [own_list] egen liste
    [locum] vikariat
   *[other] annet
}
value-locum = vikariat fra { $from } til { $to }
value-service = { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
}
value-service-groups = { $value }, som sammenliknes i grupper på { $width } måneder
value-supervision-group = { $value ->
    [none] ikke begynt
    [started] påbegynt
   *[completed] fullført
}
value-progress = { $goals } læringsmål og { $courses } kurs
value-municipal-rank = nummer { $rank }
value-absent = ikke oppgitt
value-scheme = { $value ->
    [new] ny ordning
    [converted] konvertert til ny ordning
   *[old] gammel ordning
}
value-unregistered = ikke registrert

## Steder og det som er fullt

limit-posts = { $kind ->
    [vacancy] ledige stillinger ved { $place }
   *[earmarked] ALIS-stillingene ved { $place }
}
limit-posts-named = stillingene { $id } ved { $place }
limit-unit = plass i { $unit }
limit-municipality = antallet ALIS fra { $municipality } som kan være borte samtidig
limit-wholes = { $limit } (hele halvår)
limit-id = { $limit } [{ $id }]
limit-when = { $limit } ({ $months })
span = { $count ->
    [one] { $count } plass
   *[other] { $count } plasser
} { $months }
stay = { $place }, { $days }
stay-days = { $from } til { $to }

## Hvorfor ikke noe bedre

starts-range = { $first } til { $last }
better-starts = { $against ->
    [no_place] Oppstart { $starts }
    [earlier] Tidligere oppstart, { $starts }
    [earlier_place] Like god eller bedre plass tidligere, { $starts }
    [same] En bedre plass med samme oppstart, { $starts }
   *[later] En bedre plass med senere oppstart, { $starts }
}
barred = { $reason ->
    [before_decision] oppstarten ligger før beslutningsdatoen
    [beyond_horizon] tjenesten ville ikke blitt ferdig innen planen
    [no_start] ingen oppstart er mulig mellom beslutningsdatoen, ønskene og slutten på planen
    [leave] tjenesten ville falt sammen med en registrert permisjon
    [service] for kort tjenestetid på det tidspunktet
    [service_always] for kort tjenestetid
    [goals] ingen enhet dekker det som trengs (læringsmål, eller to ulike enheter)
    [places] ingen aktuell enhet er blant ønskene
    [declined] dette er takket nei til tidligere
    [no_post] ingen stilling kan brukes til det som er ønsket
   *[full] alle plassene er opptatt
}
full = { $cases ->
    [true] fullt, uansett hvordan plassene fordeles mellom dem som går foran
   *[false] fullt
}
better-line = { $starts }: { $why }.
service-needed = Det kreves { $months ->
    [one] { $months } måneds
   *[other] { $months } måneders
} tjeneste den dagen tjenesten begynner.
service-suffices = Kravet blir nådd { $date }.
rule-source = Regelen står i kilden: { $source }.
rule-note = Merknad til regelen: «{ $note }».
refused-rule = { $rule ->
    [schemes] utdanningsordningen omfattes ikke av regelsettet
    [municipality_registered] kommunen er ikke registrert som utdanningsvirksomhet
    [catchment] kommunen ligger ikke i helseforetakets opptaksområde
   *[employment] tilknytningen til kommunen omfattes ikke av regelsettet
}
refused-field = { $rule ->
    [schemes] utdanningsordning
    [municipality_registered] kommunens registrering
    [catchment] kommunens helseforetak
   *[employment] tilknytning til kommunen
}
refused-change = { $rule ->
    [schemes] Tid alene endrer ikke dette. Blir ordningen en annen, for eksempel ved konvertering, kan kommunen melde det inn.
    [municipality_registered] Tid alene endrer ikke dette. Når kommunen er registrert eller midlertidig registrert, kan den melde det inn.
    [catchment] Tid alene endrer ikke dette. Innmeldingen må gå til helseforetaket som kommunen hører til.
   *[employment] Tid alene endrer ikke dette. Blir tilknytningen en annen, kan kommunen melde det inn.
}
choice = { $choice ->
    [only] Ingen annen plass er like mye verdt etter ønskene.
    [first] Av plasser som er like mye verdt etter ønskene, er dette den første i den faste rekkefølgen.
   *[later] Andre plasser er like mye verdt etter ønskene, men de trengs for at andre skal få det de har krav på.
}
unproved = Tiden gikk ut før planen var ferdig regnet: Alle regler er fulgt, men det er ikke vist at ingenting bedre var mulig her.
nothing-better = Ingenting i planen er bedre etter ønskene.

## For koordinatoren

explain-title = { $candidate }, { $municipality }, { $trust }
explain-status = { $status ->
    [proposed] Foreslått
    [expected] Forventet
    [offered] Står fast, tilbudt
    [accepted] Står fast, har takket ja
   *[serving] Står fast, i tjeneste
}
explain-place = { $status }: { $stays }.
explain-wish = Ønske { $wish }.
explain-outside = Utenfor ønskene.
explain-waiting = { $quarters ->
    [0] Ingen ventetid.
   *[other] Ventetid { $half-years } halvår.
}
explain-rank = Prioritet { $rank } for alle foretak under ett.
explain-queue = Prioritet { $rank } for alle foretak under ett, nummer { $place } i køen ved helseforetaket.
explain-unplaced = Uten plass: { $reason }.
explain-refused = Avvist: { $rule } ({ $field } = { $value }).
explain-read = Dette er lest: { $values }.
explain-value = { $criterion }: { $value }
explain-full = Opptatt: { $limits }.
explain-beside = Henger sammen med: { $limits }.
explain-limit = { $limit }: { $spans }
explain-holders = { $by ->
    [serving] Står fast, i tjeneste
    [accepted] Står fast, har takket ja
    [offered] Står fast, er tilbudt
    [lottery] Foran ved loddtrekning
   *[start] Bak i køen, men beholder oppstarten sin, for alles oppstart går foran noens sted
}: { $holders }.
explain-holders-criterion = Foran ved { $criterion } (her { $own }): { $holders }.
explain-holders-alike = Foran ved { $criterion } ({ $theirs }, her { $own }): { $holders }.
explain-holder = { $candidate } ({ $value })
resolved = Noe av dette er funnet ved å planlegge på nytt, og kan bare kontrolleres slik (alis verify --resolve).

## Brevet: hva planen sier

letter-title = Sykehustjeneste for allmennlege i spesialisering (ALIS)
letter-internal = Til koordinator: Denne utgaven viser koder for andre kandidater og skal ikke sendes til kandidaten.
letter-candidate = Kandidat: { $candidate }
letter-municipality = Kommune: { $municipality }
letter-trust = Helseforetak: { $trust }
letter-date = Beslutningsdato: { $date }
letter-decision = { $status ->
    [proposed] Du er innstilt til denne plassen:
    [expected] Planen regner med denne plassen til deg:
    [offered] Du har fått tilbud om denne plassen, og planen holder den av til deg:
    [accepted] Du har takket ja til denne plassen, og planen endrer den ikke:
   *[serving] Du er i tjeneste på denne plassen, og planen endrer den ikke:
}
letter-length = Til sammen { $months } måneder.
letter-firmness = { $status ->
    [proposed] Dette er et forslag (en innstilling), ikke en ansettelse. En person i helseforetaket går gjennom forslaget, kan avvike fra det, og tar avgjørelsen.
    [expected] Plassen er forventet, men ennå ikke foreslått, og dette er ikke en ansettelse. Foreslått nå er bare plasser med oppstart til og med { $through }. Plassen kan bli en annen, og komme tidligere eller senere, når planen lages på nytt.
   *[committed] Plassen sto fast før planen ble laget, og kriteriene er derfor ikke brukt på den. Dette brevet er ikke en ansettelse.
}
letter-waiting = { $quarters ->
    [0] Oppstarten er i det første halvåret du har ønsket.
   *[other] Oppstarten er { $half-years } halvår etter det første halvåret du har ønsket ({ $wished }).
}
letter-wish = Plassen svarer til ønske { $numbers } på listen din.
letter-outside = Plassen er utenfor ønskelisten din; du har meldt at du er åpen for andre steder.
letter-away = Den er ikke ved ditt nærmeste sykehus.
letter-choice = { $choice ->
    [later] Flere plasser er like gode etter ønskene dine. De andre trengs for at andre kandidater skal få det de har krav på.
   *[first] Flere plasser er like gode etter ønskene dine. Mellom dem velger planen i en fast rekkefølge.
}
letter-unplaced = { $reason ->
    [full] Du har ikke fått plass i denne planen ennå, men du står i køen. Planen gjelder til og med { $through }.
   *[other] Du har ikke fått plass i denne planen. Planen gjelder til og med { $through }. Grunnen, for alle oppstarter i planen: { $why }.
}
letter-latest = Det siste halvåret du har meldt at du kan begynne, er { $latest }.
letter-refused = Du kan ikke få plass i denne planen slik innmeldingen er nå. Grunnen: { $why }.
letter-refused-read = Dette er lest i innmeldingen: { $field }: { $value }.

## Brevet: hva som avgjorde

decided-title = Hva som avgjorde
decided-rules = Rekkefølgen mellom kandidatene følger regelsettet { $title } ({ $id }).
decided-rules-untitled = Rekkefølgen mellom kandidatene følger regelsettet { $id }.
decided-source = Det bygger på: { $source }.
decided-criteria = Kriteriene leses i rekkefølgen under. Det første som skiller to kandidater, avgjør mellom dem, og er alt likt, avgjør loddtrekning. Dette er lest om deg:
decided-queue = { $place ->
    [1] Du er først i køen ved { $trust }.
   *[other] Du er nummer { $place } i køen ved { $trust }.
}
decided-ahead = De { $count } foran deg i køen står der på grunn av { $causes }.
decided-lottery = Loddet er SHA-256 av den offentliggjorte teksten for trekningen, et linjeskift og koden din; det minste går foran. Alle kan regne det ut på nytt.
cause = { $by ->
    [commitment] plass som sto fast fra før
    [lottery] loddtrekning
   *[start] at alles oppstart går foran noens sted
}
cause-count = { $cause } ({ $count })
why-title = { $status ->
    [no_place] Hvorfor du ikke har fått plass
   *[placed] Hvorfor ikke tidligere eller bedre
}
why-nothing = Ingen plass i planen er bedre for deg etter ønskene du har meldt inn.
why-full = { $full }. Opptatt: { $limits }
why-holders = De { $count } som holder plassene, går foran på grunn av { $causes }.
why-resolved = Dette er funnet ved å planlegge på nytt, og kan kontrolleres på samme måte.
why-behind = Ingen som står bak deg i køen, har fått noe på din bekostning.

## Brevet: hva som kan endre det, spørsmål og innsigelser

change-title = Hva som kan endre dette
change-revised = Planen lages på nytt før hver oppstartsdato, 1. mars og 1. september. Da leses stillinger, kø og innmeldinger på nytt.
change-fresh = Innmeldingen din må holdes oppdatert av kommunen og bør fornyes hvert halvår. Datoen for den første innmeldingen gjelder fortsatt når den fornyes.
change-service = Tjenestetiden din telles på nytt hver gang, og øker mens du er i tjeneste.
change-declined = Takker du nei til et tilbud, beholder du plassen i køen, men får ikke det samme tilbudet igjen.
object-title = Spørsmål og innsigelser
object-check = Er noe i dette brevet feil, eller mener du at reglene er brukt feil, kan du komme med en innsigelse.
object-both = Spørsmål og innsigelser rettes til { $to }.
object-questions = Spørsmål rettes til { $to }.
object-to = Innsigelser sendes til { $to }.
answer-by = { $status ->
    [proposed] Gi beskjed innen { $date } om du kan ta imot plassen dersom du får tilbud om den.
    [offered] Svar på tilbudet innen { $date }.
   *[other] Innsigelser bør være kommet innen { $date }.
}
answer-soon = { $status ->
    [proposed] Gi beskjed så snart du kan om du kan ta imot plassen dersom du får tilbud om den.
   *[offered] Svar på tilbudet så snart du kan.
}
letter-mark = Grunnlag: innmeldinger { $problem }, regelsett { $rules } (begynnelsen av SHA-256).
