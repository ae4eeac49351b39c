//! All that the form of a practice asks is on its page, on the page of those who work on it, and in its files.

use std::collections::BTreeSet;

use super::{LIST, answer, approved, begun, sent};
use ensemble_communities::community::{
    model::{Level, Network, Profession},
    network_word, profession_word,
};
use ensemble_core::Lang;
use ensemble_practices::practice::{
    labels,
    model::{Context, Counting, PracticeForm},
};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const ENGLISH: &str = "/en/communities/students-at-risk/practices";
/// The fields in both languages that practices of each form show.
const BOTH_FORMS: [&str; 8] =
    ["title", "summary", "duration-short", "people", "material.0", "effect.0", "limits", "contact"];
const DESCRIPTION: [&str; 2] = ["need", "done"];
const STORY: [&str; 5] = ["happened", "took", "changed", "did", "counts"];
const LINK: &str = "https://exemple.org/fiche-de-cobalt";
const DOI: &str = "https://doi.org/10.5555/cobalt.1";
const REFERENCES: [&str; 2] =
    ["Roy, A. (2023). Un titre de cobaltine.", "Roy, A. (2021). A book of cobaltine."];
const FIGURE: &str = "37 sur 40";

/// The word of a field in a language, which is in no other field.
fn word(field: &str, lang: Lang) -> String {
    let letters: String = field.chars().filter(char::is_ascii_alphabetic).collect();
    format!("cobalt{letters}{}", lang.code())
}

/// All that the form sends.
fn typed(form: PracticeForm) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for field in BOTH_FORMS.iter().chain(&DESCRIPTION).chain(&STORY) {
        for lang in Lang::ALL {
            let text = match lang {
                Lang::Fr => format!("Avec du {}", word(field, lang)),
                Lang::En => format!("With some {}", word(field, lang)),
            };
            all.push((format!("{field}.{}", lang.code()), text));
        }
    }
    let references = REFERENCES.map(|text| format!("{text} {DOI}"));
    let others = [
        ("form", form.code()),
        ("level-from", Level::Primary.code()),
        ("level-to", Level::Secondary.code()),
        ("network", Network::Both.code()),
        ("profession-1", Profession::Psychoeducator.code()),
        ("profession-2", Profession::Manager.code()),
        ("profession-3", Profession::Psychologist.code()),
        ("material.0.link", LINK),
        ("effect.0.short", FIGURE),
        ("effect.0.counting", Counting::Estimated.code()),
        ("references-fr", references[0].as_str()),
        ("references-en", references[1].as_str()),
        ("topic-consent", "1"),
        ("topic-telepractice", "1"),
        ("topic-paperless", "1"),
        ("topic-booking", "1"),
        ("topic-assessment", "1"),
        ("topic-confidentiality", "1"),
        ("tags", "cobaltage"),
    ];
    all.extend(others.map(|(name, value)| (name.to_owned(), value.to_owned())));
    all
}

/// What readers of a language find of it.
fn shown(lang: Lang, form: PracticeForm) -> Vec<String> {
    let told: &[&str] = match form {
        PracticeForm::Description => &DESCRIPTION,
        PracticeForm::Story => &STORY,
    };
    let context = Context { levels: Some((Level::Primary, Level::Secondary)), ..Context::default() };
    let mut all: Vec<String> = BOTH_FORMS.iter().chain(told).map(|field| word(field, lang)).collect();
    all.extend([
        labels::levels(lang, &context),
        network_word(lang, Network::Both).to_owned(),
        profession_word(lang, Profession::Psychoeducator).to_owned(),
        profession_word(lang, Profession::Manager).to_owned(),
        profession_word(lang, Profession::Psychologist).to_owned(),
        labels::counting(lang, Counting::Estimated).to_owned(),
    ]);
    all.extend([LINK, DOI, FIGURE, REFERENCES[0], REFERENCES[1], "cobaltage"].map(str::to_owned));
    let topics = match lang {
        Lang::Fr => [
            "formulaires de consentement",
            "télépratique",
            "dossiers sans papier",
            "prise de rendez-vous en ligne",
            "outils d’évaluation en ligne",
            "confidentialité",
        ],
        Lang::En => [
            "consent forms",
            "telepractice",
            "paperless records",
            "online booking",
            "online assessment tools",
            "confidentiality",
        ],
    };
    all.extend(topics.map(str::to_owned));
    all
}

