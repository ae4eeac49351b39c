//! The profile of a community in a row.

use sqlx::{FromRow, any::AnyRow};

use crate::community::model::{
    Capacity, CapacityKind, CommunityKind, Levels, Months, Network, Profession, Profile,
};
use ensemble_server::db::{
    columns::unreadable,
    row::{Text, from_row},
};

from_row! {
    struct ProfileRow {
        kind: Text<CommunityKind>,
        network: Text<Network>,
        profession: Option<Text<Profession>>,
        levels: u8,
        capacity_kind: Text<CapacityKind>,
        capacity_from: Option<u32>,
        capacity_to: Option<u32>,
        meetings_per_year: u16,
        months: u16,
        first_year: i64,
        years: u16,
    }
}

impl TryFrom<ProfileRow> for Profile {
    type Error = sqlx::Error;

    fn try_from(row: ProfileRow) -> Result<Self, sqlx::Error> {
        let capacity = Capacity::from_parts(row.capacity_kind.0, row.capacity_from, row.capacity_to)
            .ok_or_else(|| unreadable("capacity_kind"))?;
        Ok(Self {
            kind: row.kind.0,
            network: row.network.0,
            profession: row.profession.map(|profession| profession.0),
            levels: Levels(row.levels),
            capacity,
            meetings_per_year: row.meetings_per_year,
            months: Months(row.months),
            first_year: i16::try_from(row.first_year).map_err(|_| unreadable("first_year"))?,
            years: row.years,
        })
    }
}

/// The profile in a row that has the columns of a [`ProfileRow`] among others.
pub(super) fn profile(row: &AnyRow) -> Result<Profile, sqlx::Error> {
    ProfileRow::from_row(row)?.try_into()
}
