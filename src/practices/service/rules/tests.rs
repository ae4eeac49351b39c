//! What a service has to say, and which look like one.

use jiff::civil::{Date, date};

use super::{
    Column, FRESH_DAYS, MAX_NAME, Problem, check, digits, identity, is_stale, localized, looks_like, own,
};
use crate::service::model::{Audience, Details, Referral};
use ensemble_core::{Lang, LocalizedText};

const TODAY: Date = date(2026, 11, 18);

/// A service with which nothing is wrong.
pub fn service(name: &str) -> Details {
    Details {
        name: localized(name, "").expect("a name"),
        description: localized("Une rencontre.", "A meeting.").expect("a description"),
        provider: "Maison de l’Anse".to_owned(),
        audiences: vec![Audience::Youth],
        age_from: Some(12),
        age_to: Some(17),
        everywhere: false,
        online: false,
        regions: Vec::new(),
        municipalities: vec!["Baie-des-Brumes".to_owned()],
        languages: vec![Lang::Fr],
        other_languages: Vec::new(),
        phone: "555 555-0142".to_owned(),
        email: String::new(),
        web: String::new(),
        place: "12, rue du Phare".to_owned(),
        hours: None,
        cost: None,
        referral: Referral::NotNeeded,
        verified_on: Some(TODAY),
        verified_by: "Maison de l’Anse".to_owned(),
    }
}

#[test]
fn what_is_missing_or_wrong_is_named_field_by_field() {
    assert_eq!(check(&service("Une heure"), TODAY), []);
    let tomorrow = TODAY.tomorrow().expect("a day");
    let wrong = [
        (
            Details { name: LocalizedText::Single { lang: Lang::Fr, text: String::new() }, ..service("x") },
            Column::NameFr,
            Problem::Missing,
        ),
        (service(&"x".repeat(MAX_NAME + 1)), Column::NameFr, Problem::TooLong(MAX_NAME)),
        (Details { provider: String::new(), ..service("x") }, Column::Provider, Problem::Missing),
        (Details { audiences: Vec::new(), ..service("x") }, Column::Audiences, Problem::Missing),
        (Details { age_from: Some(18), ..service("x") }, Column::AgeTo, Problem::Ages),
        (Details { age_from: Some(121), age_to: None, ..service("x") }, Column::AgeFrom, Problem::Ages),
        (Details { municipalities: Vec::new(), ..service("x") }, Column::Regions, Problem::NoArea),
        (
            Details { municipalities: vec!["A|B".to_owned()], ..service("x") },
            Column::Municipalities,
            Problem::Separator,
        ),
        (Details { languages: Vec::new(), ..service("x") }, Column::Languages, Problem::Missing),
        (
            Details { phone: String::new(), place: String::new(), ..service("x") },
            Column::Phone,
            Problem::NoContact,
        ),
        (Details { email: "a@b".to_owned(), ..service("x") }, Column::Email, Problem::Email),
        (
            Details { email: "a@anse.example?bcc=b@anse.example".to_owned(), ..service("x") },
            Column::Email,
            Problem::Email,
        ),
        (Details { email: "a,b@anse.example".to_owned(), ..service("x") }, Column::Email, Problem::Email),
        (Details { web: "javascript:alert(1)".to_owned(), ..service("x") }, Column::Web, Problem::Web),
        (Details { verified_on: Some(tomorrow), ..service("x") }, Column::VerifiedOn, Problem::Day),
    ];
    for (details, column, problem) in wrong {
        assert_eq!(check(&details, TODAY), [(column, problem)]);
    }
}

#[test]
fn a_service_looks_like_one_with_its_name_or_its_phone_and_place() {
    let one = service("Une heure pour respirer");
    let same_name = Details {
        phone: "555 555-0199".to_owned(),
        place: String::new(),
        ..service("UNE HEURE pour respirer")
    };
    let same_phone = Details {
        phone: "+1 (555) 555-0142".to_owned(),
        place: "12, Rue du phare".to_owned(),
        ..service("Autre")
    };
    let elsewhere = Details { place: "40, chemin du Moulin".to_owned(), ..service("Autre") };
    assert!(looks_like(&one, &same_name) && looks_like(&same_name, &one));
    assert!(looks_like(&one, &same_phone) && !looks_like(&one, &elsewhere));
    let english =
        Details { name: localized("", "Homework").expect("a name"), phone: String::new(), ..service("x") };
    let both = Details {
        name: localized("Devoirs", "homework").expect("a name"),
        phone: String::new(),
        ..service("x")
    };
    assert!(looks_like(&english, &both));
    assert_eq!(
        identity(&one),
        identity(&Details { phone: "555-555-0142".to_owned(), ..service("une heure pour RESPIRER") })
    );
    assert_ne!(identity(&one), identity(&elsewhere));
    assert_eq!(digits("1 555 555-0142, poste 3"), "155555501423");
}

#[test]
fn a_service_is_stale_after_a_year_and_when_it_was_never_verified() {
    let ago = |days: i64| TODAY.checked_sub(jiff::Span::new().days(days)).expect("a day");
    assert!(is_stale(None, TODAY));
    assert!(!is_stale(Some(ago(FRESH_DAYS)), TODAY));
    assert!(is_stale(Some(ago(FRESH_DAYS + 1)), TODAY));
}

#[test]
fn a_text_has_exactly_the_languages_that_were_written() {
    let text = localized("", "Only English");
    assert_eq!((own(text.as_ref(), Lang::Fr), own(text.as_ref(), Lang::En)), ("", "Only English"));
    let text = localized("Les deux", "Both");
    assert_eq!((own(text.as_ref(), Lang::Fr), own(text.as_ref(), Lang::En)), ("Les deux", "Both"));
    assert_eq!(localized("", ""), None);
}
