//! Which organizations of the network take part in a call, and a message to those of which nothing is known. It says who is
//! missing, and keeps nobody from anything.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, INVITED},
        api::UseBoard,
        labels,
        model::{BoardFilter, Elsewhere, OrganizationPresence, Representation},
        rules::representation,
        store,
    },
    parts::{SIZE, last_page, most, pagination, said},
};
use crate::call::{self, labels as call_labels, model::Call, paths};
use ensemble_communities::community::{
    model::{Network, OrganizationKind},
    network_word,
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_network::administration::organization_kind_word;
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Choice, Column, DataTable, ErrorSummary, Line, SectionTitle, Select, StatusText, TextArea, Weight,
};

/// The most characters of the message: mail programs take no longer links.
const MAX_MESSAGE: usize = 1_500;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    page(&request, call, None).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let input: UseBoard = request.input()?;
    if let Some(message) = input.message {
        return page(&request, call, Some(message)).await;
    }
    let organization = input.organization.ok_or(AppError::BadRequest)?;
    actions::note_invited(&request, call.id, organization).await?;
    let here = format!(
        "{}?{}page={}",
        paths::of(paths::REPRESENTATION, request.lang, &call.code),
        query_of(filter_of(&request)),
        request.page_number()?
    );
    Ok(PageResponse::redirect_with(&here, Flash::Saved))
}

/// How many organizations are how far, and how many people.
#[derive(Clone, Copy, Default)]
struct Totals {
    represented: u32,
    interested: u32,
    invited: u32,
    silent: u32,
    people: u32,
    accepted: u32,
}

impl Totals {
    fn of(all: &[OrganizationPresence]) -> Self {
        let mut totals = Self::default();
        for each in all {
            match representation(each) {
                Representation::Represented => totals.represented += 1,
                Representation::Interested => totals.interested += 1,
                Representation::Invited => totals.invited += 1,
                Representation::Silent => totals.silent += 1,
            }
            totals.people += each.people;
            totals.accepted += each.accepted;
        }
        totals
    }
}

fn filter_of(request: &PageRequest) -> BoardFilter {
    BoardFilter {
        kind: request.query_param("kind").and_then(OrganizationKind::from_code),
        network: request.query_param("network").and_then(Network::from_code),
    }
}

