//! The answers that were sent to a call, the last one first. Of drafts there is a number only.

use ensemble_common::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::super::{
    labels::{designation_state, designation_tone, place_word},
    model::{Designation, Place},
    store::{self, ListFilter, Listed, PAGE_SIZE, Unlisted},
};
use crate::call::{
    self,
    labels::sector_word,
    manage_head,
    model::{Call, CallPhase, PlannedCommunity, Sector},
    paths,
    rules::{
        phase,
        rights::{Field as Part, Party, may_read},
    },
};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Choice, Column, DataTable, EmptyState, Field, Kind, Notice, Pages, Pagination, Select,
    StatusText, Tone,
};

/// The longest search, in characters.
const MAX_SEARCH: usize = 200;
/// What the filter for texts to look at is called in the address.
const TO_MASK: &str = "to-mask";

/// A value that the address chooses.
fn chosen<T: std::str::FromStr>(request: &PageRequest, name: &str) -> Result<Option<T>, AppError> {
    match request.query_param(name) {
        None | Some("") => Ok(None),
        Some(value) => value.parse().map(Some).map_err(|_| AppError::NotFound),
    }
}

/// The list as it is shown.
struct Shown {
    call: Call,
    phase: CallPhase,
    filter: ListFilter,
    planned: Vec<PlannedCommunity>,
    rows: Vec<Listed>,
    count: u32,
    unlisted: Unlisted,
    to_mask: u32,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let phase = phase(&call, now);
    if !may_read(Party::Coordinator, phase, Part::Person, call.blind) {
        return Ok(too_early(&request, call));
    }
    let search: String =
        request.query_param("q").unwrap_or_default().trim().chars().take(MAX_SEARCH).collect();
    let filter = ListFilter {
        planned: chosen(&request, "planned")?,
        sector: chosen(&request, "sector")?,
        designation: chosen(&request, "designation")?,
        place: chosen(&request, "place")?,
        to_mask: call.blind && request.query_param(TO_MASK) == Some("1"),
        search,
    };
    let current = request.page_number()?;
    let ((rows, count), planned, unlisted) = futures::try_join!(
        store::listed(db, call.id, &filter, current),
        call::planned(db, call.id),
        store::unlisted(db, call.id),
    )?;
    let to_mask = if call.blind { store::count_to_mask(db, call.id).await? } else { 0 };
    let last = count.div_ceil(PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let said = (request.flash() == Some(Flash::Saved)).then(|| t::interest_manage_said_masked(lang));
    let addresses = paths::both(paths::INTERESTS, &call.code);
    let shown = Shown { call, phase, filter, planned, rows, count, unlisted, to_mask };
    let body = move || {
        let href = address(lang, &shown.call.code, &shown.filter);
        let more =
            (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current, last, href } /> });
        view! {
            {manage_head(lang, &shown.call, now, paths::INTERESTS)}
            {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            {numbers(lang, &shown)}
            {filters(lang, &shown)}
            {list(lang, &shown)}
            {more}
        }
    };
    Ok(Page::new(t::interest_manage_list(lang), addresses, body).section("administration").unlisted().into())
}

/// Before a call opens there is nothing to read.
fn too_early(request: &PageRequest, call: Call) -> PageResponse {
    let (lang, now) = (request.lang, request.portal.now());
    let addresses = paths::both(paths::INTERESTS, &call.code);
    let body = move || {
        view! {
            {manage_head(lang, &call, now, paths::INTERESTS)}
            <EmptyState title=t::interest_manage_none(lang) text=t::interest_manage_none_yet(lang) />
        }
    };
    Page::new(t::interest_manage_list(lang), addresses, body).section("administration").unlisted().into()
}

/// The address of a filtered page without its number.
fn address(lang: Lang, call: &str, filter: &ListFilter) -> String {
    let pairs = [
        ("q", filter.search.clone()),
        ("planned", filter.planned.map(|id| id.to_string()).unwrap_or_default()),
        ("sector", filter.sector.map_or("", Sector::code).to_owned()),
        ("designation", filter.designation.map_or("", Designation::code).to_owned()),
        ("place", filter.place.map_or("", Place::code).to_owned()),
        (TO_MASK, if filter.to_mask { "1".to_owned() } else { String::new() }),
    ];
    let query: String = pairs
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}&", utf8_percent_encode(&value, NON_ALPHANUMERIC)))
        .collect();
    format!("{}?{query}page=", paths::of(paths::INTERESTS, lang, call))
}

/// What is not in the list, and what is to be done before reviewers read.
fn numbers(lang: Lang, shown: &Shown) -> AnyView {
    let Unlisted { drafts, withdrawn } = shown.unlisted;
    let waits =
        (shown.to_mask > 0 && matches!(shown.phase, CallPhase::Open | CallPhase::Screening)).then(|| {
            let href = format!("{}?{TO_MASK}=1", paths::of(paths::INTERESTS, lang, &shown.call.code));
            let count = t::interest_manage_to_mask(lang, shown.to_mask);
            view! {
                <Notice>
                    <p>{count} " " <a href=href>{t::interest_manage_to_mask_see(lang)}</a></p>
                </Notice>
            }
        });
    view! {
        <p class="small muted">{t::interest_manage_drafts(lang, drafts)} " " {t::interest_manage_withdrawn(lang, withdrawn)}</p>
        {waits}
    }
}

