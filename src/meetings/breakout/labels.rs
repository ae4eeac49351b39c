//! The words of this feature's values, in both languages.

use super::{
    model::{Method, PairRule, round::ClockRefusal, round::MAX_MINUTES},
    rules::{MAX_PEOPLE, Refusal, SIZES},
};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_texts as t;

/// How tables are made.
pub(super) fn method(lang: Lang, method: Method) -> &'static str {
    match method {
        Method::NewPeople => t::breakout_method_new_people(lang),
        Method::Random => t::breakout_method_random(lang),
        Method::Organization => t::breakout_method_organization(lang),
        Method::Profession => t::breakout_method_profession(lang),
        Method::Language => t::breakout_method_language(lang),
        Method::Chosen => t::breakout_method_chosen(lang),
    }
}

/// What is asked for two people.
pub(super) fn pair_rule(lang: Lang, rule: PairRule) -> &'static str {
    match rule {
        PairRule::Together => t::breakout_together(lang),
        PairRule::Apart => t::breakout_apart(lang),
    }
}

/// A language, in a sentence.
pub(super) fn language(lang: Lang, of: Lang) -> &'static str {
    match of {
        Lang::Fr => t::breakout_french(lang),
        Lang::En => t::breakout_english(lang),
    }
}

/// Why tables cannot be so. `number` makes the number of a table of its place.
pub(super) fn refusal(
    lang: Lang,
    refusal: Refusal,
    name: &dyn Fn(PersonId) -> String,
    number: &dyn Fn(usize) -> u32,
) -> String {
    match refusal {
        Refusal::TooFew => t::breakout_wrong_people(lang).to_owned(),
        Refusal::TooMany => t::breakout_too_many(lang, MAX_PEOPLE),
        Refusal::Size => t::breakout_wrong_size(lang, *SIZES.start(), *SIZES.end()),
        Refusal::Absent(person) => t::breakout_absent(lang, name(person)),
        Refusal::SamePerson(person) => t::breakout_same_person(lang, name(person)),
        Refusal::Contradiction(one, other) => t::breakout_contradiction(lang, name(one), name(other)),
        Refusal::TooManyTogether(person) => t::breakout_too_many_together(lang, *SIZES.end(), name(person)),
        Refusal::NoCommonLanguage(one, other) => t::breakout_no_common_language(lang, name(one), name(other)),
        Refusal::Alone(person, of) => t::breakout_alone(lang, language(lang, of), name(person)),
        Refusal::OneTable => t::breakout_one_table(lang).to_owned(),
        Refusal::NoArrangement => t::breakout_no_arrangement(lang).to_owned(),
        Refusal::NotOnce(person) => t::breakout_not_once(lang, name(person)),
        Refusal::NoTable => t::breakout_no_table(lang).to_owned(),
        Refusal::Full(place) => t::breakout_full(lang, *SIZES.end(), number(place)),
        Refusal::TooSmall(place) => t::breakout_too_small(lang, number(place)),
        Refusal::CannotFollow(person, place) => t::breakout_cannot_follow(lang, name(person), number(place)),
        Refusal::Separated(one, other) => t::breakout_separated(lang, name(one), name(other)),
        Refusal::NotApart(one, other) => t::breakout_not_apart(lang, name(one), name(other)),
        Refusal::NoPlace => t::breakout_no_place(lang).to_owned(),
    }
}

/// Why nothing was done with a round.
pub(super) fn clock_refusal(lang: Lang, refusal: ClockRefusal) -> String {
    match refusal {
        ClockRefusal::Begun => t::breakout_begun(lang).to_owned(),
        ClockRefusal::NotOpen => t::breakout_not_open(lang).to_owned(),
        ClockRefusal::Closed => t::breakout_is_closed(lang).to_owned(),
        ClockRefusal::TooLong => t::breakout_too_long(lang, MAX_MINUTES),
    }
}
