//! Invitations that nobody has accepted yet, where they were made: sending them again, and withdrawing them.

use std::collections::HashSet;

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::model::PendingInvitation;
use ensemble_core::{Lang, format, ids::CommunityId, string_enum};
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

/// A pending invitation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingRow {
    /// The invitation.
    pub invitation: PendingInvitation,
    /// What it leads to: a community, or the portal.
    pub leads_to: Option<CommunityId>,
    /// What it leads to in words, and perhaps who sent it.
    pub about: String,
}

/// The newest invitation of each address, for each thing that it leads to.
#[must_use]
pub fn newest_of_each(all: Vec<PendingRow>) -> Vec<PendingRow> {
    let mut seen = HashSet::new();
    all.into_iter().filter(|row| seen.insert((row.invitation.email.clone(), row.leads_to))).collect()
}

/// The language that an invitation was sent in.
#[must_use]
pub fn language_of(invitation: &PendingInvitation) -> EmailLanguage {
    match invitation.lang {
        Some(Lang::Fr) => EmailLanguage::French,
        Some(Lang::En) => EmailLanguage::English,
        None => EmailLanguage::Both,
    }
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
    now: i64,
    pending: Vec<PendingRow>,
    send_again: String,
    withdraw: String,
) -> Option<AnyView> {
    let rows = pending
        .into_iter()
        .map(|PendingRow { invitation, about, .. }| {
            let PendingInvitation { id, email, name, sent_at, expires_at, .. } = invitation;
            let day = |millis| format::date(lang, format::local(millis).date());
            let (again_name, withdraw_name) = (email.clone(), email.clone());
            let when = if expires_at > now {
                t::account_invitation_sent(lang, day(sent_at), day(expires_at))
            } else {
                t::account_invitation_expired(lang, day(expires_at))
            };
            let who = name.map(|name| view! { <b>{name}</b> <br /> });
            view! {
                <li class="row spread top">
                    <div>
                        <p>{who} {email}</p>
                        <p class="small muted">{about} " · " {when}</p>
                    </div>
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