fn filters(lang: Lang, shown: &Shown) -> AnyView {
    let filter = &shown.filter;
    let any = |words: &str| vec![Choice::new("", words)];
    let mut planned = any(t::interest_manage_any_planned(lang));
    planned.extend(shown.planned.iter().map(|each| {
        Choice::new(each.id.to_string(), each.title.text(lang)).chosen(filter.planned == Some(each.id))
    }));
    let by_planned = (shown.planned.len() > 1)
        .then(|| view! { <Select id="planned" label=t::interest_manage_planned(lang) choices=planned /> });
    let mut sectors = any(t::interest_manage_any_sector(lang));
    sectors.extend(
        Sector::ALL.iter().map(|each| {
            Choice::new(each.code(), sector_word(lang, *each)).chosen(filter.sector == Some(*each))
        }),
    );
    let mut designations = any(t::interest_manage_any_designation(lang));
    designations.extend(Designation::ALL.iter().map(|each| {
        Choice::new(each.code(), designation_state(lang, *each)).chosen(filter.designation == Some(*each))
    }));
    let mut places = any(t::interest_manage_any_place(lang));
    places.extend(
        Place::ALL.iter().map(|each| {
            Choice::new(each.code(), place_word(lang, *each)).chosen(filter.place == Some(*each))
        }),
    );
    let by_place = gives_places(shown.phase)
        .then(|| view! { <Select id="place" label=t::interest_manage_place(lang) choices=places /> });
    let here = paths::of(paths::INTERESTS, lang, &shown.call.code);
    let action = here.clone();
    let is_filtered = *filter != ListFilter::default();
    let clear = is_filtered.then(|| view! { <a href=here>{t::interest_manage_clear(lang)}</a> });
    let only = filter.to_mask.then(|| view! { <input type="hidden" name=TO_MASK value="1" /> });
    view! {
        <form class="filters" method="get" action=action role="search">
            {only}
            <Field id="q" label=t::interest_manage_search(lang) kind="search" value=filter.search.clone() />
            {by_planned}
            <Select id="sector" label=t::interest_manage_sector(lang) choices=sectors />
            <Select id="designation" label=t::interest_manage_designation(lang) choices=designations />
            {by_place}
            <div class="row">
                <Button>{t::interest_manage_filter(lang)}</Button>
                {clear}
            </div>
        </form>
    }
}

/// Whether places are given in this phase, or were.
const fn gives_places(phase: CallPhase) -> bool {
    matches!(phase, CallPhase::Draw | CallPhase::Answered)
}

fn list(lang: Lang, shown: &Shown) -> AnyView {
    if shown.rows.is_empty() {
        let is_filtered = shown.filter != ListFilter::default();
        let text =
            if is_filtered { t::interest_manage_none_found(lang) } else { t::interest_manage_none_yet(lang) };
        return view! { <EmptyState title=t::interest_manage_none(lang) text /> };
    }
    let by_planned = shown.planned.len() > 1;
    let (places, blind) = (gives_places(shown.phase), shown.call.blind);
    let sent = format!("{} ({})", t::interest_manage_sent(lang), t::meeting_zone(lang));
    let columns = [
        (true, t::interest_manage_person(lang)),
        (true, t::interest_manage_organization(lang)),
        (true, t::interest_manage_project(lang)),
        (by_planned, t::interest_manage_planned(lang)),
        (true, t::interest_manage_sector(lang)),
        (true, t::interest_manage_designation(lang)),
        (places, t::interest_manage_place(lang)),
        (blind, t::interest_manage_masking(lang)),
        (true, sent.as_str()),
    ];
    let wanted = columns.map(|(wanted, _)| wanted);
    let columns: Vec<Column> =
        columns.into_iter().filter(|(wanted, _)| *wanted).map(|(_, name)| Column::new(name)).collect();
    let rows = shown
        .rows
        .iter()
        .map(|row| {
            let cells = cells(lang, shown, row);
            cells
                .into_iter()
                .zip(wanted)
                .filter(|(_, wanted)| *wanted)
                .map(|(cell, _)| cell)
                .collect::<Vec<_>>()
        })
        .collect();
    view! { <DataTable caption=t::interest_manage_count(lang, shown.count) columns rows /> }
}

fn cells(lang: Lang, shown: &Shown, row: &Listed) -> [AnyView; 9] {
    let code = &shown.call.code;
    let href = paths::of_interest(paths::INTEREST, lang, code, row.id);
    let tag = (row.lang != lang).then(|| row.lang.tag());
    let planned = shown.planned.iter().find(|each| Some(each.id) == row.planned);
    let (masked, tone) = if row.is_masked {
        (t::interest_manage_is_masked(lang), Tone::Good)
    } else {
        (t::interest_manage_not_masked(lang), Tone::Warn)
    };
    let mask = paths::of_interest(paths::INTEREST_MASK, lang, code, row.id);
    let (tone_of, designation) =
        (designation_tone(row.designation), designation_state(lang, row.designation));
    [
        view! { <a href=href>{row.name.clone()}</a> },
        view! { <span lang=tag>{row.organization.clone()}</span> },
        view! { <span lang=tag>{row.project_title.clone()}</span> },
        planned.map(|each| each.title.text(lang).to_owned()).into_any(),
        row.sector.map(|sector| sector_word(lang, sector)).into_any(),
        view! {
            <StatusText tone=tone_of>{designation}</StatusText>
        },
        place_word(lang, row.place).into_any(),
        view! { <StatusText tone><a href=mask>{masked}</a></StatusText> },
        format::moment(lang, row.sent_at).into_any(),
    ]
}
