//! An item of the page: what was contributed to it, and the forms.

use ensemble_common::prelude::*;

use super::{
    super::super::{paths, rules::MAX_CONTRIBUTION},
    CatchUp,
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{Lang, format, ids::PersonId};
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, Field, TextArea, Weight};

/// The last day on which one can contribute.
pub(super) fn last_day(lang: Lang, until: i64) -> String {
    format::date(lang, format::local(until - 1).date())
}

/// An item: what was contributed to it, and the form of those who can.
pub(super) fn part(lang: Lang, shown: &CatchUp, item: &str, heading: AnyView) -> AnyView {
    let of_item = || shown.contributions.iter().filter(|each| shown.is_shown_under(&each.item, item));
    let list = of_item()
        .map(|each| {
            let day = format::date(lang, format::local(each.written_at).date());
            let text = lines(&each.text);
            let delete = (shown.viewer == Some(each.person)).then(|| {
                let to = meeting_paths::of(paths::DELETE_CONTRIBUTION, lang, shown.found.of.meeting.id);
                view! {
                    <form method="post" action=to>
                        <input type="hidden" name="item" value=each.item.clone() />
                        <Confirm
                            label=t::participation_contribution_delete(lang)
                            question=t::participation_contribution_delete_question(lang)
                        />
                    </form>
                }
            });
            view! {
                <li class="stack gap-1">
                    <p class="byline"><b>{each.name.clone()}</b> " · " {day}</p>
                    <p inner_html=text></p>
                    {delete}
                </li>
            }
        })
        .collect_view();
    let list = of_item().next().is_some().then(|| view! { <ul class="rows plain">{list}</ul> });
    let form = shown.contributes.map(|person| form(lang, shown, item, person));
    // What was typed is not lost where no form shows it.
    let late = shown.said.contribution.as_ref().filter(|typed| {
        (shown.contributes.is_none() || typed.item != item) && shown.is_shown_under(&typed.item, item)
    });
    let late = late.map(|typed| view! { <blockquote inner_html=lines(&typed.text)></blockquote> });
    view! { <li class="stack gap-2">{heading} {list} {late} {form}</li> }.into_any()
}

fn form(lang: Lang, shown: &CatchUp, item: &str, person: PersonId) -> AnyView {
    let own = shown.contributions.iter().find(|each| each.person == person && each.item == item);
    let typed = shown.said.contribution.as_ref().filter(|typed| typed.item == item);
    let value = match (typed, own) {
        (Some(typed), _) => typed.text.clone(),
        (None, Some(own)) => own.text.clone(),
        (None, None) => String::new(),
    };
    let id = format!("text-{item}");
    let words = if own.is_some() {
        t::participation_contribution_edit(lang)
    } else {
        t::participation_contribute(lang)
    };
    let error = shown.said.errors.of(&id);
    let to = meeting_paths::of(paths::CONTRIBUTE, lang, shown.found.of.meeting.id);
    view! {
        <details open=typed.is_some()>
            <summary>{words}</summary>
            <form class="form" method="post" action=to>
                <input type="hidden" name="item" value=item.to_owned() />
                <TextArea
                    id
                    name="text"
                    label=t::participation_contribution(lang)
                    hint=t::participation_contribution_hint(lang)
                    value
                    error
                    maxlength=u32::try_from(MAX_CONTRIBUTION).unwrap_or_default()
                />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::participation_contribution_save(lang)}</Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Until when one can contribute, for facilitators.
pub(super) fn deadline(lang: Lang, shown: &CatchUp) -> AnyView {
    let until = shown.deadline.map(|deadline| format::local(deadline.until - 1).date().to_string());
    let typed = shown.said.deadline.as_ref().map(|typed| typed.day.clone());
    let to = meeting_paths::of(paths::DEADLINE, lang, shown.found.of.meeting.id);
    view! {
        <section class="stack gap-3 no-print" aria-labelledby="deadline">
            <h2 id="deadline">{t::participation_deadline(lang)}</h2>
            <form class="form" method="post" action=to>
                <Field
                    id="day"
                    label=t::participation_deadline_day(lang)
                    value=typed.or(until).unwrap_or_default()
                    error=shown.said.errors.of("day")
                    kind="date"
                />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::participation_deadline_save(lang)}</Button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
