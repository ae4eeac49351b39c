//! Where a link sent by mail leads: a page that says what it will do, and a button that does it.

use leptos::prelude::*;

use super::{
    super::{
        model::{MailLink, Purpose},
        paths, signing, store,
    },
    parts::{Faults, new_password},
};
use crate::{
    error::AppError,
    i18n::{Lang, t},
    membership,
    server::{
        names,
        web::{Ask, Page, Reply, failure},
    },
    ui::{Button, ButtonLink, EmptyState, ErrorSummary, Field},
};

/// What the form keeps when it comes back.
#[derive(Clone, Debug, Default)]
struct Typed {
    name: String,
    faults: Faults,
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let key = ask.value("key").unwrap_or_default().to_owned();
    match read(&ask, &key).await? {
        Some(link) => page(&ask, 200, link, key, Typed::default()).await,
        None => Ok(gone(ask.lang)),
    }
}

async fn read(ask: &Ask, key: &str) -> Result<Option<MailLink>, AppError> {
    store::read_link(&ask.portal.db, key, ask.portal.now()).await.map_err(|error| failure(&error))
}

pub(super) async fn take(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let key = ask.form.text("key").to_owned();
    let Some(link) = read(&ask, &key).await? else { return Ok(gone(lang)) };
    let account = match link.person {
        Some(person) => store::find(&ask.portal.db, person).await.map_err(|error| failure(&error))?,
        None => store::by_email(&ask.portal.db, &link.email).await.map_err(|error| failure(&error))?,
    };
    match (link.purpose, account) {
        (Purpose::SignIn | Purpose::Verify, Some(account)) => {
            if !used_up(&ask, &key, Some(account.id)).await? {
                return Ok(gone(lang));
            }
            Ok(Reply::See(signing::enter(&ask, account.id, "link", "").await?))
        }
        (Purpose::Reset, Some(account)) => {
            let mut faults = Faults::default();
            let password =
                new_password(lang, &ask.form, "password", &account.name, &account.email, &mut faults);
            if !faults.is_empty() {
                return page(&ask, 422, link, key, Typed { faults, ..Typed::default() }).await;
            }
            if !used_up(&ask, &key, Some(account.id)).await? {
                return Ok(gone(lang));
            }
            signing::change_password(&ask, &account, password).await?;
            Ok(Reply::See(signing::enter(&ask, account.id, "reset", "").await?))
        }
        (Purpose::Change, Some(_)) => {
            if !signing::change_address(&ask, &key, &link).await? {
                return Ok(gone(lang));
            }
            Ok(Reply::See(format!("{}?said=address", paths::of(paths::SECURITY, lang))))
        }
        (Purpose::Invite, account) => invited(ask, key, link, account.map(|account| account.id)).await,
        (_, None) => Ok(gone(lang)),
    }
}

/// Accepts an invitation: with an account by joining, without one by making it.
async fn invited(
    ask: Ask,
    key: String,
    link: MailLink,
    account: Option<crate::ids::PersonId>,
) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let mut hash = None;
    let name = ask.form.text("name").to_owned();
    if account.is_none() {
        let mut faults = Faults::default();
        if name.is_empty() || name.chars().count() > 100 {
            faults.add("name", t::account_name_missing(lang));
        } else if names::has_address(&name) {
            faults.add("name", t::account_name_address(lang));
        }
        let password = new_password(lang, &ask.form, "password", &name, &link.email, &mut faults);
        if !faults.is_empty() {
            return page(&ask, 422, link, key, Typed { name, faults }).await;
        }
        hash = Some(signing::hashed(password).await?);
    }
    let now = ask.portal.now();
    let work = async {
        let mut to = ask.portal.db.write().await?;
        if !store::consume(&mut to, &key, now).await? {
            return Ok(None);
        }
        let person = match account {
            Some(person) => person,
            None => {
                let new = store::NewPerson { email: link.email.clone(), proven: true, name, lang };
                let person = store::add(&mut to, &new, now).await?;
                if let Some(hash) = &hash {
                    store::set_password(&mut to, person, hash, now).await?;
                }
                person
            }
        };
        if let Some(data) = &link.data {
            membership::accept_invitation(&mut to, person, data, ask.visit.place(), now).await?;
        }
        to.commit().await?;
        Ok(Some(person))
    };
    match work.await.map_err(|error: sqlx::Error| failure(&error))? {
        Some(person) => Ok(Reply::See(signing::enter(&ask, person, "invitation", "").await?)),
        None => Ok(gone(lang)),
    }
}

