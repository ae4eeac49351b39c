//! Files: what is written is read again as it was; what is wrong is named.

use ensemble_core::region::Region;
use jiff::civil::{Date, date};

use super::{FileError, Reading, cleaned, read, write_hsds, write_table};

use crate::service::{
    model::{Audience, Details, Referral, Service, ServiceState},
    rules::{self, Column, Problem, identity},
};
use ensemble_core::{Lang, LocalizedText, ids::ServiceId};

const TODAY: Date = date(2026, 11, 18);
/// How many services go there and back.
const MANY: usize = 500;

/// Numbers that look random and are the same each time (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(most).expect("a number")).expect("a number")
    }

    fn yes(&mut self) -> bool {
        self.below(2) == 0
    }

    fn some_of<T: Copy>(&mut self, all: &[T], least: usize) -> Vec<T> {
        let picked: Vec<T> = all.iter().copied().filter(|_| self.yes()).collect();
        if picked.len() < least { all[..least].to_vec() } else { picked }
    }

    /// A line of text; among them are what spreadsheets take for formulas, and what separates and quotes cells.
    fn line(&mut self) -> String {
        const BEGINNINGS: [&str; 10] = ["", "", "", "=", "+", "-", "@", "'", "'=", "''+"];
        const WORDS: [&str; 16] = [
            "école",
            "jeux",
            "aide;",
            "a,b",
            "\"cité\"",
            "l’hiver",
            "SOMME(A1)",
            "1+1",
            "été",
            "d'ici",
            "fin.",
            "«",
            "Noël",
            "œuvre",
            "café",
            "x=1",
        ];
        let mut line = BEGINNINGS[self.below(BEGINNINGS.len())].to_owned();
        for word in 0..=self.below(5) {
            line.push_str(if word > 0 { " " } else { "" });
            line.push_str(WORDS[self.below(WORDS.len())]);
        }
        line
    }

    fn lines(&mut self) -> String {
        (0..=self.below(3)).map(|_| self.line()).collect::<Vec<_>>().join("\n")
    }

    fn localized(&mut self, text: fn(&mut Self) -> String) -> LocalizedText {
        let (fr, en) = (text(self), text(self));
        let which = self.below(3);
        rules::localized(if which == 1 { "" } else { &fr }, if which == 2 { "" } else { &en })
            .expect("a text")
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        self.yes().then_some(value)
    }

    fn details(&mut self, number: usize) -> Details {
        const TOWNS: [&str; 4] = ["Baie-des-Brumes", "Érables-Rouges", "L’Anse-au-Loup", "Trois-Lacs"];
        const LANGUAGES: [&str; 3] = ["innu", "espagnol", "langue des signes"];
        let ages = self.below(60);
        let day = date(2025, 1, 1)
            .checked_add(jiff::Span::new().days(i64::try_from(self.below(600)).expect("days")));
        let details = Details {
            name: self.localized(Self::line),
            description: self.localized(Self::lines),
            provider: self.line(),
            audiences: self.some_of(Audience::ALL, 1),
            age_from: Some(u8::try_from(ages).expect("an age")).filter(|_| !ages.is_multiple_of(3)),
            age_to: Some(u8::try_from(ages + 5).expect("an age")).filter(|_| !ages.is_multiple_of(4)),
            everywhere: self.yes(),
            online: self.yes(),
            regions: self.some_of(Region::ALL, 1),
            municipalities: self.some_of(&TOWNS, 0).into_iter().map(str::to_owned).collect(),
            languages: self.some_of(&Lang::ALL, 1),
            other_languages: self.some_of(&LANGUAGES, 0).into_iter().map(str::to_owned).collect(),
            phone: format!("555 555-{number:04}"),
            email: self.maybe("a.b@anse.example".to_owned()).unwrap_or_default(),
            web: self.maybe("https://anse.example/?q=1&r=,;".to_owned()).unwrap_or_default(),
            place: if self.yes() { self.line() } else { String::new() },
            hours: if self.yes() { Some(self.localized(Self::lines)) } else { None },
            cost: if self.yes() { Some(self.localized(Self::line)) } else { None },
            referral: Referral::ALL[self.below(Referral::ALL.len())],
            verified_on: day.ok().filter(|_| !ages.is_multiple_of(7)),
            verified_by: if self.yes() { self.line() } else { String::new() },
        };
        cleaned(details)
    }
}

