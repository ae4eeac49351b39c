//! Documents that several people write at once.

pub mod store;