async fn used_up(ask: &Ask, key: &str, person: Option<crate::ids::PersonId>) -> Result<bool, AppError> {
    let now = ask.portal.now();
    let work = async {
        let mut to = ask.portal.db.write().await?;
        let used = store::consume(&mut to, key, now).await?;
        if let Some(person) = person.filter(|_| used) {
            store::prove_email(&mut to, person, now).await?;
        }
        to.commit().await?;
        Ok(used)
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))
}

fn gone(lang: Lang) -> Reply {
    let body = move || {
        view! {
            <h1 class="visually-hidden">{t::account_link_title(lang)}</h1>
            <EmptyState title=t::account_link_gone(lang) text=t::account_link_gone_text(lang)>
                <ButtonLink href=paths::of(paths::BY_MAIL, lang)>{t::account_link_again(lang)}</ButtonLink>
            </EmptyState>
        }
    };
    Page::new(t::account_link_title(lang), paths::both(paths::LINK), body).status(410).unlisted().into()
}

async fn page(ask: &Ask, status: u16, link: MailLink, key: String, typed: Typed) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let newcomer = link.purpose == Purpose::Invite
        && store::by_email(&ask.portal.db, &link.email).await.map_err(|error| failure(&error))?.is_none();
    let invitation = match &link.data {
        Some(data) => {
            membership::invitation(&ask.portal.db, lang, data).await.map_err(|error| failure(&error))?
        }
        None => None,
    };
    let body = move || view! { <Confirm lang link key typed newcomer invitation /> };
    Ok(Page::new(t::account_link_title(lang), paths::both(paths::LINK), body)
        .status(status)
        .unlisted()
        .into())
}

#[component]
fn Confirm(
    lang: Lang,
    link: MailLink,
    key: String,
    typed: Typed,
    newcomer: bool,
    #[prop(optional_no_strip)] invitation: Option<String>,
) -> impl IntoView {
    let (title, text, button) = match link.purpose {
        Purpose::SignIn => (
            t::account_confirm_sign_in(lang),
            t::account_confirm_sign_in_text(lang, link.email.clone()),
            t::account_sign_in(lang),
        ),
        Purpose::Verify => (
            t::account_confirm_verify(lang),
            t::account_confirm_verify_text(lang, link.email.clone()),
            t::account_confirm(lang),
        ),
        Purpose::Reset => (
            t::account_confirm_reset(lang),
            t::account_confirm_reset_text(lang, link.email.clone()),
            t::account_keep_password(lang),
        ),
        Purpose::Change => (
            t::account_confirm_change(lang),
            t::account_confirm_change_text(lang, link.email.clone()),
            t::account_confirm(lang),
        ),
        Purpose::Invite => {
            let to = invitation.unwrap_or_else(|| "Ensemble".to_owned());
            (
                t::account_confirm_invite(lang),
                t::account_confirm_invite_text(lang, to),
                t::account_accept(lang),
            )
        }
    };
    let asks_password = link.purpose == Purpose::Reset || newcomer;
    let faults = typed.faults;
    let hint = t::account_password_hint(lang, super::super::rules::SHORTEST);
    view! {
        <section class="sheet narrow stack gap-5">
            <h1>{title}</h1>
            <p>{text}</p>
            <ErrorSummary lang errors=faults.all() />
            <form class="form" method="post" action=paths::of(paths::LINK, lang)>
                <input type="hidden" name="key" value=key />
                {newcomer
                    .then(|| {
                        view! {
                            <Field
                                id="name"
                                label=t::account_name(lang)
                                value=typed.name
                                error=faults.of("name")
                                required=true
                                autocomplete="name"
                                maxlength=100u32
                            />
                        }
                    })}
                {asks_password
                    .then(|| {
                        view! {
                            <input type="hidden" name="username" autocomplete="username" value=link.email.clone() />
                            <Field
                                id="password"
                                label=t::account_new_password(lang)
                                kind="password"
                                hint=hint
                                error=faults.of("password")
                                required=true
                                autocomplete="new-password"
                            />
                        }
                    })}
                <div class="actions"><Button>{button}</Button></div>
            </form>
        </section>
    }
}
