//! The text of minutes before anyone has edited it: Markdown, made of what was written before and during the meeting.

mod during;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use self::during::{MAX_TABLES, write_presence, write_spoken, write_tables};
use super::{
    composition::{Composition, FollowUpLine, Presence, Spoken, TablesResult, Timings, VoteLine},
    labels,
    model::{Decision, DecisionState, MeetingNote},
    store,
};
use ensemble_core::{Lang, LocalizedText, Translation, error::AppError, format};
use ensemble_document::agenda::{Agenda, Item};
use ensemble_meetings::meeting::{
    self,
    model::{Found, When},
};
use ensemble_server::{
    Portal,
    markdown::sections::{escape_line, self_contained},
};
use ensemble_texts as t;

/// What the minutes of a meeting are made of.
#[derive(Default)]
pub(super) struct Sources {
    agenda: Agenda,
    /// When the meeting began, in milliseconds UTC; `None` where that is not known.
    begins_at: Option<i64>,
    /// The zone of its hours, by its IANA name; the portal's where it is empty.
    zone: &'static str,
    timings: Option<Timings>,
    notes: Vec<MeetingNote>,
    decisions: Vec<Decision>,
    votes: Vec<VoteLine>,
    follow_ups: Vec<FollowUpLine>,
    presence: Option<Presence>,
    tables: Vec<TablesResult>,
    spoken: Spoken,
}

/// The text of a meeting's minutes as it can be made now, in both languages. The language of the meeting's title comes first.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn text(
    portal: &Portal,
    found: &Found,
    composition: Composition,
) -> Result<LocalizedText, AppError> {
    let sources = load(portal, found, composition).await?;
    Ok(LocalizedText::Pair {
        source: found.of.meeting.title.source(),
        fr: write(Lang::Fr, &sources),
        en: write(Lang::En, &sources),
        translation: Translation::Current { reviewed: false },
    })
}

async fn load(portal: &Portal, found: &Found, composition: Composition) -> Result<Sources, AppError> {
    let (db, meeting) = (&portal.db, &found.of.meeting);
    let agenda = match meeting::agenda_of(portal, meeting.id.uuid()).await {
        Ok((agenda, _)) => agenda,
        // The minutes have all the rest; the page of the meeting says that its agenda cannot be read.
        Err(AppError::Unreadable) => Agenda::default(),
        Err(error) => return Err(error),
    };
    let mut sources = Sources {
        agenda,
        begins_at: match meeting.when {
            When::At(millis) => Some(millis),
            When::Month(_) => None,
        },
        zone: meeting.zone.code(),
        notes: store::notes(db, meeting.id).await?,
        decisions: store::decisions_of_meeting(db, meeting.id).await?,
        ..Sources::default()
    };
    if let Some(timings) = composition.timings {
        sources.timings = timings(portal, meeting.id).await?;
    }
    if let Some(votes) = composition.votes {
        sources.votes = votes(portal, meeting.id).await?;
    }
    if let Some(follow_ups) = composition.follow_ups {
        sources.follow_ups = follow_ups(portal, meeting.id).await?;
    }
    if let Some(presence) = composition.presence {
        sources.presence = presence(portal, meeting).await?;
    }
    if let Some(tables) = composition.tables {
        sources.tables = tables(portal, meeting.id).await?;
    }
    if let Some(spoken) = composition.spoken {
        sources.spoken = spoken(portal, meeting.id).await?;
    }
    Ok(sources)
}

/// The blocks of a text, with an empty line between each two.
#[derive(Default)]
struct Blocks(String);

impl Blocks {
    fn add(&mut self, block: &str) {
        let block = block.trim();
        if block.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push_str("\n\n");
        }
        self.0.push_str(block);
    }

    fn heading(&mut self, title: &str) {
        self.add(&format!("## {}", escape_line(title)));
    }

    fn list(&mut self, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().map(|line| format!("- {line}")).collect();
        self.add(&lines.join("\n"));
    }
}

