//! What lists and pages are made of: cards, date tiles, faces, questions, figures, steps.

use leptos::prelude::*;

use super::{
    badge::{Tone, initials},
    icon::{Icon, Shape},
};
use ensemble_core::Lang;

/// Something that can be opened. The whole card follows its title's link.
#[component]
pub fn Card(
    /// What it is called.
    #[prop(into)]
    title: String,
    /// Where it leads; without it the card only frames.
    #[prop(optional, into)]
    href: Option<String>,
    /// The title's language, where it is not the page's.
    #[prop(optional)]
    title_lang: Option<Lang>,
    /// The title's level: 2 or 3.
    #[prop(default = 3)]
    level: u8,
    /// Badges above the title.
    #[prop(optional, into)]
    kicker: Option<AnyView>,
    /// A [`DateTile`] beside the title.
    #[prop(optional, into)]
    tile: Option<AnyView>,
    /// Facts at the bottom, beside each other.
    #[prop(optional, into)]
    foot: Option<AnyView>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let tag = title_lang.map(Lang::tag);
    let class = if href.is_some() { "card opens" } else { "card" };
    let name = match href {
        Some(href) => view! { <a href=href lang=tag>{title}</a> }.into_any(),
        None => view! { <span lang=tag>{title}</span> }.into_any(),
    };
    let heading = match level {
        2 => view! { <h2>{name}</h2> }.into_any(),
        _ => view! { <h3>{name}</h3> }.into_any(),
    };
    let body = match tile {
        Some(tile) => view! {
            <div class="dated">
                {tile}
                <div class="stack gap-1">{heading} {children()}</div>
            </div>
        }
        .into_any(),
        None => view! {
            {heading}
            {children()}
        }
        .into_any(),
    };
    view! {
        <article class=class>
            {kicker.map(|k| view! { <div class="row gap-2">{k}</div> })}
            {body}
            {foot.map(|f| view! { <footer class="row spread small">{f}</footer> })}
        </article>
    }
}

/// A date at a glance: day and month, or the month and year while the day is not settled.
#[component]
pub fn DateTile(
    /// The page's language: it decides which comes first.
    lang: Lang,
    /// The day of the month, once settled.
    #[prop(optional, into)]
    day: Option<String>,
    /// The month, short: *déc.*, *Dec.*
    #[prop(into)]
    month: String,
    /// The year, shown while there is no day.
    #[prop(optional, into)]
    year: Option<String>,
    /// The day of the week, where there is room for it.
    #[prop(optional, into)]
    weekday: Option<String>,
    /// The date for machines: `2026-12-03` or `2027-01`.
    #[prop(into)]
    datetime: String,
) -> impl IntoView {
    let weekday = weekday.map(|weekday| view! { <span>{weekday}</span> " " });
    match day {
        Some(day) if lang == Lang::En => {
            view! { <time class="date" datetime=datetime>{weekday}<span>{month}</span> <b>{day}</b></time> }
                .into_any()
        }
        Some(day) => {
            view! { <time class="date" datetime=datetime>{weekday}<b>{day}</b> <span>{month}</span></time> }
                .into_any()
        }
        None => {
            view! { <time class="date month" datetime=datetime><b>{month}</b> <span>{year}</span></time> }
                .into_any()
        }
    }
}

/// A person's initials in a circle. The name is said, and shown on hover.
#[component]
pub fn Avatar(
    /// The whole name.
    #[prop(into)]
    name: String,
    /// One to three letters.
    #[prop(into)]
    initials: String,
    /// The circle's colour.
    #[prop(default = Tone::Meet)]
    hue: Tone,
) -> impl IntoView {
    view! {
        <span class=format!("face {}", hue.class()) role="img" aria-label=name.clone() title=name>
            {initials}
        </span>
    }
}

/// A person's initials beside their name, which says the same; the outline of a person where no name is shown.
#[component]
pub fn Face(
    /// The name, if it is shown.
    name: Option<String>,
) -> impl IntoView {
    let letters = match name.as_deref().map(initials) {
        Some(letters) if !letters.is_empty() => letters.into_any(),
        _ => view! { <Icon shape=Shape::Person /> }.into_any(),
    };
    view! { <span class="face meet" aria-hidden="true">{letters}</span> }
}

/// Several people, overlapping.
#[component]
pub fn Avatars(
    /// Who they are, for those who listen: *Present*.
    #[prop(into)]
    label: String,
    /// [`Avatar`]s.
    children: Children,
) -> impl IntoView {
    view! { <div class="faces" role="group" aria-label=label>{children()}</div> }
}

/// A guiding question, the way a community asks it. Within `<div class="questions">` they are numbered.
#[component]
pub fn QuestionBlock(
    /// The question's language, where it is not the page's.
    #[prop(optional_no_strip)]
    lang: Option<Lang>,
    /// The question.
    children: Children,
) -> impl IntoView {
    view! { <p class="question" lang=lang.map(Lang::tag)><span>{children()}</span></p> }
}

/// A figure and what it counts: **14** organizations of 21.
#[component]
pub fn Stat(
    /// The figure.
    #[prop(into)]
    figure: String,
    /// What it counts.
    #[prop(into)]
    label: String,
    /// A [`Meter`](super::Meter) or a remark below.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="stat">
            <p><b>{figure}</b> " " {label}</p>
            {children.map(|c| c())}
        </div>
    }
}

/// Steps in time, oldest first.
#[component]
pub fn Timeline(
    /// [`Step`]s.
    children: Children,
) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One step of a [`Timeline`].
#[component]
pub fn Step(
    /// When: *spring 2027*.
    #[prop(into)]
    when: String,
    /// What.
    #[prop(into)]
    title: String,
    /// The title's language, where it is not the page's.
    #[prop(optional_no_strip)]
    title_lang: Option<Lang>,
    /// Where the title leads.
    #[prop(optional_no_strip)]
    href: Option<String>,
    /// `Good` once done, `Meet` while under way, `Plain` until then.
    #[prop(optional)]
    tone: Tone,
    /// Its state in words, and whatever else there is to say.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = match href {
        Some(href) => view! { <a href=href>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! {
        <li class=tone.class()>
            <span class="when">{when}</span>
            <b lang=title_lang.map(Lang::tag)>{title}</b>
            {children.map(|c| c())}
        </li>
    }
}
