//! Where a link sent by mail leads: a page that says what it will do, and a button that does it.

use leptos::prelude::*;

use super::{
    super::{
        model::{Account, MailLink, Purpose},
        paths, signing, store,
    },
    parts::{FieldErrors, new_password},
};
use crate::{
    error::AppError,
    i18n::{Lang, t},
    ids::PersonId,
    membership,
    server::{
        names,
        web::{Forget, Page, PageRequest, PageResponse},
    },
    ui::{Button, ButtonLink, EmptyState, ErrorSummary, Field},
};

/// What the form keeps when it comes back.
#[derive(Clone, Debug, Default)]
struct Typed {
    name: String,
    faults: FieldErrors,
}

/// What must be so before a link does what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It can be used as it is.
    Use,
    /// An invitation of somebody without an account, who makes one.
    Join,
    /// It works only for the person that it is for, signed in, and nobody is.
    SignIn,
    /// Somebody else is.
    SignOut,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let key = request.query_param("key").unwrap_or_default().to_owned();
    match read(&request, &key).await? {
        Some((link, account)) => {
            let step = step_of(&request, link.purpose, account.as_ref());
            page(&request, 200, link, step, key, Typed::default()).await
        }
        None => Ok(gone(request.lang)),
    }
}

/// The link, and the account that it is for. A link that is for an account does not work once that is closed.
async fn read(request: &PageRequest, key: &str) -> Result<Option<(MailLink, Option<Account>)>, AppError> {
    let db = &request.portal.db;
    let work = async {
        let Some(link) = store::read_link(db, key, request.portal.now()).await? else { return Ok(None) };
        let account = match link.person {
            Some(person) => store::find(db, person).await?,
            None => store::by_email(db, &link.email).await?,
        };
        let works = match &account {
            Some(account) => account.closed_at.is_none(),
            None => link.purpose == Purpose::Invite && link.person.is_none(),
        };
        Ok(works.then_some((link, account)))
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)
}

/// What must be so before a link to change an address, or an invitation, is used. Neither opens an account.
fn signed_in(request: &PageRequest, account: Option<&Account>) -> Step {
    match (account, request.viewer.id()) {
        (None, _) => Step::Join,
        (Some(account), Some(person)) if account.id == person => Step::Use,
        (Some(_), Some(_)) => Step::SignOut,
        (Some(_), None) => Step::SignIn,
    }
}

fn step_of(request: &PageRequest, purpose: Purpose, account: Option<&Account>) -> Step {
    match purpose {
        Purpose::Change | Purpose::Invite => signed_in(request, account),
        Purpose::SignIn | Purpose::Verify | Purpose::Reset | Purpose::Stop => Step::Use,
    }
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let key = request.form.text("key").to_owned();
    let Some((link, account)) = read(&request, &key).await? else { return Ok(gone(lang)) };
    let step = step_of(&request, link.purpose, account.as_ref());
    if matches!(step, Step::SignIn | Step::SignOut) {
        return page(&request, 403, link, step, key, Typed::default()).await;
    }
    match (link.purpose, account) {
        (Purpose::SignIn | Purpose::Verify, Some(account)) => {
            if !used_up(&request, &key, account.id).await? {
                return Ok(gone(lang));
            }
            Ok(PageResponse::Redirect(signing::enter(&request, account.id, "link", "").await?))
        }
        (Purpose::Reset, Some(account)) => {
            let mut faults = FieldErrors::default();
            let password =
                new_password(lang, &request.form, "password", &account.name, &account.email, &mut faults);
            if !faults.is_empty() {
                return page(&request, 422, link, step, key, Typed { faults, ..Typed::default() }).await;
            }
            if !used_up(&request, &key, account.id).await? {
                return Ok(gone(lang));
            }
            signing::change_password(&request, &account, password).await?;
            Ok(PageResponse::Redirect(signing::enter(&request, account.id, "reset", "").await?))
        }
        (Purpose::Change, Some(_)) => {
            if !signing::change_address(&request, &key, &link).await? {
                return Ok(gone(lang));
            }
            Ok(PageResponse::Redirect(format!("{}?said=address", paths::of(paths::SECURITY, lang))))
        }
        (Purpose::Stop, Some(_)) => {
            if !signing::stop_change(&request, &key, &link).await? {
                return Ok(gone(lang));
            }
            Ok(PageResponse::SignedOut(
                format!("{}?said=stopped", paths::of(paths::BY_MAIL, lang)),
                Forget::Pages,
            ))
        }
        (Purpose::Invite, Some(account)) => accepted(request, key, link, account.id).await,
        (Purpose::Invite, None) => joined(request, key, link).await,
        (_, None) => Ok(gone(lang)),
    }
}

