//! Structs that are stored field by field: one list of columns serves `SELECT`, `INSERT` and `UPDATE`.
//!
//! [`record!`] names the fields of a struct and how each is stored; [`statement`] puts the columns into a statement, and
//! [`Columns::bind`] binds their values.

use serde::{Serialize, de::DeserializeOwned};
use sqlx::{
    Any, Encode, Error, Type,
    any::{AnyArguments, AnyRow},
    query::{Query, QueryAs},
};

use super::{
    columns::to_json,
    row::{Column, Json, Text},
};

/// Says how the fields of a struct are stored, each in the column of its name: as an integer, a `bool`, a text, [`Text`],
/// [`Json`], an `Option` of these, or as another [`Columns`].
#[macro_export]
macro_rules! record {
    ($model:ident { $($field:ident: $columns:ty),+ $(,)? }) => {
        impl $crate::db::record::Columns for $model {
            type Value = Self;

            fn names(_field: &'static str) -> Vec<&'static str> {
                let mut names = Vec::new();
                $(names.extend(<$columns as $crate::db::record::Columns>::names(stringify!($field)));)+
                names
            }

            fn read(row: &::sqlx::any::AnyRow, _field: &'static str) -> Result<Self, ::sqlx::Error> {
                Ok(Self { $($field: <$columns as $crate::db::record::Columns>::read(row, stringify!($field))?,)+ })
            }

            fn bind<Q: $crate::db::record::Bind>(value: &Self, query: Q) -> Result<Q, ::sqlx::Error> {
                $(let query = <$columns as $crate::db::record::Columns>::bind(&value.$field, query)?;)+
                Ok(query)
            }
        }

        impl ::sqlx::FromRow<'_, ::sqlx::any::AnyRow> for $model {
            fn from_row(row: &::sqlx::any::AnyRow) -> Result<Self, ::sqlx::Error> {
                <Self as $crate::db::record::Columns>::read(row, "")
            }
        }
    };
}
pub use record;

/// How a field is stored: in one column, or in several.
pub trait Columns {
    /// What the field holds.
    type Value;

    /// The names of the columns.
    fn names(field: &'static str) -> Vec<&'static str>;

    /// Reads the field.
    ///
    /// # Errors
    /// When a column is missing or holds something else.
    fn read(row: &AnyRow, field: &'static str) -> Result<Self::Value, Error>;

    /// Binds the values of the columns, in the order of their names.
    ///
    /// # Errors
    /// When a value has no JSON, which no model allows.
    fn bind<Q: Bind>(value: &Self::Value, query: Q) -> Result<Q, Error>;
}

/// A field in a column of its own name.
pub trait Scalar: Column {
    /// What the field holds.
    type Value;
    /// What the column holds.
    type Sql: for<'q> Encode<'q, Any> + Type<Any> + 'static;

    /// From what was read of the column.
    fn value(self) -> Self::Value;

    /// To what is bound.
    ///
    /// # Errors
    /// When the value has no JSON.
    fn sql(value: &Self::Value) -> Result<Self::Sql, Error>;
}

impl<S: Scalar> Columns for S {
    type Value = S::Value;

    fn names(field: &'static str) -> Vec<&'static str> {
        vec![field]
    }

    fn read(row: &AnyRow, field: &'static str) -> Result<S::Value, Error> {
        <S as Column>::read(row, field).map(S::value)
    }

    fn bind<Q: Bind>(value: &S::Value, query: Q) -> Result<Q, Error> {
        Ok(query.bind_value(S::sql(value)?))
    }
}

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl Scalar for $type {
            type Value = Self;
            type Sql = i64;

            fn value(self) -> Self {
                self
            }

            fn sql(value: &Self) -> Result<i64, Error> {
                Ok(i64::from(*value))
            }
        }
    )+};
}
integers!(bool, u8, u16, u32, i64);

impl Scalar for String {
    type Value = Self;
    type Sql = Self;

    fn value(self) -> Self {
        self
    }

    fn sql(value: &Self) -> Result<Self, Error> {
        Ok(value.clone())
    }
}

impl<T: ToString> Scalar for Text<T>
where
    Self: Column,
{
    type Value = T;
    type Sql = String;

    fn value(self) -> T {
        self.0
    }

    fn sql(value: &T) -> Result<String, Error> {
        Ok(value.to_string())
    }
}

impl<T: Serialize + DeserializeOwned> Scalar for Json<T> {
    type Value = T;
    type Sql = String;

    fn value(self) -> T {
        self.0
    }

    fn sql(value: &T) -> Result<String, Error> {
        to_json(value)
    }
}

impl<S: Scalar> Scalar for Option<S>
where
    Option<S::Sql>: for<'q> Encode<'q, Any> + Type<Any>,
{
    type Value = Option<S::Value>;
    type Sql = Option<S::Sql>;

    fn value(self) -> Option<S::Value> {
        self.map(S::value)
    }

    fn sql(value: &Option<S::Value>) -> Result<Option<S::Sql>, Error> {
        value.as_ref().map(S::sql).transpose()
    }
}

