//! The agenda of a meeting as a publication, for its files.

use jiff::{ToSpan, Zoned};

use super::{
    labels,
    model::{Found, Meeting, When},
    paths, rules, views,
};
use ensemble_common::export::{facts, line, passage, plain, words};
use ensemble_core::{Lang, format};
use ensemble_document::agenda::{Agenda, Item, is_link};
use ensemble_publication::{Block, Inline, Publication, Section, from_markdown};
use ensemble_texts as t;

/// What an agenda is made a publication of: what the page for printing shows.
pub(super) struct Exported {
    pub(super) found: Found,
    pub(super) agenda: Agenda,
    /// The portal's address.
    pub(super) site: String,
    /// In milliseconds UTC.
    pub(super) now: i64,
}

/// The day of a meeting, or its month, as names of files have it: `2026-12-03`.
#[must_use]
pub fn file_day(meeting: &Meeting) -> String {
    let day = rules::local(meeting.when, meeting.zone).date();
    match meeting.when {
        When::At(_) => day.to_string(),
        When::Month(_) => format!("{:04}-{:02}", day.year(), day.month()),
    }
}

/// What is known of a meeting beside its agenda, as readers of the agenda see it. The link for video is in no file.
#[must_use]
pub fn meeting_facts(lang: Lang, found: &Found) -> Block {
    let meeting = &found.of.meeting;
    let mut known = vec![
        (t::agenda_file_meeting(lang), line(lang, &meeting.title)),
        (t::agenda_file_community(lang), line(lang, &found.of.community)),
        (
            t::meeting_fact_when(lang),
            plain(views::moment(lang, meeting.when, meeting.zone, meeting.duration)),
        ),
        (t::meeting_fact_duration(lang), plain(t::meeting_duration_long(lang, meeting.duration))),
        (t::meeting_fact_modality(lang), plain(labels::modality(lang, meeting.modality))),
    ];
    if let Some(place) = &meeting.place {
        known.push((t::meeting_fact_place(lang), line(lang, place)));
    }
    if found.details.video.is_some() {
        known.push((t::meeting_video(lang), plain(t::agenda_print_video(lang))));
    }
    facts(lang, known)
}

/// The agenda for readers of a language: a table of its items, then each with its texts.
pub(super) fn publication(lang: Lang, exported: &Exported) -> Publication {
    let Exported { found, agenda, site, now } = exported;
    let meeting = &found.of.meeting;
    let begins = match meeting.when {
        When::At(_) => Some(rules::local(meeting.when, meeting.zone)),
        When::Month(_) => None,
    };
    let mut head = Vec::new();
    if meeting.cancelled_at.is_some() {
        let text = vec![Inline::Strong(plain(t::meeting_cancelled_notice(lang)))];
        head.push(Block::Paragraph { lang, text });
    }
    head.push(meeting_facts(lang, found));
    let starts: Vec<String> =
        agenda.starts().into_iter().map(|minutes| start(lang, begins.as_ref(), minutes)).collect();
    let mut sections = vec![section("meeting", String::new(), lang, head), overview(lang, agenda, &starts)];
    for (number, (item, start)) in (1..).zip(agenda.items.iter().zip(&starts)) {
        sections.push(item_section(lang, number, item, start, site));
    }
    Publication {
        title: t::agenda_file_title(lang, views::when(lang, meeting.when, meeting.zone)),
        subtitle: None,
        lang,
        address: format!("{site}{}", paths::show(lang, meeting.id)),
        version: String::new(),
        date: format::local(*now).date().to_string(),
        publisher: t::export_publisher(lang, found.of.community.text(lang)),
        contributors: Vec::new(),
        sections,
        words: words(lang, "", t::export_copied(lang)),
    }
}

fn section(id: &str, title: String, lang: Lang, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), level: 1, title, lang, blocks }
}

/// When an item begins: by the clock when the meeting has an hour, else so many minutes in.
fn start(lang: Lang, begins: Option<&Zoned>, minutes: u32) -> String {
    let at = begins.and_then(|begins| begins.checked_add(i64::from(minutes).minutes()).ok());
    at.map_or_else(|| t::agenda_at(lang, minutes), |at| format::time(lang, at.time()))
}

