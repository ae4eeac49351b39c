//! The frame of every page: skip link, masthead, breadcrumb, footer.

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use ensemble_core::Lang;
use ensemble_texts as t;

/// A link of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    /// What it is called.
    pub label: String,
    /// Where it goes.
    pub href: String,
    /// Whether the page shown is this one, or lies within it.
    pub current: bool,
    /// Whether it is for the menu of narrow windows only.
    pub narrow: bool,
}

impl NavLink {
    /// A link that is not the page shown.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), current: false, narrow: false }
    }

    /// Says whether the page shown is this one.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// For the menu of narrow windows only: elsewhere it stands beside the navigation.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.narrow = true;
        self
    }
}

/// The same page in the other language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LangSwitch {
    /// The other language.
    pub lang: Lang,
    /// The page's address in it.
    pub href: String,
}

/// The first link of a page: to its content, `<main id="content">`.
#[component]
pub fn SkipLink(
    /// The page's language.
    lang: Lang,
) -> impl IntoView {
    view! {
        <a class="skip" href="#content">
            {t::ui_skip_to_content(lang)}
        </a>
    }
}

/// The mark, two circles that overlap, and the name.
#[component]
pub fn Brand(
    /// The home page.
    #[prop(into)]
    home: String,
) -> impl IntoView {
    view! {
        <a class="brand" href=home>
            <svg viewBox="0 0 64 44" width="37" height="25" aria-hidden="true" focusable="false">
                <circle cx="22" cy="22" r="20" fill="var(--mark-fr)"></circle>
                <circle cx="42" cy="22" r="20" fill="var(--mark-en)"></circle>
                <path d="M32 4.7a20 20 0 0 1 0 34.6 20 20 0 0 1 0-34.6z" fill="var(--mark-meet)"></path>
            </svg>
            <span>"Ensemble"</span>
        </a>
    }
}

/// The head of every page: brand, main navigation (a popover on narrow screens, no script needed),
/// language switch, account.
#[component]
pub fn Masthead(
    /// The page's language.
    lang: Lang,
    /// The home page.
    #[prop(into)]
    home: String,
    /// The main navigation.
    nav: Vec<NavLink>,
    /// The same page in the other language, if it has one.
    switch: Option<LangSwitch>,
    /// What belongs to the person signed in, or the way to sign in; empty where neither is known.
    account: AnyView,
) -> impl IntoView {
    let nav = nav
        .into_iter()
        .map(|link| {
            let class = link.narrow.then_some("narrow");
            view! { <li class=class><NavItem link /></li> }
        })
        .collect_view();
    // Where it has no place beside the menu, it is in the menu.
    let in_menu = switch.clone().map(|s| {
        view! {
            <li class="switch">
                <a href=s.href lang=s.lang.tag() hreflang=s.lang.tag()>{s.lang.endonym()}</a>
            </li>
        }
    });
    view! {
        <header class="masthead">
            <div class="wrap">
                <Brand home />
                <nav id="menu" popover="auto" aria-label=t::ui_main_navigation(lang)>
                    <ul>{nav} {in_menu}</ul>
                </nav>
                {switch
                    .map(|s| {
                        view! {
                            <a class="lang" href=s.href lang=s.lang.tag() hreflang=s.lang.tag()>
                                {s.lang.endonym()}
                            </a>
                        }
                    })}
                <div class="account">{account}</div>
                <button class="menu-button" type="button" popovertarget="menu">
                    <Icon shape=Shape::Menu />
                    <span class="visually-hidden">{t::ui_menu(lang)}</span>
                </button>
            </div>
        </header>
    }
}

/// One link, marked when it is the page shown.
#[component]
fn NavItem(link: NavLink) -> impl IntoView {
    view! {
        <a href=link.href aria-current=link.current.then_some("page")>
            {link.label}
        </a>
    }
}

/// The foot of every page: what this is, and the pages about the portal itself.
#[component]
pub fn Footer(
    /// The page's language.
    lang: Lang,
    /// About, accessibility, privacy, terms…
    links: Vec<NavLink>,
    /// One line that says what this is.
    #[prop(into)]
    tagline: String,
    /// The program's version, small, for those who report a problem.
    #[prop(optional, into)]
    version: Option<String>,
) -> impl IntoView {
    view! {
        <footer class="foot">
            <div class="wrap">
                <p class="foot-name">{tagline}</p>
                <nav aria-label=t::ui_about_navigation(lang)>
                    <ul>{links.into_iter().map(|link| view! { <li><NavItem link /></li> }).collect_view()}</ul>
                </nav>
                {version.map(|v| view! { <p class="muted">{t::ui_version(lang, v)}</p> })}
            </div>
        </footer>
    }
}

/// Where the page lies: links to the pages above it, then its own name.
#[component]
pub fn Breadcrumb(
    /// The page's language.
    lang: Lang,
    /// The pages above, outermost first. A last one that is called as this page is this page: it is left out.
    mut links: Vec<NavLink>,
    /// This page's own name.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    links.pop_if(|last| last.label == here);
    view! {
        <nav class="crumbs" aria-label=t::ui_breadcrumb(lang)>
            <ol>
                {links.into_iter().map(|link| view! { <li><NavItem link /></li> }).collect_view()}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}
