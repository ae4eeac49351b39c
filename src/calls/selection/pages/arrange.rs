//! Merging a planned community into another one, or splitting it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ArrangeOutcome, MAX_REASON, MAX_TITLE},
        api::Arrange,
        labels,
        model::{Arrangement, Movable},
        rules::{Outlook, arrangeable},
        store,
    },
    parts::{Planned, SIZE, addresses, last_page, most, note, of_address, pagination},
};
use crate::call::{
    self,
    labels::sector_word,
    model::{Call, Sector},
    paths,
    rules::phase,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, ErrorSummary, Field, Line, RadioGroup, Refusal, Select, TextArea};

/// The form as it is shown: what was typed, and why it was not accepted.
#[derive(Default)]
struct Form {
    input: Arrange,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    refused: Option<String>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    page(&request, call, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let lang = request.lang;
    let (planned, _) = of_address(&request, &call).await?;
    let input: Arrange = request.input()?;
    let outcome = actions::arrange(&request, call.id, planned, &input).await;
    let (status, form) = match outcome {
        Ok(ArrangeOutcome::Done) => {
            let here = paths::of(paths::PLACES, lang, &call.code);
            return Ok(PageResponse::redirect_with(&here, Flash::SavedAndNotified));
        }
        Ok(ArrangeOutcome::Fixed(fixed)) => {
            (409, Form { input, refused: Some(labels::fixed(lang, fixed)), ..Form::default() })
        }
        Ok(ArrangeOutcome::Unconfirmed(warnings, token)) => {
            let input = Arrange { confirmation_token: token, ..input };
            (422, Form { input, warnings, ..Form::default() })
        }
        Err(ActionError::Invalid(errors)) => (422, Form { input, errors, ..Form::default() }),
        Err(ActionError::Conflict) => {
            let refused = Some(t::selection_meanwhile(lang).to_owned());
            (409, Form { input, refused, ..Form::default() })
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, call, status, form).await
}

/// What the form offers.
struct Offered {
    /// The other planned communities.
    others: Vec<Planned>,
    sectors: Vec<(Option<Sector>, u32)>,
    answers: Vec<Movable>,
    current: u32,
    last: u32,
}

async fn page(request: &PageRequest, call: Call, status: u16, form: Form) -> Result<PageResponse, AppError> {
    let (lang, now, db) = (request.lang, request.portal.now(), &request.portal.db);
    let (id, all) = of_address(request, &call).await?;
    let (mut own, mut others) = (None, Vec::new());
    for each in all {
        if each.planned.id == id {
            own = Some(each);
        } else if each.planned.merged_into.is_none()
            && each.outlook() != Outlook::Given
            && each.draw.is_none()
        {
            others.push(each);
        }
    }
    let own = own.ok_or(AppError::NotFound)?;
    let current = request.page_number()?;
    let (sectors, answers) =
        futures::try_join!(store::sectors(db, call.id, id), store::movable(db, id, current, SIZE))?;
    let last = last_page(sectors.iter().map(|(_, count)| count).sum(), current)?;
    let given = own.outlook() == Outlook::Given;
    let fixed = arrangeable(phase(&call, now), &own.planned, given, own.draw.is_some()).err();
    let title = t::selection_arrange_title(lang, own.planned.title.text(lang));
    let addresses = addresses(paths::ARRANGE, &call, id);
    let body = move || {
        let Form { input, errors, warnings, refused } = form;
        let action = paths::of_planned(paths::ARRANGE, lang, &call.code, id);
        let inside = match fixed {
            Some(fixed) => view! { {note(labels::fixed(lang, fixed))} {typed(lang, &input)} },
            None => {
                fields(lang, action, Offered { others, sectors, answers, current, last }, &input, &errors)
            }
        };
        view! {
            {call::manage_head_below(lang, &call, now, paths::PLACES, t::selection_arrange(lang))}
            <section class="stack">
                <h2>{t::selection_arrange(lang)}</h2>
                <p class="lead"><Line lang passage=own.planned.title.clone() /></p>
                {refused.map(|message| view! { <Refusal message /> })}
                <ErrorSummary lang errors=errors.all() />
                {pii_notice(lang, &warnings)}
                {inside}
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

/// What was typed, where nothing moves any more.
fn typed(lang: Lang, input: &Arrange) -> Option<AnyView> {
    call::typed_before(
        lang,
        &[
            (t::selection_new_french(lang), input.french.as_str()),
            (t::selection_new_english(lang), input.english.as_str()),
            (t::selection_reason_french(lang), input.french_reason.as_str()),
            (t::selection_reason_english(lang), input.english_reason.as_str()),
        ],
    )
}

fn fields(lang: Lang, action: String, offered: Offered, input: &Arrange, errors: &FieldErrors) -> AnyView {
    let Offered { others, sectors, answers, current, last } = offered;
    let kinds = [
        (Arrangement::Merge, t::selection_merge(lang), t::selection_merge_hint(lang)),
        (Arrangement::Split, t::selection_split(lang), t::selection_split_hint(lang)),
    ];
    let kinds = kinds
        .into_iter()
        .filter(|(kind, ..)| *kind != Arrangement::Merge || !others.is_empty())
        .map(|(kind, words, hint)| {
            Choice::new(kind.code(), words).hint(hint).chosen(input.arrangement == Some(kind))
        })
        .collect();
    let into = (!others.is_empty()).then(|| {
        let choices = std::iter::once(Choice::new("", t::selection_choose(lang)))
            .chain(others.iter().map(|each| {
                let chosen = input.into == Some(each.planned.id);
                Choice::new(each.planned.id.to_string(), each.planned.title.text(lang)).chosen(chosen)
            }))
            .collect();
        view! { <Select id="into" label=t::selection_into(lang) choices error=errors.of("into") /> }
    });
    let sector_choices: Vec<Choice> = sectors
        .iter()
        .filter_map(|(sector, count)| Some(((*sector)?, *count)))
        .map(|(sector, count)| {
            let words = t::selection_sector_count(lang, count, sector_word(lang, sector));
            Choice::new(sector.code(), words).chosen(input.sector.contains(&sector))
        })
        .collect();
    let by_sector = (!sector_choices.is_empty()).then(|| {
        view! {
            <RadioGroup
                id="sector"
                many=true
                label=t::selection_by_sector(lang)
                choices=sector_choices
                error=errors.of("sector")
            />
        }
    });
    let answer_choices: Vec<Choice> = answers
        .into_iter()
        .map(|answer| {
            let about = format!("{} · {}", answer.organization, answer.project);
            let chosen = input.answer.contains(&answer.id);
            Choice::new(answer.id.to_string(), answer.name).hint(about).chosen(chosen)
        })
        .collect();
    let by_answer = (!answer_choices.is_empty()).then(|| {
        view! {
            <RadioGroup id="answer" many=true label=t::selection_by_answer(lang) choices=answer_choices />
        }
    });
    let href = format!("{action}?page=");
    view! {
        <p>{t::selection_arrange_text(lang)}</p>
        <form class="form" method="post" action=action>
            <input type="hidden" name="confirmation_token" value=input.confirmation_token.clone() />
            <RadioGroup
                id="arrangement"
                label=t::selection_arrangement(lang)
                choices=kinds
                error=errors.of("arrangement")
                required=true
            />
            {into}
            <fieldset class="stack gap-3">
                <legend>{t::selection_new_one(lang)}</legend>
                <Field
                    id="title-fr"
                    label=t::selection_new_french(lang)
                    value=input.french.clone()
                    error=errors.of("title-fr")
                    maxlength=most(MAX_TITLE)
                    lang="fr-CA"
                />
                <Field
                    id="title-en"
                    label=t::selection_new_english(lang)
                    value=input.english.clone()
                    error=errors.of("title-en")
                    maxlength=most(MAX_TITLE)
                    lang="en-CA"
                />
                {by_sector}
                {by_answer}
                <TextArea
                    id="reason-fr"
                    label=t::selection_reason_french(lang)
                    hint=t::selection_reason_hint(lang)
                    value=input.french_reason.clone()
                    error=errors.of("reason-fr")
                    rows=2
                    maxlength=most(MAX_REASON)
                    lang=Lang::Fr.tag()
                />
                <TextArea
                    id="reason-en"
                    label=t::selection_reason_english(lang)
                    hint=t::selection_reason_hint(lang)
                    value=input.english_reason.clone()
                    error=errors.of("reason-en")
                    rows=2
                    maxlength=most(MAX_REASON)
                    lang=Lang::En.tag()
                />
            </fieldset>
            <div class="actions"><Button>{t::selection_arrange_save(lang)}</Button></div>
        </form>
        {pagination(lang, current, last, href)}
    }
}
