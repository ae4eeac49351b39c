//! The fields of ranks and of the needs that a call offers.

use ensemble_calls::need::{
    NeedsInput,
    api::rank_field,
    model::{Need, NeedState, Origin},
    ranking_field,
};
use ensemble_common::prelude::*;
use ensemble_core::{Lang, LocalizedText, error::FieldErrors, ids::NeedId};

fn offered(count: usize) -> Vec<Need> {
    (1..=count)
        .map(|number| Need {
            id: NeedId::new(),
            text: LocalizedText::written(Lang::Fr, &format!("Besoin {number}"), &format!("Need {number}")),
            origin: Origin::Offered,
            state: NeedState::Gathered,
            reason: None,
            merged_into: None,
        })
        .collect()
}

fn input(needs: &[Need], ranks: &[&str]) -> NeedsInput {
    NeedsInput {
        need: needs.iter().map(|need| need.id.to_string()).collect(),
        rank: ranks.iter().map(|rank| (*rank).to_owned()).collect(),
    }
}

#[test]
fn each_rank_is_given_once_and_what_was_chosen_stays() {
    let needs = offered(4);
    let mut errors = FieldErrors::default();
    let ranks = input(&needs, &["2", "", "1", "3"]).check(Lang::Fr, &needs, &mut errors);
    assert_eq!(ranks, [(needs[2].id, 1), (needs[0].id, 2), (needs[3].id, 3)]);
    assert!(errors.is_empty());

    let twice = input(&needs, &["1", "1", "", "2"]);
    let ranks = twice.check(Lang::Fr, &needs, &mut errors);
    assert_eq!(ranks, [(needs[0].id, 1), (needs[3].id, 2)]);
    assert!(errors.of(&rank_field(1)).contains("une seule fois"), "the second field says it");
    assert_eq!(errors.all().len(), 1);
    let html = ranking_field(Lang::Fr, &needs, &twice.chosen(), &errors).to_html();
    assert_eq!(
        html.matches("<option value=\"1\" selected").count(),
        2,
        "both stay as they were chosen: {html}"
    );
    assert!(
        html.contains("id=\"rank-2-error\"") && html.contains("aria-describedby=\"rank-2-error\""),
        "{html}"
    );
}

#[test]
fn what_the_call_does_not_offer_has_no_rank() {
    let needs = offered(2);
    let foreign = offered(1);
    let mut errors = FieldErrors::default();
    let mut typed = input(&[foreign[0].clone(), needs[0].clone(), needs[1].clone()], &["1", "3", "2"]);
    assert_eq!(typed.check(Lang::En, &needs, &mut errors), [(needs[1].id, 2)], "of two needs none is third");
    typed.need.push("no-id".to_owned());
    typed.rank.push("1".to_owned());
    assert_eq!(typed.check(Lang::En, &needs, &mut errors), [(needs[1].id, 2)]);
    assert!(errors.is_empty());
    assert!(NeedsInput::default().check(Lang::Fr, &needs, &mut errors).is_empty());
}

#[test]
fn the_fields_are_read_as_they_are_sent() {
    let needs = offered(2);
    let sent = format!("need={}&rank=2&need={}&rank=", needs[0].id, needs[1].id);
    let read: NeedsInput = serde_html_form::from_str(&sent).expect("a form");
    assert_eq!(read, input(&needs, &["2", ""]));
    assert_eq!(read.chosen(), [(needs[0].id, 2)]);
    let html = ranking_field(Lang::En, &needs, &read.chosen(), &FieldErrors::default()).to_html();
    for part in ["Need 1", "Need 2", "1st", "2nd", "Not ranked", "name=\"need\"", "name=\"rank\""] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("3rd"), "there are as many ranks as needs: {html}");
    let none = ranking_field(Lang::Fr, &[], &[], &FieldErrors::default()).to_html();
    assert!(!none.contains("<ul") && !none.contains("<select"), "{none}");
}