/// So many services with which nothing is wrong, no two of them the same.
fn generated(many: usize) -> Vec<Details> {
    let mut numbers = Numbers(18);
    let all: Vec<Details> = (0..many).map(|number| numbers.details(number)).collect();
    for details in &all {
        assert_eq!(rules::check(details, TODAY), [], "{details:?}");
    }
    let identities: std::collections::HashSet<String> = all.iter().map(identity).collect();
    assert_eq!(identities.len(), many);
    all
}

fn services(all: &[Details]) -> Vec<Service> {
    all.iter()
        .map(|details| Service {
            id: ServiceId::new(),
            state: ServiceState::Listed,
            details: details.clone(),
            organization: None,
            owner: None,
            reason: String::new(),
            revision: 1,
        })
        .collect()
}

fn reading(bytes: &[u8]) -> Reading {
    let reading = read(bytes, TODAY).expect("a reading");
    assert_eq!((reading.errors.as_slice(), reading.repeated), (&[][..], 0));
    reading
}

#[test]
fn five_hundred_services_come_back_from_a_table_as_they_were() {
    let all = generated(MANY);
    for lang in Lang::ALL {
        let file = write_table(lang, &all);
        let cells = ensemble_server::csv::read(&file).expect("a table");
        assert_eq!(cells.len(), MANY + 1);
        assert_eq!(reading(&file).services, all, "{lang:?}");
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let mut service = generated(1).remove(0);
    service.provider = "=HYPERLINK(1)".to_owned();
    let file = String::from_utf8(write_table(Lang::En, &[service.clone()])).expect("a text");
    assert!(file.contains(",'=HYPERLINK(1),"), "{file}");
    assert_eq!(reading(file.as_bytes()).services, [service]);
}

#[test]
fn five_hundred_services_come_back_from_open_data_as_they_were() {
    let all = generated(MANY);
    let file = write_hsds(&services(&all));
    assert_eq!(reading(&file).services, all);
    let root: serde_json::Value = serde_json::from_slice(&file).expect("JSON");
    let count = |table: &str| root[table].as_array().expect("a table").len();
    assert_eq!((count("services"), count("phones")), (MANY, MANY));
    for table in ["organizations", "locations", "schedules", "languages", "service_areas"] {
        assert!(count(table) > 0, "{table}");
    }
    let mut ids = std::collections::HashSet::new();
    for table in root.as_object().expect("an object").values().filter_map(serde_json::Value::as_array) {
        for entry in table {
            assert!(ids.insert(entry["id"].as_str().expect("an id")), "an id of two entries: {entry}");
        }
    }
}

/// The same file in another encoding and with another separator.
fn small() -> String {
    "Nom en français;Description en français;Organisme;S’adresse à;Langues du service;Téléphone;Régions\r\n\
     Café-rencontre;Un goûter.;Maison de l’Anse;Jeunes | Parents;Français;555 555-0101;Gaspésie–Îles-de-la-Madeleine\r\n"
        .to_owned()
}

#[test]
fn tables_of_different_spreadsheets_are_read() {
    let expected = reading(small().as_bytes()).services;
    assert_eq!(expected[0].audiences, [Audience::Youth, Audience::Parents]);
    assert_eq!(expected[0].regions, [Region::GaspesieIlesDeLaMadeleine]);
    let with_mark = format!("\u{feff}{}", small());
    let commas = small().replace(';', ",");
    let windows_1252: Vec<u8> = small()
        .chars()
        .map(|letter| match letter {
            '’' => 0x92,
            '–' => 0x96,
            letter => u8::try_from(u32::from(letter)).expect("a letter of Latin-1"),
        })
        .collect();
    for file in [with_mark.as_bytes(), commas.as_bytes(), &windows_1252] {
        assert_eq!(reading(file).services, expected);
    }
    let english = "name-fr,description-en,Organization,intended FOR,languages of service,phone,all of quebec\n\
                   Café,Snack,Anse,youth,french,555 555-0101,yes\n";
    assert!(reading(english.as_bytes()).services[0].everywhere);
}

#[test]
fn a_file_that_is_no_list_of_services_says_why() {
    let columns = |missing: Vec<&'static [Column]>, unknown: &[&str]| FileError::Columns {
        missing,
        unknown: unknown.iter().map(|heading| (*heading).to_owned()).collect(),
    };
    for (file, error) in [
        ("", FileError::Empty),
        ("PK\u{3}\u{4}\u{0}", FileError::NotText),
        ("a;\"b", FileError::Unclosed(1)),
        ("{\n\"services\": [", FileError::Json(2)),
        ("{\"others\": []}", FileError::Hsds),
        ("[1]", FileError::Hsds),
        ("{\"services\": []}", FileError::Empty),
        ("Nom;Prix\nx;y\n", columns(Column::REQUIRED.to_vec(), &["Nom", "Prix"])),
    ] {
        assert_eq!(read(file.as_bytes(), TODAY), Err(error), "{file}");
    }
    let without = small().replace("Organisme;", "").replace("Maison de l’Anse;", "");
    assert_eq!(read(without.as_bytes(), TODAY), Err(columns(vec![&[Column::Provider]], &[])));
}

