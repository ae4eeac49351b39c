//! The words of this feature. Pure.

use uuid::Uuid;

use ensemble_core::{
    Lang, LocalizedText,
    ids::{AmendmentId, CommunityId, DecisionId, MeetingId, MeetingNoteId, PersonId},
    string_enum,
};

string_enum! {
    /// What became of a decision.
    DecisionState {
        InForce = "in-force",
        /// Another decision replaces it.
        Replaced = "replaced",
        Withdrawn = "withdrawn",
    }
}

string_enum! {
    /// How far the minutes of a meeting are.
    MinutesState {
        /// For those who write minutes only.
        Draft = "draft",
        /// The members read them.
        Proposed = "proposed",
        /// Sealed: their text does not change any more.
        Adopted = "adopted",
    }
}

string_enum! {
    /// What became of an amendment.
    AmendmentState {
        Pending = "pending",
        Accepted = "accepted",
        Declined = "declined",
    }
}

string_enum! {
    /// What a person says of what they wanted to try.
    TryAnswer {
        Tried = "tried",
        /// Tried in another way.
        Adapted = "adapted",
        NotYet = "not-yet",
    }
}

/// A decision of a community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub id: DecisionId,
    pub community: CommunityId,
    /// Its number in the community, from 1.
    pub number: i64,
    /// The meeting at which it was taken.
    pub meeting: Option<MeetingId>,
    /// The item of the agenda at which it was taken.
    pub item: Option<String>,
    pub text: LocalizedText,
    /// Why, in the words and the language of the person who recorded it.
    pub reason: Option<LocalizedText>,
    /// Who decided, as people write it: a group, or how a vote came out.
    pub who: String,
    /// The day on which the community looks at it again, as its first moment in milliseconds UTC.
    pub review_at: Option<i64>,
    /// In milliseconds UTC.
    pub decided_at: i64,
    pub state: DecisionState,
    /// The number of the decision that replaces it.
    pub replaced_by: Option<i64>,
    /// Rises when it changes.
    pub revision: i64,
    /// The name of the person who recorded it.
    pub author: Option<String>,
}

/// What people write of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionTexts {
    pub text: LocalizedText,
    pub reason: Option<LocalizedText>,
    pub who: String,
    pub review_at: Option<i64>,
}

/// A note beside an item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingNote {
    pub id: MeetingNoteId,
    /// The item; `None` for a note of the whole meeting.
    pub item: Option<String>,
    pub author: Option<PersonId>,
    pub author_name: Option<String>,
    pub lang: Lang,
    pub text: String,
    /// In milliseconds UTC.
    pub at: i64,
}

/// What a person will try after a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    pub meeting: MeetingId,
    pub meeting_title: LocalizedText,
    pub name: String,
    pub lang: Lang,
    pub text: String,
    /// Whether those who read the agenda see it.
    pub shared: bool,
    /// In milliseconds UTC.
    pub at: i64,
    pub answer: Option<TryAnswer>,
}

/// The minutes of a meeting as they are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub meeting: MeetingId,
    /// What was adopted, or will be.
    pub text: LocalizedText,
    /// The text with the amendments that were accepted; `None` where none was.
    pub amended: Option<LocalizedText>,
    pub state: MinutesState,
    /// Rises when the text is saved.
    pub revision: i64,
    /// How many amendments were accepted.
    pub amendments: i64,
    /// When the text was saved last, in milliseconds UTC.
    pub changed_at: i64,
    pub proposed_at: Option<i64>,
    /// The meeting on whose agenda the adoption is.
    pub adoption_meeting: Option<MeetingId>,
    pub adopted_at: Option<i64>,
    /// The SHA-256 of what was adopted.
    pub seal: Option<String>,
}

impl Minutes {
    /// The text as it is in force.
    #[must_use]
    pub fn current(&self) -> &LocalizedText {
        self.amended.as_ref().unwrap_or(&self.text)
    }
}

/// The text of draft minutes in one language, as a document that several people write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedText {
    pub meeting: MeetingId,
    pub lang: Lang,
    /// The id of the document.
    pub document: Uuid,
    /// The revision of the minutes that `base` is; 0 for what no one had saved.
    pub revision: i64,
    /// The text of that revision as a state of the document, in the encoding of Yjs.
    pub base: Vec<u8>,
}

/// The minutes of a meeting in the list of a community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMinutes {
    pub meeting: MeetingId,
    pub title: LocalizedText,
    /// When the meeting began, in milliseconds UTC.
    pub begins_at: i64,
    /// `None` until they are saved or proposed.
    pub state: Option<MinutesState>,
}

/// A change to a passage of adopted minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    pub id: AmendmentId,
    pub author_name: Option<String>,
    /// The language of the passage.
    pub lang: Lang,
    pub passage: String,
    pub replacement: String,
    /// In the language in which it was written.
    pub reason: LocalizedText,
    /// In milliseconds UTC.
    pub at: i64,
    pub state: AmendmentState,
    /// Why it was accepted or declined.
    pub answer: Option<LocalizedText>,
    /// Who accepted or declined it.
    pub answered_by: Option<String>,
    pub answered_at: Option<i64>,
}

/// The text of a language; `None` where it does not exist.
#[must_use]
pub fn side(text: &LocalizedText, lang: Lang) -> Option<&str> {
    match text {
        LocalizedText::Single { lang: only, text } => (*only == lang).then_some(text),
        LocalizedText::Pair { fr, en, .. } => Some(if lang == Lang::Fr { fr } else { en }),
    }
}
