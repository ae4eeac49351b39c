//! A practice that goes through its form.

use std::collections::BTreeSet;

use super::{Content, FIELDS, Typed, of, read};
use crate::practice::model::{Context, Counting, Effect, Material, PracticeForm, Reference};
use ensemble_common::editing::{TypedTexts, apply, model::FieldSet};
use ensemble_communities::community::model::{Level, Network, Profession};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors};

fn both(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::written(Lang::Fr, fr, en)
}

fn content() -> Content {
    Content {
        summary: Some(both("Trois lignes.", "Three lines.")),
        context: Context {
            levels: Some((Level::Primary, Level::Secondary)),
            network: Some(Network::Both),
            professions: vec![Profession::Psychoeducator, Profession::Manager],
            duration: Some(both("10 min par semaine", "10 min a week")),
        },
        material: vec![
            Material { title: both("Une fiche", "A sheet"), link: Some("https://exemple.org/f".to_owned()) },
            Material { title: both("Un carnet", ""), link: None },
        ],
        effects: vec![Effect {
            text: both("appels", "calls"),
            figure: "11".to_owned(),
            counting: Counting::Estimated,
        }],
        references: vec![
            Reference {
                lang: Lang::Fr,
                text: "Roy, A. (2023). Un titre.".to_owned(),
                doi: Some("10.5555/x.1".parse().expect("a DOI")),
            },
            Reference { lang: Lang::En, text: "Roy, A. (2021). A book.".to_owned(), doi: None },
        ],
        tags: vec!["télépratique".to_owned()],
        ..Content::titled(both("La fiche", "The sheet"), PracticeForm::Description)
    }
}

fn applied(fields: &FieldSet, before: Typed) -> Result<Typed, FieldErrors> {
    apply(FIELDS, Lang::Fr, 9, fields, &BTreeSet::new(), before, |changes: &mut TypedTexts<'_>, typed| {
        read(changes, typed);
    })
}

#[test]
fn a_practice_comes_back_from_the_form_as_it_went_in() {
    let typed = Typed::from(&content());
    let again = applied(&of(&content()), typed.clone()).expect("no error");
    assert_eq!(again.content, content());
}

#[test]
fn topics_are_boxes_beside_the_tags_that_are_typed() {
    let tagged =
        |tags: &[&str]| Content { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..content() };
    let fields = of(&tagged(&["telepractice", "lecture", "Consent forms"]));
    let shown = ["topic-telepractice", "topic-consent", "topic-booking", "tags"].map(|key| fields.text(key));
    assert_eq!(shown, ["1", "1", "", "lecture"]);
    let before = Typed::from(&tagged(&["telepractice"]));
    let mut fields = of(&before.content);
    fields.set("topic-paperless", "1");
    fields.set("tags", "lecture, dossiers sans papier");
    let again = applied(&fields, before.clone()).expect("no error").content.tags;
    assert_eq!(
        again,
        ["telepractice", "dossiers sans papier", "lecture"],
        "as it was, and in the language of the page"
    );
    fields.set("topic-telepractice", "");
    assert_eq!(
        applied(&fields, before.clone()).expect("no error").content.tags,
        ["dossiers sans papier", "lecture"]
    );
    fields.set("tags", "paperless records, lecture");
    assert_eq!(
        applied(&fields, before.clone()).expect("no error").content.tags,
        ["dossiers sans papier", "lecture"],
        "the word of the other language is the same tag"
    );
    fields.set("tags", "a, b, c, d, e, f, g, h");
    let errors = applied(&fields, before).expect_err("nine tags");
    assert!(!errors.of("tags").is_empty());
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    let typed = Typed::from(&content());
    let mut fields = of(&content());
    fields.set("title.fr", "");
    fields.set("title.en", "");
    fields.set("level-from", "adult");
    fields.set("material.0.link", "javascript:alert(1)");
    fields.set("references-en", "Roy. doi:10.5/x");
    fields.set("tags", "a,b,c,d,e,f,g,h,i");
    let errors = applied(&fields, typed).expect_err("errors");
    let ids: Vec<String> = errors.all().into_iter().map(|error| error.id).collect();
    assert_eq!(ids, ["title-fr", "level-to", "material-0-link", "references-en", "tags"]);
    assert!(errors.of("references-en").contains("doi:10.5/x"), "it says which");
}

#[test]
fn a_doi_is_taken_out_of_a_reference_and_written_one_way() {
    let typed = Typed::from(&content());
    let mut fields = of(&content());
    fields.set("references-fr", "Roy, A. (2023). Un titre. http://dx.doi.org/10.5555/X.1");
    let read = applied(&fields, typed).expect("no error").content.references;
    assert_eq!(read, content().references);
}
