//! Inviting many people at once from a list that is pasted: one line each, with a name, an address and a language in any
//! order. Each line has an outcome of its own, and a line that cannot be sent stays in the form.

mod read;
mod views;

use std::collections::HashSet;

use super::{
    actions::MAX_NAME,
    authentication::{self, NewInvitation},
    pending::EmailLanguage,
    rules::same_mailbox,
    store,
};
use ensemble_core::error::AppError;
use ensemble_server::{names, web::ActionContext};

pub use read::{ListLine, read_list};
pub use views::{list_field, list_report};

/// The most lines that are sent at once; the others stay in the form.
pub const MAX_LINES: usize = 60;
/// The most characters of a list.
pub const MAX_LIST: usize = 20_000;

/// What came of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineOutcome {
    /// The invitation was sent.
    Sent,
    /// The person belongs already to what they would be invited to.
    Member,
    /// An invitation of this address waits to be accepted.
    Pending,
    /// An earlier line has the same address.
    Repeated,
    /// It is the address of the person who invites.
    Oneself,
    /// There is no address, or none that email could reach.
    NoAddress,
    /// The name is too long, or holds a web address.
    BadName,
    /// The address had, or the person who invites sent, too many emails lately.
    TooMany,
    /// More lines than are sent at once come before it.
    Later,
}

impl LineOutcome {
    /// Whether the line must be corrected, or sent again later.
    #[must_use]
    pub const fn stays(self) -> bool {
        matches!(self, Self::NoAddress | Self::BadName | Self::TooMany | Self::Later)
    }
}

/// What is known of the addresses in a list.
#[derive(Clone, Debug, Default)]
pub struct KnownAddresses {
    /// Those of people who belong already to what they would be invited to.
    pub members: HashSet<String>,
    /// Those whose invitation waits to be accepted.
    pub pending: HashSet<String>,
}

/// Invites the people of a list, in its order. `invitation` says to what; a line without a language gets the usual one.
///
/// # Errors
/// When the database is unavailable.
pub async fn invite_list(
    context: &ActionContext,
    lines: Vec<ListLine>,
    usual: EmailLanguage,
    known: &KnownAddresses,
    invitation: impl Fn(String) -> NewInvitation,
) -> Result<Vec<(ListLine, LineOutcome)>, AppError> {
    let own = store::find(&context.portal.db, context.person()?).await?.map(|account| account.email);
    let mut outcomes = Vec::with_capacity(lines.len());
    let mut seen = HashSet::new();
    for line in lines {
        let outcome = if outcomes.len() >= MAX_LINES {
            LineOutcome::Later
        } else {
            match check(&line, own.as_deref(), known, &mut seen) {
                Err(outcome) => outcome,
                Ok(email) => {
                    let new = NewInvitation {
                        name: line.name.clone(),
                        lang: line.lang.unwrap_or(usual).lang(),
                        ..invitation(email)
                    };
                    let sent = authentication::invite(context, &new).await?;
                    if sent { LineOutcome::Sent } else { LineOutcome::TooMany }
                }
            }
        };
        outcomes.push((line, outcome));
    }
    Ok(outcomes)
}

/// The address to invite, or why the line is not sent.
fn check(
    line: &ListLine,
    own: Option<&str>,
    known: &KnownAddresses,
    seen: &mut HashSet<String>,
) -> Result<String, LineOutcome> {
    let email = line.email.clone().ok_or(LineOutcome::NoAddress)?;
    let name = line.name.as_deref().unwrap_or_default();
    if name.chars().count() > MAX_NAME || names::has_url(name) {
        return Err(LineOutcome::BadName);
    }
    if own.is_some_and(|own| same_mailbox(own, &email)) {
        return Err(LineOutcome::Oneself);
    }
    if known.members.contains(&email) {
        return Err(LineOutcome::Member);
    }
    if !seen.insert(email.clone()) {
        return Err(LineOutcome::Repeated);
    }
    if known.pending.contains(&email) { Err(LineOutcome::Pending) } else { Ok(email) }
}

/// The lines that stay in the form, as they were typed.
#[must_use]
pub fn remaining(outcomes: &[(ListLine, LineOutcome)]) -> String {
    let lines = outcomes.iter().filter(|(_, outcome)| outcome.stays());
    lines.map(|(line, _)| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{HashSet, KnownAddresses, LineOutcome, check, read_list, remaining};

    #[test]
    fn each_line_has_an_outcome_and_what_cannot_be_sent_stays() {
        let known = KnownAddresses {
            members: HashSet::from(["in@ex.ca".to_owned()]),
            pending: HashSet::from(["waits@ex.ca".to_owned()]),
        };
        let text = "Ana Roy; ana@ex.ca\nMarc; marc@\nin@ex.ca\nwaits@ex.ca\nANA@ex.ca\nmoi+x@ex.ca\nhttps://x.ca; b@ex.ca";
        let mut seen = HashSet::new();
        let outcomes: Vec<_> = read_list(text)
            .into_iter()
            .map(|line| {
                let outcome = check(&line, Some("moi@ex.ca"), &known, &mut seen);
                (line, outcome.err().unwrap_or(LineOutcome::Sent))
            })
            .collect();
        let found: Vec<LineOutcome> = outcomes.iter().map(|(_, outcome)| *outcome).collect();
        assert_eq!(
            found,
            [
                LineOutcome::Sent,
                LineOutcome::NoAddress,
                LineOutcome::Member,
                LineOutcome::Pending,
                LineOutcome::Repeated,
                LineOutcome::Oneself,
                LineOutcome::BadName,
            ]
        );
        assert_eq!(remaining(&outcomes), "Marc; marc@\nhttps://x.ca; b@ex.ca");
    }
}
