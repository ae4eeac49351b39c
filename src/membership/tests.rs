//! Memberships on real databases.
