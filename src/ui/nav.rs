//! Ways within a page's neighbourhood: tabs, pages of a list, menus.

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use super::layout::NavLink;
use ensemble_core::Lang;
use ensemble_texts as t;

/// One of the [`Tabs`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name, address, and whether it is the one shown.
    pub link: NavLink,
    /// How many things it holds, if that is worth saying.
    pub count: Option<u32>,
    /// What is counted, in words for those who do not see the number beside the tab.
    pub meaning: Option<String>,
}

impl From<NavLink> for Tab {
    fn from(link: NavLink) -> Self {
        Self { link, count: None, meaning: None }
    }
}

/// The pages of one thing, as links.
#[component]
pub fn Tabs(
    /// What they are the pages of.
    #[prop(into)]
    label: String,
    /// The pages.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|Tab { link, count, meaning }| {
            let hidden = meaning.is_some().then_some("true");
            view! {
                <li>
                    <a href=link.href aria-current=link.current.then_some("page")>
                        {link.label}
                        {count.map(|n| view! { " " <span class="count" aria-hidden=hidden>{n}</span> })}
                        {meaning.map(|words| view! { <span class="visually-hidden">" (" {words} ")"</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=label>
            <ul>{tabs}</ul>
        </nav>
    }
}

/// The pages of a long list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pages {
    /// Earlier and later only: lists that are read by key.
    Keyset {
        /// The page before, if there is one.
        previous: Option<String>,
        /// The page after, if there is one.
        next: Option<String>,
    },
    /// Numbered, for short lists.
    Numbered {
        /// The page shown, from 1.
        current: u32,
        /// The last one's number.
        last: u32,
        /// An address that ends in `page=`: the number is added.
        href: String,
    },
}

/// The numbers worth showing: first, last, and those around the current one. A gap is `None`.
fn window(current: u32, last: u32) -> Vec<Option<u32>> {
    let mut shown = Vec::new();
    let mut before = 0;
    for n in 1..=last {
        if n == 1 || n == last || n.abs_diff(current) <= 1 {
            if n > before + 1 {
                shown.push(None);
            }
            shown.push(Some(n));
            before = n;
        }
    }
    shown
}

/// The way through a long list.
#[component]
pub fn Pagination(
    /// The page's language.
    lang: Lang,
    /// Which pages there are.
    pages: Pages,
    /// What the list holds, where a page has several.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let (previous, next, numbers) = match pages {
        Pages::Keyset { previous, next } => (previous, next, Vec::new()),
        Pages::Numbered { current, last, href } => (
            (current > 1).then(|| format!("{href}{}", current.saturating_sub(1))),
            (current < last).then(|| format!("{href}{}", current + 1)),
            window(current, last)
                .into_iter()
                .map(|n| n.map(|n| NavLink::new(n.to_string(), format!("{href}{n}")).current(n == current)))
                .collect(),
        ),
    };
    let numbers = numbers
        .into_iter()
        .map(|link| match link {
            Some(link) => {
                let label = t::ui_page_number(lang, link.label.clone());
                view! {
                    <li>
                        <a href=link.href aria-label=label aria-current=link.current.then_some("page")>
                            {link.label}
                        </a>
                    </li>
                }
                .into_any()
            }
            None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
        })
        .collect_view();
    let label = label.unwrap_or_else(|| t::ui_pagination(lang).to_owned());
    view! {
        <nav class="pages" aria-label=label>
            <ul>
                {previous
                    .map(|href| {
                        view! {
                            <li>
                                <a href=href rel="prev">
                                    <Icon shape=Shape::Back />
                                    {t::ui_previous(lang)}
                                </a>
                            </li>
                        }
                    })}
                {numbers}
                {next
                    .map(|href| {
                        view! {
                            <li>
                                <a href=href rel="next">
                                    {t::ui_next(lang)}
                                    <Icon shape=Shape::Next />
                                </a>
                            </li>
                        }
                    })}
            </ul>
        </nav>
    }
}

/// A button that opens a small panel of links or buttons below it, without a script.
#[component]
pub fn Menu(
    /// The panel's id.
    #[prop(into)]
    id: String,
    /// The button's words.
    #[prop(into)]
    label: String,
    /// What the button shows while its words are only said: an [`Avatar`](super::Avatar).
    #[prop(optional, into)]
    face: Option<AnyView>,
    /// Links and buttons.
    children: Children,
) -> impl IntoView {
    let button = match face {
        Some(face) => view! {
            <button class="face-button" type="button" popovertarget=id.clone()>
                {face} <span class="visually-hidden">{label}</span>
            </button>
        }
        .into_any(),
        None => view! {
            <button class="button quiet small" type="button" popovertarget=id.clone()>
                {label}
                <Icon shape=Shape::Down />
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="menu">
            {button}
            <div class="panel" id=id popover="auto">
                {children()}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn pages_around_the_current_one_are_shown() {
        assert_eq!(window(1, 1), [Some(1)]);
        assert_eq!(window(2, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(window(6, 12), [Some(1), None, Some(5), Some(6), Some(7), None, Some(12)]);
    }
}
