//! A follow-up as a row of a list, and its buttons.

use ensemble_common::prelude::*;

use super::{
    super::{
        api::ChangeFollowUp,
        islands::{FollowUpsInPlace, InPlaceWords},
        labels,
        model::{Back, Command, FollowUp, State},
        paths,
        rules::{self, Actor, MAX_REASON},
    },
    SHORT, due_words, most, reason_line,
};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors, format, ids::FollowUpId};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_reflections::reflection::{PiiWarning, beginning};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, Line, Notice, TextArea, Weight};

/// What a person typed into a form with a reason, and what is wrong with it.
#[derive(Default)]
pub(in crate::follow_up) struct Typed {
    pub input: ChangeFollowUp,
    pub errors: FieldErrors,
    pub warnings: Vec<PiiWarning>,
}

/// Around rows: their buttons answer in place.
pub(in crate::follow_up) fn in_place(lang: Lang, rows: AnyView) -> AnyView {
    let words = InPlaceWords {
        done: Command::ALL.iter().map(|command| labels::done(lang, *command).to_owned()).collect(),
        failed: t::follow_up_failed(lang).to_owned(),
    };
    view! { <FollowUpsInPlace lang words>{rows}</FollowUpsInPlace> }.into_any()
}

/// How a follow-up is shown.
pub(in crate::follow_up) struct Row<'a> {
    pub lang: Lang,
    /// When the day began, in milliseconds UTC.
    pub today: i64,
    /// What the viewer is to it; `None` for those who only read it.
    pub actor: Option<Actor>,
    pub slug: &'a str,
    /// What its community is called, where the list is of several.
    pub community: Option<LocalizedText>,
    pub back: Back,
    pub typed: Option<&'a Typed>,
}

