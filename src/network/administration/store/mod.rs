//! All the SQL of the administration that no other feature needs.

mod log;
mod organizations;
mod people;
mod settings;

pub use log::{MAX_EARLIER_NAMES, actions, entries, names};
pub use organizations::{add, change, count, delete, find, list, lock};
pub use people::{Change, close, open, people, people_count, person, take_portal_role};
pub use settings::{announcement, set_announcement, set_history, set_officer, settings};

/// The longest word that is looked for, in characters. SQLite refuses patterns of 50,000 bytes.
const SEARCH: usize = 200;

/// A typed word as a pattern that finds it anywhere in a text; bound with `ESCAPE '!'`.
fn like(search: &str) -> String {
    let search: String = search.chars().take(SEARCH).collect();
    let escaped = search.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

fn small(number: i64, column: &str) -> Result<u32, sqlx::Error> {
    u32::try_from(number).map_err(|_| ensemble_server::db::columns::unreadable(column))
}
