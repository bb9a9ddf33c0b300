### Words of the desk: Reporting.

desk-reporting = Reporting

## Nothing to report

nothing_to_report = Nothing to report
    .one = Signed "nothing to report"
    .about = A body's signed word that a register has nothing for a year: it turns "not reported" into a true zero.
nothing_to_report-about = Register
    .help = The register that has nothing.
nothing_to_report-year = Year
    .help = The whole year it is about.
nothing_to_report-body = Body
    .help = The body that reports.
nothing_to_report-signed_by = Signed by
    .help = The officer who answers for it.
nothing_to_report-signed_on = Signed on
    .help = The day of the signature.

## Outside series

reference_values = Values quoted from outside
    .one = Value quoted from outside
    .about = Each value of an outside series as it is quoted in one year's report, with its source.
reference_values-series = Series
    .help = Which series it belongs to; its unit is that of the series.
reference_values-quoted_in = Quoted in the report of
    .help = The year of the report that quotes it.
reference_values-about_year = Year it is about
    .help = Often the year before.
reference_values-value = Value
    .help = In the unit of the series.
reference_values-publisher = Publisher
    .help = Who published it.
reference_values-publication = Publication
    .help = The title in which it stands.
reference_values-published_on = Published on
    .help = The day of publication.

## Figures

figure-G1 = Trafficking cases prosecuted world-wide in the previous year
    .definition = The value of an outside series as recorded for this year's report, the highest where several are; nothing of it is counted here.
figure-G2 = Victims identified world-wide in the previous year
    .definition = The value of an outside series as recorded for this year's report, the highest where several are; nothing of it is counted here.
figure-G3 = Convictions world-wide in the previous year
    .definition = The value of an outside series as recorded for this year's report, the highest where several are; nothing of it is counted here.
figure-G4 = Yearly revenue of the crime world-wide
    .definition = An estimate by international experts in billions of US dollars, as recorded for this year's report.
    .rule = An estimate, said as "about".
    .shown = about { $number } billion
figure-G5 = People who become victims each year world-wide
    .definition = An estimate by international experts, as recorded for this year's report.
    .rule = Rounded to the nearest hundred thousand and said as "about", from five hundred thousand on; exact below that.
figure-G6 = Years since the legal fight began in the country
    .definition = Years from the first year of the legal work, which the country's settings name, to the year asked, both counted.

## Lists

list-reference_series = Outside series