impl Row<'_> {
    /// The row of a list.
    pub(in crate::follow_up) fn of(&self, follow_up: &FollowUp) -> AnyView {
        let href = paths::of(paths::SHOW, self.lang, self.slug, follow_up.id);
        let text = follow_up.text.clone();
        let lang = self.lang;
        view! {
            <li
                id=format!("follow-up-{}", follow_up.id)
                data-follow-up=follow_up.id.to_string()
                data-community=follow_up.community.to_string()
            >
                <div class="entry-text">
                    <h3 class="h4"><a href=href><Line lang passage=text /></a></h3>
                    {self.facts(follow_up)}
                    {self.forms(follow_up)}
                </div>
            </li>
        }
        .into_any()
    }

    /// Who has it, when it is due, where it came up.
    pub(in crate::follow_up) fn facts(&self, follow_up: &FollowUp) -> AnyView {
        let lang = self.lang;
        let day = |at: i64| format::date(lang, format::local(at).date());
        let overdue = follow_up.state == State::Open && rules::is_overdue(follow_up.due_at, self.today);
        let state = match (follow_up.state, follow_up.closed_at) {
            (State::Open, _) | (_, None) => None,
            (State::Done, Some(at)) => Some(t::follow_up_done_on(lang, day(at))),
            (State::Dropped, Some(at)) => Some(t::follow_up_dropped_on(lang, day(at))),
        };
        let due = due_words(lang, follow_up).filter(|_| follow_up.state == State::Open).map(|words| {
            let class = if overdue { "when due" } else { "when" };
            let late = overdue.then(|| format!(" ({})", t::follow_up_overdue(lang)));
            view! { <span class=class>{words} {late}</span> }
        });
        let meeting = follow_up.meeting.zip(follow_up.meeting_title.clone()).map(|(id, passage)| {
            let href = meeting_paths::show(lang, id);
            view! { <span><a href=href><Line lang passage /></a></span> }
        });
        let community = self.community.clone().map(|passage| view! { <span><Line lang passage /></span> });
        let declined = follow_up.owner.as_ref().and_then(|owner| owner.reason.clone());
        let asked = follow_up.is_asked.then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::follow_up_asked(lang)}</p></Notice> }
        });
        view! {
            <p class="byline">
                {community}
                <span>{labels::owner(lang, follow_up.owner.as_ref())}</span>
                {due}
                {state.map(|words| view! { <span>{words}</span> })}
                {meeting}
            </p>
            {declined.map(|reason| reason_line(lang, &reason))}
            {follow_up.reason.as_ref().map(|reason| reason_line(lang, reason))}
            {asked}
        }
        .into_any()
    }

    /// The buttons, and the way to edit it.
    pub(in crate::follow_up) fn forms(&self, follow_up: &FollowUp) -> AnyView {
        let lang = self.lang;
        let Some(actor) = self.actor else { return ().into_any() };
        let progress = follow_up.progress();
        let commands = rules::commands(progress, actor, follow_up.is_asked);
        let action = paths::of(paths::CHANGE, lang, self.slug, follow_up.id);
        let edit = rules::can_edit(progress, actor).then(|| {
            let href = paths::of(paths::EDIT, lang, self.slug, follow_up.id);
            view! { <a href=href>{t::follow_up_edit(lang)} {named(lang, follow_up)}</a> }
        });
        if commands.is_empty() && edit.is_none() {
            return ().into_any();
        }
        let buttons =
            commands.into_iter().map(|command| self.form(follow_up, command, &action)).collect_view();
        view! {
            <p class="small" data-outcome="" tabindex="-1" hidden=true></p>
            <div class="follow-up-actions no-print" data-forms="">
                {buttons}
                {edit}
            </div>
        }
        .into_any()
    }

    fn form(&self, follow_up: &FollowUp, command: Command, action: &str) -> AnyView {
        let (lang, action) = (self.lang, action.to_owned());
        let typed = self.typed.filter(|typed| typed.input.command == Some(command));
        let token = typed.map(|typed| typed.input.confirmation_token.clone()).unwrap_or_default();
        let hidden = view! {
            <input type="hidden" name="command" value=command.code() />
            <input type="hidden" name="revision" value=follow_up.revision.to_string() />
            <input type="hidden" name="back" value=self.back.code() />
            <input type="hidden" name="confirmation_token" value=token />
        };
        let words = labels::command(lang, command);
        let named = named(lang, follow_up);
        if !rules::takes_reason(command) {
            let weight = Weight::Quiet;
            return view! {
                <form method="post" action=action>
                    {hidden}
                    <Button weight small=true>{words} {named}</Button>
                </form>
            }
            .into_any();
        }
        // The summary of errors leads to the field that was typed into.
        let id = if typed.is_some() { "reason".to_owned() } else { reason_id(command, follow_up.id) };
        let hint = match command {
            Command::Drop => t::follow_up_reason_drop(lang),
            _ => t::follow_up_reason_decline(lang),
        };
        let value = typed.map(|typed| typed.input.reason.clone()).unwrap_or_default();
        let error = typed.map(|typed| typed.errors.of("reason")).unwrap_or_default();
        let required = command == Command::Drop;
        view! {
            <details class="follow-up-reason" open=typed.is_some()>
                <summary class=Weight::Quiet.class(true)>{words} {named}</summary>
                <form class="form" method="post" action=action>
                    {hidden}
                    <TextArea
                        id
                        name="reason"
                        label=t::follow_up_reason(lang)
                        hint
                        value
                        error
                        rows=2
                        required
                        maxlength=most(MAX_REASON)
                    />
                    <div class="actions"><Button weight=Weight::Danger small=true>{words}</Button></div>
                </form>
            </details>
        }
        .into_any()
    }
}

/// Which follow-up a button is about, for screen readers.
fn named(lang: Lang, follow_up: &FollowUp) -> AnyView {
    let text = format::quoted(lang, &beginning(follow_up.text.text(lang), SHORT));
    view! { <span class="visually-hidden">" " {text}</span> }.into_any()
}

fn reason_id(command: Command, id: FollowUpId) -> String {
    format!("{command}-reason-{id}")
}
