//! All the SQL of the screening. Rows stay here; what leaves is the model.

/// That a person, `p`, is the applicant of `i`, the one who is asked to designate them, or of the same organization: they do not
/// get the project. Never `NULL`.
macro_rules! is_excluded {
    () => {
        "(COALESCE(i.person_id, '') = p.id OR i.email_key = p.email OR i.email = p.email
          OR LOWER(i.representative_email) = p.email
          OR COALESCE(i.organisation_id, '-') = COALESCE(p.organisation_id, ''))"
    };
}

/// That what a reviewer said of `i` is about its text as it is now. Never `NULL`.
macro_rules! is_current {
    ($review:literal) => {
        concat!("(", $review, ".conflict IS NOT NULL OR ", $review, ".at > COALESCE(i.text_changed_at, 0))")
    };
}

/// How many reviewers say that `i` is relevant, and how many that it is not.
macro_rules! verdict_counts {
    () => {
        concat!(
            "(SELECT COUNT(*) FROM review v WHERE v.interest_id = i.id AND v.relevant = 1 AND ",
            is_current!("v"),
            ") AS relevant_count,
             (SELECT COUNT(*) FROM review v WHERE v.interest_id = i.id AND v.relevant = 0 AND ",
            is_current!("v"),
            ") AS not_relevant_count"
        )
    };
}

mod notices;
mod projects;
mod reader;
mod reviews;

pub use notices::{addressees, beginning, has_untold};
pub use projects::{agreed_relevant, find, page_of, progress, undecided, undecided_in, undecided_projects};
pub use reader::{
    has_unnumbered, list, list_around, next_to_read, reader_progress, readers, target, waiting,
};
pub use reviews::{put_conflict, put_judgement, reviews};

use ensemble_core::ids::InterestId;

/// How many projects a page of a list shows.
pub const PAGE_SIZE: u32 = 50;

/// Placeholders for so many ids, from a number.
fn placeholders(first: usize, ids: &[InterestId]) -> String {
    (first..first + ids.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}
