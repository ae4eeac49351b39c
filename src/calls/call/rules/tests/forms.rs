//! What forms must hold.

use proptest::prelude::*;

use super::{
    super::{
        super::model::CallPhase, CapacityProblem, ChoiceProblem, DateField, MAX_CODE, MAX_PLACES,
        TextProblem, TypedCapacity, can_change_date, capacity, choices, code, misplaced_dates, moved, places,
        side, text,
    },
    DATES, both,
};
use ensemble_communities::community::model::Capacity;
use ensemble_core::{Lang, LocalizedText, Translation};

#[test]
fn dates_change_until_they_are_over() {
    use CallPhase as P;
    use DateField as D;
    for (phase, open) in [
        (P::Draft, &[D::Opens, D::Closes, D::Designation, D::Screening, D::Answer][..]),
        (P::Announced, &[D::Opens, D::Closes, D::Designation, D::Screening, D::Answer]),
        (P::Open, &[D::Closes, D::Designation, D::Screening, D::Answer]),
        (P::Screening, &[D::Designation, D::Screening, D::Answer]),
        (P::Draw, &[D::Answer]),
        (P::Answered, &[]),
        (P::Cancelled, &[]),
    ] {
        let found: Vec<D> = D::ALL.into_iter().filter(|field| can_change_date(phase, *field)).collect();
        assert_eq!(found, open, "{phase}");
    }
}

#[test]
fn dates_follow_each_other() {
    assert!(misplaced_dates(&DATES).is_empty());
    for (field, millis, expected) in [
        (DateField::Opens, DATES.closes_at, vec![DateField::Closes]),
        (DateField::Closes, DATES.opens_at, vec![DateField::Closes]),
        (DateField::Closes, DATES.opens_at + 1, vec![]),
        (DateField::Designation, DATES.closes_at - 1, vec![DateField::Designation]),
        (DateField::Designation, DATES.closes_at, vec![]),
        (DateField::Screening, DATES.closes_at - 1, vec![DateField::Screening]),
        (DateField::Designation, DATES.answer_until + 1, vec![DateField::Answer]),
        (DateField::Answer, DATES.screening_until, vec![]),
        (DateField::Answer, DATES.screening_until - 1, vec![DateField::Answer]),
    ] {
        let mut dates = DATES;
        field.set(&mut dates, millis);
        assert_eq!(field.of(&dates), millis);
        assert_eq!(misplaced_dates(&dates), expected, "{field:?} {millis}");
    }
}

#[test]
fn a_text_may_lack_a_language_in_a_draft_only() {
    let read = |typed, required, both| text(None, typed, 5, required, both);
    assert_eq!(read(["un", "one"], true, true), Ok(Some(both("un", "one"))));
    assert_eq!(read(["", ""], false, true), Ok(None));
    let english = LocalizedText::Single { lang: Lang::En, text: "one".to_owned() };
    assert_eq!(read(["", "one"], true, false), Ok(Some(english)));
    assert_eq!(read(["", "one"], true, true), Err(vec![TextProblem::Missing(Lang::Fr)]));
    assert_eq!(read(["un", ""], false, true), Err(vec![TextProblem::Missing(Lang::En)]));
    assert_eq!(read(["", ""], true, false), Err(vec![TextProblem::Missing(Lang::Fr)]));
    assert_eq!(
        read(["", ""], true, true),
        Err(vec![TextProblem::Missing(Lang::Fr), TextProblem::Missing(Lang::En)])
    );
    assert_eq!(read(["élèves", "one"], true, true), Err(vec![TextProblem::TooLong(Lang::Fr)]));
    assert_eq!(
        read(["élève", "pupil"], true, true),
        Ok(Some(both("élève", "pupil"))),
        "characters, not bytes"
    );
}

#[test]
fn a_text_that_was_not_touched_keeps_what_is_known_of_its_translation() {
    let before = LocalizedText::Pair {
        source: Lang::En,
        fr: "un".to_owned(),
        en: "one".to_owned(),
        translation: Translation::Outdated { lang: Lang::Fr, since: 3 },
    };
    assert_eq!(text(Some(&before), ["un", "one"], 9, true, true), Ok(Some(before.clone())));
    let changed = text(Some(&before), ["une", "one"], 9, true, true).expect("right").expect("a text");
    assert_eq!((side(&changed, Lang::Fr), changed.source()), ("une", Lang::En));
    assert_ne!(changed, before);
}

