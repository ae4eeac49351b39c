//! Who asked for needs about which something was decided, and who was told.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::{NeedRow, need_columns};
use crate::need::model::{Addressee, Ask, Need};
use ensemble_core::{
    Lang,
    ids::{CallId, InterestId, NeedId},
};
use ensemble_server::db::row::{Text, from_row};

from_row! {
    struct AskRow {
        interest_id: Text<InterestId>,
        part: Text<NeedId>,
        need_id: Text<NeedId>,
        told: bool,
    }
}

from_row! {
    struct AddresseeRow {
        id: Text<InterestId>,
        person_id: Option<String>,
        name: String,
        email: String,
        lang: Text<Lang>,
    }
}

/// What was asked for and decided in a call.
pub struct DecidedAsks {
    pub asks: Vec<Ask>,
    /// The needs about which something was decided, and their parts.
    pub needs: HashMap<NeedId, Need>,
    /// Those who sent an answer, and can be written to.
    pub addressees: HashMap<InterestId, Addressee>,
}

/// Who asked for needs about which something was decided. A person whose account is closed gets no email.
///
/// # Errors
/// When the database is unavailable.
pub async fn asks_of_decided(tx: &mut AnyConnection, call: CallId) -> Result<DecidedAsks, sqlx::Error> {
    let asks: Vec<AskRow> = sqlx::query_as(
        "SELECT i.id AS interest_id, n.id AS part, h.id AS need_id,
                CASE WHEN n.told_at IS NULL THEN 0 ELSE 1 END AS told
         FROM need n
         JOIN need h ON h.id = COALESCE(n.merged_into, n.id) AND h.state <> 'gathered'
         JOIN interest_need r ON r.need_id = n.id
         JOIN interest i ON i.id = r.interest_id AND i.state = 'sent'
         WHERE n.call_id = $1
         UNION ALL
         SELECT i.id AS interest_id, n.id AS part, h.id AS need_id,
                CASE WHEN n.told_at IS NULL THEN 0 ELSE 1 END AS told
         FROM need n
         JOIN need h ON h.id = COALESCE(n.merged_into, n.id) AND h.state <> 'gathered'
         JOIN interest i ON i.id = n.interest_id AND i.state = 'sent'
         WHERE n.call_id = $1",
    )
    .bind(call.to_string())
    .fetch_all(&mut *tx)
    .await?;
    let needs: Vec<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n
         JOIN need h ON h.id = COALESCE(n.merged_into, n.id) AND h.state <> 'gathered'
         WHERE n.call_id = $1"
    ))
    .bind(call.to_string())
    .fetch_all(&mut *tx)
    .await?;
    let addressees: Vec<AddresseeRow> = sqlx::query_as(
        "SELECT i.id, i.person_id, i.name, COALESCE(p.email, i.email) AS email, i.lang
         FROM interest i
         LEFT JOIN person p ON p.id = i.person_id
         WHERE i.call_id = $1 AND i.state = 'sent' AND p.closed_at IS NULL",
    )
    .bind(call.to_string())
    .fetch_all(tx)
    .await?;
    let ask = |row: AskRow| Ask {
        interest: row.interest_id.0,
        part: row.part.0,
        need: row.need_id.0,
        told: row.told,
    };
    let addressee = |row: AddresseeRow| {
        let AddresseeRow { id: Text(interest), person_id: person, name, email, lang: Text(lang) } = row;
        (interest, Addressee { interest, person, name, email, lang })
    };
    Ok(DecidedAsks {
        asks: asks.into_iter().map(ask).collect(),
        needs: needs.into_iter().map(Need::from).map(|need| (need.id, need)).collect(),
        addressees: addressees.into_iter().map(addressee).collect(),
    })
}

/// Notes that those who asked for a need about which something was decided were told.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_told(tx: &mut AnyConnection, call: CallId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE need SET told_at = $2
         WHERE call_id = $1 AND told_at IS NULL
           AND EXISTS (SELECT 1 FROM need h
                       WHERE h.id = COALESCE(need.merged_into, need.id) AND h.state <> 'gathered')",
    )
    .bind(call.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}
