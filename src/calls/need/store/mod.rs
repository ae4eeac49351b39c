//! All the SQL of needs. Rows stay here; what leaves is the model.
//!
//! `position` says where a need comes from: those that a call offers have a place from 1, what a person wrote is
//! [`WRITTEN`], what coordinators wrote for several is [`GROUP`]. What a person wrote lives as long as it stands in their
//! answer. A need about which something was decided has a state and a reason; those of its parts are never read. `told_at`
//! is that of each part: when those who asked for it were told of the decision.
//!
//! Figures are counted from indexes alone: `interest_need` and `need` repeat in `sent` whether the answer is sent, and
//! `interest_need` repeats its organization. The statements that add rows write both; a trigger follows what changes in the
//! answer. `need_asked` has how many of each organization gave a need each rank; triggers keep it too.

mod answers;
mod decisions;
mod gathered;
mod offered;
mod requests;
mod telling;

pub use answers::{own_of, ranks_of, write_own, write_ranks};
pub use decisions::{
    add_group, count_groups, count_priorities, decide, find_locked, remove_empty_groups, rename, with_parts,
    write_grouping,
};
pub use gathered::{gathered, parts, progress, steering, targets};
pub use offered::{find, of_call, offer, offered, priorities, priorities_of};
pub use requests::{PAGE_SIZE, count_requests, count_ungrouped, requests, ungrouped};
pub use telling::{DecidedAsks, asks_of_decided, mark_told};

use sqlx::{FromRow, any::AnyRow};

use super::model::{Asker, Need, NeedState, Origin};
use ensemble_core::{
    LocalizedText,
    ids::{InterestId, NeedId},
};
use ensemble_server::db::row::{Json, Text, from_row};

/// The position of what a person wrote.
const WRITTEN: i64 = 0;
/// The position of what coordinators wrote for several needs.
const GROUP: i64 = -1;

from_row! {
    struct NeedRow {
        id: Text<NeedId>,
        position: i64,
        text: Json<LocalizedText>,
        state: Text<NeedState>,
        reason: Option<Json<LocalizedText>>,
        merged_into: Option<Text<NeedId>>,
    }
}

impl From<NeedRow> for Need {
    fn from(row: NeedRow) -> Self {
        Self {
            id: row.id.0,
            text: row.text.0,
            origin: match row.position {
                WRITTEN => Origin::Written,
                1.. => Origin::Offered,
                _ => Origin::Group,
            },
            state: row.state.0,
            reason: row.reason.map(|reason| reason.0),
            merged_into: row.merged_into.map(|into| into.0),
        }
    }
}

from_row! {
    struct AskerRow {
        interest_id: Text<InterestId>,
        name: String,
        organisation_name: String,
    }
}

impl From<AskerRow> for Asker {
    fn from(row: AskerRow) -> Self {
        Self { interest: row.interest_id.0, name: row.name, organization: row.organisation_name }
    }
}

/// A need, and what a statement says of it besides.
struct WithNeed<T> {
    need: NeedRow,
    rest: T,
}

impl<'r, T: FromRow<'r, AnyRow>> FromRow<'r, AnyRow> for WithNeed<T> {
    fn from_row(row: &'r AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self { need: NeedRow::from_row(row)?, rest: T::from_row(row)? })
    }
}

/// The columns of [`NeedRow`].
macro_rules! need_columns {
    () => {
        "n.id, n.position, n.text, n.state, n.reason, n.merged_into"
    };
}
use need_columns;

/// 0 while nothing was decided about a need, then 1: the order in which what people wrote is listed.
macro_rules! is_decided {
    () => {
        "CASE n.state WHEN 'gathered' THEN 0 ELSE 1 END"
    };
}
use is_decided;

/// What a person wrote in an answer that is sent, and that is no part of another need. This is the condition of the index
/// `need_ungrouped`. Its last part always holds: with it, SQLite counts from that index alone.
macro_rules! is_ungrouped {
    () => {
        concat!(
            "n.call_id = $1 AND n.position = 0 AND n.merged_into IS NULL AND n.sent = 1 AND n.interest_id IS NOT NULL AND ",
            is_decided!(),
            " >= 0"
        )
    };
}
use is_ungrouped;
