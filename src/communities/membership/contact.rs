//! Writing to the people who facilitate a community. Their addresses are not shown: the portal sends an email. A person
//! without an account says who they are.

use serde::Deserialize;

use super::{
    actions::{MAX_MESSAGE, name_and_links},
    store,
};
use crate::{
    account::{self, rules::address},
    community::paths as community_paths,
};
use ensemble_common::notification::{Actor, events::FacilitatorsContacted, notify};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::CommunityId,
};
use ensemble_server::{
    names,
    rate::{Bucket, Limit},
    web::ActionContext,
};
use ensemble_texts as t;

const MINUTE: i64 = 60_000;
/// Messages of one person who is signed in.
const BY_PERSON: Limit = Limit { burst: 10, every: 10 * MINUTE };
/// Messages of visitors from one network: in a school several people may write on one day.
const FROM_NETWORK: Limit = Limit { burst: 5, every: 10 * MINUTE };
/// Messages of all visitors to one community.
const TO_COMMUNITY: Limit = Limit { burst: 20, every: 10 * MINUTE };

/// A message to the people who facilitate a community.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactFacilitators {
    /// Who writes. Of a person who is signed in, the account says it.
    pub name: String,
    /// Where the answer is sent. Of a person who is signed in, the account says it.
    pub email: String,
    /// What they write.
    pub message: String,
}

/// Sends a message to the people who facilitate a community.
///
/// # Errors
/// Says what is wrong with a field, that nobody facilitates the community, or that too many messages were sent.
pub async fn contact_facilitators(
    context: &ActionContext,
    community: CommunityId,
    input: &ContactFacilitators,
) -> Result<(), ActionError> {
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    let mut errors = FieldErrors::default();
    let (by, reply_to) = sender(context, input, &mut errors).await?;
    let length = input.message.chars().count();
    if length == 0 || length > MAX_MESSAGE {
        errors.add("message", t::membership_message_wrong(lang, MAX_MESSAGE));
    } else if by.id.is_none() && has_link(&input.message) {
        errors.add("message", t::membership_contact_link(lang));
    } else if store::facilitators(&portal.db, community).await?.is_empty() {
        errors.add("message", t::membership_contact_nobody(lang));
    }
    errors.check()?;
    let buckets = match by.id {
        Some(person) => vec![Bucket::new(BY_PERSON, &["contact by", &person.to_string()])],
        None => vec![
            Bucket::new(FROM_NETWORK, &["contact network", &context.session.network()]),
            Bucket::new(TO_COMMUNITY, &["contact community", &community.to_string()]),
        ],
    };
    portal
        .db
        .transaction(async |transaction| {
            for bucket in &buckets {
                if bucket.reserve(&mut *transaction, now).await? > 0 {
                    let mut errors = FieldErrors::default();
                    errors.add("message", t::membership_contact_enough(lang));
                    return Err(ActionError::Invalid(errors));
                }
            }
            let (community_name, link) =
                name_and_links(transaction, context, community, community_paths::SHOW).await?;
            let message = input.message.clone();
            let event = FacilitatorsContacted { community, community_name, by, reply_to, message, link };
            notify(transaction, portal, &event).await?;
            context.audit(transaction, "membership.contacted", community, "").await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Who writes, and the address for the answer.
async fn sender(
    context: &ActionContext,
    input: &ContactFacilitators,
    errors: &mut FieldErrors,
) -> Result<(Actor, String), AppError> {
    let lang = context.lang;
    if let Some(person) = context.viewer.id() {
        let account = account::find(&context.portal.db, person).await?.ok_or(AppError::SignInFirst)?;
        return Ok((Actor::from_viewer(&context.viewer), account.email));
    }
    account::check_name(lang, &input.name, errors);
    if has_link(&input.name) && errors.of("name").is_empty() {
        errors.add("name", t::account_name_address(lang));
    }
    let reply_to = address(&input.email);
    if reply_to.is_none() {
        errors.add("email", t::account_email_wrong(lang));
    }
    Ok((Actor { id: None, name: input.name.clone() }, reply_to.unwrap_or_default()))
}

/// Whether a text has an address of the web, also one without `https://`: mail programs make links of them. Visitors may
/// not send links.
fn has_link(text: &str) -> bool {
    names::has_url(text) || text.split_whitespace().any(is_host)
}

/// Whether a word has a host's name in it, such as `exemple.ca` or `EXEMPLE.CA/page`, and is no email address.
fn is_host(word: &str) -> bool {
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_matches(|letter: char| !letter.is_alphanumeric());
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    // "merci.bonjour" is a sentence without a space, "p.ex" an abbreviation.
    let is_ending = ENDINGS.contains(&ending.to_lowercase().as_str());
    !word.contains('@') && name.ends_with(char::is_alphanumeric) && is_ending
}

/// The endings of hosts that people write here, and that mail programs make links of.
const ENDINGS: [&str; 36] = [
    "app", "be", "biz", "ca", "cc", "ch", "cloud", "club", "co", "com", "de", "dev", "edu", "eu", "fr", "gl",
    "gov", "info", "io", "link", "ly", "me", "net", "online", "org", "page", "qc", "quebec", "ru", "shop",
    "site", "top", "tv", "uk", "us", "xyz",
];

#[cfg(test)]
mod tests {
    use super::has_link;

    #[test]
    fn what_an_email_would_make_a_link_of_is_seen() {
        for text in [
            "Voir https://exemple.ca",
            "Voir WWW.exemple.ca",
            "ftp://x",
            "Reconnectez-vous : ensemble-portail.ca/connexion",
            "(PORTAIL.CA)",
            "exemple.qc.ca.",
        ] {
            assert!(has_link(text), "{text}");
        }
        for text in [
            "Je travaille au CSS : puis-je me joindre à vous?",
            "Bonjour au groupe.Merci!",
            "Une rencontre, p.ex. en mars.",
            "Bien reçu, merci.bonjour à toutes",
            "Le 3.5 et la p. 12, etc.",
            "Écrivez-moi à ana@exemple.ca.",
        ] {
            assert!(!has_link(text), "{text}");
        }
    }
}
