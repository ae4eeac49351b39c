//! One function per message, in both languages; see `build.rs` beside this file.

use fluent_bundle::FluentValue;

use super::{Lang, catalogue};

include!(concat!(env!("OUT_DIR"), "/t.rs"));
