//! What of a person's is quoted, and what they say to it.

use std::collections::HashMap;

use uuid::Uuid;

use ensemble_common::prelude::*;

use super::{
    actions,
    composition::Composition,
    labels,
    model::{Consent, Quotation},
    paths, rules,
    store::{self, Source},
};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{QuotationId, ReflectionId},
    rights::Access,
};
use ensemble_reflections::reflection::{name_of_texts, paths as reflection_paths};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Confirm, EmptyState, Kind, Line, Notice, RadioGroup, Refusal, Weight};

/// What a work is called, and its page in French and in English.
type Work = (LocalizedText, [String; 2]);

/// The pages of quotations, with what other features know of the works.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    Routes::new()
        .page(paths::LIST, Access::SignedIn, move |request| show(request, composition))
        .action(paths::ANSWER, Access::Author, move |request| submit_answer(request, composition))
        .action(paths::CREDIT, Access::Author, move |request| submit_credit(request, composition))
}

/// Why an answer was not written.
enum Refused {
    /// What is wrong with it.
    Wrong(FieldErrors),
    /// It was answered otherwise since the page was opened.
    Changed,
}

async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    page(&request, composition, 200, None).await
}

async fn submit_answer(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let id = quotation_id(&request)?;
    let done = actions::answer(&request, id, request.input()?, composition.withdrawn).await;
    answered(&request, composition, id, done).await
}

async fn submit_credit(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let id = quotation_id(&request)?;
    let done = actions::change_credit(&request, id, request.input()?).await;
    answered(&request, composition, id, done).await
}

async fn answered(
    request: &PageRequest,
    composition: Composition,
    id: QuotationId,
    done: Result<(), ActionError>,
) -> Result<PageResponse, AppError> {
    match done {
        Ok(()) => {
            let to = format!("{}#quotation-{id}", paths::list(request.lang));
            Ok(PageResponse::redirect_with(&to, Flash::Answered))
        }
        Err(ActionError::Invalid(errors)) => {
            page(request, composition, 422, Some(Refused::Wrong(errors))).await
        }
        Err(ActionError::Conflict) => page(request, composition, 409, Some(Refused::Changed)).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

/// The quotation of the address. What cannot be one names nothing.
fn quotation_id(request: &PageRequest) -> Result<QuotationId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}

async fn page(
    request: &PageRequest,
    composition: Composition,
    status: u16,
    refused: Option<Refused>,
) -> Result<PageResponse, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let all = store::of_person(db, person).await?;
    let sources: HashMap<ReflectionId, Source> =
        store::sources(db, person).await?.into_iter().map(|source| (source.id, source)).collect();
    let mut rows: Vec<(Quotation, Source, Option<Work>)> = Vec::with_capacity(all.len());
    // A work can quote many passages of a person: it is looked up once.
    let mut works: HashMap<Uuid, Option<Work>> = HashMap::new();
    for quotation in all {
        let Some(source) = sources.get(&quotation.reflection) else { continue };
        let work = match works.get(&quotation.work_id) {
            Some(known) => known.clone(),
            None => {
                let found = (composition.name_of_work)(db, quotation.work, quotation.work_id).await?;
                works.insert(quotation.work_id, found.clone());
                found
            }
        };
        rows.push((quotation, source.clone(), work));
    }
    for id in sources.keys() {
        let (id, kind) = (id.to_string(), NotificationKind::ConsentAsked);
        mark_kind_read(&request.portal, &request.viewer, &id, kind).await?;
    }
    let answered = request.flash() == Some(Flash::Answered);
    let title = t::quotation_title(lang);
    let body = move || {
        let answered = answered
            .then(|| view! { <Notice kind=Kind::Success><p>{t::quotation_said_answered(lang)}</p></Notice> });
        let refused = refused.map(|refused| match refused {
            Refused::Changed => t::quotation_said_changed(lang).to_owned(),
            Refused::Wrong(errors) => {
                errors.all().into_iter().next().map(|error| error.message).unwrap_or_default()
            }
        });
        let refused = refused.map(|message| view! { <Refusal message /> });
        let list = if rows.is_empty() {
            view! { <EmptyState title=t::quotation_none(lang) text=t::quotation_none_text(lang) /> }
        } else {
            let rows = rows
                .into_iter()
                .map(|(quotation, source, work)| entry(lang, quotation, source, work))
                .collect_view();
            view! { <ul class="plain stack gap-5 quotations">{rows}</ul> }
        };
        view! {
            <div class="stack gap-3">
                <h1>{title}</h1>
                <p class="lead">{t::quotation_lead(lang)}</p>
            </div>
            {refused}
            {answered}
            {list}
        }
    };
    Ok(Page::new(title, paths::LIST.map(str::to_owned), body)
        .status(status)
        .section("home")
        .unlisted()
        .into())
}

