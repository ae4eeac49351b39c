//! The agenda, as a meeting's page shows it.

pub(super) mod edit;
pub(super) mod history;
pub(super) mod print;

use std::collections::{HashMap, HashSet};

use jiff::{ToSpan, Zoned};
use leptos::prelude::*;

use crate::meeting::{
    composition::{Composition, ItemLinks},
    islands::AgendaRefresher,
    labels, live,
    model::{Found, When},
    paths,
    views::own_time,
};
use ensemble_core::{Lang, LocalizedText, Standing, error::AppError, format, rights::Action};
use ensemble_document::{
    agenda::{Agenda, Item, is_link},
    outline::FollowUpState,
};
use ensemble_live::{EditorKind, colours::colour};
use ensemble_server::{markdown::to_html, realtime::store, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{
    Badge, BudgetBar, ButtonLink, EmptyState, Line, Notice, Segment, StatusText, Tone, Weight,
};

/// An agenda for a viewer who may read it.
pub(super) struct Shown {
    agenda: Agenda,
    /// Items that changed since they last looked.
    changed: HashSet<String>,
    writes: bool,
    /// What other features show below each item.
    item_links: ItemLinks,
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
        Ok(Self { agenda, changed, writes, item_links })
    }
}

/// What a page says of a meeting's agenda.
pub(super) enum AgendaSection {
    /// It is for members.
    ForMembers,
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
            Self::ForMembers | Self::Unreadable => 0,
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

/// A meeting's agenda, or why it is not shown.
pub(super) fn agenda_section(lang: Lang, found: &Found, section: AgendaSection) -> impl IntoView + use<> {
    let meeting = &found.of.meeting;
    let (title, text) = match &section {
        AgendaSection::ForMembers => (t::agenda_for_members(lang), t::agenda_for_members_text(lang)),
        _ => (t::error_unreadable_title(lang), t::agenda_unreadable(lang)),
    };
    let AgendaSection::Shown(Shown { agenda, changed, writes, item_links }) = section else {
        return view! {
            <section class="stack">
                <h2>{t::meeting_agenda(lang)}</h2>
                <EmptyState title text />
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
            {bar(lang, &agenda, budget)}
            <AgendaItems lang agenda begins=begins(meeting.when) changed item_links level=3 />
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
            <AgendaRefresher kind document=meeting.id.to_string() announcement=t::agenda_changed_live(lang).to_owned()>
                {marked}
                {list}
            </AgendaRefresher>
        </section>
    }
    .into_any()
}

/// When it begins, when that is known.
pub(super) fn begins(when: When) -> Option<Zoned> {
    match when {
        When::At(millis) => Some(format::local(millis)),
        When::Month(_) => None,
    }
}

fn bar(lang: Lang, agenda: &Agenda, budget: u32) -> impl IntoView + use<> {
    let segments: Vec<Segment> = agenda
        .items
        .iter()
        .map(|item| Segment { minutes: u32::from(item.minutes), tone: colour(item.kind) })
        .collect();
    let label = t::agenda_word_budget(lang, budget.to_string(), agenda.minutes().to_string());
    view! { <BudgetBar segments budget label /> }
}

/// When an item begins: by the clock when the meeting has an hour, else so many minutes in.
fn start(lang: Lang, begins: Option<&Zoned>, minutes: u32) -> AnyView {
    let at = begins.and_then(|begins| begins.checked_add(i64::from(minutes).minutes()).ok());
    match at {
        Some(at) => {
            let own = own_time(lang, When::At(at.timestamp().as_millisecond()));
            let own = own.map(|own| format!(" ({own})")).unwrap_or_default();
            format!("{}{own}", format::time(lang, at.time())).into_any()
        }
        None => view! {
            {t::agenda_at(lang, minutes)}
            <span class="visually-hidden">" " {t::agenda_at_after(lang)}</span>
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
            view! {
                <li class="agenda-item">
                    <p class="agenda-time">{start(lang, begins.as_ref(), minutes)}</p>
                    <div class="stack gap-2">{content(lang, item, level, mark)} {links}</div>
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
    let lead = item.lead.trim().to_owned();
    let link = item.link.clone();
    view! {
        {heading}
        <p class="row small muted">
            <Badge tone=colour(item.kind)>{labels::item_kind(lang, item.kind)}</Badge>
            <span>{t::agenda_min(lang, item.minutes.to_string())}</span>
            {(!lead.is_empty()).then(|| view! { <span>{t::agenda_lead_by(lang, lead)}</span> })}
            {changed.then(|| view! { <StatusText tone=Tone::Warn>{t::agenda_changed(lang)}</StatusText> })}
        </p>
        {item.about.passage().map(|passage| about(lang, &passage))}
        {is_link(&link).then(|| view! { <p><a href=link rel="noreferrer">{t::agenda_see_link(lang)}</a></p> })}
        {outcome(lang, &item)}
    }
}

fn about(lang: Lang, passage: &LocalizedText) -> impl IntoView + use<> {
    let shown = passage.shown(lang);
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    let html = to_html(shown.text).to_string();
    let behind = matches!(shown.standing, Standing::Outdated { .. });
    view! {
        {behind.then(|| view! { <p><Badge tone=Tone::Warn>{t::agenda_word_outdated(lang)}</Badge></p> })}
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
                let facts: Vec<String> = [each.who, due(lang, &each.due), state(lang, each.state).to_owned()]
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

/// By when something will be done, in words. What is no date stays as it was typed.
fn due(lang: Lang, typed: &str) -> String {
    typed.parse().map_or_else(|_| typed.to_owned(), |day| format::date(lang, day))
}

pub(super) fn state(lang: Lang, state: FollowUpState) -> &'static str {
    match state {
        FollowUpState::Open => t::agenda_word_state_open(lang),
        FollowUpState::Done => t::agenda_word_state_done(lang),
        FollowUpState::Dropped => t::agenda_word_state_dropped(lang),
    }
}