#[test]
fn a_file_with_too_many_services_or_headings_is_refused_before_it_is_read_further() {
    let most = rules::MAX_IMPORT;
    let (headings, row) =
        small().split_once('\n').map(|(one, other)| (one.to_owned(), other.to_owned())).expect("rows");
    let table = format!("{headings}\n{}", row.repeat(most + 1));
    assert_eq!(read(table.as_bytes(), TODAY), Err(FileError::TooMany));
    let open_data = format!("[{}{{}}]", "{},".repeat(most));
    assert_eq!(read(open_data.as_bytes(), TODAY), Err(FileError::TooMany));
    let wide = format!("{};{}", small().lines().next().expect("headings"), "zirconium;".repeat(5_000));
    let Err(FileError::Columns { missing, unknown }) = read(wide.as_bytes(), TODAY) else {
        panic!("the headings are wrong")
    };
    assert!(missing.is_empty());
    assert_eq!(unknown, vec!["zirconium".to_owned(); 10], "some of them are named");
}

#[test]
fn a_service_of_open_data_has_no_more_entries_of_a_table_than_are_looked_at() {
    let names: Vec<String> =
        (0..5_000).map(|number| format!("{{\"service_id\": \"a\", \"name\": \"L{number}\"}}")).collect();
    let file = format!("{{\"services\": [{{\"id\": \"a\"}}], \"languages\": [{}]}}", names.join(","));
    let reading = read(file.as_bytes(), TODAY).expect("a reading");
    let languages = reading.errors[0].wrong.iter().find(|(column, _)| *column == Column::OtherLanguages);
    assert_eq!(languages, Some(&(Column::OtherLanguages, Problem::TooMany(rules::MAX_LIST))));
}

#[test]
fn a_service_that_is_wrong_keeps_the_file_from_being_imported_and_is_named() {
    let file = small() + "Autre;;Anse;Chats;Français;;\r\n";
    let reading = read(file.as_bytes(), TODAY).expect("a reading");
    assert_eq!(reading.services.len(), 1);
    assert_eq!(reading.errors.len(), 1);
    assert_eq!(reading.errors[0].row, 3);
    assert_eq!(
        reading.errors[0].wrong,
        [
            (Column::DescriptionFr, Problem::Missing),
            (Column::Audiences, Problem::Unknown),
            (Column::Regions, Problem::NoArea),
            (Column::Phone, Problem::NoContact),
        ]
    );
    let twice = small() + small().lines().nth(1).expect("a row") + "\r\n";
    assert_eq!(read(twice.as_bytes(), TODAY).expect("a reading").repeated, 1);
}

#[test]
fn open_data_from_elsewhere_has_its_tables_inside_its_services() {
    let file = r#"[{
        "id": "a", "name": "Popote", "description": "Des repas.", "email": "repas@anse.example", "minimum_age": 0,
        "organization": { "name": "Maison de l’Anse" },
        "phones": [{ "number": "555 555-0111" }],
        "schedules": [{ "description": "Le mardi" }],
        "languages": [{ "code": "fr", "name": "French" }, { "name": "Innu" }],
        "service_areas": [{ "name": "Baie-des-Brumes" }],
        "service_at_locations": [{ "location": { "location_type": "physical", "addresses": [{ "address_1": "12, rue du Phare", "city": "Baie-des-Brumes" }] } }],
        "attributes": [{ "label": "audience", "value": "parents" }]
    }]"#;
    let services = reading(file.as_bytes()).services;
    let found = &services[0];
    assert_eq!((found.provider.as_str(), found.phone.as_str()), ("Maison de l’Anse", "555 555-0111"));
    assert_eq!(found.place, "12, rue du Phare, Baie-des-Brumes");
    assert_eq!(
        (found.languages.as_slice(), found.other_languages.as_slice()),
        (&[Lang::Fr][..], &["Innu".to_owned()][..])
    );
    assert_eq!((found.age_from, found.referral), (Some(0), Referral::Unknown));
    assert_eq!(found.hours.as_ref().map(|hours| hours.text(Lang::Fr)), Some("Le mardi"));
}
