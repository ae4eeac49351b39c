//! The form in which facilitators say who takes part, in which role, and how long.

use ensemble_common::prelude::*;

use super::show::{Said, Shown};
use crate::codevelopment::{
    actions,
    api::PlanSession,
    labels,
    model::Role,
    paths,
    rules::{self, LENGTHS, USUAL_LENGTH},
};
use ensemble_core::ids::PersonId;
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, RadioGroup, Select, Weight};

pub(super) fn form(shown: &Shown, said: &Said) -> Option<AnyView> {
    let lang = shown.lang;
    let can_change = shown.runs && actions::is_open(&shown.found);
    if !can_change {
        return None;
    }
    let is_new = shown.session.is_none();
    let input = said.plan.clone().unwrap_or_else(|| stored(shown));
    let length = input.minutes.unwrap_or(USUAL_LENGTH);
    let lengths = LENGTHS
        .iter()
        .map(|minutes| {
            Choice::new(minutes.to_string(), t::codevelopment_minutes(lang, *minutes))
                .chosen(*minutes == length)
        })
        .collect();
    let role = |field: &'static str, role: Role, chosen: Option<PersonId>| {
        let people: Vec<PersonId> = shown.candidates.iter().map(|each| each.person).collect();
        let none = Choice::new("", t::codevelopment_no_one(lang)).chosen(chosen.is_none());
        let choices = std::iter::once(none)
            .chain(rules::order(role, &people, &shown.turns).into_iter().filter_map(|(person, times)| {
                let name = &shown.candidates.iter().find(|each| each.person == person)?.name;
                let label = t::codevelopment_times(lang, name.as_str(), times);
                Some(Choice::new(person.to_string(), label).chosen(chosen == Some(person)))
            }))
            .collect();
        let hint = if role == Role::Client { t::codevelopment_rotation(lang) } else { "" };
        view! { <Select id=field label=labels::role(lang, role) hint choices error=said.errors.of(field) /> }
    };
    let people = shown
        .candidates
        .iter()
        .map(|each| {
            Choice::new(each.person.to_string(), each.name.as_str())
                .chosen(input.people.contains(&each.person))
        })
        .collect();
    let version = input
        .version
        .map(|version| view! { <input type="hidden" name="version" value=version.to_string() /> });
    let words = if is_new { t::codevelopment_prepare(lang) } else { t::codevelopment_change(lang) };
    Some(
        view! {
            <details class="stack gap-3" open=is_new || said.plan.is_some() id="plan">
                <summary>{words}</summary>
                <p class="small muted">{t::codevelopment_prepare_hint(lang)}</p>
                <form class="form" method="post" action=shown.address(paths::PLAN)>
                    {version}
                    <Select id="minutes" label=t::codevelopment_how_long(lang) choices=lengths error=said.errors.of("minutes") />
                    {role("client", Role::Client, input.client)}
                    {role("facilitator", Role::Facilitator, input.facilitator)}
                    {role("scribe", Role::Scribe, input.scribe)}
                    <RadioGroup id="people" label=t::codevelopment_people(lang) choices=people many=true />
                    <div class="actions"><Button weight=Weight::Quiet>{t::codevelopment_save(lang)}</Button></div>
                </form>
            </details>
        }
        .into_any(),
    )
}

/// What the form shows at first: what is stored, or what is proposed.
fn stored(shown: &Shown) -> PlanSession {
    let of_role = |role: Role| shown.people.iter().find(|each| each.role == role).map(|each| each.person);
    if let Some(session) = &shown.session {
        return PlanSession {
            client: of_role(Role::Client),
            facilitator: of_role(Role::Facilitator),
            scribe: of_role(Role::Scribe),
            people: shown.people.iter().map(|each| each.person).collect(),
            minutes: Some(session.minutes),
            version: Some(session.version),
        };
    }
    let some_come = shown.candidates.iter().any(|each| each.comes);
    let people: Vec<PersonId> =
        shown.candidates.iter().filter(|each| each.comes || !some_come).map(|each| each.person).collect();
    let [client, facilitator, scribe] = rules::proposal(&people, &shown.turns);
    let duration = shown.found.of.meeting.duration;
    let minutes = LENGTHS.into_iter().rfind(|minutes| *minutes <= duration);
    PlanSession {
        client,
        facilitator,
        scribe,
        people,
        minutes: minutes.or(Some(USUAL_LENGTH)),
        version: None,
    }
}
