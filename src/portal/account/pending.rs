//! Invitations that nobody has accepted yet, where they were made: sending them again, and withdrawing them.

use leptos::prelude::*;
use serde::Deserialize;

use super::model::PendingInvitation;
use ensemble_core::{Lang, format, string_enum};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Select, Weight};

string_enum! {
    /// The language of an invitation's email.
    EmailLanguage {
        /// French.
        French = "fr",
        /// English.
        English = "en",
        /// Both, one below the other.
        Both = "both",
    }
}

impl EmailLanguage {
    /// The language; `None` is both.
    #[must_use]
    pub const fn lang(self) -> Option<Lang> {
        match self {
            Self::French => Some(Lang::Fr),
            Self::English => Some(Lang::En),
            Self::Both => None,
        }
    }
}

/// The invitation that a button is about.
#[derive(Clone, Debug, Deserialize)]
pub struct ChosenInvitation {
    /// Its id.
    #[serde(default)]
    pub invitation: String,
}

/// The newest invitation of each address, for each thing that it leads to.
#[must_use]
pub fn newest_of_each(all: Vec<PendingInvitation>) -> Vec<PendingInvitation> {
    let mut newest: Vec<PendingInvitation> = Vec::new();
    for invitation in all {
        if newest.iter().all(|shown| shown.email != invitation.email) {
            newest.push(invitation);
        }
    }
    newest
}

/// The field that chooses the language of the email.
#[must_use]
pub fn language_field(lang: Lang, chosen: Option<EmailLanguage>) -> AnyView {
    let chosen = chosen.unwrap_or(EmailLanguage::Both);
    let choices = EmailLanguage::ALL
        .iter()
        .map(|each| {
            let label = match each.lang() {
                Some(lang) => lang.endonym(),
                None => t::account_invitation_both(lang),
            };
            Choice::new(each.code(), label).chosen(*each == chosen)
        })
        .collect();
    view! { <Select id="email-lang" label=t::account_invitation_lang(lang) hint=t::account_invitation_lang_hint(lang) choices /> }
        .into_any()
}

/// The list, with what can be done: addresses of the two forms.
#[must_use]
pub fn pending_list(
    lang: Lang,
    pending: Vec<PendingInvitation>,
    send_again: String,
    withdraw: String,
) -> Option<AnyView> {
    let rows = pending
        .into_iter()
        .map(|invitation| {
            let PendingInvitation { id, email, sent_at, expires_at, .. } = invitation;
            let day = |millis| format::date(lang, format::local(millis).date());
            let (again_name, withdraw_name) = (email.clone(), email.clone());
            let when = t::account_invitation_sent(lang, day(sent_at), day(expires_at));
            view! {
                <li class="row spread top">
                    <p>
                        <b>{email}</b> " " <span class="small muted">{when}</span>
                    </p>
                    <div class="row">
                        <form method="post" action=send_again.clone()>
                            <input type="hidden" name="invitation" value=id.clone() />
                            <Button small=true weight=Weight::Quiet>
                                {t::account_invitation_again(lang)} " "
                                <span class="visually-hidden">{again_name}</span>
                            </Button>
                        </form>
                        <form method="post" action=withdraw.clone()>
                            <input type="hidden" name="invitation" value=id />
                            <Button small=true weight=Weight::Quiet>
                                {t::account_invitation_withdraw(lang)} " "
                                <span class="visually-hidden">{withdraw_name}</span>
                            </Button>
                        </form>
                    </div>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack" id="invitations">
                <h2>{t::account_invitations_pending(lang)}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
