//! The questions of a community to its order: those that wait, those that were answered.

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{ListState, Offer, OrderQuestion},
        paths, rules, store,
    },
    entry::{Reader, entries, no_legal_advice},
    list_tools,
};
use ensemble_communities::community::{self, Room, head, model::Community, paths as community_paths};
use ensemble_core::{
    error::{AppError, FieldErrors},
    rights::Action,
};
use ensemble_meetings::meeting::{self, model::Meeting};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    ButtonLink, EmptyState, ErrorSummary, Kind, Notice, Pages, Pagination, StatusText, Tone, Weight,
};

/// What a page shows above what is stored.
#[derive(Default)]
pub(super) struct Said {
    pub(super) status: Option<u16>,
    pub(super) errors: FieldErrors,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    request.require(Action::ReadThemes, found.community.id)?;
    page(&request, found.community, found.archived, Said::default()).await
}

/// What the page shows.
struct Shown {
    /// Those that wait, or those on the frozen list.
    questions: Vec<OrderQuestion>,
    answered: Vec<OrderQuestion>,
    current: u32,
    last: u32,
    /// The meetings on whose agenda the visit can be put.
    meetings: Vec<Meeting>,
}

pub(super) async fn page(
    request: &PageRequest,
    community: Community,
    archived: bool,
    said: Said,
) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let reader = Reader::of(request, &community, archived).await?;
    let current = request.page_number()?;
    let last = store::count_answered(db, community.id).await?.div_ceil(store::PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let questions = match (current, reader.offer) {
        (1, Offer::List) => store::current_to_show(db, community.id, reader.person).await?.1,
        (1, Offer::OneByOne) => store::waiting(db, community.id, reader.person).await?,
        _ => Vec::new(),
    };
    let answered = store::answered(db, community.id, reader.person, current).await?;
    let plans = reader.decides && reader.offer == Offer::List && reader.meeting().is_none();
    let meetings =
        if plans { meeting::preparable(db, community.id, request.portal.now()).await? } else { Vec::new() };
    let notice = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::order_question_said_asked(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::theme_said_saved(lang))),
        Some(Flash::Removed) => Some((Kind::Success, t::order_question_said_withdrawn(lang))),
        Some(Flash::Published) => Some((Kind::Success, t::order_question_said_frozen(lang))),
        Some(Flash::Reopened) => Some((Kind::Success, t::order_question_said_reopened(lang))),
        Some(Flash::Ended) => Some((Kind::Success, t::order_question_said_finished(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::order_question_said_changed(lang))),
        _ => None,
    };
    let title = t::order_question_page_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let weight = answered.iter().filter_map(|each| Some(each.answer.as_ref()?.text.len())).sum();
    let shown = Shown { questions, answered, current, last, meetings };
    let status = said.status.unwrap_or(200);
    let body = move || view_of(&reader, &community, shown, &said.errors, notice);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}

fn view_of(
    reader: &Reader,
    community: &Community,
    shown: Shown,
    errors: &FieldErrors,
    notice: Option<(Kind, &'static str)>,
) -> AnyView {
    let lang = reader.lang;
    let waiting = match reader.offer {
        Offer::Answers => None,
        Offer::List | Offer::OneByOne if shown.current > 1 => None,
        Offer::List => Some(list(reader, community, &shown, errors)),
        Offer::OneByOne => Some(one_by_one(reader, community, &shown.questions)),
    };
    let lead = match reader.offer {
        Offer::List => t::order_question_lead_list(lang),
        Offer::OneByOne => t::order_question_lead_one_by_one(lang),
        Offer::Answers => t::order_question_lead_answers(lang),
    };
    view! {
        {head(lang, community, Room::OrderQuestions)}
        {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        <ErrorSummary lang errors=errors.all() />
        <div class="stack gap-3">
            <h2>{t::order_question_title(lang)}</h2>
            <p class="lead">{lead}</p>
            {no_legal_advice(lang)}
        </div>
        {waiting}
        {answers(reader, community, &shown)}
    }
}

/// The button that leads to the form of a question, while questions are taken.
fn ask(reader: &Reader, slug: &str) -> Option<AnyView> {
    (reader.asks && rules::can_ask(reader.offer, reader.is_frozen())).then(|| {
        let lang = reader.lang;
        let href = community_paths::of(paths::ASK, lang, slug);
        view! { <div class="row"><ButtonLink href>{t::order_question_ask(lang)}</ButtonLink></div> }
    })
}

fn none(reader: &Reader) -> AnyView {
    let lang = reader.lang;
    view! { <EmptyState title=t::order_question_none(lang) text=t::order_question_none_text(lang) /> }
}

/// The list for the coming visit.
fn list(reader: &Reader, community: &Community, shown: &Shown, errors: &FieldErrors) -> AnyView {
    let (lang, slug) = (reader.lang, community.slug(reader.lang));
    let state = reader.list.map_or(ListState::Open, |list| list.state);
    let tone = if reader.is_frozen() { Tone::Meet } else { Tone::Good };
    let frozen = reader
        .list
        .as_ref()
        .filter(|list| list.is_frozen())
        .and_then(|list| list.frozen_at)
        .map(|at| view! { <span>{t::order_question_frozen_on(lang, labels::day(lang, at))}</span> });
    let questions =
        if shown.questions.is_empty() { none(reader) } else { entries(reader, slug, &shown.questions) };
    let print = (!shown.questions.is_empty()).then(|| {
        let href = community_paths::of(paths::PRINT, lang, slug);
        view! { <ButtonLink weight=Weight::Quiet href>{t::order_question_print(lang)}</ButtonLink> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="list">
            <h3 id="list">{t::order_question_list(lang)}</h3>
            <p class="byline">
                <StatusText tone>{labels::list(lang, state)}</StatusText>
                {frozen}
            </p>
            {list_tools::visit(reader)}
            {ask(reader, slug)}
            {questions}
            <div class="row">{print}</div>
            {list_tools::view(reader, slug, &shown.questions, &shown.meetings, errors)}
        </section>
    }
}

/// The questions that are passed on one by one.
fn one_by_one(reader: &Reader, community: &Community, questions: &[OrderQuestion]) -> AnyView {
    let (lang, slug) = (reader.lang, community.slug(reader.lang));
    let questions = if questions.is_empty() { none(reader) } else { entries(reader, slug, questions) };
    view! {
        <section class="stack gap-3" aria-labelledby="waiting">
            <h3 id="waiting">{t::order_question_waiting(lang)}</h3>
            {ask(reader, slug)}
            {questions}
        </section>
    }
}

/// The answers that were kept.
fn answers(reader: &Reader, community: &Community, shown: &Shown) -> AnyView {
    let (lang, slug) = (reader.lang, community.slug(reader.lang));
    let answers = if shown.answered.is_empty() {
        view! { <p class="muted">{t::order_question_no_answer(lang)}</p> }
    } else {
        entries(reader, slug, &shown.answered)
    };
    let (current, last) = (shown.current, shown.last);
    let more = (last > 1).then(|| {
        let href = format!("{}?page=", community_paths::of(paths::LIST, lang, slug));
        let label = t::order_question_answers(lang);
        view! { <Pagination lang pages=Pages::Numbered { current, last, href } label /> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="answers">
            <h3 id="answers">{t::order_question_answers(lang)}</h3>
            {answers}
            {more}
        </section>
    }
}