async fn page(request: &PageRequest, call: Call, typed: Option<String>) -> Result<PageResponse, AppError> {
    let (lang, now, db) = (request.lang, request.portal.now(), &request.portal.db);
    let filter = filter_of(request);
    let (all, elsewhere) = futures::try_join!(
        store::organizations(db, lang, call.id, INVITED, filter),
        store::elsewhere(db, call.id)
    )?;
    let totals = Totals::of(&all);
    let current = request.page_number()?;
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let last = last_page(count, current)?;
    let first = (current.saturating_sub(1) * SIZE) as usize;
    let shown: Vec<OrganizationPresence> = all.into_iter().skip(first).take(SIZE as usize).collect();
    let site = request.portal.config.site_url.clone();
    let mut errors = FieldErrors::default();
    if typed.as_ref().is_some_and(|typed| typed.chars().count() > MAX_MESSAGE) {
        errors.add("message", t::selection_message_long(lang, MAX_MESSAGE));
    }
    let message = typed.unwrap_or_else(|| message(&site, &call, now));
    let status = if errors.is_empty() { 200 } else { 422 };
    let done = (request.flash() == Some(Flash::Saved)).then(|| t::selection_said_invited(lang));
    let title = t::selection_board_of(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::REPRESENTATION, &call.code);
    let body = move || {
        let here = paths::of(paths::REPRESENTATION, lang, &call.code);
        let query = query_of(filter);
        let href = format!("{here}?{query}page=");
        view! {
            {call::manage_head(lang, &call, now, paths::REPRESENTATION)}
            <section class="stack">
                <h2>{t::selection_board(lang)}</h2>
                {said(done)}
                <ErrorSummary lang errors=errors.all() />
                <p>{t::selection_board_intro(lang)}</p>
                {numbers(lang, totals, elsewhere)}
                {filters(lang, &here, filter)}
                {table(lang, format!("{href}{current}"), count, shown)}
                {pagination(lang, current, last, href)}
            </section>
            {nudge(lang, &call, format!("{here}?{query}page={current}#nudge"), message, &errors)}
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

/// The pairs of the filter, each with a `&` after it.
fn query_of(filter: BoardFilter) -> String {
    let kind = filter.kind.map(|kind| format!("kind={}&", kind.code()));
    let network = filter.network.map(|network| format!("network={}&", network.code()));
    kind.into_iter().chain(network).collect()
}

/// People and organizations, counted apart.
fn numbers(lang: Lang, totals: Totals, elsewhere: Elsewhere) -> AnyView {
    let facts = [
        (
            t::selection_board_organizations(lang),
            t::selection_board_numbers(
                lang,
                totals.interested,
                totals.invited,
                totals.represented,
                totals.silent,
            ),
        ),
        (t::selection_board_people(lang), t::selection_board_persons(lang, totals.accepted, totals.people)),
    ];
    let others = (elsewhere.people > 0).then(|| {
        let words =
            t::selection_board_elsewhere(lang, elsewhere.accepted, elsewhere.organizations, elsewhere.people);
        (t::selection_board_others(lang), words)
    });
    let facts = facts
        .into_iter()
        .chain(others)
        .map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{facts}</dl> }
}

fn filters(lang: Lang, here: &str, filter: BoardFilter) -> AnyView {
    let everything = || std::iter::once(Choice::new("", t::selection_all(lang)));
    let kinds = everything()
        .chain(OrganizationKind::ALL.iter().map(|kind| {
            Choice::new(kind.code(), organization_kind_word(lang, *kind)).chosen(filter.kind == Some(*kind))
        }))
        .collect();
    let networks = everything()
        .chain(Network::ALL.iter().map(|network| {
            Choice::new(network.code(), network_word(lang, *network)).chosen(filter.network == Some(*network))
        }))
        .collect();
    view! {
        <form class="filters" method="get" action=here.to_owned()>
            <Select id="kind" label=t::selection_kind(lang) choices=kinds />
            <Select id="network" label=t::selection_network(lang) choices=networks />
            <Button weight=Weight::Quiet>{t::selection_filter(lang)}</Button>
        </form>
    }
}

/// A page of the organizations, of which there are so many; `action` notes that one was written to.
fn table(lang: Lang, action: String, count: u32, shown: Vec<OrganizationPresence>) -> AnyView {
    let columns = vec![
        Column::new(t::selection_column_organization(lang)),
        Column::new(t::selection_kind(lang)),
        Column::new(t::selection_network(lang)),
        Column::numeric(t::selection_column_answers(lang)),
        Column::numeric(t::selection_column_accepted(lang)),
        Column::new(t::selection_column_state(lang)),
    ];
    let rows = shown
        .into_iter()
        .map(|each| {
            let state = representation(&each);
            let (words, tone) = labels::representation(lang, state);
            let name = each.name.text(lang).to_owned();
            let button = (state == Representation::Silent).then(|| {
                view! {
                    <form method="post" action=action.clone()>
                        <input type="hidden" name="organization" value=each.id.to_string() />
                        <Button weight=Weight::Quiet small=true>
                            {t::selection_note_invited(lang)}
                            <span class="visually-hidden">" " {name}</span>
                        </Button>
                    </form>
                }
            });
            vec![
                view! { <Line lang passage=each.name.clone() /> },
                organization_kind_word(lang, each.kind).into_any(),
                network_word(lang, each.network).into_any(),
                each.people.into_any(),
                each.accepted.into_any(),
                view! { <div class="stack gap-2"><p><StatusText tone>{words}</StatusText></p> {button}</div> },
            ]
        })
        .collect();
    view! { <DataTable caption=t::selection_board_count(lang, count) columns rows /> }
}

/// The message as it is proposed: in French, then in English, each with the address of the call in its language.
fn message(site: &str, call: &Call, now: i64) -> String {
    let in_lang = |lang: Lang| {
        let title = call.texts.title.text(lang);
        let text = if now < call.dates.closes_at {
            t::selection_nudge_text(lang, call_labels::moment_for_others(lang, call.dates.closes_at), title)
        } else {
            t::selection_nudge_closed(lang, title)
        };
        let link = format!("{site}{}", paths::of(paths::SHOW, lang, &call.code));
        format!(
            "{}\n\n{text}\n\n{link}\n\n{}",
            t::selection_nudge_hello(lang),
            t::selection_nudge_thanks(lang),
        )
    };
    format!("{}\n\n* * *\n\n{}", in_lang(Lang::Fr), in_lang(Lang::En))
}

/// The message to organizations of which nothing is known: to be edited, copied, or opened in one's own mail program.
fn nudge(lang: Lang, call: &Call, action: String, message: String, errors: &FieldErrors) -> AnyView {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let [fr, en] = Lang::ALL.map(|lang| call.texts.title.text(lang));
    let subject = if fr == en { fr.to_owned() } else { format!("{fr} / {en}") };
    // Mail programs begin a new line where both signs are (RFC 6068).
    let lines = message.replace('\n', "\r\n");
    let mail = errors.is_empty().then(|| {
        let href = format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&lines));
        view! { <a class=Weight::Quiet.class(false) href=href>{t::selection_nudge_mail(lang)}</a> }
    });
    view! {
        <section class="stack" aria-labelledby="nudge">
            <SectionTitle id="nudge" title=t::selection_nudge(lang) all=None />
            <p>{t::selection_nudge_intro(lang)}</p>
            <form class="form" method="post" action=action>
                <TextArea
                    id="message"
                    label=t::selection_nudge_message(lang)
                    hint=t::selection_nudge_hint(lang)
                    value=message
                    error=errors.of("message")
                    rows=14
                    maxlength=most(MAX_MESSAGE)
                />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::selection_nudge_update(lang)}</Button>
                    {mail}
                </div>
            </form>
        </section>
    }
}
