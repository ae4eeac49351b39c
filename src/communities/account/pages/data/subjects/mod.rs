//! What the file for people says of each table: its heading, and the columns that mean something to a person.
//! Each part of the portal has its tables in a file of its own.

mod account;
mod calls;
mod documents;
mod facilitation;
mod minutes;
mod network;
mod participation;
mod proposals;
mod records;
mod reflections;
mod works;

use crate::account::labels::Code;
use ensemble_core::Lang;

/// How a value becomes words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it was written.
    Text,
    /// A moment, as a date and a time.
    Moment,
    /// A day.
    Day,
    /// A time zone, with the places that live by it.
    Zone,
    /// A code, as its word.
    Code(Code),
    /// A text in one or two languages.
    Passage,
    /// A community, by its name.
    Community,
    /// An organization, by its name.
    Organization,
    /// A meeting, by its title.
    Meeting,
    /// A reflection, by its title or first words.
    Reflection,
    /// A document that several people write, by what it belongs to.
    Shared,
    /// A file of a meeting, by its title.
    File,
    /// A theme for meetings, by its title.
    Theme,
    /// A promising practice, by its title.
    Practice,
    /// A question to an order, by its text.
    OrderQuestion,
    /// A vote, or what was chosen in it, by its title.
    Vote,
    /// A call, by its title.
    Call,
    /// A project that the person read as a reviewer, by the title of its call and its number.
    Reviewed,
    /// A criterion of a call, by its text.
    Criterion,
    /// A community that a call plans, by its title.
    Planned,
    /// A draw, by the title of its call.
    Draw,
    /// A need, by its text.
    Need,
    /// The answers to the questions of a call, below their questions.
    Answers,
    /// Months, of which each is a bit.
    Months,
    /// A finding, by what it says.
    Finding,
    /// A follow-up, by its text.
    FollowUp,
    /// A quick poll, by its question.
    Poll,
    /// A day that is proposed for a meeting, by the title of that.
    Date,
    /// A round of tables, by the title of its meeting.
    Round,
    /// What a revision or a draft is about, of the kind that its row says.
    Subject,
    /// The texts of a form.
    Fields,
    /// The title and the body of a reflection.
    Texts,
    /// The browser and the network address of a session.
    Session,
    /// What others see in the directory.
    Directory,
    /// What was done, in the audit log.
    Action,
    /// What it was done to.
    Thing,
    /// What else the log says of it.
    Detail,
}

/// A column and what it is called.
pub(super) type Column = (&'static str, fn(Lang) -> &'static str, Shown);

/// What the file says of one table.
pub(super) struct Subject {
    pub(super) table: &'static str,
    pub(super) heading: fn(Lang) -> &'static str,
    pub(super) columns: &'static [Column],
    /// Whether its texts are long: each row then stands by itself.
    pub(super) long: bool,
}

impl Subject {
    const fn table(
        table: &'static str,
        heading: fn(Lang) -> &'static str,
        columns: &'static [Column],
    ) -> Self {
        Self { table, heading, columns, long: false }
    }

    const fn long(self) -> Self {
        Self { long: true, ..self }
    }
}

/// What the file says of a table.
pub(super) fn of(table: &str) -> Option<&'static Subject> {
    SUBJECTS.into_iter().flatten().find(|subject| subject.table == table)
}

/// In the order of [`TABLES`](crate::account::store::TABLES).
const SUBJECTS: [&[Subject]; 11] = [
    account::SUBJECTS,
    reflections::SUBJECTS,
    proposals::SUBJECTS,
    calls::SUBJECTS,
    participation::SUBJECTS,
    works::SUBJECTS,
    facilitation::SUBJECTS,
    network::SUBJECTS,
    minutes::SUBJECTS,
    documents::SUBJECTS,
    records::SUBJECTS,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Lang, SUBJECTS, Subject};
    use crate::account::store::TABLES;

    /// What says nothing to a person: ids of the row itself, counters, and what another column says in words.
    const LEFT_OUT: [(&str, &str); 24] = [
        ("revision", "subject_kind"),
        ("draft", "subject_kind"),
        ("draft", "base"),
        ("reflection", "id"),
        ("reflection", "prompt_key"),
        ("reflection", "revision"),
        ("reflection_comment", "parent_id"),
        ("reflection_report", "comment_id"),
        ("reflection_seen", "revision"),
        ("theme", "id"),
        ("order_question", "id"),
        ("follow_up", "id"),
        ("finding", "id"),
        ("discussion_answer", "step"),
        ("attendance", "answered_for"),
        ("attendance", "answered_for_month"),
        ("attendance", "waiting_number"),
        ("late_contribution", "item"),
        ("live_update", "number"),
        ("live_version", "number"),
        ("live_seen", "number"),
        ("outbox", "kind"),
        ("outbox", "about"),
        ("audit", "subject_kind"),
    ];

    #[test]
    fn each_table_has_a_heading_of_its_own_and_each_column_words() {
        let all: Vec<&Subject> = SUBJECTS.into_iter().flatten().collect();
        let tables: Vec<&str> = all.iter().map(|subject| subject.table).collect();
        assert_eq!(tables, TABLES.map(|(table, ..)| table));
        for lang in Lang::ALL {
            let headings: BTreeSet<&str> = all.iter().map(|subject| (subject.heading)(lang)).collect();
            assert_eq!(headings.len(), all.len(), "{headings:?}");
        }
        for (subject, (table, _, columns)) in all.iter().zip(TABLES) {
            for column in columns.split(", ") {
                let column = column.rsplit(" AS ").next().unwrap_or(column);
                let shown = subject.columns.iter().any(|(name, ..)| *name == column);
                assert!(shown || LEFT_OUT.contains(&(table, column)), "{table}.{column}");
            }
        }
    }
}
