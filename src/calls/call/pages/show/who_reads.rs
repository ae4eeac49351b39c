//! Who will read what of an answer, from the table of rights.

use ensemble_common::prelude::*;

use super::super::super::{
    model::CallPhase,
    rules::rights::{Field, Party, may_read},
};
use ensemble_core::Lang;
use ensemble_texts as t;

/// How much of some fields a party reads in one phase of the call or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    All,
    /// Of the project, only what it is called.
    TitleOnly,
    Some,
    Nothing,
}

type Words = fn(Lang) -> &'static str;

/// Those who may read, each with its words.
const PARTIES: [(Party, Words); 5] = [
    (Party::Reviewer, t::call_public_reads_reviewers),
    (Party::Coordinator, t::call_public_reads_coordinators),
    (Party::Representative, t::call_public_reads_representative),
    (Party::Member, t::call_public_reads_members),
    (Party::Visitor, t::call_public_reads_others),
];

/// What is read, in groups of fields.
const GROUPS: [(&[Field], Words); 4] = [
    (&[Field::Person, Field::Organization], t::call_public_reads_person),
    (&[Field::ProjectTitle, Field::Project], t::call_public_reads_project),
    (&[Field::Needs, Field::ReviewedAnswers], t::call_public_reads_needs),
    (&[Field::OtherAnswers, Field::Availability, Field::Accessibility], t::call_public_reads_rest),
];

fn reading(party: Party, fields: &[Field], blind: bool) -> Reading {
    let reads = |field: &Field| CallPhase::ALL.iter().any(|phase| may_read(party, *phase, *field, blind));
    let read: Vec<Field> = fields.iter().copied().filter(reads).collect();
    if read.is_empty() {
        Reading::Nothing
    } else if read.len() == fields.len() {
        Reading::All
    } else if read == [Field::ProjectTitle] {
        Reading::TitleOnly
    } else {
        Reading::Some
    }
}

fn words(lang: Lang, reading: Reading) -> &'static str {
    match reading {
        Reading::All => t::call_public_reads_yes(lang),
        Reading::TitleOnly => t::call_public_reads_title(lang),
        Reading::Some => t::call_public_reads_some(lang),
        Reading::Nothing => t::call_public_reads_no(lang),
    }
}

/// The table.
pub(super) fn view(lang: Lang, blind: bool) -> AnyView {
    let head = GROUPS.map(|(_, name)| view! { <th scope="col">{name(lang)}</th> }).collect_view();
    let rows = PARTIES
        .map(|(party, name)| {
            let cells = GROUPS
                .map(|(fields, column)| {
                    let read = words(lang, reading(party, fields, blind));
                    view! { <td data-label=column(lang)>{read}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{name(lang)}</th> {cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="plain-table">
            <caption class="visually-hidden">{t::call_public_reads(lang)}</caption>
            <thead><tr><th scope="col">{t::call_public_reads_who(lang)}</th> {head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, PARTIES, Party, Reading, reading};

    fn row(party: Party, blind: bool) -> [Reading; 4] {
        GROUPS.map(|(fields, _)| reading(party, fields, blind))
    }

    #[test]
    fn the_table_says_what_the_rights_say() {
        use Reading::{All, Nothing, TitleOnly};
        assert_eq!(row(Party::Reviewer, true), [Nothing, All, All, Nothing]);
        assert_eq!(row(Party::Reviewer, false), [All, All, All, Nothing]);
        for blind in [false, true] {
            assert_eq!(row(Party::Coordinator, blind), [All, All, All, All]);
            assert_eq!(row(Party::Representative, blind), [All, TitleOnly, Nothing, Nothing]);
            assert_eq!(row(Party::Member, blind), [All, All, Nothing, Nothing]);
            assert_eq!(row(Party::Visitor, blind), [Nothing, Nothing, Nothing, Nothing]);
        }
    }

    #[test]
    fn every_party_but_the_applicant_has_a_row() {
        for party in Party::ALL {
            let listed = PARTIES.iter().any(|(each, _)| *each == party);
            assert_eq!(listed, party != Party::Applicant, "{party:?}");
        }
    }
}
