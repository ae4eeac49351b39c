//! What those who asked for needs are told.

use super::model::Outcome;
use ensemble_common::email::{Content, EmailTemplate};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_server::names::{email_line, email_name};
use ensemble_texts as t;

/// To a person who answered a call: what became of the needs that they ranked or wrote. It quotes what they asked for as it was
/// offered to them or as they wrote it, never the words of another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsDecided {
    /// The title of the call.
    pub call: LocalizedText,
    /// The page of the call in French and in English, as absolute addresses.
    pub links: [String; 2],
    pub outcomes: Vec<Outcome>,
}

impl EmailTemplate for NeedsDecided {
    fn kind(&self) -> &'static str {
        "needs-decided"
    }

    fn content(&self, lang: Lang) -> Content {
        let call = format::quoted(lang, &email_name(self.call.text(lang)));
        let lines = |is_priority: bool| -> Vec<String> {
            self.outcomes
                .iter()
                .filter(|outcome| outcome.priority.is_some() == is_priority)
                .map(|outcome| line(lang, outcome))
                .collect()
        };
        let mut content = Content::new(t::need_email_subject(lang, &call), t::need_email_text(lang, &call));
        for (heading, lines) in
            [(t::need_email_priorities(lang), lines(true)), (t::need_email_set_aside(lang), lines(false))]
        {
            if !lines.is_empty() {
                content = content.section(heading, lines);
            }
        }
        content
            .button(t::need_email_action(lang), &self.links[usize::from(lang == Lang::En)])
            .footer(t::need_email_why(lang), t::need_email_otherwise(lang))
    }
}

/// What one need became, in one line.
fn line(lang: Lang, outcome: &Outcome) -> String {
    let quoted = |text: &LocalizedText| format::quoted(lang, &email_line(text.text(lang)));
    let asked: Vec<String> = outcome.asked.iter().map(quoted).collect();
    let asked = format::list(lang, &asked);
    let reason = email_line(outcome.reason.text(lang));
    match &outcome.priority {
        // Where its name is what the person asked for, it is said once.
        Some(name) if outcome.asked.iter().any(|asked| asked != name) => {
            t::need_email_kept_as(lang, &asked, quoted(name), &reason)
        }
        _ => t::need_email_outcome(lang, &asked, &reason),
    }
}
