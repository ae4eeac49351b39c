//! Bars drawn as SVG: the agenda's budget of minutes, and how much of a whole there is.
//!
//! The drawing repeats what words beside it say, so it is an image with that sentence as its name.

use leptos::prelude::*;

use super::badge::Tone;

/// The drawing of a budget of minutes, as the content of an element: a stretch for each item, the one that is `open`
/// marked, and what is too much apart from what fits. Over budget, the bar is as long as what is planned.
#[must_use]
pub fn budget_drawing(minutes: &[u32], budget: u32, open: Option<usize>) -> String {
    use std::fmt::Write as _;

    // In hundredths of a minute: gaps between items are thinner than a minute.
    let total: u32 = minutes.iter().sum();
    let length = total.max(budget).max(1) * 100;
    let gap = length / 250;
    let mut bars = String::new();
    let mut bar = |class: &str, from: u32, to: u32| {
        if from + gap < to {
            let width = to - from - gap;
            let _ = write!(bars, r#"<rect{class} x="{from}" width="{width}" height="6"/>"#);
        }
    };
    let mut at = 0;
    for (index, item) in minutes.iter().enumerate() {
        let (start, end, limit) = (at * 100, (at + item) * 100, budget * 100);
        let class = if open == Some(index) { r#" class="here""# } else { "" };
        bar(class, start, end.min(limit.max(start)));
        bar(r#" class="over""#, start.max(limit), end);
        at += item;
    }
    if total > budget {
        let _ = write!(bars, r#"<path d="M{} -2V8"/>"#, budget * 100);
    }
    format!(r#"<svg viewBox="0 0 {length} 6" preserveAspectRatio="none" focusable="false">{bars}</svg>"#)
}

/// The budget of minutes: what is planned, out of what there is.
#[component]
pub fn BudgetBar(
    /// The minutes of the items, in order.
    minutes: Vec<u32>,
    /// How many minutes there are.
    budget: u32,
    /// The sentence that the bar draws: *85 min planned of 90*.
    #[prop(into)]
    label: String,
    /// What is too much, or when the last item ends: *10 min over*, *ends at 2:55 p.m.*
    #[prop(optional, into)]
    aside: String,
) -> impl IntoView {
    let over = minutes.iter().sum::<u32>() > budget;
    let drawing = budget_drawing(&minutes, budget, None);
    view! {
        <div class="budget">
            <p>
                <b>{label}</b>
                <span class=if over { "agenda-over" } else { "agenda-ends" }>{aside}</span>
            </p>
            <div class="budget-bar" aria-hidden="true" inner_html=drawing></div>
        </div>
    }
}

/// How much of a whole: *14 of 21 organizations*.
#[component]
pub fn Meter(
    /// How many.
    value: u32,
    /// Of how many.
    max: u32,
    /// The sentence that the bar draws.
    #[prop(into)]
    label: String,
    /// Its colour.
    #[prop(default = Tone::Meet)]
    tone: Tone,
) -> impl IntoView {
    let max = max.max(1);
    view! {
        <svg class="bar" role="img" aria-label=label viewBox=format!("0 0 {max} 1") preserveAspectRatio="none">
            <rect class=tone.class() x="0" y="0" width=value.min(max) height="1"></rect>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::budget_drawing;

    #[test]
    fn a_budget_draws_each_item_and_what_is_too_much() {
        let drawing = budget_drawing(&[10, 0, 20], 90, Some(2));
        assert!(drawing.contains(r#"viewBox="0 0 9000 6""#), "{drawing}");
        assert_eq!(drawing.matches("<rect").count(), 2, "nothing for an item without minutes: {drawing}");
        assert!(
            drawing.contains(r#"<rect class="here" x="1000""#) && !drawing.contains("<path"),
            "{drawing}"
        );
        let over = budget_drawing(&[60, 40], 90, None);
        assert!(
            over.contains(r#"viewBox="0 0 10000 6""#) && over.contains(r#"<path d="M9000 -2V8"/>"#),
            "{over}"
        );
        assert!(over.contains(r#"<rect x="6000" width="2960""#), "what fits: {over}");
        assert!(over.contains(r#"<rect class="over" x="9000" width="960""#), "what does not: {over}");
        assert!(
            budget_drawing(&[], 0, None).contains("viewBox"),
            "an empty agenda of a meeting without an end"
        );
    }
}
