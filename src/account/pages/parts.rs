//! What the pages of an account share.

use leptos::prelude::*;

use super::super::{model::Account, passwords, paths, rules, rules::WeakPassword, store};
use crate::{
    error::AppError,
    i18n::{Lang, t},
    server::web::{Form, PageRequest},
    ui::{NavLink, Tab, Tabs},
};

pub(super) use crate::ui::FieldErrors;

/// The account of whoever asks.
pub(super) async fn own(request: &PageRequest) -> Result<Account, AppError> {
    let id = request.person()?;
    store::find(&request.portal.db, id).await?.ok_or(AppError::SignInFirst)
}

/// One of the pages of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Profile,
    Security,
    Consents,
    Data,
}

/// The head of each page of an account.
pub(super) fn head(lang: Lang, room: Room) -> impl IntoView + use<> {
    let tabs = [
        (Room::Profile, t::account_tab_profile(lang), paths::ACCOUNT),
        (Room::Security, t::account_tab_security(lang), paths::SECURITY),
        (Room::Consents, t::account_tab_consents(lang), paths::CONSENTS),
        (Room::Data, t::account_tab_data(lang), paths::DATA),
    ]
    .into_iter()
    .map(|(each, label, to)| Tab::from(NavLink::new(label, paths::of(to, lang)).current(each == room)))
    .collect();
    view! {
        <div class="page-head"><h1>{t::account_title(lang)}</h1></div>
        <Tabs label=t::account_title(lang) tabs />
    }
}

/// A new password, typed once in a field that shows it on demand, or what is wrong with it.
pub(super) fn new_password(
    lang: Lang,
    form: &Form,
    field: &str,
    name: &str,
    email: &str,
    faults: &mut FieldErrors,
) -> String {
    let typed = form.text(field);
    match passwords::check(typed, name, email) {
        Ok(()) => {}
        Err(WeakPassword::Short) => faults.add(field, t::account_password_short(lang, rules::SHORTEST)),
        Err(WeakPassword::Long) => faults.add(field, t::account_password_long(lang, rules::LONGEST)),
        Err(WeakPassword::Common) => faults.add(field, t::account_password_common(lang)),
        Err(WeakPassword::Guessable) => faults.add(field, t::account_password_guessable(lang)),
    }
    typed.to_owned()
}