/// A query that values are bound to.
pub trait Bind: Sized {
    /// Binds the next value.
    #[must_use]
    fn bind_value<T: for<'q> Encode<'q, Any> + Type<Any> + 'static>(self, value: T) -> Self;
}

impl Bind for Query<'_, Any, AnyArguments> {
    fn bind_value<T: for<'q> Encode<'q, Any> + Type<Any> + 'static>(self, value: T) -> Self {
        self.bind(value)
    }
}

impl<O: 'static> Bind for QueryAs<'_, Any, O, AnyArguments> {
    fn bind_value<T: for<'q> Encode<'q, Any> + Type<Any> + 'static>(self, value: T) -> Self {
        self.bind(value)
    }
}

/// A statement with the columns of a record: `{columns}` or, of the table `m`, `{m.columns}` stands for their names,
/// `{values}` for as many placeholders, and `{assignments}` for `name = placeholder`. The placeholders follow those of the
/// template, so that the record is bound last. The template is a text of the program: no value gets into a statement.
#[must_use]
pub fn statement<C: Columns>(template: &'static str) -> String {
    let names = C::names("");
    let numbers = template.split('$').skip(1).filter_map(|rest| {
        rest.split(|character: char| !character.is_ascii_digit()).next()?.parse::<usize>().ok()
    });
    let first = numbers.max().unwrap_or(0) + 1;
    let list = |of: &dyn Fn((usize, &&'static str)) -> String| {
        names.iter().enumerate().map(of).collect::<Vec<_>>().join(", ")
    };
    let mut text = template
        .replace("{columns}", &names.join(", "))
        .replace("{values}", &list(&|(index, _)| format!("${}", first + index)))
        .replace("{assignments}", &list(&|(index, name)| format!("{name} = ${}", first + index)));
    while let Some(end) = text.find(".columns}")
        && let Some(begin) = text[..end].rfind('{')
    {
        let columns = list(&|(_, name)| format!("{}.{name}", &text[begin + 1..end]));
        text.replace_range(begin..end + ".columns}".len(), &columns);
    }
    text
}

#[cfg(test)]
mod tests {
    use sqlx::FromRow;

    use super::{Columns, Json, Text, statement};
    use crate::db::testing::on_both_databases;
    use ensemble_core::{Lang, LocalizedText, rights::Role};

    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Part {
        note: Option<String>,
        count: u16,
    }

    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Whole {
        role: Role,
        title: Option<LocalizedText>,
        part: Part,
        open: bool,
    }

    record!(Part { note: Option<String>, count: u16 });
    record!(Whole { role: Text<Role>, title: Option<Json<LocalizedText>>, part: Part, open: bool });

    #[test]
    fn a_statement_has_the_columns_of_its_record() {
        let of = statement::<Whole>;
        assert_eq!(
            of("SELECT {m.columns} FROM t m"),
            "SELECT m.role, m.title, m.note, m.count, m.open FROM t m"
        );
        assert_eq!(
            of("INSERT INTO t (id, {columns}) VALUES ($1, {values})"),
            "INSERT INTO t (id, role, title, note, count, open) VALUES ($1, $2, $3, $4, $5, $6)"
        );
        assert_eq!(
            statement::<Part>("UPDATE t SET {assignments} WHERE id = $1 AND n = $12"),
            "UPDATE t SET note = $13, count = $14 WHERE id = $1 AND n = $12"
        );
    }

    on_both_databases! {
        async fn a_record_comes_back_as_it_was_stored(db: Db) {
            let mut to = db.write().await.expect("a transaction");
            sqlx::query("CREATE TABLE example (id BIGINT, role TEXT, title TEXT, note TEXT, count BIGINT, open BIGINT)")
                .execute(&mut *to)
                .await
                .expect("a table");
            let full = Whole {
                role: Role::Member,
                title: Some(LocalizedText::Single { lang: Lang::Fr, text: "Été".to_owned() }),
                part: Part { note: Some("a 'note'".to_owned()), count: 7 },
                open: true,
            };
            let empty = Whole { title: None, part: Part { note: None, count: 0 }, open: false, ..full.clone() };
            let insert = statement::<Whole>("INSERT INTO example (id, {columns}) VALUES ($1, {values})");
            let update = statement::<Whole>("UPDATE example SET {assignments} WHERE id = $1");
            let select = statement::<Whole>("SELECT {e.columns} FROM example e");
            for (sql, whole) in [(&insert, &full), (&update, &empty), (&update, &full)] {
                let query = sqlx::query(sqlx::AssertSqlSafe(sql.clone())).bind(1_i64);
                Whole::bind(whole, query).expect("bound").execute(&mut *to).await.expect("stored");
                let row = sqlx::query(sqlx::AssertSqlSafe(select.clone())).fetch_one(&mut *to).await.expect("a row");
                assert_eq!(&Whole::from_row(&row).expect("it is readable"), whole);
            }
        }
    }
}
