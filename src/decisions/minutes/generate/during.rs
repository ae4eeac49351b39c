//! Who was there, what tables wrote, how the time was shared and what was polled.

use super::{Blocks, one_line};
use crate::minutes::composition::{PollLine, Presence, Spoken, TablesResult};
use ensemble_core::{Lang, fold::sort_by_name, format};
use ensemble_server::markdown::sections::{escape_line, self_contained};
use ensemble_texts as t;

/// The most characters of what all tables wrote: minutes stay short enough to be edited.
pub(super) const MAX_TABLES: usize = 8_000;

pub(super) fn write_presence(lang: Lang, blocks: &mut Blocks, presence: &Presence) {
    if presence.counts.is_none() && presence.names.is_empty() {
        return;
    }
    blocks.heading(t::minutes_presence(lang));
    if let Some((people, organizations)) = presence.counts {
        blocks.add(&t::minutes_presence_counts(lang, organizations, people));
    }
    let mut names = presence.names.clone();
    sort_by_name(lang, &mut names, |name| name);
    let names: Vec<String> = names.iter().map(|name| escape_line(name)).collect();
    if !names.is_empty() {
        blocks.add(&t::minutes_presence_names(lang, format::list(lang, &names)));
    }
}

/// What the tables of a round wrote, each below its number and in the language in which it was written. `room` is how many
/// characters there is room for.
pub(super) fn write_tables(lang: Lang, blocks: &mut Blocks, result: &TablesResult, room: &mut usize) {
    if !result.has_text() {
        return;
    }
    blocks.add(&escape_line(&one_line(result.prompt.text(lang))));
    for table in result.tables.iter().filter(|table| !table.text.trim().is_empty()) {
        blocks.add(&format!("### {}", t::breakout_table(lang, table.number)));
        if let Some(prompt) = &table.prompt {
            blocks.add(&escape_line(&one_line(prompt.text(lang))));
        }
        let text = below(&self_contained(&table.text));
        match room.checked_sub(text.chars().count()) {
            Some(rest) => {
                *room = rest;
                blocks.add(&text);
            }
            None => blocks.add(t::minutes_table_elsewhere(lang)),
        }
    }
}

/// Markdown with its headings two levels lower.
pub(super) fn below(text: &str) -> String {
    let mut is_code = false;
    let lower = |line: &str| {
        if ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence)) {
            is_code = !is_code;
        }
        let level = line.chars().take_while(|letter| *letter == '#').count();
        let is_heading = !is_code && (1..=6).contains(&level) && line[level..].starts_with(' ');
        let more = if is_heading { (6 - level).min(2) } else { 0 };
        format!("{}{line}", "#".repeat(more))
    };
    text.lines().map(lower).collect::<Vec<_>>().join("\n")
}

/// How the group shared the time, and the sums of polls.
pub(super) fn write_spoken(lang: Lang, blocks: &mut Blocks, spoken: &Spoken) {
    if let Some(share) = spoken.share {
        blocks.heading(t::minutes_share(lang));
        blocks.add(&t::speaking_share(lang, share.half, share.people));
    }
    if !spoken.polls.is_empty() {
        blocks.heading(t::minutes_polls(lang));
        blocks.list(spoken.polls.iter().map(|poll| poll_line(lang, poll)));
    }
}

fn poll_line(lang: Lang, poll: &PollLine) -> String {
    let sums: Vec<String> =
        poll.sums.iter().map(|(choice, people)| format!("{} ({people})", escape_line(choice))).collect();
    let question = escape_line(&one_line(poll.question.text(lang)));
    t::minutes_poll_line(lang, question, sums.join(", "))
}