/// What an item is called; it may have no name yet.
fn title(lang: Lang, item: &Item) -> Vec<Inline> {
    item.title.passage().map_or_else(|| plain(t::agenda_untitled(lang)), |title| line(lang, &title))
}

/// All items at a glance.
fn overview(lang: Lang, agenda: &Agenda, starts: &[String]) -> Section {
    let blocks = if agenda.items.is_empty() {
        vec![Block::Paragraph { lang, text: plain(t::meeting_no_agenda(lang)) }]
    } else {
        let header = [
            t::agenda_file_time(lang),
            t::agenda_file_item(lang),
            t::agenda_word_kind(lang),
            t::agenda_word_lead(lang),
            t::meeting_fact_duration(lang),
        ];
        let rows = agenda.items.iter().zip(starts).map(|(item, start)| {
            vec![
                plain(start.as_str()),
                title(lang, item),
                plain(labels::item_kind(lang, item.kind)),
                plain(item.lead.trim()),
                plain(t::agenda_min(lang, item.minutes.to_string())),
            ]
        });
        vec![Block::Table {
            lang,
            caption: None,
            header: header.into_iter().map(plain).collect(),
            rows: rows.collect(),
        }]
    };
    section("agenda", t::meeting_agenda(lang).to_owned(), lang, blocks)
}

/// One item: what people do, what it is about, what came out of it.
fn item_section(lang: Lang, number: usize, item: &Item, start: &str, site: &str) -> Section {
    let lead = item.lead.trim();
    let minutes = t::agenda_min(lang, item.minutes.to_string());
    let mut parts = vec![start, minutes.as_str(), labels::item_kind(lang, item.kind)];
    parts.extend(Some(lead).filter(|lead| !lead.is_empty()));
    let mut blocks = vec![Block::Paragraph { lang, text: vec![Inline::Emphasis(plain(parts.join(" · ")))] }];
    if let Some(about) = item.about.passage() {
        blocks.extend(passage(lang, &about));
    }
    if is_link(&item.link) {
        let href =
            if item.link.starts_with('/') { format!("{site}{}", item.link) } else { item.link.clone() };
        let text = vec![Inline::Link { href, text: plain(t::agenda_see_link(lang)) }];
        blocks.push(Block::Paragraph { lang, text });
    }
    blocks.extend(from_markdown(lang, item.notes.trim()));
    blocks.extend(outcome(lang, item));
    let named = item.title.passage();
    let (title, title_lang) = match &named {
        Some(title) => (title.shown(lang).text, title.shown(lang).lang),
        None => (t::agenda_untitled(lang), lang),
    };
    Section { id: format!("item-{number}"), level: 2, title: title.to_owned(), lang: title_lang, blocks }
}

/// What was decided and agreed to be done at an item.
fn outcome(lang: Lang, item: &Item) -> Vec<Block> {
    let mut blocks = Vec::new();
    let decisions: Vec<_> = item
        .decisions
        .iter()
        .map(|decision| decision.text.trim())
        .filter(|text| !text.is_empty())
        .map(|text| vec![plain(text)])
        .collect();
    if !decisions.is_empty() {
        let header = vec![plain(t::agenda_word_decisions(lang))];
        blocks.push(Block::Table { lang, caption: None, header, rows: decisions });
    }
    let follow_ups: Vec<_> = item
        .follow_ups
        .iter()
        .filter(|each| !each.what.trim().is_empty())
        .map(|each| {
            vec![
                plain(each.what.trim()),
                plain(each.who.trim()),
                plain(labels::due(lang, &each.due)),
                plain(labels::follow_up_state(lang, each.state)),
            ]
        })
        .collect();
    if !follow_ups.is_empty() {
        let header = [
            t::agenda_word_what(lang),
            t::agenda_word_who(lang),
            t::agenda_word_due(lang),
            t::agenda_word_state(lang),
        ];
        let header = header.into_iter().map(plain).collect();
        let caption = Some(t::agenda_word_follow_ups(lang).to_owned());
        blocks.push(Block::Table { lang, caption, header, rows: follow_ups });
    }
    blocks
}
