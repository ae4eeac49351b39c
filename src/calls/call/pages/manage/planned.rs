//! The communities that a call plans.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions,
            api::WritePlanned,
            labels,
            model::{Call, PlannedCommunity},
            paths,
            rules::{self, MAX_PLANNED, MAX_TITLE},
            store,
            views::typed_before,
        },
        managed,
    },
    head::manage_head,
    parts::{ListPage, Tools, changed as changed_notice, length, outcome, said, saved, settled, which},
};
use ensemble_communities::community::{
    kind_word,
    model::{CapacityKind, CommunityKind},
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, ErrorSummary, Field, Line, RadioGroup, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    page(&request, call, ListPage::opened()).await
}

pub(in crate::call::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let input: WritePlanned = request.input()?;
    let done = actions::write_planned(&request, &call, &input).await;
    match outcome(&request, (call, paths::PLANNED), input, done).await? {
        Ok(response) => Ok(response),
        Err((call, shown)) => page(&request, call, shown).await,
    }
}

async fn page(
    request: &PageRequest,
    call: Call,
    shown: ListPage<WritePlanned>,
) -> Result<PageResponse, AppError> {
    let (lang, now, done) = (request.lang, request.portal.now(), saved(request));
    let all = store::planned(&request.portal.db, call.id).await?;
    let input = shown.input(request, &all);
    let ListPage { status, typed, errors } = shown;
    let (changed, was_typed) = (status == 409, typed.is_some());
    let title = t::call_planned_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::PLANNED, &call.code);
    let body = move || {
        let action = paths::of(paths::PLANNED, lang, &call.code);
        let arranges = rules::can_arrange_planned(&call, now);
        let rows = rows(lang, &call, now, &all, &action);
        let edited = all.iter().find(|each| Some(each.id) == input.item);
        let shown = match edited {
            Some(planned) => was_typed || rules::can_change_planned(&call, planned, now),
            None => was_typed || arranges && all.len() < MAX_PLANNED,
        };
        let sets_capacity = edited.is_none_or(|planned| rules::can_change_capacity(&call, planned, now));
        let typed = (changed && !sets_capacity).then(|| typed_capacity(lang, &input)).flatten();
        let form = shown.then(|| form(lang, &action, input, sets_capacity, &errors));
        let note = if arranges { None } else { Some(view! { <p>{t::call_planned_settled(lang)}</p> }) };
        let settled = (!arranges && changed).then(|| settled(lang));
        view! {
            {manage_head(lang, &call, now, paths::PLANNED)}
            <section class="stack">
                <h2 id="planned" tabindex="-1">{t::call_planned(lang)}</h2>
                {said(done)}
                {changed_notice(lang, changed)}
                {settled}
                {typed}
                <ErrorSummary lang errors=errors.all() />
                <p>{t::call_planned_text(lang)}</p>
                {note}
                {rows}
            </section>
            {form}
            <div class="row">
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::MANAGE, lang, &call.code)>{t::call_back(lang)}</ButtonLink>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn rows(lang: Lang, call: &Call, now: i64, all: &[PlannedCommunity], action: &str) -> Option<AnyView> {
    let tools = Tools { lang, action, count: all.len() };
    let arranges = rules::can_arrange_planned(call, now);
    let rows = all
        .iter()
        .enumerate()
        .map(|(index, planned)| {
            let name = planned.title.text(lang);
            let own = if arranges {
                Some(tools.of(index, &planned.id.to_string(), actions::mark(planned), name))
            } else {
                rules::can_change_planned(call, planned, now)
                    .then(|| tools.edit(&planned.id.to_string(), name))
            };
            let into = planned.merged_into.and_then(|into| all.iter().find(|each| each.id == into));
            let merged = into.map(
                |into| view! { <p class="small">{t::call_planned_merged(lang, into.title.text(lang))}</p> },
            );
            let facts =
                [kind_word(lang, planned.kind).to_owned(), labels::capacity_words(lang, planned.capacity)]
                    .join(" · ");
            view! {
                <li class="stack gap-2">
                    <p><b><Line lang passage=planned.title.clone() /></b></p>
                    <p class="small muted">{facts}</p>
                    {merged}
                    {own}
                </li>
            }
        })
        .collect_view();
    (!all.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> })
}

/// The capacity that was typed where it does not change any more.
fn typed_capacity(lang: Lang, input: &WritePlanned) -> Option<AnyView> {
    let kind = input.capacity.map(|kind| capacity_words(lang, kind));
    let words: Vec<&str> =
        [kind.unwrap_or_default(), input.capacity_from.as_str(), input.capacity_to.as_str()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
    typed_before(lang, &[(t::community_fact_capacity(lang), words.join(" ").as_str())])
}

fn capacity_words(lang: Lang, kind: CapacityKind) -> &'static str {
    match kind {
        CapacityKind::Undecided => t::community_capacity_undecided(lang),
        CapacityKind::Unlimited => t::community_capacity_unlimited(lang),
        CapacityKind::Seats => t::administration_capacity_seats(lang),
        CapacityKind::Range => t::administration_capacity_range(lang),
    }
}

fn form(lang: Lang, action: &str, input: WritePlanned, sets_capacity: bool, errors: &FieldErrors) -> AnyView {
    let heading = if input.item.is_some() { t::call_planned_edit(lang) } else { t::call_planned_add(lang) };
    let kinds = CommunityKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), kind_word(lang, *kind)).chosen(input.kind == Some(*kind)))
        .collect();
    let capacities = CapacityKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), capacity_words(lang, *kind)).chosen(input.capacity == Some(*kind))
        })
        .collect();
    let capacity = if sets_capacity {
        view! {
            <RadioGroup
                id="capacity"
                label=t::community_fact_capacity(lang)
                hint=t::call_capacity_hint(lang)
                choices=capacities
                error=errors.of("capacity")
            />
            <div class="form-row">
                <Field
                    id="capacity-from"
                    label=t::administration_capacity_from(lang)
                    hint=t::administration_capacity_from_hint(lang)
                    value=input.capacity_from
                    error=errors.of("capacity-from")
                    inputmode="numeric"
                />
                <Field
                    id="capacity-to"
                    label=t::administration_capacity_to(lang)
                    hint=t::administration_capacity_to_hint(lang)
                    value=input.capacity_to
                    error=errors.of("capacity-to")
                    inputmode="numeric"
                />
            </div>
        }
    } else {
        view! { <p>{t::call_capacity_settled(lang)}</p> }
    };
    view! {
        <section class="stack" id="form" aria-labelledby="form-title">
            <h2 id="form-title">{heading}</h2>
            <form class="form" method="post" action=action.to_owned()>
                {which(input.item.map(|item| item.to_string()), input.seen)}
                <Field
                    id="title-fr"
                    label=t::call_title_fr(lang)
                    value=input.title_fr
                    error=errors.of("title-fr")
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TITLE)
                />
                <Field
                    id="title-en"
                    label=t::call_title_en(lang)
                    value=input.title_en
                    error=errors.of("title-en")
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TITLE)
                />
                <RadioGroup id="kind" label=t::community_fact_kind(lang) choices=kinds error=errors.of("kind") />
                {capacity}
                <div class="actions"><Button>{t::account_save(lang)}</Button></div>
            </form>
        </section>
    }
}
