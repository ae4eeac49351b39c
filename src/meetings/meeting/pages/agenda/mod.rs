//! The agenda, as a meeting's page shows it.

pub(super) mod edit;
pub(super) mod files;
pub(super) mod history;
pub(super) mod print;

use std::collections::{HashMap, HashSet};

use ensemble_common::prelude::*;
use jiff::{ToSpan, Zoned};

use crate::meeting::{
    composition::{Composition, ItemLinks},
    islands::AgendaRefresher,
    labels, live,
    model::{Found, When, Zone},
    paths, rules,
    views::own_time,
};
use ensemble_common::export;
use ensemble_communities::{
    account::paths as account_paths,
    community::{Part, paths as community_paths},
    membership::paths as membership_paths,
};
use ensemble_core::{Lang, LocalizedText, Standing, error::AppError, format, rights::Action};
use ensemble_document::agenda::{Agenda, Item, is_link};
use ensemble_live::EditorKind;
use ensemble_server::{markdown::to_html, realtime::store, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{BudgetBar, ButtonLink, EmptyState, Line, Notice, Weight};

/// An agenda for a viewer who may read it.
pub(super) struct Shown {
    agenda: Agenda,
    /// The number of the last update in it.
    number: i64,
    /// Items that changed since they last looked.
    changed: HashSet<String>,
    writes: bool,
    /// Whether PDF files can be made here.
    prints: bool,
    /// What other features show below each item.
    item_links: ItemLinks,
    /// What they show below all of them.
    below_items: Option<Part>,
}

impl Shown {
    /// What the viewer should see, and that they have seen it.
    pub(super) async fn of(
        request: &PageRequest,
        found: &Found,
        composition: Composition,
    ) -> Result<Self, AppError> {
        let (db, meeting) = (&request.portal.db, found.of.meeting.id);
        let (agenda, number) = live::read(&request.portal, meeting.uuid()).await?;
        let person = request.person()?;
        let seen = store::last_seen(db, meeting.uuid(), person).await?;
        let mut changed = HashSet::new();
        if seen < number {
            if seen > 0 {
                let before = live::at(&request.portal, meeting.uuid(), seen).await?;
                let before: HashMap<&str, &Item> =
                    before.items.iter().map(|item| (item.id.as_str(), item)).collect();
                let is_new = |item: &&Item| before.get(item.id.as_str()) != Some(item);
                changed = agenda.items.iter().filter(is_new).map(|item| item.id.clone()).collect();
            }
            let noted = store::mark_seen(db, meeting.uuid(), person, number, request.portal.now()).await;
            noted?;
        }
        let writes = request.may(Action::EditAgenda, Some(found.community));
        let item_links = (composition.item_links)(request, found).await?;
        let titles: Vec<String> = agenda
            .items
            .iter()
            .filter_map(|item| item.title.passage())
            .map(|title| title.text(request.lang).to_owned())
            .collect();
        let below_items = (composition.below_items)(request, &titles.join(" "));
        let prints = export::prints(request);
        Ok(Self { agenda, number, changed, writes, prints, item_links, below_items })
    }
}

/// What a page says of a meeting's agenda.
pub(super) enum AgendaSection {
    /// It is for members.
    ForMembers {
        /// Whether the reader is signed in.
        signed_in: bool,
        /// Whether they have a role in the community that does not include the agenda.
        belongs: bool,
    },
    /// What is stored of it cannot be read.
    Unreadable,
    /// It is shown.
    Shown(Shown),
}

impl AgendaSection {
    /// How long all texts that it shows are together, in bytes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Shown(shown) => shown.agenda.bytes(),
            Self::ForMembers { .. } | Self::Unreadable => 0,
        }
    }

    /// What a member sees.
    pub(super) async fn for_member(
        request: &PageRequest,
        found: &Found,
        composition: Composition,
    ) -> Result<Self, AppError> {
        match Shown::of(request, found, composition).await {
            Ok(shown) => Ok(Self::Shown(shown)),
            Err(AppError::Unreadable) => Ok(Self::Unreadable),
            Err(error) => Err(error),
        }
    }
}

/// The ways to an agenda that is for members: signing in, for those who have not, and asking to join.
fn ways_in(lang: Lang, found: &Found, signed_in: bool) -> AnyView {
    let slug = &found.of.slugs[usize::from(lang == Lang::En)];
    let join = community_paths::of(membership_paths::JOIN, lang, slug);
    let sign_in = (!signed_in).then(|| {
        let href = account_paths::sign_in(lang, &paths::show(lang, found.of.meeting.id));
        view! { <ButtonLink href>{t::account_sign_in(lang)}</ButtonLink> }
    });
    view! {
        {sign_in}
        <ButtonLink weight=Weight::Quiet href=join>{t::membership_join(lang)}</ButtonLink>
    }
    .into_any()
}

