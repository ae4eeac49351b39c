//! The field for a list, and what came of each line.

use ensemble_common::prelude::*;

use super::{LineOutcome, ListLine};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{Column, DataTable, StatusText, TextArea, Tone};

/// The field into which a list is pasted.
#[must_use]
pub fn list_field(lang: Lang, text: String, error: String) -> AnyView {
    view! {
        <TextArea
            id="people"
            label=t::account_list(lang)
            hint=t::account_list_hint(lang, super::MAX_LINES)
            value=text
            error
            required=true
            rows=10u32
        />
    }
    .into_any()
}

/// What came of each line of a list; nothing before it was sent.
#[must_use]
pub fn list_report(lang: Lang, outcomes: &[(ListLine, LineOutcome)]) -> Option<AnyView> {
    if outcomes.is_empty() {
        return None;
    }
    let count = |outcome: LineOutcome| outcomes.iter().filter(|(_, each)| *each == outcome).count();
    let (sent, later) = (count(LineOutcome::Sent), count(LineOutcome::Later));
    let columns = [t::account_list_line(lang), t::account_list_result(lang)].map(Column::new).to_vec();
    let rows = outcomes
        .iter()
        .filter_map(|(line, outcome)| {
            let (words, tone) = words(lang, *outcome)?;
            Some(vec![
                format!("{}. {}", line.number, line.text).into_any(),
                view! { <StatusText tone>{words}</StatusText> }.into_any(),
            ])
        })
        .collect();
    let others = Some(outcomes.len() - sent - later).filter(|others| *others > 0);
    let others = others.map(|others| view! { " " {t::account_list_others_count(lang, others)} });
    let later = (later > 0).then(|| view! { <p>{t::account_list_later(lang, later)}</p> });
    Some(
        view! {
            <section class="stack" id="report" tabindex="-1" autofocus=true>
                <h3>{t::account_list_report(lang)}</h3>
                <p role="status">{t::account_list_sent_count(lang, sent)} {others}</p>
                {later}
                <DataTable caption=t::account_list_report(lang) columns rows />
            </section>
        }
        .into_any(),
    )
}

/// What a line of the report says. Lines that are left for the next time are counted below.
fn words(lang: Lang, outcome: LineOutcome) -> Option<(&'static str, Tone)> {
    let (words, tone) = match outcome {
        LineOutcome::Sent => (t::account_list_sent(lang), Tone::Good),
        LineOutcome::Member => (t::account_list_member(lang), Tone::Plain),
        LineOutcome::Pending => (t::account_list_pending(lang), Tone::Plain),
        LineOutcome::Repeated => (t::account_list_repeated(lang), Tone::Plain),
        LineOutcome::Oneself => (t::account_list_oneself(lang), Tone::Plain),
        LineOutcome::NoAddress => (t::account_list_no_address(lang), Tone::Bad),
        LineOutcome::BadName => (t::account_list_bad_name(lang), Tone::Bad),
        LineOutcome::TooMany => (t::account_list_too_many(lang), Tone::Warn),
        LineOutcome::Later => return None,
    };
    Some((words, tone))
}
