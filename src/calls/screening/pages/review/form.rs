//! The forms of a reviewer: the verdict, and a conflict of interests.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            api::WriteReview,
            labels,
            model::{Conflict, Judgement, Review},
            rules::MAX_REASON,
        },
        parts::{verdict_fields, warnings},
    },
    Form, Reading,
};
use crate::call::paths;
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, ErrorSummary, Kind, Notice, RadioGroup, TextArea, Weight};

/// The form of the verdict, and below it that of a conflict of interests.
pub(super) fn judging(lang: Lang, reading: &Reading, form: Form) -> AnyView {
    let Reading { call, number, own, interest, criteria, next, .. } = reading;
    let Form { input, errors, warnings: found, changed } = form;
    let confirms = !found.is_empty();
    let text = reading.text_changed_at;
    let mut input = input.unwrap_or_else(|| WriteReview { text, ..WriteReview::of(own.as_ref()) });
    let is_other_text = input.text != text;
    if changed {
        // The next try is about what is there now.
        input.revision = own.as_ref().map(|review| review.revision).unwrap_or_default();
        input.text = text;
    }
    let other_text = (changed && is_other_text).then(|| {
        view! { <Notice kind=Kind::Warning><p>{t::screening_text_meanwhile(lang)}</p></Notice> }
    });
    let changed = (changed && !is_other_text).then(|| {
        let theirs =
            own.as_ref().and_then(Review::last_judgement).map(|Judgement { verdict, reason, .. }| {
                view! { <p><b>{labels::verdict(lang, *verdict)}</b> " " {reason.clone()}</p> }
            });
        view! { <Notice kind=Kind::Warning><p>{t::screening_review_changed(lang)}</p> {theirs}</Notice> }
    });
    let disagreed =
        reading.disagreed.then(|| view! { <Notice><p>{t::screening_you_disagree(lang)}</p></Notice> });
    let outdated = own.as_ref().is_some_and(|review| review.outdated).then(|| {
        view! { <Notice kind=Kind::Warning><p>{t::screening_text_changed(lang)}</p></Notice> }
    });
    let fields = verdict_fields(
        lang,
        t::screening_own_verdict(lang),
        (input.verdict, input.criterion),
        criteria,
        (errors.of("verdict"), errors.of("criterion")),
    );
    let hint = match interest.lang {
        Lang::Fr => t::screening_reason_hint_fr(lang),
        Lang::En => t::screening_reason_hint_en(lang),
    };
    let save = match (confirms, next) {
        (true, _) => t::screening_send_anyway(lang).to_owned(),
        (false, Some(next)) => t::screening_save_and_read(lang, *next),
        (false, None) => t::screening_save(lang).to_owned(),
    };
    let skip = next.map(|next| {
        let href = paths::of_number(paths::REVIEW, lang, &call.code, next);
        view! { <ButtonLink weight=Weight::Quiet href>{t::screening_skip(lang)}</ButtonLink> }
    });
    let action = paths::of_number(paths::REVIEW, lang, &call.code, *number);
    view! {
        <section class="stack" aria-labelledby="verdict-title">
            <h2 class="h4" id="verdict-title">{t::screening_judge(lang)}</h2>
            {other_text}
            {changed}
            {outdated}
            {disagreed}
            <ErrorSummary lang errors=errors.all() />
            {warnings(lang, &found)}
            <form class="form verdict" method="post" action=action>
                <input type="hidden" name="revision" value=input.revision.to_string() />
                <input type="hidden" name="text" value=input.text.to_string() />
                <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                {fields}
                <TextArea
                    id="reason"
                    label=t::screening_reason(lang)
                    hint
                    value=input.reason
                    error=errors.of("reason")
                    rows=3
                    required=true
                    maxlength=u32::try_from(MAX_REASON).unwrap_or(u32::MAX)
                />
                <div class="actions"><Button>{save}</Button> {skip}</div>
            </form>
            {conflict_form(lang, reading, &errors)}
        </section>
    }
}

fn conflict_form(lang: Lang, reading: &Reading, errors: &FieldErrors) -> AnyView {
    let error = errors.of("conflict");
    let open = !error.is_empty();
    let action = paths::of_number(paths::CONFLICT, lang, &reading.call.code, reading.number);
    let choices = Conflict::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::own_conflict(lang, *each)))
        .collect();
    view! {
        <details id="conflict-details" open=open>
            <summary>{t::screening_conflict(lang)}</summary>
            <form class="form" method="post" action=action>
                <p>{t::screening_conflict_text(lang)}</p>
                <RadioGroup id="conflict" label=t::screening_conflict_why(lang) choices error required=true />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::screening_declare(lang)}</Button>
                </div>
            </form>
        </details>
    }
}