#[test]
fn choices_are_lines_in_the_same_order_in_both_languages() {
    let read = |typed| choices(&[], typed, true);
    let two = vec![both("Matin", "Morning"), both("Soir", "Evening")];
    assert_eq!(read(["Matin\n\n Soir \n", "- Morning\n- Evening"]), Ok(two));
    assert_eq!(read(["Matin\nSoir", "Morning"]), Err(ChoiceProblem::Uneven { fr: 2, en: 1 }));
    assert_eq!(read(["Matin", "Morning"]), Err(ChoiceProblem::Number));
    assert_eq!(read(["", ""]), Err(ChoiceProblem::Number));
    let many = (0..13).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
    assert_eq!(read([&many, &many]), Err(ChoiceProblem::Number));
    assert_eq!(read(["Matin\nSoir", "Day\nDay"]), Err(ChoiceProblem::Twice(Lang::En)));
    let long = "x".repeat(201);
    assert_eq!(read([&format!("{long}\nSoir"), "Day\nNight"]), Err(ChoiceProblem::TooLong(Lang::Fr)));
    let french = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
    let draft = choices(&[], ["Matin\nSoir", ""], false);
    assert_eq!(draft, Ok(vec![french("Matin"), french("Soir")]), "a draft may lack a language");
    assert_eq!(choices(&[], ["Matin\nSoir", "Day"], false), Err(ChoiceProblem::Uneven { fr: 2, en: 1 }));
}

#[test]
fn a_capacity_has_numbers_that_make_sense() {
    let range = |from, to| capacity(TypedCapacity::Range { from, to });
    assert_eq!(capacity(TypedCapacity::Undecided), Ok(Capacity::Undecided));
    assert_eq!(capacity(TypedCapacity::Unlimited), Ok(Capacity::Unlimited));
    assert_eq!(capacity(TypedCapacity::Seats(" 15 ")), Ok(Capacity::Seats(15)));
    for wrong in ["", "0", "-1", "quinze", "10001"] {
        assert_eq!(capacity(TypedCapacity::Seats(wrong)), Err(CapacityProblem::From), "{wrong}");
    }
    assert_eq!(range("12", "15"), Ok(Capacity::Range { from: 12, to: 15 }));
    assert_eq!(range("12", "12"), Ok(Capacity::Range { from: 12, to: 12 }));
    assert_eq!(range("12", "11"), Err(CapacityProblem::To));
    assert_eq!(range("x", "11"), Err(CapacityProblem::From));
    assert_eq!(places(Capacity::Range { from: 12, to: 15 }), Some(15));
    assert_eq!(places(Capacity::Seats(MAX_PLACES)), Some(MAX_PLACES));
    assert_eq!((places(Capacity::Undecided), places(Capacity::Unlimited)), (None, None));
}

#[test]
fn a_code_is_made_of_the_title_and_the_year() {
    assert_eq!(code("L’accueil des élèves", 2026, 1), "l-accueil-des-eleves-2026");
    assert_eq!(code("L’accueil des élèves", 2026, 2), "l-accueil-des-eleves-2026-2");
    assert_eq!(code("心", 2026, 1), "appel-2026");
    let long = code(&"passage ".repeat(30), 2026, 12);
    assert!(long.len() <= MAX_CODE && long.ends_with("-2026-12"), "{long}");
}

#[test]
fn an_item_changes_places_with_its_neighbour() {
    assert_eq!(moved(&[1, 2, 3], 2, true), Some(vec![2, 1, 3]));
    assert_eq!(moved(&[1, 2, 3], 2, false), Some(vec![1, 3, 2]));
    for (item, up) in [(1, true), (3, false), (9, true)] {
        assert_eq!(moved(&[1, 2, 3], item, up), None);
    }
}

proptest! {
    #[test]
    fn a_code_has_no_other_letters_than_those_of_an_address(title in ".{0,120}", year in 2000_i16..2101, attempt in 1_u32..1000) {
        let code = code(&title, year, attempt);
        prop_assert!((1..=MAX_CODE).contains(&code.len()), "{}", code);
        prop_assert!(code.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-'), "{}", code);
        prop_assert!(!code.starts_with('-') && !code.ends_with('-'), "{}", code);
    }
}
