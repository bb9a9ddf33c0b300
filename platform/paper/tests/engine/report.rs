//! An invented report for the tests and the example: six chapters with tables,
//! charts of every kind and an annex. The country and its people do not exist.

use paper::document::{
    Amount, Block, Cell, Chart, Column, Document, Drawing, Group, Inline, Labels, Metadata, Point,
    Row, Step, Table, TrendStyle, text,
};

/// The labels in English.
pub fn labels() -> Labels {
    Labels {
        contents: "Contents".into(),
        page: "Page {n} of {m}".into(),
        table: "Table {n}".into(),
        chart: "Chart {n}".into(),
        note: "Note".into(),
        skip: "Skip to the report".into(),
    }
}

/// The head of an invented report.
pub fn metadata() -> Metadata {
    Metadata {
        title: "Annual report on combating trafficking in human beings, 2017".into(),
        subtitle: Some("Presented to the parliament of the Republic of Example".into()),
        author: "Nümunə Nümunəyeva, National Coordinator (invented)".into(),
        language: "en".into(),
        date: "2018-05-08".into(),
        date_shown: "8 May 2018".into(),
        issue: Some("Set 1 of 2017, hash 4f1c 09ab 77e2 d015".into()),
        draft: None,
        practice: Some(
            "Practice country: every person and number in this document is invented.".into(),
        ),
    }
}

/// A document of these blocks.
pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        metadata: metadata(),
        labels: labels(),
        blocks,
    }
}

/// A chart of this drawing, with its table.
pub fn chart(id: &str, caption: &str, drawing: Drawing, headings: &[&str]) -> Chart {
    Chart {
        id: id.into(),
        caption: caption.into(),
        description: format!("A picture of the amounts in the table beside it: {caption}."),
        table: drawing.as_table(caption, headings),
        drawing,
        nothing_to_draw: "No number is known for this picture.".into(),
    }
}

fn points(points: &[(&str, f64)]) -> Vec<Point> {
    points
        .iter()
        .map(|(label, amount)| Point::of(*label, *amount, amount.to_string()))
        .collect()
}

fn group(label: &str, amounts: &[f64]) -> Group {
    Group {
        label: label.into(),
        amounts: amounts
            .iter()
            .map(|amount| Amount::of(*amount, amount.to_string()))
            .collect(),
    }
}

fn step(label: &str, unit: &str, amount: f64) -> Step {
    Step {
        label: label.into(),
        unit: unit.into(),
        amount: Amount::of(amount, amount.to_string()),
    }
}

fn narrative(source: &str) -> Vec<Block> {
    paper::markdown::parse(source).expect("the invented narrative is sound")
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading {
        level,
        text: words.into(),
        id: None,
    }
}

fn row(label: &str, cells: &[&str]) -> Row {
    Row::of(
        [Cell::words(label)]
            .into_iter()
            .chain(cells.iter().map(|cell| Cell::words(*cell)))
            .collect(),
    )
}

