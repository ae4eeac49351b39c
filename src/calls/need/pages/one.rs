//! One need: who asked for it, its parts, what became of it, what is done with it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Outcome},
        api::{DecideNeed, MergeNeed, RenameNeed},
        labels,
        model::{Asker, Need, Origin, Request},
        rules, store,
    },
    changed_notice, found, list, need_link, said, to_list,
    tools::{self, Typed},
};
use crate::call::{self, manage_head_below, model::Call, paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::NeedId,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, EntryList, ErrorSummary, Line, Pages, Pagination, StatusText, Weight};

/// The page as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Shown {
    status: Option<u16>,
    typed: Typed,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    changed: bool,
}

/// What the page shows.
struct One {
    call: Call,
    need: Need,
    /// The need that it is a part of.
    whole: Option<Need>,
    parts: Vec<Need>,
    requests: Vec<Request>,
    current: u32,
    total: u32,
    /// Of which needs it can become a part; none where nothing is decided now.
    targets: Option<Vec<Need>>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, need) = found(&request).await?;
    page(&request, call, need, Shown::default()).await
}

pub(super) async fn submit_name(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: RenameNeed = request.input()?;
    let (call, need) = match found(&request).await {
        Err(AppError::NotFound) => return gone(&request, &Typed::Name(input)).await,
        found => found?,
    };
    match actions::rename(&request, call.id, need.id, &input).await {
        Ok(Outcome::Saved(named)) => Ok(to_need(request.lang, &call, named)),
        Ok(Outcome::Unconfirmed(warnings, token)) => {
            let typed = Typed::Name(RenameNeed { confirmation_token: token, ..input });
            page(&request, call, need, Shown { status: Some(422), typed, warnings, ..Shown::default() }).await
        }
        Err(error) => refused(&request, call, need, Typed::Name(input), error).await,
    }
}

pub(super) async fn submit_merge(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, need) = found(&request).await?;
    let input: MergeNeed = request.input()?;
    match actions::merge(&request, call.id, need.id, &input).await {
        Ok(into) => Ok(to_need(request.lang, &call, into)),
        Err(error) => refused(&request, call, need, Typed::Merge(input), error).await,
    }
}

pub(super) async fn submit_split(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, need) = found(&request).await?;
    match actions::split(&request, call.id, need.id).await {
        Ok(()) => Ok(to_need(request.lang, &call, need.id)),
        Err(error) => refused(&request, call, need, Typed::None, error).await,
    }
}

pub(super) async fn submit_decision(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: DecideNeed = request.input()?;
    let (call, need) = match found(&request).await {
        Err(AppError::NotFound) => return gone(&request, &Typed::Decision(input)).await,
        found => found?,
    };
    match actions::decide(&request, call.id, need.id, &input).await {
        Ok(Outcome::Saved(_)) => Ok(to_list(request.lang, &call, Flash::Saved)),
        Ok(Outcome::Unconfirmed(warnings, token)) => {
            let typed = Typed::Decision(DecideNeed { confirmation_token: token, ..input });
            page(&request, call, need, Shown { status: Some(422), typed, warnings, ..Shown::default() }).await
        }
        Err(error) => refused(&request, call, need, Typed::Decision(input), error).await,
    }
}

fn to_need(lang: Lang, call: &Call, need: NeedId) -> PageResponse {
    PageResponse::redirect_with(&paths::of_need(paths::NEED, lang, &call.code, need), Flash::Saved)
}

