//! The row of every list: a lead column, a title whose link covers the row, small text, and at the end what varies.

use leptos::prelude::*;

use super::layout::NavLink;

/// A list of [`Entry`]s.
#[component]
pub fn EntryList(
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! { <ul class="entry-list">{children()}</ul> }
}

/// One row of an [`EntryList`]. What is to be done is a verb in its title: rows need no buttons.
#[component]
pub fn Entry(
    /// Where the row leads.
    #[prop(into)]
    href: String,
    /// What it is called; a part in another language than the page's has its own `lang`.
    #[prop(into)]
    title: AnyView,
    /// Shown before it: an [`Icon`](super::Icon), an [`Avatar`](super::Avatar) or a picture. Rows of one list have
    /// it all, or none has.
    #[prop(optional, into)]
    lead: Option<AnyView>,
    /// What varies from row to row, at the end: when.
    #[prop(optional_no_strip)]
    when: Option<String>,
    /// Whether that is soon or over.
    #[prop(optional)]
    due: bool,
    /// Small text below the title.
    children: Children,
) -> impl IntoView {
    let class = if due { "when due" } else { "when" };
    view! {
        <li>
            {lead.map(|lead| view! { <span class="lead-in">{lead}</span> })}
            <a class="entry-title" href=href>{title}</a>
            <p class="meta">
                {when.map(|when| view! { <span class=class>{when}</span> " " })}
                {children()}
            </p>
        </li>
    }
}

/// The heading of a section, and the link to all of what it shows a part of.
#[component]
pub fn SectionTitle(
    /// The heading's id, by which the section is labelled.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: String,
    /// The link to all.
    #[prop(optional_no_strip)]
    all: Option<NavLink>,
) -> impl IntoView {
    view! {
        <div class="section-title">
            <h2 id=id>{title}</h2>
            {all.map(|all| view! { <a href=all.href>{all.label}</a> })}
        </div>
    }
}