/// Accepts an invitation as the person who is signed in.
async fn accepted(
    request: PageRequest,
    key: String,
    link: MailLink,
    person: PersonId,
) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    if let Some(data) = &link.data {
        let holds = membership::invitation_holds(&request.portal.db, data, Some(person)).await;
        if !holds? {
            return Ok(gone(lang));
        }
    }
    let work = async {
        let mut to = request.portal.db.write().await?;
        if !store::consume(&mut to, &key, now).await? {
            return Ok(false);
        }
        if let Some(data) = &link.data {
            membership::accept_invitation(&mut to, &request, person, data).await?;
        }
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Ok(gone(lang));
    }
    request.portal.mail.wake();
    request.session.renew(&request.portal).await?;
    Ok(PageResponse::Redirect(paths::next(lang, "")))
}

/// Accepts an invitation by making an account.
async fn joined(request: PageRequest, key: String, link: MailLink) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    if let Some(data) = &link.data {
        let holds = membership::invitation_holds(&request.portal.db, data, None).await;
        if !holds? {
            return Ok(gone(lang));
        }
    }
    let name = request.form.text("name").to_owned();
    let mut faults = FieldErrors::default();
    if name.is_empty() || name.chars().count() > 100 {
        faults.add("name", t::account_name_missing(lang));
    } else if names::has_address(&name) {
        faults.add("name", t::account_name_address(lang));
    }
    let password = new_password(lang, &request.form, "password", &name, &link.email, &mut faults);
    if !faults.is_empty() {
        return page(&request, 422, link, Step::Join, key, Typed { name, faults }).await;
    }
    let hash = signing::hashed(password).await?;
    let now = request.portal.now();
    let work = async {
        let mut to = request.portal.db.write().await?;
        if !store::consume(&mut to, &key, now).await? {
            return Ok(None);
        }
        let new = store::NewPerson { email: link.email.clone(), proven: true, name, lang };
        let person = match store::add(&mut to, &new, now).await {
            // Another invitation of the same address was quicker.
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Ok(None),
            other => other?,
        };
        store::set_password(&mut to, person, &hash, now).await?;
        if let Some(data) = &link.data {
            membership::accept_invitation(&mut to, &request, person, data).await?;
        }
        to.commit().await?;
        Ok(Some(person))
    };
    match work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        Some(person) => {
            request.portal.mail.wake();
            Ok(PageResponse::Redirect(signing::enter(&request, person, "invitation", "").await?))
        }
        None => Ok(gone(lang)),
    }
}

async fn used_up(request: &PageRequest, key: &str, person: PersonId) -> Result<bool, AppError> {
    let now = request.portal.now();
    let work = async {
        let mut to = request.portal.db.write().await?;
        let used = store::consume(&mut to, key, now).await?;
        if used {
            store::prove_email(&mut to, person, now).await?;
        }
        to.commit().await?;
        Ok(used)
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)
}

fn gone(lang: Lang) -> PageResponse {
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

async fn page(
    request: &PageRequest,
    status: u16,
    link: MailLink,
    step: Step,
    key: String,
    typed: Typed,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let invitation = match &link.data {
        Some(data) => membership::invitation(&request.portal.db, lang, data).await?,
        None => None,
    };
    let body = move || view! { <Confirm lang link step key typed invitation /> };
    Ok(Page::new(t::account_link_title(lang), paths::both(paths::LINK), body)
        .status(status)
        .unlisted()
        .into())
}

#[component]
fn Confirm(
    lang: Lang,
    link: MailLink,
    step: Step,
    key: String,
    typed: Typed,
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
        Purpose::Stop => (
            t::account_confirm_stop(lang),
            t::account_confirm_stop_text(lang).to_owned(),
            t::account_stop(lang),
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
    let newcomer = step == Step::Join;
    let asks_password = link.purpose == Purpose::Reset || newcomer;
    if matches!(step, Step::SignIn | Step::SignOut) {
        return signing_first(lang, step, title, text, &key).into_any();
    }
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
    .into_any()
}

/// A link that works only for the person that it is for: they sign in, and come back.
fn signing_first(
    lang: Lang,
    step: Step,
    title: &'static str,
    text: String,
    key: &str,
) -> impl IntoView + use<> {
    let back = format!("{}?key={key}", paths::of(paths::LINK, lang));
    let way = if step == Step::SignIn {
        view! { <p><ButtonLink href=paths::sign_in(lang, &back)>{t::account_sign_in(lang)}</ButtonLink></p> }
            .into_any()
    } else {
        view! {
            <p>{t::account_link_other_person(lang)}</p>
            <form method="post" action=paths::of(paths::SIGN_OUT, lang)>
                <Button>{t::account_sign_out(lang)}</Button>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="sheet narrow stack gap-5">
            <h1>{title}</h1>
            <p>{text}</p>
            <p>{t::account_link_sign_in_first(lang)}</p>
            {way}
        </section>
    }
}
