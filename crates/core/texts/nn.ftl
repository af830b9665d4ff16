### Brev og grunngjevingar på nynorsk. Planen innstiller og gjer framlegg; ingen tekst her seier at nokon er tilsett.

## Dagar, lister og verdiar

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
    [interrupted] avbroten teneste
    [nearest_hospital] næraste sjukehus som første ønske
    [employment] tilknyting til kommunen
    [service_months] tenestetid
    [remaining_time] venta avslutning av utdanninga
    [supervision_group] rettleiingsgruppe
    [progress] progresjon
    [specialist_shortage] spesialistmangel i kommunen
    [municipal_rank] kommunen si eiga rekkjefølgje
   *[registered_on] dato for innmelding
}
value-flag = { $value ->
    [true] ja
   *[false] nei
}
value-employment = { $value ->
    [permanent] fast kommunal stilling
    [own_list] eiga liste
    [locum] vikariat
   *[other] anna
}
value-locum = vikariat frå { $from } til { $to }
value-service = { $months ->
    [one] { $months } månad
   *[other] { $months } månader
}
value-service-groups = { $value }, som blir jamførte i grupper på { $width } månader
value-supervision-group = { $value ->
    [none] ikkje starta
    [started] starta
   *[completed] fullført
}
value-progress = { $goals } læringsmål og { $courses } kurs
value-municipal-rank = nummer { $rank }
value-absent = ikkje oppgjeve
value-scheme = { $value ->
    [new] ny ordning
    [converted] konvertert til ny ordning
   *[old] gammal ordning
}
value-unregistered = ikkje registrert

## Stader og det som er fullt

limit-posts = { $kind ->
    [vacancy] ledige stillingar ved { $place }
   *[earmarked] ALIS-stillingane ved { $place }
}
limit-posts-named = stillingane { $id } ved { $place }
limit-unit = plass i { $unit }
limit-municipality = talet på ALIS frå { $municipality } som kan vere borte samstundes
limit-wholes = { $limit } (heile halvår)
limit-id = { $limit } [{ $id }]
limit-when = { $limit } ({ $months })
span = { $count ->
    [one] { $count } plass
   *[other] { $count } plassar
} { $months }
stay = { $place }, { $days }
stay-days = { $from } til { $to }

## Kvifor ikkje noko betre

starts-range = { $first } til { $last }
better-starts = { $against ->
    [no_place] Oppstart { $starts }
    [earlier] Tidlegare oppstart, { $starts }
    [earlier_place] Like god eller betre plass tidlegare, { $starts }
    [same] Ein betre plass med same oppstart, { $starts }
   *[later] Ein betre plass med seinare oppstart, { $starts }
}
barred = { $reason ->
    [before_decision] oppstarten ligg før avgjerdsdatoen
    [beyond_horizon] tenesta ville ikkje blitt ferdig innanfor planen
    [no_start] ingen oppstart er mogleg mellom avgjerdsdatoen, ønska og slutten på planen
    [leave] tenesta ville falle saman med ein registrert permisjon
    [service] for kort tenestetid på det tidspunktet
    [service_always] for kort tenestetid
    [goals] inga eining dekkjer det som trengst (læringsmål, eller to ulike einingar)
    [places] inga aktuell eining er mellom ønska
    [declined] dette er det takka nei til tidlegare
    [no_post] inga stilling kan brukast til det som er ønskt
   *[full] alle plassane er opptekne
}
full = { $cases ->
    [true] fullt, uansett korleis plassane blir fordelte mellom dei som går føre
   *[false] fullt
}
better-line = { $starts }: { $why }.
service-needed = Det er krav om { $months ->
    [one] { $months } månads
   *[other] { $months } månaders
} teneste den dagen tenesta tek til.
service-suffices = Kravet blir nådd { $date }.
rule-source = Regelen står i kjelda: { $source }.
rule-note = Merknad til regelen: «{ $note }».
refused-rule = { $rule ->
    [schemes] utdanningsordninga er ikkje omfatta av regelsettet
    [municipality_registered] kommunen er ikkje registrert som utdanningsverksemd
    [catchment] kommunen ligg ikkje i opptaksområdet til helseføretaket
   *[employment] tilknytinga til kommunen er ikkje omfatta av regelsettet
}
refused-field = { $rule ->
    [schemes] utdanningsordning
    [municipality_registered] registreringa av kommunen
    [catchment] helseføretaket til kommunen
   *[employment] tilknyting til kommunen
}
refused-change = { $rule ->
    [schemes] Tid åleine endrar ikkje dette. Blir ordninga ei anna, til dømes ved konvertering, kan kommunen melde det inn.
    [municipality_registered] Tid åleine endrar ikkje dette. Når kommunen er registrert eller mellombels registrert, kan han melde det inn.
    [catchment] Tid åleine endrar ikkje dette. Innmeldinga må gå til det helseføretaket som kommunen høyrer til.
   *[employment] Tid åleine endrar ikkje dette. Blir tilknytinga ei anna, kan kommunen melde det inn.
}
choice = { $choice ->
    [only] Ingen annan plass er like mykje verd etter ønska.
    [first] Av plassar som er like mykje verde etter ønska, er dette den første i den faste rekkjefølgja.
   *[later] Andre plassar er like mykje verde etter ønska, men dei trengst for at andre skal få det dei har krav på.
}
unproved = Tida gjekk ut før planen var ferdig rekna ut: Alle reglar er følgde, men det er ikkje vist at ikkje noko betre var mogleg her.
nothing-better = Ikkje noko i planen er betre etter ønska.