/// The names of the fields of a page, each with 0 in place of its number in a list.
fn names(page: &str) -> BTreeSet<String> {
    let names = page.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let first = |name: &str| {
        let parts = name.split('.').map(|part| if part.parse::<usize>().is_ok() { "0" } else { part });
        parts.collect::<Vec<_>>().join(".")
    };
    names.map(first).collect()
}

/// Fails unless a page or a file says all of it.
async fn assert_says(app: &TestApp, cookie: &str, address: &str, all: &[String]) {
    let answer = app.get_with(address, "cookie", cookie).await;
    assert_eq!(answer.status, 200, "{address}");
    for words in all {
        assert!(answer.says(words), "{words} at {address}: {}", answer.text());
    }
}

/// Fills the form, publishes the practice, and reads it everywhere.
async fn goes_from_the_form_to_the_files(app: &TestApp, form: PracticeForm) {
    let cookie = app.cookie("co-facilitator").await;
    let id = begun(app, &cookie, "public").await;
    answer(app, &id, "given").await;
    let edit = format!("{LIST}/{id}/modifier");
    let all = typed(form);
    let sends: BTreeSet<String> = all.iter().map(|(name, _)| name.clone()).collect();
    let has = names(&app.get_with(&edit, "cookie", &cookie).await.body);
    let missing: Vec<&String> = sends.difference(&has).collect();
    assert!(missing.is_empty(), "the form has no {missing:?}");
    let unknown: Vec<&String> = has
        .iter()
        .filter(|name| [".fr", ".en"].iter().any(|end| name.ends_with(end)) && !name.contains("still"))
        .filter(|name| !sends.contains(*name))
        .collect();
    assert!(unknown.is_empty(), "the test sends no {unknown:?}");
    let mut fields: Vec<(&str, &str)> =
        all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("base", "1"));
    let saved = app.send(&edit, &cookie, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    assert_says(app, &cookie, &format!("{LIST}/{id}/preparation"), &shown(Lang::Fr, form)).await;
    assert_says(app, &cookie, &format!("{ENGLISH}/{id}/preparation"), &shown(Lang::En, form)).await;
    sent(app, &cookie, &id, "2").await;
    approved(app, &id, "2").await;
    let done = app.send(&format!("{LIST}/{id}/publication"), &cookie, &[("revision", "2")]).await;
    assert!(done.header("location").contains("notice=published"), "{}", done.body);
    assert_says(app, "", &format!("{LIST}/{id}"), &shown(Lang::Fr, form)).await;
    assert_says(app, "", &format!("{ENGLISH}/{id}"), &shown(Lang::En, form)).await;
    for ending in ["epub", "docx", "odt", "html", "md"] {
        assert_says(app, "", &format!("{LIST}/{id}/pratique.{ending}"), &shown(Lang::Fr, form)).await;
        assert_says(app, "", &format!("{ENGLISH}/{id}/practice.{ending}"), &shown(Lang::En, form)).await;
    }
    let other: &[&str] = match form {
        PracticeForm::Description => &STORY,
        PracticeForm::Story => &DESCRIPTION,
    };
    let page = app.get(&format!("{LIST}/{id}")).await;
    for field in other {
        assert!(!page.says(&word(field, Lang::Fr)), "{field} belongs to the other form");
    }
    let form = app.get_with(&edit, "cookie", &cookie).await;
    for field in other {
        assert!(form.says(&word(field, Lang::Fr)), "{field} is kept for those who write");
    }
}

on_both_with_content! {
    async fn each_field_of_a_description_is_on_its_pages_and_in_its_files(db: Db) {
        goes_from_the_form_to_the_files(&app_on(db).await, PracticeForm::Description).await;
    }

    async fn a_story_of_value_goes_from_the_form_to_the_files(db: Db) {
        goes_from_the_form_to_the_files(&app_on(db).await, PracticeForm::Story).await;
    }
}