/// The list with what was typed about a group that is gone: another person made it a part of another.
async fn gone(request: &PageRequest, typed: &Typed) -> Result<PageResponse, AppError> {
    let call = call::managed(request).await?;
    let texts: Vec<(&'static str, String)> =
        typed.texts(request.lang).into_iter().map(|(label, text)| (label, text.trim().to_owned())).collect();
    if texts.iter().all(|(_, text)| text.is_empty()) {
        return Err(AppError::NotFound);
    }
    list::page(request, call, list::Shown { typed: texts, changed: true, ..list::Shown::new(409) }).await
}

/// The page again, with what was typed. A group that another person made a part of another is gone: then the list is shown.
async fn refused(
    request: &PageRequest,
    call: Call,
    need: Need,
    typed: Typed,
    error: ActionError,
) -> Result<PageResponse, AppError> {
    match error {
        ActionError::Invalid(errors) => {
            page(request, call, need, Shown { status: Some(422), typed, errors, ..Shown::default() }).await
        }
        ActionError::Conflict => {
            let now = store::find(&request.portal.db, call.id, need.id).await?;
            let Some(need) = now else {
                return match gone(request, &typed).await {
                    Err(AppError::NotFound) => Ok(to_list(request.lang, &call, Flash::Changed)),
                    shown => shown,
                };
            };
            let call = call::find_by_id(&request.portal.db, call.id).await?.ok_or(AppError::NotFound)?;
            let shown = Shown { status: Some(409), typed, changed: true, ..Shown::default() };
            page(request, call, need, shown).await
        }
        ActionError::App(error) => Err(error),
    }
}

async fn page(request: &PageRequest, call: Call, need: Need, shown: Shown) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    if !rules::can_read(&call, now) {
        return Err(AppError::NotFound);
    }
    let (current, total) = (request.page_number()?, store::count_requests(db, need.id).await?);
    if current > total.div_ceil(store::PAGE_SIZE).max(1) {
        return Err(AppError::NotFound);
    }
    let (requests, parts) =
        futures::try_join!(store::requests(db, need.id, current), store::parts(db, need.id))?;
    let whole = match need.merged_into {
        Some(into) => store::find(db, call.id, into).await?,
        None => None,
    };
    let targets = if rules::can_decide(&call, now) { Some(store::targets(db, call.id).await?) } else { None };
    let title = t::need_one_title(lang, need.text.text(lang));
    let addresses = [Lang::Fr, Lang::En].map(|lang| paths::of_need(paths::NEED, lang, &call.code, need.id));
    let (status, flash) = (shown.status.unwrap_or(200), request.flash());
    let one = One { call, need, whole, parts, requests, current, total, targets };
    let body = move || view(lang, now, &one, shown, said(lang, flash));
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn view(lang: Lang, now: i64, one: &One, shown: Shown, said: Option<AnyView>) -> AnyView {
    let Shown { typed, errors, warnings, changed, .. } = shown;
    let One { call, need, whole, targets, .. } = one;
    let (state, tone) = labels::state(lang, need.state);
    let state = need.merged_into.is_none().then(|| view! { <StatusText tone>{state}</StatusText> });
    let part_of = whole.as_ref().map(|whole| {
        let split = targets.is_some().then(|| split(lang, call, need));
        view! { <p>{t::need_part_of(lang)} " " {need_link(lang, call, whole)}</p> {split} }
    });
    let reason = need.reason.clone().map(|passage| {
        view! { <p><b>{t::need_reason(lang)}</b> " " <Line lang passage /></p> }
    });
    let has_form = targets.is_some() && typed.has_form(need);
    let kept = if has_form { None } else { call::typed_before(lang, &typed.texts(lang)) };
    let tools = targets
        .as_ref()
        .filter(|_| need.merged_into.is_none())
        .map(|targets| tools::view(lang, call, need, targets, typed, &errors));
    view! {
        {manage_head_below(lang, call, now, paths::NEEDS, need.text.text(lang))}
        {said}
        {changed.then(|| changed_notice(lang))}
        {kept}
        <ErrorSummary lang errors=errors.all() />
        {pii_notice(lang, &warnings)}
        <section class="stack gap-3" aria-labelledby="need">
            <h2 id="need"><Line lang passage=need.text.clone() /></h2>
            <p class="byline">{state} <span>{labels::origin(lang, need.origin)}</span></p>
            {reason}
            {part_of}
        </section>
        {parts(lang, one)}
        {requests(lang, one)}
        {tools}
    }
}

/// The button that makes a part a need of its own again.
fn split(lang: Lang, call: &Call, part: &Need) -> AnyView {
    let text = part.text.text(lang).to_owned();
    view! {
        <form method="post" action=paths::of_need(paths::SPLIT_NEED, lang, &call.code, part.id)>
            <Button weight=Weight::Quiet small=true>
                {t::need_split(lang)}
                <span class="visually-hidden">" " {text}</span>
            </Button>
        </form>
    }
}

/// What the call offered that became a part of this need.
fn parts(lang: Lang, one: &One) -> Option<AnyView> {
    let One { call, parts, targets, .. } = one;
    (!parts.is_empty()).then(|| {
        let rows = parts
            .iter()
            .map(|part| {
                let split = targets.is_some().then(|| split(lang, call, part));
                view! { <li><p>{need_link(lang, call, part)}</p> {split}</li> }
            })
            .collect_view();
        view! {
            <section class="stack gap-3" aria-labelledby="parts">
                <h2 id="parts">{t::need_parts(lang)}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

/// Who asked for it, with rank or in their own words.
fn requests(lang: Lang, one: &One) -> AnyView {
    let One { call, need, requests, current, total, targets, .. } = one;
    let rows = requests
        .iter()
        .map(|request| {
            let own = request.need.origin == Origin::Written;
            let words = if own { t::need_in_own_words(lang) } else { labels::rank(lang, request.rank) };
            let part = (request.need.id != need.id).then(|| {
                let split = (own && targets.is_some()).then(|| split(lang, call, &request.need));
                view! {
                    <div class="stack gap-2">
                        <p class="small">{need_link(lang, call, &request.need)}</p>
                        {split}
                    </div>
                }
            });
            let Asker { name, organization, interest } = &request.person;
            let href = paths::of_interest(paths::INTEREST, lang, &call.code, *interest);
            view! {
                <li>
                    <a class="entry-title" href=href>{name.clone()}</a>
                    <p class="meta"><span class="when">{words}</span> " " {organization.clone()}</p>
                    {part}
                </li>
            }
        })
        .collect_view();
    let last = total.div_ceil(store::PAGE_SIZE);
    let pages = (last > 1).then(|| {
        let href = format!("{}?page=", paths::of_need(paths::NEED, lang, &call.code, need.id));
        let label = t::need_who(lang);
        view! { <Pagination lang pages=Pages::Numbered { current: *current, last, href } label /> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="who">
            <h2 id="who">{t::need_who(lang)}</h2>
            <p class="small muted">{t::need_who_text(lang, *total)}</p>
            <EntryList>{rows}</EntryList>
            {pages}
        </section>
    }
}
