//! Accounts on real databases.

use super::store::TABLES;
use crate::server::db::Engine;
use crate::server::db::testing::on_both_databases;

/// Tables that name a person and hold nothing of theirs that is not elsewhere.
const LEFT_OUT: [&str; 0] = [];

on_both_databases! {
    async fn whatever_names_a_person_is_shown_to_them(db: Db) {
        let statement = match db.engine {
            Engine::Sqlite => {
                "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'person_id' WHERE m.type = 'table' ORDER BY m.name"
            }
            Engine::Postgres => {
                "SELECT CAST(table_name AS TEXT) FROM information_schema.columns WHERE column_name = 'person_id' AND table_schema = 'public' ORDER BY 1"
            }
        };
        let named: Vec<String> = sqlx::query_scalar(statement).fetch_all(&db.reader).await.expect("the schema");
        assert!(named.len() >= 10, "{named:?}");
        for table in named {
            let shown = TABLES.iter().any(|(name, _, _)| *name == table);
            assert!(shown || LEFT_OUT.contains(&table.as_str()), "{table} names a person and is shown to nobody");
        }
    }
}