fn write(lang: Lang, sources: &Sources) -> String {
    let mut blocks = Blocks::default();
    if let Some(presence) = &sources.presence {
        write_presence(lang, &mut blocks, presence);
    }
    let is_on_agenda =
        |item: Option<&str>| item.is_some_and(|id| sources.agenda.items.iter().any(|each| each.id == id));
    let mut starts_at = sources.begins_at;
    let mut room = MAX_TABLES;
    for (number, item) in (1..).zip(&sources.agenda.items) {
        write_item(lang, sources, &mut blocks, number, item, starts_at);
        for result in sources.tables.iter().filter(|result| result.item.as_ref() == Some(&item.id)) {
            write_tables(lang, &mut blocks, result, &mut room);
        }
        let took = took(sources, item).unwrap_or(i64::from(item.minutes) * 60);
        starts_at = starts_at.map(|at| at + took * 1_000);
    }
    let elsewhere: Vec<&TablesResult> = sources
        .tables
        .iter()
        .filter(|result| !is_on_agenda(result.item.as_deref()) && result.has_text())
        .collect();
    for (number, result) in (1..).zip(&elsewhere) {
        let title = t::minutes_tables(lang);
        blocks.heading(&if elsewhere.len() > 1 { format!("{title} {number}") } else { title.to_owned() });
        write_tables(lang, &mut blocks, result, &mut room);
    }
    write_spoken(lang, &mut blocks, &sources.spoken);
    let notes: Vec<&MeetingNote> =
        sources.notes.iter().filter(|note| !is_on_agenda(note.item.as_deref())).collect();
    if !notes.is_empty() {
        blocks.heading(t::minutes_other_notes(lang));
        write_notes(&mut blocks, notes.into_iter());
    }
    let decisions: Vec<&Decision> =
        sources.decisions.iter().filter(|decision| !is_on_agenda(decision.item.as_deref())).collect();
    if !decisions.is_empty() {
        let mut written = sources.agenda.items.iter().flat_map(|item| &item.decisions);
        let under_items = sources.decisions.len() > decisions.len()
            || written.any(|decision| !decision.text.trim().is_empty());
        let title = if under_items { t::minutes_other_decisions(lang) } else { t::minutes_decisions(lang) };
        blocks.heading(title);
        blocks.list(decisions.into_iter().map(|decision| decision_line(lang, decision)));
    }
    if !sources.votes.is_empty() {
        blocks.heading(t::minutes_votes(lang));
        blocks.list(sources.votes.iter().map(|vote| {
            let (title, outcome) = (escape_line(vote.title.text(lang)), escape_line(vote.outcome.text(lang)));
            t::minutes_vote_line(lang, outcome, title)
        }));
    }
    if !sources.follow_ups.is_empty() {
        blocks.heading(t::minutes_follow_ups(lang));
        blocks.list(sources.follow_ups.iter().map(|each| {
            let due = each.due_at.map(|at| labels::day(lang, at)).unwrap_or_default();
            follow_up_line(each.what.text(lang), &each.who, &due)
        }));
    }
    blocks.0
}

/// How long an item took, in seconds, where that is known.
fn took(sources: &Sources, item: &Item) -> Option<i64> {
    sources.timings.as_ref()?.get(&item.id).copied()
}

fn write_item(
    lang: Lang,
    sources: &Sources,
    blocks: &mut Blocks,
    number: usize,
    item: &Item,
    starts_at: Option<i64>,
) {
    let name = match item.name(lang) {
        "" => t::agenda_untitled(lang),
        name => name,
    };
    blocks.heading(&format!("{number}. {name}"));
    let at = starts_at.map(|at| format::time(lang, format::local_in(at, sources.zone).time()));
    let planned = t::minutes_planned(lang, i64::from(item.minutes));
    let real = took(sources, item).map(|seconds| t::minutes_took(lang, (seconds + 30) / 60));
    let times: Vec<String> = [at, Some(planned), real].into_iter().flatten().collect();
    blocks.add(&times.join(" · "));
    blocks.add(&self_contained(&item.notes));
    write_notes(blocks, sources.notes.iter().filter(|note| note.item.as_deref() == Some(item.id.as_str())));
    let recorded = sources
        .decisions
        .iter()
        .filter(|decision| decision.item.as_deref() == Some(item.id.as_str()))
        .map(|decision| decision_line(lang, decision));
    let written = item
        .decisions
        .iter()
        .map(|decision| decision.text.trim())
        .filter(|text| !text.is_empty())
        .map(|text| t::minutes_decision_line(lang, escape_line(text)));
    blocks.list(recorded.chain(written));
    // The follow-ups of the agenda are those of the feature where there is one.
    if sources.follow_ups.is_empty() {
        let follow_ups = item.follow_ups.iter().filter(|each| !each.what.trim().is_empty());
        blocks.list(follow_ups.map(|each| {
            let due = each.due.parse().map_or_else(|_| each.due.clone(), |day| format::date(lang, day));
            t::minutes_follow_up_line(lang, follow_up_line(each.what.trim(), &each.who, &due))
        }));
    }
}

fn write_notes<'a>(blocks: &mut Blocks, notes: impl Iterator<Item = &'a MeetingNote>) {
    for note in notes {
        blocks.add(&self_contained(&note.text));
    }
}

/// A decision with its number, and what became of it since.
fn decision_line(lang: Lang, decision: &Decision) -> String {
    let mut line = format!("**{}** ", labels::number(decision.number));
    line.push_str(&escape_line(&one_line(decision.text.text(lang))));
    if !decision.who.is_empty() {
        let _ = write!(line, " ({})", escape_line(&decision.who));
    }
    if decision.state == DecisionState::Withdrawn {
        let _ = write!(line, " — {}", labels::decision(lang, decision.state).0);
    }
    if let Some(review_at) = decision.review_at {
        let _ = write!(line, " · {}", t::minutes_to_review(lang, labels::day(lang, review_at)));
    }
    line
}

fn follow_up_line(what: &str, who: &str, due: &str) -> String {
    let facts: Vec<String> =
        [who.trim(), due].into_iter().filter(|text| !text.is_empty()).map(escape_line).collect();
    let what = escape_line(&one_line(what));
    if facts.is_empty() { what } else { format!("{what} ({})", facts.join(", ")) }
}

/// A text as an entry of a list: its lines one after the other.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
