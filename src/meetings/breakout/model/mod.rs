//! Tables of a meeting: who sits where, and how far a round of them is. Pure.

pub mod round;

use serde::{Deserialize, Serialize};

use self::round::Clock;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{BreakoutId, MeetingId, OrganizationId, PersonId, TableId},
    string_enum,
};

string_enum! {
    /// How tables are made.
    Method {
        /// Those meet who sat together least in this school year, and come from elsewhere.
        NewPeople = "new-people",
        Random = "random",
        /// Mixed by organization.
        Organization = "organization",
        /// Mixed by profession.
        Profession = "profession",
        /// Mixed by language, among those who follow both.
        Language = "language",
        /// People choose their table.
        Chosen = "chosen",
    }
}

string_enum! {
    /// What facilitators ask for two people.
    PairRule {
        Together = "together",
        Apart = "apart",
    }
}

/// Two people who sit together, or at two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub rule: PairRule,
    pub first: PersonId,
    pub second: PersonId,
}

/// A person for whom there is a place at a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub person: PersonId,
    pub organization: Option<OrganizationId>,
    /// A code.
    pub profession: Option<String>,
    /// Their language.
    pub lang: Lang,
    /// Whether they follow a conversation in the other language, too.
    pub follows_both: bool,
}

impl Participant {
    /// Whether they follow a conversation in this language.
    #[must_use]
    pub fn follows(&self, lang: Lang) -> bool {
        self.follows_both || self.lang == lang
    }
}

/// A person who can be at a meeting, with what its facilitators see of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub participant: Participant,
    pub name: String,
    /// Whether they said that they come, or the portal knows that they are there.
    pub expected: bool,
}

/// A person at a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: PersonId,
    pub name: String,
    pub lang: Lang,
    pub follows_both: bool,
}

impl Member {
    /// The same, as the rules take it.
    #[must_use]
    pub fn participant(&self) -> Participant {
        Participant {
            person: self.person,
            organization: None,
            profession: None,
            lang: self.lang,
            follows_both: self.follows_both,
        }
    }
}

/// A table and who sits at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The id of its note, too.
    pub id: TableId,
    /// From 1.
    pub number: u32,
    /// The language that everyone at it follows.
    pub lang: Lang,
    /// Where it is; may be empty.
    pub place: String,
    /// What it talks about, where this differs from the other tables.
    pub prompt: Option<LocalizedText>,
    pub members: Vec<Member>,
    /// Its note as Markdown, once the round is closed.
    pub text: Option<String>,
}

/// A round of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub id: BreakoutId,
    pub meeting: MeetingId,
    /// Rises with each change. It starts with the time at which the round was made, in milliseconds UTC, so that a page about an
    /// earlier round of the meeting has another one.
    pub revision: i64,
    pub clock: Clock,
    /// The item of the agenda at which people went to their tables, by its id there.
    pub item: Option<String>,
    /// What the tables talk about; may be empty.
    pub prompt: LocalizedText,
    pub method: Method,
    pub seed: u32,
    /// How many people a table should have.
    pub size: usize,
    pub pairs: Vec<Pair>,
    /// By their number.
    pub tables: Vec<Table>,
    /// Those who are there and have no table yet.
    pub without_table: Vec<Member>,
}

impl Round {
    /// The table of a person.
    #[must_use]
    pub fn table_of(&self, person: PersonId) -> Option<&Table> {
        self.tables.iter().find(|table| table.members.iter().any(|member| member.person == person))
    }

    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// Everyone who takes part, by table.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.tables.iter().flat_map(|table| &table.members).chain(&self.without_table)
    }

    /// What a table talks about.
    #[must_use]
    pub fn prompt_of<'a>(&'a self, table: &'a Table) -> &'a LocalizedText {
        table.prompt.as_ref().unwrap_or(&self.prompt)
    }
}
