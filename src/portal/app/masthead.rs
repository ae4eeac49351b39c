//! The end of the masthead: search, notifications and the account menu.

use ensemble_common::prelude::*;

use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang,
    rights::{Identity, Viewer},
};
use ensemble_decisions::follow_up::paths as follow_up_paths;
use ensemble_meetings::participation::paths as participation_paths;
use ensemble_practices::quotation::paths as quotation_paths;
use ensemble_reflections::reflection::paths as reflection_paths;
use ensemble_texts as t;
use ensemble_ui::{Icon, Shape, initials};

/// The menu's id.
const MENU: &str = "account-menu";

/// Search; then what belongs to the person signed in, in order: what they are notified of comes before their menu. For a
/// visitor, the way to sign in.
pub(super) fn account(lang: Lang, viewer: &Viewer, section: &str, notifications: Option<AnyView>) -> AnyView {
    let mut items = vec![search(lang, section)];
    items.extend(notifications);
    items.push(match &viewer.person {
        Some(person) => menu(lang, person, section),
        None => sign_in(lang),
    });
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul class="plain">{items}</ul> }.into_any()
}

/// An icon where the navigation is open; in narrow windows search is in the menu.
fn search(lang: Lang, section: &str) -> AnyView {
    let current = (section == "search").then_some("page");
    view! {
        <a class="icon-button search-link" href=reflection_paths::at(reflection_paths::SEARCH, lang) aria-current=current>
            <Icon shape=Shape::Search />
            <span class="visually-hidden">{t::reflection_search(lang)}</span>
        </a>
    }
    .into_any()
}

fn sign_in(lang: Lang) -> AnyView {
    view! { <a class="sign-in" href=account_paths::of(account_paths::SIGN_IN, lang)>{t::account_sign_in(lang)}</a> }
        .into_any()
}

/// The initials, which open the person's own places and the way out: one press, on a shared computer, too.
fn menu(lang: Lang, person: &Identity, section: &str) -> AnyView {
    let home = format!("/{}", lang.code());
    let at_home = (section == "home").then_some("page");
    let communities = format!("{home}#communities");
    view! {
        <button class="account-button" type="button" popovertarget=MENU>
            <span class="face meet" aria-hidden="true">{initials(&person.name)}</span>
            <span class="visually-hidden">{t::home_menu(lang, person.name.as_str())}</span>
        </button>
        <div class="account-panel" id=MENU popover="auto">
            <p class="who">{person.name.clone()}</p>
            <ul class="plain">
                <li>
                    <a href=home aria-current=at_home><Icon shape=Shape::Home />{t::home_mine(lang)}</a>
                </li>
                <li>
                    <a href=reflection_paths::at(reflection_paths::MINE, lang)>
                        <Icon shape=Shape::Pen />{t::reflection_mine(lang)}
                    </a>
                </li>
                <li>
                    <a href=follow_up_paths::at(follow_up_paths::MINE, lang)>
                        <Icon shape=Shape::Check />{t::follow_up_mine(lang)}
                    </a>
                </li>
                <li>
                    <a href=quotation_paths::list(lang)>
                        <Icon shape=Shape::Document />{t::quotation_title(lang)}
                    </a>
                </li>
                <li>
                    <a href=communities><Icon shape=Shape::People />{t::home_menu_communities(lang)}</a>
                </li>
                <li>
                    <a href=participation_paths::at(participation_paths::LOGBOOK, lang)>
                        <Icon shape=Shape::Clock />{t::participation_logbook(lang)}
                    </a>
                </li>
                <li>
                    <a href=account_paths::of(account_paths::ACCOUNT, lang)>
                        <Icon shape=Shape::Preferences />{t::home_menu_profile(lang)}
                    </a>
                </li>
            </ul>
            <form method="post" action=account_paths::of(account_paths::SIGN_OUT, lang)>
                <button type="submit"><Icon shape=Shape::Leave />{t::account_sign_out(lang)}</button>
            </form>
        </div>
    }
    .into_any()
}
