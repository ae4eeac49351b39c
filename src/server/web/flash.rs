//! What a page says about the action that led to it.
//!
//! A form answers with a redirect (303); the page behind it learns by one parameter of the query what to say.

use ensemble_core::{address, string_enum};

/// The parameter of the query that holds a [`Flash`].
pub const PARAMETER: &str = address::NOTICE;

string_enum! {
    /// What was done just before. Each page has its own words for those that it expects.
    Flash {
        /// Something was saved.
        Saved = "saved",
        /// It was saved, and people were notified.
        SavedAndNotified = "notified",
        /// A file was saved, and metadata in it could not be removed.
        SavedWithMetadata = "kept",
        /// A new thing was added.
        Added = "added",
        /// A note was added beside an item of an agenda.
        NoteAdded = "note-added",
        /// Something was deleted.
        Deleted = "deleted",
        /// One's own text was removed.
        Removed = "removed",
        /// Something was published.
        Published = "published",
        /// A meeting became a draft again.
        Unpublished = "unpublished",
        /// A meeting began.
        Started = "started",
        /// A meeting ended.
        Ended = "ended",
        /// A meeting was opened again.
        Reopened = "reopened",
        /// A meeting was cancelled.
        MeetingCancelled = "cancelled",
        /// A meeting that was cancelled takes place after all.
        MeetingRestored = "restored",
        /// The person said whether they come to a meeting.
        Answered = "answered",
        /// The person said whether they were at a meeting.
        PresenceConfirmed = "presence-confirmed",
        /// A reflection was shared.
        Shared = "shared",
        /// A translation was asked for.
        TranslationAsked = "translation-asked",
        /// A text was reported to moderation.
        Reported = "reported",
        /// It had changed in the meantime.
        Changed = "changed",
        /// A message was sent.
        MessageSent = "message-sent",
        /// A request to join was accepted.
        RequestAccepted = "request-accepted",
        /// A request to join was declined.
        RequestDeclined = "request-declined",
        /// A person was removed from a community.
        MemberRemoved = "member-removed",
        /// A removal was undone.
        RemovalUndone = "removal-undone",
        /// An invitation was sent.
        Invited = "invited",
        /// An invitation was withdrawn.
        InvitationWithdrawn = "withdrawn",
        /// The person left a community.
        Left = "left",
        /// The person signed out.
        SignedOut = "signed-out",
        /// The other sessions were ended.
        SessionsEnded = "sessions-ended",
        /// A new password was set.
        PasswordChanged = "password",
        /// A new email address was confirmed.
        AddressChanged = "address",
        /// A change of email address was stopped.
        AddressChangeStopped = "address-stopped",
        /// Emails of one kind were stopped.
        EmailsStopped = "emails-stopped",
    }
}

impl Flash {
    /// An address that makes the page behind it say this. `path` may have a query and a fragment.
    #[must_use]
    pub fn on(self, path: &str) -> String {
        let (path, fragment) = path.split_once('#').map_or((path, None), |(path, rest)| (path, Some(rest)));
        let separator = if path.contains('?') { '&' } else { '?' };
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{path}{separator}{PARAMETER}={}{fragment}", self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Flash;

    #[test]
    fn the_parameter_comes_before_the_fragment() {
        assert_eq!(Flash::Saved.on("/fr/moi"), "/fr/moi?notice=saved");
        assert_eq!(Flash::Shared.on("/fr/moi?page=2#bas"), "/fr/moi?page=2&notice=shared#bas");
    }
}
