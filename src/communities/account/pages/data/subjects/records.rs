//! Emails, and the audit log.

use super::{
    Shown::{self, Action, Detail, Moment, Text, Thing},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "outbox",
        t::account_data_outbox,
        &[
            ("subject", t::data_email_subject, Text),
            ("to_address", t::data_to, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("created_at", t::data_written, Moment),
            ("sent_at", t::data_sent, Moment),
            ("body_text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "audit",
        t::account_data_audit,
        &[
            ("at", t::data_when, Moment),
            ("action", t::administration_log_action, Action),
            ("subject_id", t::administration_log_subject, Thing),
            ("detail", t::administration_log_detail, Detail),
            ("address", t::administration_log_address, Text),
        ],
    ),
];
