//! Rows read by the names of their columns.
//!
//! [`from_row!`] declares a private struct whose fields are columns; `sqlx::query_as` then reads it. A field is an
//! integer, a text, a blob, a `bool` (0 or 1 in the database), [`Text`] for what is parsed from text (ids, enums),
//! [`Json`] for what is stored as JSON, or an `Option` of these for what may be `NULL`.

use serde::de::DeserializeOwned;
use sqlx::{Decode, Error, Row, Type, ValueRef, any::AnyRow};

/// Declares a struct that is read from a row by the names of its fields.
#[macro_export]
macro_rules! from_row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type,)+ }

        impl ::sqlx::FromRow<'_, ::sqlx::any::AnyRow> for $name {
            fn from_row(row: &::sqlx::any::AnyRow) -> Result<Self, ::sqlx::Error> {
                Ok(Self { $($field: $crate::db::row::Column::read(row, stringify!($field))?,)+ })
            }
        }
    };
}
pub use from_row;

/// The SQL of a few joined rows as one column, which [`Json`] reads: a JSON array of objects with the named fields.
/// It aggregates, so that it is `NULL` where there is no row: read it as `Option<Json<Vec<…>>>`.
///
/// A row that crosses from SQLite's thread to ours costs more than finding it; that is why a page reads short lists
/// this way. `text` fields are ids and codes, which hold no quotation mark; `value` fields are integers, or columns
/// that hold JSON already. A field that is `NULL` drops its row: give it a value with `COALESCE`.
#[macro_export]
macro_rules! json_list {
    ($first_kind:ident $first:literal: $first_column:literal $(, $kind:ident $name:literal: $column:literal)* $(,)?) => {
        concat!(
            "'[' || string_agg('{", $crate::json_list!(@$first_kind $first, $first_column),
            $(" || ',", $crate::json_list!(@$kind $name, $column),)*
            " || '}', ',') || ']'"
        )
    };
    (@text $name:literal, $column:literal) => { concat!("\"", $name, "\":\"' || ", $column, " || '\"'") };
    (@value $name:literal, $column:literal) => { concat!("\"", $name, "\":' || ", $column) };
}
pub use json_list;

/// A value that a column holds.
pub trait Column: Sized {
    /// Reads a column by its name.
    ///
    /// # Errors
    /// [`Error::ColumnNotFound`], or [`Error::ColumnDecode`] for a value that is none of this type.
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error>;
}

/// A value that is stored as text and parsed: an id, an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text<T>(pub T);

/// A value that is stored as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json<T>(pub T);

fn decode_error(name: &str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::ColumnDecode { index: name.to_owned(), source: source.into() }
}

fn native<'row, T: Decode<'row, sqlx::Any> + Type<sqlx::Any>>(
    row: &'row AnyRow,
    name: &str,
) -> Result<T, Error> {
    row.try_get(name)
}

impl Column for i64 {
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        native(row, name)
    }
}

impl Column for f64 {
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        native(row, name)
    }
}

impl Column for String {
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        native(row, name)
    }
}

impl Column for Vec<u8> {
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        native(row, name)
    }
}

impl Column for bool {
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        native::<i64>(row, name).map(|value| value != 0)
    }
}

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
                native::<i64>(row, name)?.try_into().map_err(|error| decode_error(name, error))
            }
        }
    )+};
}
integers!(u8, u16, u32, u64, i32, usize);

impl<T> Column for Text<T>
where
    T: std::str::FromStr,
    T::Err: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        native::<&str>(row, name)?.parse().map(Self).map_err(|error: T::Err| decode_error(name, error))
    }
}

impl<T: DeserializeOwned> Column for Json<T> {
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        serde_json::from_str(native(row, name)?).map(Self).map_err(|error| decode_error(name, error))
    }
}

impl<T: Column> Column for Option<T> {
    fn read(row: &AnyRow, name: &str) -> Result<Self, Error> {
        if row.try_get_raw(name)?.is_null() { Ok(None) } else { T::read(row, name).map(Some) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, Json, Text};
    use crate::db::{Db, testing::on_both_databases};
    use ensemble_core::Lang;

    from_row! {
        #[derive(Debug, PartialEq)]
        struct SampleRow {
            number: u16,
            yes: bool,
            lang: Text<Lang>,
            list: Json<Vec<i64>>,
            absent: Option<String>,
            present: Option<Text<Lang>>,
        }
    }

    async fn read(db: &Db, sql: &'static str) -> Result<SampleRow, Error> {
        sqlx::query_as(sql).fetch_one(&db.reader).await
    }

    on_both_databases! {
        async fn a_row_is_read_by_the_names_of_its_columns(db: Db) {
            let sql = "SELECT CAST(NULL AS TEXT) AS absent, CAST('en' AS TEXT) AS present, CAST('[1,2]' AS TEXT) AS list,
                         CAST('fr' AS TEXT) AS lang, CAST(1 AS BIGINT) AS yes, CAST(7 AS BIGINT) AS number";
            let expected = SampleRow {
                number: 7,
                yes: true,
                lang: Text(Lang::Fr),
                list: Json(vec![1, 2]),
                absent: None,
                present: Some(Text(Lang::En)),
            };
            assert_eq!(read(&db, sql).await.expect("a row"), expected);
        }

        async fn joined_rows_are_one_column(db: Db) {
            #[derive(Debug, PartialEq, serde::Deserialize)]
            struct Entry {
                id: Lang,
                number: i64,
                document: Vec<i64>,
            }
            from_row! {
                struct ListRow {
                    list: Option<Json<Vec<Entry>>>,
                }
            }
            let all = concat!(
                "SELECT ", json_list!(text "id": "t.id", value "number": "t.number", value "document": "t.document"),
                " AS list FROM (SELECT 'fr' AS id, 1 AS number, '[1]' AS document UNION ALL SELECT 'en', 2, '[]') t"
            );
            let row: ListRow = sqlx::query_as(all).fetch_one(&db.reader).await.expect("a row");
            let Json(mut list) = row.list.expect("a list");
            list.sort_by_key(|entry| entry.number);
            let expected = [
                Entry { id: Lang::Fr, number: 1, document: vec![1] },
                Entry { id: Lang::En, number: 2, document: vec![] },
            ];
            assert_eq!(list, expected);
            let none = concat!("SELECT ", json_list!(text "id": "t.id"), " AS list FROM (SELECT 'fr' AS id) t WHERE t.id = 'en'");
            let row: ListRow = sqlx::query_as(none).fetch_one(&db.reader).await.expect("a row");
            assert_eq!(row.list, None);
        }

        async fn a_value_of_another_type_names_its_column(db: Db) {
            let sql = "SELECT CAST(NULL AS TEXT) AS absent, CAST('en' AS TEXT) AS present, CAST('[1,2]' AS TEXT) AS list,
                         CAST('de' AS TEXT) AS lang, CAST(1 AS BIGINT) AS yes, CAST(7 AS BIGINT) AS number";
            let error = read(&db, sql).await.expect_err("an unknown language");
            assert!(matches!(&error, Error::ColumnDecode { index, .. } if index == "lang"), "{error}");
        }
    }
}