/// A meeting's agenda, or why it is not shown.
pub(super) fn agenda_section(lang: Lang, found: &Found, section: AgendaSection) -> impl IntoView + use<> {
    let meeting = &found.of.meeting;
    let (title, text) = match &section {
        AgendaSection::ForMembers { signed_in: true, .. } => {
            (t::agenda_for_members(lang), t::agenda_for_members_join(lang))
        }
        AgendaSection::ForMembers { .. } => (t::agenda_for_members(lang), t::agenda_for_members_text(lang)),
        _ => (t::error_unreadable_title(lang), t::agenda_unreadable(lang)),
    };
    let none = match section {
        AgendaSection::ForMembers { signed_in, belongs: false } => {
            let ways = ways_in(lang, found, signed_in);
            Some(view! { <EmptyState title text>{ways}</EmptyState> }.into_any())
        }
        AgendaSection::ForMembers { .. } | AgendaSection::Unreadable => {
            Some(view! { <EmptyState title text /> }.into_any())
        }
        AgendaSection::Shown(_) => None,
    };
    let AgendaSection::Shown(Shown { agenda, number, changed, writes, prints, item_links, below_items }) =
        section
    else {
        return view! {
            <section class="stack">
                <h2>{t::meeting_agenda(lang)}</h2>
                {none}
            </section>
        }
        .into_any();
    };
    let [edit, print, history] =
        [paths::AGENDA, paths::AGENDA_PRINT, paths::AGENDA_HISTORY].map(|to| paths::of(to, lang, meeting.id));
    let marked =
        (!changed.is_empty()).then(|| view! { <Notice><p>{t::agenda_changed_some(lang)}</p></Notice> });
    let budget = u32::from(meeting.duration);
    let list = if agenda.items.is_empty() {
        view! { <EmptyState title=t::meeting_no_agenda(lang) text=t::meeting_no_agenda_text(lang) /> }
            .into_any()
    } else {
        view! {
            {bar(lang, &agenda, budget, begins(meeting.when, meeting.zone).as_ref())}
            <AgendaItems lang agenda begins=begins(meeting.when, meeting.zone) changed item_links level=3 />
            {below_items.map(|part| part(lang))}
        }
        .into_any()
    };
    let kind = EditorKind::Agenda.path_segment().to_owned();
    view! {
        <section class="stack" id="agenda">
            <div class="section-head">
                <h2>{t::meeting_agenda(lang)}</h2>
                <p class="row no-print">
                    {writes.then(|| view! { <ButtonLink small=true href=edit>{t::agenda_edit(lang)}</ButtonLink> })}
                    <ButtonLink small=true weight=Weight::Quiet href=print>{t::agenda_print(lang)}</ButtonLink>
                    {writes.then(|| view! { <ButtonLink small=true weight=Weight::Quiet href=history>{t::agenda_history(lang)}</ButtonLink> })}
                </p>
            </div>
            <AgendaRefresher kind document=meeting.id.to_string() number announcement=t::agenda_changed_live(lang).to_owned()>
                {marked}
                {list}
            </AgendaRefresher>
            {export::links(lang, files::files(lang, meeting.id, prints))}
        </section>
    }
    .into_any()
}

/// When it begins, on the clocks of its zone, when that is known.
pub(super) fn begins(when: When, zone: Zone) -> Option<Zoned> {
    match when {
        When::At(_) => Some(rules::local(when, zone)),
        When::Month(_) => None,
    }
}

fn bar(lang: Lang, agenda: &Agenda, budget: u32, begins: Option<&Zoned>) -> impl IntoView + use<> {
    let minutes = agenda.items.iter().map(|item| u32::from(item.minutes)).collect();
    let total = agenda.minutes();
    let label = t::agenda_word_budget(lang, budget.to_string(), total.to_string());
    let end = begins.and_then(|begins| begins.checked_add(i64::from(total).minutes()).ok());
    let aside = match end {
        _ if total > budget => t::agenda_word_over(lang, (total - budget).to_string()),
        Some(end) => {
            let own = own_time(lang, &end);
            let own = own.map(|own| format!(" ({own})")).unwrap_or_default();
            t::agenda_word_ends(lang, format::time(lang, end.time())) + &own
        }
        None => String::new(),
    };
    view! { <BudgetBar minutes budget label aside /> }
}

/// When an item begins: by the clock when the meeting has an hour, else so many minutes in.
fn start(lang: Lang, begins: Option<&Zoned>, minutes: u32) -> AnyView {
    let at = begins.and_then(|begins| begins.checked_add(i64::from(minutes).minutes()).ok());
    match at {
        Some(at) => {
            let own = own_time(lang, &at);
            let own = own.map(|own| view! { " " <span class="agenda-own">{own}</span> });
            view! { {format::time(lang, at.time())} {own} }.into_any()
        }
        None => view! {
            {t::agenda_at(lang, minutes)}
            {(minutes > 0).then(|| view! { <span class="visually-hidden">" " {t::agenda_at_after(lang)}</span> })}
        }
        .into_any(),
    }
}

