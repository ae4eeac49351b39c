//! What a call lacks before it can be published.

use super::{
    super::{
        super::model::{Call, Question},
        Missing, Part, missing,
    },
    DATES, both, criterion, draft, planned, question,
};
use ensemble_core::{Lang, LocalizedText};

#[test]
fn a_call_that_has_everything_lacks_nothing() {
    assert!(missing(&draft(), &[planned()], &[question()], &[criterion()], 0).is_empty());
    assert!(missing(&draft(), &[planned()], &[], &[criterion()], 0).is_empty(), "questions are optional");
}

#[test]
fn each_thing_that_a_call_lacks_is_named() {
    let french = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
    let lacks = |call: &Call| missing(call, &[planned()], &[question()], &[criterion()], 0);
    let mut call = draft();
    call.texts.summary = french("Le résumé");
    assert_eq!(lacks(&call), [Missing::Text(Part::Summary, Lang::En)]);
    call.texts.summary = french("");
    assert_eq!(
        lacks(&call),
        [Missing::Text(Part::Summary, Lang::Fr), Missing::Text(Part::Summary, Lang::En)]
    );
    let mut call = draft();
    call.texts.funding[0].text = LocalizedText::Single { lang: Lang::En, text: "Paid".to_owned() };
    call.texts.contact = Some(french("Flavie"));
    assert_eq!(
        lacks(&call),
        [Missing::Text(Part::Funding, Lang::Fr), Missing::Text(Part::Contact, Lang::En)]
    );
    call = draft();
    call.texts.duties.clear();
    assert_eq!(lacks(&call), [Missing::NoDuties]);
    assert_eq!(missing(&draft(), &[], &[], &[], 0), [Missing::NoPlanned, Missing::NoCriteria]);
    let asked = Question { choices: vec![both("Matin", "Morning"), french("Soir")], ..question() };
    let found = missing(&draft(), &[planned()], &[asked], &[criterion()], 0);
    assert_eq!(found, [Missing::Text(Part::Questions, Lang::En)]);
    let mut inverted = draft();
    inverted.dates.opens_at = DATES.closes_at;
    assert_eq!(lacks(&inverted), [Missing::Dates]);
    let late = missing(&draft(), &[planned()], &[], &[criterion()], DATES.closes_at);
    assert_eq!(late, [Missing::Closed]);
}
