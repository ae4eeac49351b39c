//! Tables of breakout rounds, files, and documents that several people write.

use super::{
    Shown::{self, File, Moment, Shared, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "breakout_member",
        t::breakout_data_members,
        &[
            ("round_id", t::data_meeting, Shown::Round),
            ("follows_both", t::breakout_data_both, Shown::Code(Code::Answer)),
        ],
    ),
    Subject::table("breakout_language", t::breakout_data_languages, &[("since", t::data_when, Moment)]),
    Subject::table(
        "meeting_document_file",
        t::account_data_file,
        &[("document_id", t::data_file, File), ("metadata", t::data_metadata, Shown::Code(Code::Metadata))],
    ),
    Subject::table(
        "live_update",
        t::data_live_updates,
        &[("document_id", t::data_about, Shared), ("at", t::data_when, Moment)],
    ),
    Subject::table(
        "live_version",
        t::data_live_versions,
        &[
            ("document_id", t::data_about, Shared),
            ("name", t::data_version_name, Text),
            ("at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "live_seen",
        t::data_live_seen,
        &[("document_id", t::data_about, Shared), ("at", t::data_when, Moment)],
    ),
];
