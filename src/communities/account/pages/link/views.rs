//! What the page says before a link is used.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        model::{MailLink, Purpose},
        paths, rules,
    },
    Step, UseLink,
};
use crate::community::{model::Profession, profession_word};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors, ids::OrganizationId};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, ErrorSummary, Field, Select};

#[component]
pub(super) fn Confirm(
    lang: Lang,
    link: MailLink,
    step: Step,
    input: UseLink,
    errors: FieldErrors,
    /// Who invites, and to what, in the page's language and perhaps in the other one.
    said: String,
    other: Option<String>,
    organizations: Vec<(OrganizationId, LocalizedText)>,
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
        Purpose::Invite => (t::account_confirm_invite(lang), said, t::account_accept(lang)),
    };
    let UseLink { key, name, profession, organisation, lang: chosen_lang, .. } = input;
    let other = other.map(|words| {
        let other = lang.other();
        let href = format!("{}?key={key}", paths::of(paths::LINK, other));
        view! {
            <p lang=other.tag()>{words} " " <a href=href hreflang=other.tag()>{t::account_continue_in(other)}</a></p>
        }
    });
    let newcomer = step == Step::CreateAccount;
    let asks_password = link.purpose == Purpose::Reset || newcomer;
    if matches!(step, Step::SignIn | Step::SignOut) {
        return sign_in_first(lang, step, title, text, &key).into_any();
    }
    let hint = t::account_password_hint(lang, rules::SHORTEST);
    view! {
        <section class="sheet narrow stack gap-5">
            <h1>{title}</h1>
            <p>{text}</p>
            {other}
            <ErrorSummary lang errors=errors.all() />
            <form class="form" method="post" action=paths::of(paths::LINK, lang)>
                <input type="hidden" name="key" value=key />
                {newcomer
                    .then(|| {
                        view! {
                            <Field
                                id="name"
                                label=t::account_name(lang)
                                value=name
                                error=errors.of("name")
                                required=true
                                autocomplete="name"
                                maxlength=100u32
                            />
                        }
                    })}
                {newcomer.then(|| about_oneself(lang, profession, organisation, organizations, chosen_lang))}
                {asks_password
                    .then(|| {
                        view! {
                            <input type="hidden" name="username" autocomplete="username" value=link.email.clone() />
                            <Field
                                id="password"
                                label=t::account_new_password(lang)
                                kind="password"
                                hint=hint
                                error=errors.of("password")
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

/// What a person who makes an account says of themself once; their profile has it afterwards.
fn about_oneself(
    lang: Lang,
    profession: Option<Profession>,
    organization: Option<OrganizationId>,
    organizations: Vec<(OrganizationId, LocalizedText)>,
    chosen_lang: Option<Lang>,
) -> impl IntoView + use<> {
    let professions = std::iter::once(Choice::new("", t::account_profession_other(lang)))
        .chain(Profession::ALL.iter().map(|each| {
            Choice::new(each.code(), profession_word(lang, *each)).chosen(profession == Some(*each))
        }))
        .collect();
    let organizations =
        std::iter::once(Choice::new("", t::account_organization_none(lang)))
            .chain(organizations.into_iter().map(|(id, name)| {
                Choice::new(id.to_string(), name.text(lang)).chosen(organization == Some(id))
            }))
            .collect();
    let chosen_lang = chosen_lang.unwrap_or(lang);
    let langs =
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(chosen_lang == each)).to_vec();
    view! {
        <Select
            id="profession"
            label=t::account_profession(lang)
            hint=t::account_asked_once(lang)
            choices=professions
        />
        <Select id="organisation" label=t::account_organization(lang) choices=organizations />
        <Select id="lang" label=t::account_lang(lang) choices=langs />
    }
}

/// A link that works only for its person, who must sign in and come back.
fn sign_in_first(
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
