//! Who tried a practice, what others say of it, and the forms for that.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        api::TryPractice,
        labels,
        model::{Outcome, Practice, Response},
        paths,
        rules::MAX_RESPONSE,
    },
    TypedForms,
};
use ensemble_core::{Lang, Shown, format};
use ensemble_reflections::reflection::pii_checked_fields;
use ensemble_server::markdown::{self, lines};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Face, LangBadge, Line, RadioGroup, Spoken, StatusText, TextArea, Tone};

/// What a viewer may do with responses.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) lang: Lang,
    pub(super) responds: bool,
    pub(super) moderates: bool,
}

/// Who wrote a response, and when.
pub(in crate::practice::pages) fn byline(lang: Lang, response: &Response) -> AnyView {
    let name = response.author_name.clone().unwrap_or_else(|| t::theme_closed_author(lang).to_owned());
    let organization =
        response.organization.clone().map(|passage| view! { <span><Line lang passage /></span> });
    let spoken =
        (response.lang != lang).then(|| view! { <LangBadge lang spoken=Spoken::Only(response.lang) /> });
    let removed = response
        .removed
        .map(|by| view! { <StatusText tone=Tone::Warn>{labels::removed_by(lang, by)}</StatusText> });
    view! {
        <p class="byline">
            <b>{name}</b>
            {organization}
            <span>{format::date(lang, format::local(response.created_at).date())}</span>
            {spoken}
            {removed}
        </p>
    }
}

fn reason(lang: Lang, response: &Response) -> Option<AnyView> {
    let Shown { text, lang: spoken, .. } = response.reason.as_ref()?.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    let html = lines(text);
    Some(
        view! { <p class="small"><b>{t::theme_reason(lang)}</b> " " <span lang=tag inner_html=html></span></p> },
    )
}

pub(super) fn trial(reader: Reader, practice: &Practice, response: &Response) -> Option<AnyView> {
    let lang = reader.lang;
    let trial = response.trial.as_ref()?;
    let tag = (response.lang != lang).then(|| response.lang.tag());
    let adapted = (!response.text.is_empty()).then(|| {
        view! {
            <p class="changed"><b>{t::practice_adapted(lang)}</b> " " <span lang=tag inner_html=lines(&response.text)></span></p>
        }
    });
    let class = if trial.outcome == Outcome::Worked { "good-word" } else { "warn-word" };
    Some(view! {
        <li id=format!("response-{}", response.id)>
            <Face name=response.author_name.clone() />
            {byline(lang, response)}
            <div>
                <p class="changed">
                    <b>{t::practice_trial_context(lang)}</b>
                    " "
                    <span lang=tag inner_html=lines(&trial.context)></span>
                </p>
                {adapted}
                <p class=class>{labels::outcome(lang, trial.outcome)}</p>
                {reason(lang, response)}
                <div class="comment-tools no-print">{tools(reader, practice, response)}</div>
            </div>
        </li>
    })
}

pub(super) fn comment(reader: Reader, practice: &Practice, response: &Response) -> AnyView {
    let lang = reader.lang;
    let tag = (response.lang != lang).then(|| response.lang.tag());
    let html = markdown::to_html(&response.text).to_string();
    view! {
        <li>
            <article class="comment" id=format!("response-{}", response.id)>
                <Face name=response.author_name.clone() />
                {byline(lang, response)}
                <div class="prose" lang=tag inner_html=html></div>
                {reason(lang, response)}
                <div class="comment-tools no-print">{tools(reader, practice, response)}</div>
            </article>
        </li>
    }
}

/// What the reader may do with a response: remove their own, or that of another person.
fn tools(reader: Reader, practice: &Practice, response: &Response) -> Option<AnyView> {
    let lang = reader.lang;
    let to =
        |paths| paths::side(paths::response(paths, &practice.place.slugs, practice.id, response.id), lang);
    if response.removed.is_some() {
        return None;
    }
    if response.mine && reader.responds {
        return Some(view! {
            <form method="post" action=to(paths::REMOVE)>
                <button type="submit">{t::reflection_remove(lang)}</button>
            </form>
        });
    }
    (!response.mine && reader.moderates)
        .then(|| view! { <a href=to(paths::MODERATE)>{t::reflection_remove(lang)}</a> })
}

pub(super) fn try_form(lang: Lang, action: String, pii_address: String, typed: &TypedForms) -> AnyView {
    let choices = Outcome::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::outcome(lang, *each)).chosen(typed.trial.outcome == Some(*each))
        })
        .collect();
    let most = u32::try_from(MAX_RESPONSE).unwrap_or_default();
    let is_open = typed.trial != TryPractice::default();
    let context = view! {
        <TextArea
            id="context"
            label=t::practice_trial_context(lang)
            hint=t::practice_trial_context_hint(lang)
            value=typed.trial.context.clone()
            error=typed.errors.of("context")
            rows=2
            maxlength=most
            required=true
            framed=true
        />
    };
    view! {
        <details class="try-form" open=is_open>
            <summary>{t::practice_try(lang)}</summary>
            <form class="form" method="post" action=action>
                <input type="hidden" name="confirmation_token" value=typed.trial.confirmation_token.clone() />
                {pii_checked_fields(lang, pii_address, lang, context).into_any()}
                <TextArea
                    id="adapted"
                    label=t::practice_adapted(lang)
                    hint=t::practice_adapted_hint(lang)
                    value=typed.trial.adapted.clone()
                    error=typed.errors.of("adapted")
                    rows=2
                    maxlength=most
                />
                <RadioGroup
                    id="outcome"
                    label=t::practice_outcome(lang)
                    choices
                    error=typed.errors.of("outcome")
                    required=true
                />
                <div class="actions"><Button>{t::practice_try_button(lang)}</Button></div>
            </form>
        </details>
    }
}

pub(super) fn comment_form(lang: Lang, action: String, pii_address: String, typed: &TypedForms) -> AnyView {
    let field = view! {
        <TextArea
            id="text"
            label=t::reflection_comment(lang)
            value=typed.comment.text.clone()
            error=typed.errors.of("text")
            rows=4
            maxlength=u32::try_from(MAX_RESPONSE).unwrap_or_default()
            required=true
            framed=true
        />
    };
    view! {
        <form class="form" method="post" action=action>
            <input type="hidden" name="confirmation_token" value=typed.comment.confirmation_token.clone() />
            {pii_checked_fields(lang, pii_address, lang, field).into_any()}
            <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button></div>
        </form>
    }
}