fn entry(lang: Lang, quotation: Quotation, source: Source, work: Option<Work>) -> AnyView {
    let id = quotation.id;
    let side = usize::from(lang == Lang::En);
    let work = work.map(|(name, addresses)| {
        let href = addresses[side].clone();
        view! { <a class="text-link" href=href><Line lang passage=name /></a> }
    });
    let (name, spoken) = name_of_texts(lang, &source.texts);
    let name_lang = (spoken != lang).then(|| spoken.tag());
    let passage = if quotation.passage.is_empty() {
        view! { <p>{t::quotation_whole(lang)}</p> }
    } else {
        let tag = (quotation.lang != lang).then(|| quotation.lang.tag());
        view! { <blockquote lang=tag>{quotation.passage.clone()}</blockquote> }
    };
    let hidden = source.hidden.then(|| view! { <p class="muted">{t::quotation_hidden(lang)}</p> });
    let reflection = reflection_paths::show(lang, source.id);
    let forms = forms(lang, &quotation, source.anonymous);
    let since = quotation.answered_at.unwrap_or(quotation.asked_at);
    view! {
        <li class="sheet stack gap-3" id=format!("quotation-{id}")>
            <p class="kind">{labels::work(lang, quotation.work)}</p>
            <h2 class="h3">{work.unwrap_or_else(|| t::quotation_work_gone(lang).into_any())}</h2>
            {passage}
            <p class="byline">
                <span>{t::quotation_from(lang)} " " <a class="text-link" href=reflection lang=name_lang>{name}</a></span>
                <span><b>{labels::consent(lang, quotation.consent)}</b> ", " {labels::day(lang, since)}</span>
            </p>
            <p class="small muted">{labels::readers(lang, quotation.work)}</p>
            {hidden}
            {forms}
        </li>
    }
}

/// The credit, and the answers that can be given now.
fn forms(lang: Lang, quotation: &Quotation, anonymous: bool) -> AnyView {
    let id = quotation.id;
    let credits = || {
        let choices = rules::credits(anonymous)
            .iter()
            .map(|each| {
                let chosen = rules::credit(anonymous, quotation.credit) == *each;
                Choice::new(each.code(), labels::credit(lang, *each)).chosen(chosen)
            })
            .collect();
        let hint = if anonymous { t::quotation_credit_unnamed(lang) } else { "" };
        view! {
            <RadioGroup id=format!("credit-{id}") name="credit" label=t::quotation_credit(lang) hint choices />
        }
    };
    let answer = paths::of(paths::ANSWER, lang, id);
    match quotation.consent {
        Consent::Given => {
            let change = (!anonymous).then(|| {
                let action = paths::of(paths::CREDIT, lang, id);
                view! {
                    <form class="form" method="post" action=action>
                        {credits()}
                        <div class="actions">
                            <Button weight=Weight::Quiet small=true>{t::quotation_save_credit(lang)}</Button>
                        </div>
                    </form>
                }
            });
            view! {
                {change}
                <form method="post" action=answer>
                    <input type="hidden" name="consent" value=Consent::Withdrawn.code() />
                    <Confirm label=t::quotation_withdraw(lang) question=t::quotation_withdraw_question(lang) />
                </form>
            }
        }
        asked => {
            let refuse = (asked == Consent::Asked).then(|| {
                view! {
                    <Button weight=Weight::Quiet name="consent" value=Consent::Refused.code()>
                        {t::quotation_refuse(lang)}
                    </Button>
                }
            });
            view! {
                <form class="form" method="post" action=answer>
                    {credits()}
                    <div class="actions">
                        <Button name="consent" value=Consent::Given.code()>{t::quotation_give(lang)}</Button>
                        {refuse}
                    </div>
                </form>
            }
        }
    }
}