/// The whole report.
pub fn report() -> Document {
    let mut blocks = vec![Block::Contents, Block::PageBreak];
    blocks.extend(narrative(
        "# The year at a glance\n\n\
         In the reporting year [98](figure:V1) persons were recognised as victims of trafficking, 4 more than in the year before. \
         Of them [82](figure:V2) were women and [16](figure:V3) men; *no child* was among them. \
         The department opened [144](figure:J1) facts and **33 persons** were convicted.\n\n\
         The measures of the national action plan went on with the participation of central and local bodies, the courts, the ombudsman \
         and the coalition of non-governmental organisations, which has [45](figure:N1) members.\n\n\
         - More than [80,000](figure:A1) pupils and parents took part in meetings on the protection of children.\n\
         - [16](figure:N3) projects were funded, worth 12,345 ₼ together.\n\
         - The hotline answered [1,899](figure:H1) appeals.\n\n\
         1. First, what was done for victims is counted as known on the day of the freeze.\n\
         2. Second, unlike units are never added.\n",
    ));
    blocks.push(Block::Chart(chart(
        "trend",
        "Recognised victims by year of the decision",
        Drawing::Trend {
            style: TrendStyle::Columns,
            points: points(&[
                ("2011", 29.0),
                ("2012", 53.0),
                ("2013", 46.0),
                ("2014", 54.0),
                ("2015", 63.0),
                ("2016", 70.0),
                ("2017", 98.0),
            ]),
        },
        &["Year", "Victims"],
    )));
    blocks.push(heading(1, "Victims and their support"));
    blocks.extend(narrative(
        "A person is counted as recognised in the year of the formal decision. The parts of a breakdown add up to its total; where they do not, the table says why.\n\n\
         > A person who was helped and not recognised is counted apart, and never added to the victims.\n",
    ));
    blocks.push(Block::Table(Table {
        caption: "Recognised victims by form of exploitation, sex and age".into(),
        columns: vec![
            Column::words("Form of exploitation"),
            Column::numbers("Women"),
            Column::numbers("Men"),
            Column::numbers("Children"),
            Column::numbers("Not known"),
            Column::numbers("All"),
        ],
        rows: vec![
            row("Sexual exploitation", &["79", "0", "0", "0", "79"]),
            row("Forced labour", &["3", "16", "0", "0", "19"]),
            row("Forced begging", &["fewer than 5", "0", "0", "0", "fewer than 5"]),
            row("Removal of organs", &["0", "0", "0", "0", "0"]),
            Row::total(["All", "82", "16", "0", "0", "98"].into_iter().map(Cell::words).collect()),
        ],
        first_column_names_rows: true,
        note: Some("A victim may have several forms of exploitation, so the rows do not add up to the total.".into()),
    }));
    blocks.push(heading(2, "Where victims were taken"));
    blocks.push(Block::Chart(chart(
        "destinations",
        "Recognised victims by country of exploitation",
        Drawing::Bars {
            points: points(&[
                ("Northland", 43.0),
                ("United Islands of the East", 9.0),
                ("Westmark", 8.0),
                ("Lakeland", 5.0),
                ("Highmoor", 4.0),
                ("Inside the country", 2.0),
            ]),
        },
        &["Country", "Victims"],
    )));
    blocks.push(heading(2, "Help given"));
    blocks.push(Block::Chart(chart(
        "services",
        "Persons served by kind of service",
        Drawing::Bars {
            points: vec![
                Point::of("Medical help", 71.0, "71"),
                Point::of("Psychological help", 68.0, "68"),
                Point::of("Legal help and interpretation in court", 44.0, "44"),
                Point::of("Vocational course", 12.0, "12"),
                Point {
                    label: "Repatriation".into(),
                    amount: Amount::absent("fewer than 5"),
                },
                Point {
                    label: "Compensation claimed".into(),
                    amount: Amount::absent("not reported"),
                },
            ],
        },
        &["Service", "Persons served"],
    )));
    blocks.push(heading(1, "Criminal justice"));
    blocks.extend(narrative(
        "A *fact* is one episode registered under one article; a *case* is one investigation, which may hold several facts, suspects and victims. \
         They are never added. See also [the annex](#annex) and the [page of the mechanism](https://example.org/mechanism).\n",
    ));
    blocks.push(Block::Chart(chart(
        "path",
        "From the screening to the conviction",
        Drawing::Funnel {
            steps: vec![
                step(
                    "Persons screened",
                    "screenings, one per person and check",
                    412.0,
                ),
                step(
                    "Presumed victims",
                    "persons with grounds to be treated as victims",
                    131.0,
                ),
                step(
                    "Recognised victims",
                    "persons with a positive formal decision",
                    98.0,
                ),
                step("Criminal cases opened", "criminal cases", 27.0),
                step("Sent to court", "persons accused", 33.0),
                step("Convicted", "persons accused", 29.0),
            ],
        },
        &["Step", "Unit", "Number"],
    )));
    blocks.push(Block::Chart(chart(
        "articles",
        "Recorded facts by article and year",
        Drawing::GroupedColumns {
            series: vec![
                "Trafficking".into(),
                "Forced labour".into(),
                "Disclosure of data".into(),
            ],
            groups: vec![
                group("2014", &[128.0, 7.0, 0.0]),
                group("2015", &[151.0, 9.0, 1.0]),
                group("2016", &[155.0, 11.0, 0.0]),
                group("2017", &[144.0, 4.0, 2.0]),
            ],
        },
        &["Year"],
    )));
    blocks.push(heading(1, "Children"));
    blocks.push(heading(2, "Children found begging or at work"));
    blocks.extend(narrative(
        "Raids and inspections found [1,024](figure:C1) children. Each was screened; the result is part of the record.\n",
    ));
    blocks.push(Block::Chart(chart(
        "children",
        "Children found by region and what followed",
        Drawing::StackedBars {
            series: vec![
                "Handed to parents".into(),
                "Guardianship body".into(),
                "Shelter".into(),
            ],
            groups: vec![
                group("Capital", &[312.0, 120.0, 41.0]),
                group("Northern region", &[120.0, 33.0, 12.0]),
                group("Southern region and the coast", &[98.0, 61.0, 3.0]),
                group("Western region", &[44.0, 21.0, 9.0]),
            ],
        },
        &["Region"],
    )));
    blocks.push(heading(1, "The hotline"));
    blocks.push(Block::Chart(chart(
        "hotline",
        "Appeals to the hotline by month",
        Drawing::Trend {
            style: TrendStyle::Line,
            points: [
                ("Jan", 141.0),
                ("Feb", 150.0),
                ("Mar", 166.0),
                ("Apr", 159.0),
                ("May", 171.0),
                ("Jun", 188.0),
                ("Jul", 163.0),
                ("Aug", 140.0),
                ("Sep", 152.0),
                ("Oct", 161.0),
                ("Nov", 158.0),
                ("Dec", 150.0),
            ]
            .iter()
            .map(|(month, amount)| Point::of(*month, *amount, amount.to_string()))
            .collect(),
        },
        &["Month", "Appeals"],
    )));
    blocks.push(Block::Table(Table {
        caption: "Appeals by topic, region and channel: a long table that runs over the page"
            .into(),
        columns: vec![
            Column::words("Topic"),
            Column::words("Region"),
            Column::words("Onward action"),
            Column::numbers("Appeals"),
        ],
        rows: (1..=48)
            .map(|index| {
                row(
                    [
                        "Labour activity",
                        "Education",
                        "Marriage with foreigners",
                        "Domestic violence",
                    ][index % 4],
                    &[
                        [
                            "Capital",
                            "Northern region",
                            "Southern region and the coast",
                        ][index % 3],
                        "Advice given and the caller told where to turn",
                        &(index * 7 % 53).to_string(),
                    ],
                )
            })
            .collect(),
        first_column_names_rows: true,
        note: None,
    }));
    blocks.push(Block::PageBreak);
    blocks.push(Block::Heading {
        level: 1,
        text: "Annex: how each figure is counted".into(),
        id: Some("annex".into()),
    });
    for (id, term, shown) in [
        ("V1", "Recognised victims", "98"),
        ("V2", "Recognised victims who are women", "82"),
        ("V3", "Recognised victims who are men", "16"),
        ("J1", "Recorded facts", "144"),
        ("N1", "Members of the coalition", "45"),
        ("N3", "Projects funded", "16"),
        ("A1", "Participants of meetings", "more than 80,000"),
        ("H1", "Appeals to the hotline", "1,899"),
        ("C1", "Children found", "1,024"),
    ] {
        blocks.push(Block::Entry {
            id: format!("figure-{id}"),
            term: vec![text(format!("{id}  {term}: {shown}"))],
            explanation: vec![
                vec![text(
                    "Persons with a positive formal decision, counted once each in the year of the decision.",
                )],
                vec![
                    Inline::strong("Register: "),
                    text("identification. "),
                    Inline::strong("Unit: "),
                    text("recognised victim."),
                ],
            ],
        });
    }
    document(blocks)
}