## For koordinatoren

explain-title = { $candidate }, { $municipality }, { $trust }
explain-status = { $status ->
    [proposed] Føreslått
    [expected] Venta
    [offered] Står fast, har fått tilbod
    [accepted] Står fast, har takka ja
   *[serving] Står fast, i teneste
}
explain-place = { $status }: { $stays }.
explain-wish = Ønske { $wish }.
explain-outside = Utanfor ønska.
explain-waiting = { $quarters ->
    [0] Inga ventetid.
   *[other] Ventetid { $half-years } halvår.
}
explain-rank = Prioritet { $rank } for alle føretak under eitt.
explain-queue = Prioritet { $rank } for alle føretak under eitt, nummer { $place } i køen ved helseføretaket.
explain-unplaced = Utan plass: { $reason }.
explain-refused = Avvist: { $rule } ({ $field } = { $value }).
explain-read = Dette er lese: { $values }.
explain-value = { $criterion }: { $value }
explain-full = Oppteke: { $limits }.
explain-beside = Heng saman med: { $limits }.
explain-limit = { $limit }: { $spans }
explain-holders = { $by ->
    [serving] Står fast, i teneste
    [accepted] Står fast, har takka ja
    [offered] Står fast, har fått tilbod
    [lottery] Føre ved loddtrekning
   *[start] Bak i køen, men held på oppstarten sin, for oppstarten til alle går føre plassen til nokon
}: { $holders }.
explain-holders-criterion = Føre ved { $criterion } (her { $own }): { $holders }.
explain-holders-alike = Føre ved { $criterion } ({ $theirs }, her { $own }): { $holders }.
explain-holder = { $candidate } ({ $value })
resolved = Noko av dette er funne ved å planleggje på nytt, og kan berre kontrollerast slik (alis verify --resolve).

## Brevet: kva planen seier

letter-title = Sjukehusteneste for allmennlege i spesialisering (ALIS)
letter-internal = Til koordinator: Denne utgåva viser kodar for andre kandidatar og skal ikkje sendast til kandidaten.
letter-candidate = Kandidat: { $candidate }
letter-municipality = Kommune: { $municipality }
letter-trust = Helseføretak: { $trust }
letter-date = Avgjerdsdato: { $date }
letter-decision = { $status ->
    [proposed] Du er innstilt til denne plassen:
    [expected] Planen reknar med denne plassen til deg:
    [offered] Du har fått tilbod om denne plassen, og planen held han av til deg:
    [accepted] Du har takka ja til denne plassen, og planen endrar han ikkje:
   *[serving] Du er i teneste på denne plassen, og planen endrar han ikkje:
}
letter-length = Til saman { $months } månader.
letter-firmness = { $status ->
    [proposed] Dette er eit framlegg (ei innstilling), ikkje ei tilsetjing. Ein person i helseføretaket går gjennom framlegget, kan fråvike det, og tek avgjerda.
    [expected] Plassen er venta, men enno ikkje føreslått, og dette er ikkje ei tilsetjing. No er det berre gjort framlegg om plassar med oppstart til og med { $through }. Plassen kan bli ein annan, og kome tidlegare eller seinare, når planen blir laga på nytt.
   *[committed] Plassen stod fast før planen vart laga, og kriteria er difor ikkje brukte på han. Dette brevet er ikkje ei tilsetjing.
}
letter-waiting = { $quarters ->
    [0] Oppstarten er i det første halvåret du har ønskt.
   *[other] Oppstarten er { $half-years } halvår etter det første halvåret du har ønskt ({ $wished }).
}
letter-wish = Plassen svarar til ønske { $numbers } på lista di.
letter-outside = Plassen er utanfor ønskelista di; du har meldt at du er open for andre stader.
letter-away = Han er ikkje ved det næraste sjukehuset ditt.
letter-choice = { $choice ->
    [later] Fleire plassar er like gode etter ønska dine. Dei andre trengst for at andre kandidatar skal få det dei har krav på.
   *[first] Fleire plassar er like gode etter ønska dine. Mellom dei vel planen i ei fast rekkjefølgje.
}
letter-unplaced = { $reason ->
    [full] Du har ikkje fått plass i denne planen enno, men du står i køen. Planen gjeld til og med { $through }.
   *[other] Du har ikkje fått plass i denne planen. Planen gjeld til og med { $through }. Grunnen, for alle oppstartar i planen: { $why }.
}
letter-latest = Det siste halvåret du har meldt at du kan ta til, er { $latest }.
letter-refused = Du kan ikkje få plass i denne planen slik innmeldinga er no. Grunnen: { $why }.
letter-refused-read = Dette er lese i innmeldinga: { $field }: { $value }.

