//! The minutes of a meeting as a publication, for their files.

use super::{
    labels,
    model::{Amendment, Decision, DecisionState, Minutes, MinutesState},
    paths,
};
use ensemble_common::export::{in_language, line, lines, notice, plain, words};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_meetings::meeting::{meeting_facts, model::Found, paths as meeting_paths, rules::local};
use ensemble_publication::{Block, Inline, Publication, Section, label, sections_from_markdown};
use ensemble_texts as t;

/// What minutes are made a publication of: what their page shows to those who read them.
pub(super) struct Exported {
    pub(super) found: Found,
    /// As they are stored; `None` while the text is made of what was captured.
    pub(super) minutes: Option<Minutes>,
    /// The text in force.
    pub(super) text: LocalizedText,
    pub(super) decisions: Vec<Decision>,
    pub(super) amendments: Vec<Amendment>,
    /// The portal's address.
    pub(super) site: String,
    /// In milliseconds UTC.
    pub(super) now: i64,
}

/// The minutes for readers of a language: the text in force with its headings, the decisions as a table, the amendments, the
/// seal.
pub(super) fn publication(lang: Lang, exported: &Exported) -> Publication {
    let Exported { found, minutes, text, decisions, amendments, site, now } = exported;
    let meeting = &found.of.meeting;
    let shown = text.shown(lang);
    let (before, below) = sections_from_markdown(shown.lang, shown.text, "minutes", 1);
    let mut head = vec![meeting_facts(lang, found)];
    head.extend(notice(lang, &shown));
    head.extend(before);
    let mut sections = vec![section("meeting", "", lang, head)];
    sections.extend(below);
    if !decisions.is_empty() {
        let table = decision_table(lang, decisions);
        sections.push(section("decisions", t::minutes_decisions(lang), lang, vec![table]));
    }
    if !amendments.is_empty() {
        let items = amendments.iter().map(|each| amendment(lang, each)).collect();
        let list = Block::List { lang, ordered: false, items };
        sections.push(section("amendments", t::minutes_amendments(lang), lang, vec![list]));
    }
    // The seal is that of the adopted text, and not of one with amendments.
    let sealed = minutes.as_ref().filter(|minutes| minutes.amended.is_none());
    if let Some(seal) = sealed.and_then(|minutes| minutes.seal.clone()) {
        let text =
            vec![Inline::Text(t::minutes_seal_text(lang).to_owned()), Inline::Break, Inline::Text(seal)];
        sections.push(section("seal", t::minutes_seal(lang), lang, vec![Block::Paragraph { lang, text }]));
    }
    let day = format::date(lang, local(meeting.when, meeting.zone).date());
    Publication {
        title: t::minutes_file_title(lang, day),
        subtitle: None,
        lang,
        address: format!("{site}{}", meeting_paths::of(paths::SHOW, lang, meeting.id)),
        version: state(lang, minutes.as_ref()),
        date: format::local(*now).date().to_string(),
        publisher: t::export_publisher(lang, found.of.community.text(lang)),
        contributors: Vec::new(),
        sections,
        words: words(lang, t::export_state(lang), t::export_copied(lang)),
    }
}

fn section(id: &str, title: &str, lang: Lang, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), level: 1, title: title.to_owned(), lang, blocks }
}

/// How far the minutes are.
fn state(lang: Lang, minutes: Option<&Minutes>) -> String {
    let state = minutes.map_or(MinutesState::Draft, |minutes| minutes.state);
    match (state, minutes.and_then(|minutes| minutes.adopted_at)) {
        (MinutesState::Adopted, Some(at)) => t::minutes_adopted_on(lang, labels::day(lang, at)),
        (state, _) => labels::minutes(lang, state).to_owned(),
    }
}

fn decision_table(lang: Lang, decisions: &[Decision]) -> Block {
    let header = [
        t::minutes_file_number(lang),
        t::minutes_decision(lang),
        t::minutes_file_who(lang),
        t::export_state(lang),
    ];
    let rows = decisions
        .iter()
        .map(|decision| {
            let state = labels::decision(lang, decision.state).0;
            let state = match (decision.state, decision.replaced_by) {
                (DecisionState::Replaced, Some(by)) => format!("{state} ({})", labels::number(by)),
                _ => state.to_owned(),
            };
            vec![
                plain(labels::number(decision.number)),
                line(lang, &decision.text),
                plain(decision.who.as_str()),
                plain(state),
            ]
        })
        .collect();
    Block::Table { lang, caption: None, header: header.into_iter().map(plain).collect(), rows }
}

/// An amendment: what it changes, who proposed it and why, what came of it.
fn amendment(lang: Lang, amendment: &Amendment) -> Vec<Block> {
    let labelled = |word: &str, text: &str| {
        let mut inlines = plain(label(lang, word));
        inlines.extend(in_language(lang, amendment.lang, lines(text)));
        inlines
    };
    let written = |words: String, text: &LocalizedText| {
        let shown = text.shown(lang);
        let mut inlines = plain(format!("{words} "));
        inlines.extend(in_language(lang, shown.lang, lines(shown.text)));
        inlines
    };
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| t::editing_nobody(lang).to_owned());
    let replacement = if amendment.replacement.trim().is_empty() {
        plain(t::minutes_file_removed(lang))
    } else {
        labelled(t::minutes_replacement(lang), &amendment.replacement)
    };
    let by = t::minutes_amendment_by(lang, labels::day(lang, amendment.at), name(&amendment.author_name));
    let mut texts = vec![
        labelled(t::minutes_passage(lang), &amendment.passage),
        replacement,
        written(by, &amendment.reason),
        vec![Inline::Strong(plain(labels::amendment(lang, amendment.state).0))],
    ];
    if let Some(answer) = &amendment.answer {
        let day = amendment.answered_at.map(|at| labels::day(lang, at)).unwrap_or_default();
        let words = t::minutes_amendment_answered(lang, day, name(&amendment.answered_by));
        texts.push(written(words, answer));
    }
    texts.into_iter().map(|text| Block::Paragraph { lang, text }).collect()
}
