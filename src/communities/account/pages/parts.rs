//! What all pages of an account show.

use ensemble_common::prelude::*;

use super::super::paths;
use ensemble_common::notification::paths as notification_paths;
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{NavLink, Tab, Tabs};

/// One of the pages of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountTab {
    Profile,
    Security,
    Calendar,
    Consents,
    Data,
}

/// The head of each page of an account.
#[must_use]
pub fn head(lang: Lang, tab: AccountTab) -> impl IntoView + use<> {
    let tabs = [
        (AccountTab::Profile, t::account_tab_profile(lang), paths::ACCOUNT),
        (AccountTab::Security, t::account_tab_security(lang), paths::SECURITY),
        (AccountTab::Calendar, t::calendar_title(lang), paths::CALENDAR),
        (AccountTab::Consents, t::account_tab_consents(lang), paths::CONSENTS),
        (AccountTab::Data, t::account_tab_data(lang), paths::DATA),
    ]
    .into_iter()
    .map(|(each, label, to)| Tab::from(NavLink::new(label, paths::of(to, lang)).current(each == tab)))
    .chain(std::iter::once(Tab::from(NavLink::new(
        t::notification_title(lang),
        notification_paths::of(notification_paths::PREFERENCES, lang),
    ))))
    .collect();
    view! {
        <div class="page-head"><h1>{t::account_title(lang)}</h1></div>
        <Tabs label=t::account_title(lang) tabs />
    }
}