## Brevet: kva som avgjorde

decided-title = Kva som avgjorde
decided-rules = Rekkjefølgja mellom kandidatane følgjer regelsettet { $title } ({ $id }).
decided-rules-untitled = Rekkjefølgja mellom kandidatane følgjer regelsettet { $id }.
decided-source = Det byggjer på: { $source }.
decided-criteria = Kriteria blir lesne i rekkjefølgja under. Det første som skil to kandidatar, avgjer mellom dei, og er alt likt, avgjer loddtrekning. Dette er lese om deg:
decided-queue = { $place ->
    [1] Du er først i køen ved { $trust }.
   *[other] Du er nummer { $place } i køen ved { $trust }.
}
decided-ahead = Dei { $count } framfor deg i køen står der på grunn av { $causes }.
decided-lottery = Loddet er SHA-256 av den offentleggjorde teksten for trekninga, eit linjeskift og koden din; det minste går føre. Alle kan rekne det ut på nytt.
cause = { $by ->
    [commitment] plass som stod fast frå før
    [lottery] loddtrekning
   *[start] at oppstarten til alle går føre plassen til nokon
}
cause-count = { $cause } ({ $count })
why-title = { $status ->
    [no_place] Kvifor du ikkje har fått plass
   *[placed] Kvifor ikkje tidlegare eller betre
}
why-nothing = Ingen plass i planen er betre for deg etter ønska du har meldt inn.
why-full = { $full }. Oppteke: { $limits }
why-holders = Dei { $count } som har plassane, går føre på grunn av { $causes }.
why-resolved = Dette er funne ved å planleggje på nytt, og kan kontrollerast på same måten.
why-behind = Ingen som står bak deg i køen, har fått noko på kostnad av deg.

## Brevet: kva som kan endre det, spørsmål og innseiingar

change-title = Kva som kan endre dette
change-revised = Planen blir laga på nytt før kvar oppstartsdato, 1. mars og 1. september. Då blir stillingar, kø og innmeldingar lesne på nytt.
change-fresh = Kommunen din må halde innmeldinga di oppdatert og bør fornye ho kvart halvår. Datoen for den første innmeldinga gjeld framleis når ho blir fornya.
change-service = Tenestetida di blir rekna på nytt kvar gong, og aukar medan du er i teneste.
change-declined = Takkar du nei til eit tilbod, held du på plassen i køen, men får ikkje det same tilbodet att.
object-title = Spørsmål og innseiingar
object-check = Er noko i dette brevet feil, eller meiner du at reglane er brukte feil, kan du kome med ei innseiing.
object-both = Spørsmål og innseiingar kan du rette til { $to }.
object-questions = Spørsmål kan du rette til { $to }.
object-to = Innseiingar sender du til { $to }.
answer-by = { $status ->
    [proposed] Gje beskjed innan { $date } om du kan ta imot plassen dersom du får tilbod om han.
    [offered] Svar på tilbodet innan { $date }.
   *[other] Innseiingar bør vere komne innan { $date }.
}
answer-soon = { $status ->
    [proposed] Gje beskjed så snart du kan om du kan ta imot plassen dersom du får tilbod om han.
   *[offered] Svar på tilbodet så snart du kan.
}
letter-mark = Grunnlag: innmeldingar { $problem }, regelsett { $rules } (byrjinga av SHA-256).
