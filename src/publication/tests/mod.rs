//! The files are read back.

mod files;
mod large;
mod normal;
mod reading;
pub(crate) mod samples;
mod writing;
