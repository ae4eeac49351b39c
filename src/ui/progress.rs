//! Bars drawn as SVG: the agenda's budget of minutes, and how much of a whole there is.
//!
//! The drawing repeats what words beside it say, so it is an image with that sentence as its name.

use leptos::prelude::*;

use super::badge::Tone;

/// A stretch of the budget: one item of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// How long it is.
    pub minutes: u32,
    /// Its colour. The item itself says in words what it is.
    pub tone: Tone,
}

/// The budget of minutes: what is planned, out of what there is. Over budget, the bar is as long as
/// what is planned, and what is too much is red.
#[component]
pub fn BudgetBar(
    /// The items, in order.
    #[prop(into)]
    segments: Signal<Vec<Segment>>,
    /// How many minutes there are.
    #[prop(into)]
    budget: Signal<u32>,
    /// The sentence that the bar draws: *85 minutes planned of 90*.
    #[prop(into)]
    label: Signal<String>,
    /// Beside it, quietly: *1:30 p.m. to 2:55 p.m.*
    #[prop(optional, into)]
    aside: Signal<String>,
) -> impl IntoView {
    let total = move || segments.with(|s| s.iter().map(|s| s.minutes).sum::<u32>());
    let over = move || total() > budget.get();
    let scale = move || total().max(budget.get()).max(1);
    let bars = move || {
        let mut x = 0;
        segments
            .get()
            .into_iter()
            .map(|s| {
                let start = x;
                x += s.minutes;
                view! { <rect class=s.tone.class() x=start y="0" width=s.minutes height="1"></rect> }
            })
            .collect_view()
    };
    let edges = move || {
        let mut x = 0;
        segments.with(|s| {
            s.iter()
                .map(|s| {
                    x += s.minutes;
                    format!("M{x} 0v1")
                })
                .collect::<String>()
        })
    };
    let excess = move || {
        over().then(|| {
            let end = budget.get();
            view! { <rect class="excess" x=end y="0" width=total() - end height="1"></rect> }
        })
    };
    view! {
        <div class="budget" class:over=over>
            <p>
                <span>{move || label.get()}</span>
                <span class="muted">{move || aside.get()}</span>
            </p>
            <svg
                class="bar"
                role="img"
                aria-label=move || label.get()
                viewBox=move || format!("0 0 {} 1", scale())
                preserveAspectRatio="none"
            >
                {bars}
                {excess}
                <path d=edges></path>
            </svg>
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