/// The items of an agenda, in order, with when each begins.
#[component]
pub(super) fn AgendaItems(
    /// The page's language.
    lang: Lang,
    /// The agenda.
    agenda: Agenda,
    /// When the meeting begins.
    begins: Option<Zoned>,
    /// Items to be marked as changed.
    #[prop(optional)]
    changed: HashSet<String>,
    /// What other features show below each of them.
    #[prop(optional)]
    item_links: Option<ItemLinks>,
    /// The level of their headings.
    level: u8,
) -> impl IntoView {
    let starts = agenda.starts();
    let rows = agenda
        .items
        .into_iter()
        .zip(starts)
        .map(|(item, minutes)| {
            let mark = changed.contains(&item.id);
            let links = item_links.as_ref().and_then(|links| links(&item.id));
            let length = t::agenda_min(lang, item.minutes.to_string());
            view! {
                <li class="agenda-item">
                    <div class="agenda-when">
                        <p class="agenda-time">{start(lang, begins.as_ref(), minutes)}</p>
                        <p class="agenda-minutes">{length}</p>
                    </div>
                    <div class="agenda-text">{content(lang, item, level, mark)} {links}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="plain agenda">{rows}</ol> }
}

fn content(lang: Lang, item: Item, level: u8, changed: bool) -> impl IntoView {
    let title = match item.title.passage() {
        Some(passage) => view! { <Line lang passage /> }.into_any(),
        None => t::agenda_untitled(lang).into_any(),
    };
    let heading = if level == 2 {
        view! { <h2 class="h4">{title}</h2> }.into_any()
    } else {
        view! { <h3 class="h4">{title}</h3> }.into_any()
    };
    let link = item.link.clone();
    view! {
        {heading}
        <p class="agenda-small">
            <span>{kind_and_lead(lang, &item)}</span>
            {changed.then(|| view! { <span class="agenda-mark">{t::agenda_changed(lang)}</span> })}
        </p>
        {item.about.passage().map(|passage| about(lang, &passage))}
        {is_link(&link).then(|| view! { <p><a href=link rel="noreferrer">{t::agenda_see_link(lang)}</a></p> })}
        {outcome(lang, &item)}
    }
}

/// What people do during an item, and who leads it.
fn kind_and_lead(lang: Lang, item: &Item) -> String {
    let (kind, lead) = (labels::item_kind(lang, item.kind), item.lead.trim());
    if lead.is_empty() { kind.to_owned() } else { format!("{kind} · {lead}") }
}

fn about(lang: Lang, passage: &LocalizedText) -> impl IntoView + use<> {
    let shown = passage.shown(lang);
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    let html = to_html(shown.text).to_string();
    let behind = matches!(shown.standing, Standing::Outdated { .. });
    view! {
        {behind.then(|| view! { <p class="agenda-small"><span class="agenda-mark">{t::agenda_word_outdated(lang)}</span></p> })}
        <div class="prose" lang=tag inner_html=html></div>
    }
}

fn outcome(lang: Lang, item: &Item) -> impl IntoView + use<> {
    let notes = item.notes.trim();
    let notes = (!notes.is_empty()).then(|| {
        let html = to_html(notes).to_string();
        view! { <div class="prose" inner_html=html></div> }
    });
    let decisions: Vec<String> = item
        .decisions
        .iter()
        .map(|each| each.text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    let decisions = (!decisions.is_empty()).then(|| {
        let rows = decisions.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! { <p class="h4">{t::agenda_word_decisions(lang)}</p> <ul class="prose-list">{rows}</ul> }
    });
    let follow_ups: Vec<_> =
        item.follow_ups.iter().filter(|each| !each.what.trim().is_empty()).cloned().collect();
    let follow_ups = (!follow_ups.is_empty()).then(|| {
        let rows = follow_ups
            .into_iter()
            .map(|each| {
                let state = labels::follow_up_state(lang, each.state).to_owned();
                let facts: Vec<String> = [each.who, labels::due(lang, &each.due), state]
                    .into_iter()
                    .filter(|text| !text.trim().is_empty())
                    .collect();
                view! { <li>{each.what} <span class="small muted">" · "{facts.join(" · ")}</span></li> }
            })
            .collect_view();
        view! { <p class="h4">{t::agenda_word_follow_ups(lang)}</p> <ul class="prose-list">{rows}</ul> }
    });
    view! {
        {notes}
        {decisions}
        {follow_ups}
    }
}
