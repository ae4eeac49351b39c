//! Services, and consent to research.

use super::{
    Shown::{self, Moment, Passage, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "service",
        t::service_data,
        &[
            ("name", t::service_data_name, Passage),
            ("description", t::service_data_description, Passage),
            ("provider", t::service_provider, Text),
            ("state", t::service_data_state, Shown::Code(Code::Service)),
            ("reason", t::service_reason, Text),
            ("created_at", t::data_when, Moment),
            ("verified_on", t::service_verified_on, Shown::Day),
            ("asked_at", t::service_data_asked, Moment),
        ],
    )
    .long(),
    Subject::table(
        "research_consent",
        t::research_data_consent,
        &[("given_at", t::research_data_given, Moment), ("withdrawn_at", t::data_revoked, Moment)],
    ),
    Subject::table(
        "research_handover",
        t::research_data_handover,
        &[
            ("made_at", t::data_when, Moment),
            ("recipient", t::handover_recipient, Text),
            ("purpose", t::handover_purpose, Text),
        ],
    )
    .long(),
];
