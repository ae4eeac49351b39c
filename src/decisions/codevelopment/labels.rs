//! The words of this feature's values, in both languages.

use super::{
    actions::Outcome,
    model::{Role, Step, session::Refusal},
    rules::{ADVISED_MINUTES, Advice, PEOPLE},
};
use ensemble_core::Lang;
use ensemble_texts as t;

pub(super) fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Client => t::codevelopment_client(lang),
        Role::Facilitator => t::codevelopment_facilitator(lang),
        Role::Scribe => t::codevelopment_scribe(lang),
        Role::Consultant => t::codevelopment_consultant(lang),
    }
}

pub(super) fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Account => t::codevelopment_account(lang),
        Step::Questions => t::codevelopment_questions(lang),
        Step::Contract => t::codevelopment_contract(lang),
        Step::Suggestions => t::codevelopment_suggestions(lang),
        Step::Plan => t::codevelopment_plan(lang),
        Step::Learning => t::codevelopment_learning(lang),
    }
}

/// What a role does in a step.
pub(super) fn to_do(lang: Lang, step: Step, role: Role) -> &'static str {
    match (step, role) {
        (Step::Account, Role::Client) => t::codevelopment_do_account_client(lang),
        (Step::Account, Role::Facilitator) => t::codevelopment_do_account_facilitator(lang),
        (Step::Account, Role::Scribe) => t::codevelopment_do_account_scribe(lang),
        (Step::Account, Role::Consultant) => t::codevelopment_do_account_consultant(lang),
        (Step::Questions, Role::Client) => t::codevelopment_do_questions_client(lang),
        (Step::Questions, Role::Facilitator) => t::codevelopment_do_questions_facilitator(lang),
        (Step::Questions, Role::Scribe) => t::codevelopment_do_questions_scribe(lang),
        (Step::Questions, Role::Consultant) => t::codevelopment_do_questions_consultant(lang),
        (Step::Contract, Role::Client) => t::codevelopment_do_contract_client(lang),
        (Step::Contract, Role::Facilitator) => t::codevelopment_do_contract_facilitator(lang),
        (Step::Contract, Role::Scribe) => t::codevelopment_do_contract_scribe(lang),
        (Step::Contract, Role::Consultant) => t::codevelopment_do_contract_consultant(lang),
        (Step::Suggestions, Role::Client) => t::codevelopment_do_suggestions_client(lang),
        (Step::Suggestions, Role::Facilitator) => t::codevelopment_do_suggestions_facilitator(lang),
        (Step::Suggestions, Role::Scribe) => t::codevelopment_do_suggestions_scribe(lang),
        (Step::Suggestions, Role::Consultant) => t::codevelopment_do_suggestions_consultant(lang),
        (Step::Plan, Role::Client) => t::codevelopment_do_plan_client(lang),
        (Step::Plan, Role::Facilitator) => t::codevelopment_do_plan_facilitator(lang),
        (Step::Plan, Role::Scribe) => t::codevelopment_do_plan_scribe(lang),
        (Step::Plan, Role::Consultant) => t::codevelopment_do_plan_consultant(lang),
        (Step::Learning, Role::Client) => t::codevelopment_do_learning_client(lang),
        (Step::Learning, Role::Facilitator) => t::codevelopment_do_learning_facilitator(lang),
        (Step::Learning, Role::Scribe) => t::codevelopment_do_learning_scribe(lang),
        (Step::Learning, Role::Consultant) => t::codevelopment_do_learning_consultant(lang),
    }
}

pub(super) fn advice(lang: Lang, advice: Advice, people: usize) -> String {
    match advice {
        Advice::TooFew => t::codevelopment_too_few(lang, people, *PEOPLE.start(), *PEOPLE.end()),
        Advice::TooMany => t::codevelopment_too_many(lang, people, *PEOPLE.start(), *PEOPLE.end()),
        Advice::Short => {
            t::codevelopment_short(lang, *ADVISED_MINUTES.start() / 60, *ADVISED_MINUTES.end() / 60)
        }
    }
}

/// Why nothing was done; `None` when it was.
pub(super) fn refusal(lang: Lang, outcome: &Outcome) -> Option<&'static str> {
    Some(match outcome {
        Outcome::Done | Outcome::Unconfirmed(..) => return None,
        Outcome::NoSession => t::codevelopment_no_session(lang),
        Outcome::NotPart => t::codevelopment_not_part(lang),
        Outcome::NotTheirs => t::codevelopment_not_theirs(lang),
        Outcome::Listens => t::codevelopment_listens(lang),
        Outcome::Moved => t::codevelopment_moved(lang),
        Outcome::Gone => t::codevelopment_gone(lang),
        Outcome::Closed => t::codevelopment_closed(lang),
        Outcome::Refused(Refusal::NotBegun) => t::codevelopment_not_begun(lang),
        Outcome::Refused(Refusal::Ended) => t::codevelopment_has_ended(lang),
        Outcome::Refused(Refusal::NoContract) => t::codevelopment_no_contract(lang),
        Outcome::Refused(Refusal::NotAtContract) => t::codevelopment_not_at_contract(lang),
        Outcome::Refused(Refusal::TooLong) => t::codevelopment_too_long(lang),
    })
}
