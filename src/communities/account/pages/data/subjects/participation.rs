//! Attendance, participation, certificates and logbooks.

use super::{
    Shown::{self, Meeting, Moment, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "attendance",
        t::attendance_data,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("answer", t::data_answer, Shown::Code(Code::Attendance)),
            ("answered_at", t::data_answered, Moment),
            ("partly", t::attendance_data_partly, Shown::Code(Code::Answer)),
            ("listed", t::attendance_data_listed, Shown::Code(Code::Answer)),
            ("needs", t::attendance_data_needs, Text),
            ("place", t::attendance_data_place, Shown::Code(Code::Place)),
            ("offer_ends_at", t::attendance_data_offer, Moment),
        ],
    ),
    Subject::table(
        "participation",
        t::participation_data,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("sign", t::participation_data_sign, Shown::Code(Code::Sign)),
            ("sign_from", t::participation_data_sign_from, Text),
            ("own", t::participation_data_own, Shown::Code(Code::Presence)),
            ("own_from", t::participation_data_own_from, Text),
            ("own_until", t::participation_data_own_until, Text),
            ("tick", t::participation_data_tick, Shown::Code(Code::Presence)),
            ("tick_from", t::participation_data_tick_from, Text),
            ("tick_until", t::participation_data_tick_until, Text),
            ("tick_source", t::participation_data_source, Shown::Code(Code::TickSource)),
            ("changed_at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "absence_notice",
        t::participation_data_notices,
        &[("meeting_id", t::data_meeting, Meeting), ("sent_at", t::data_sent, Moment)],
    ),
    Subject::table(
        "late_contribution",
        t::participation_data_contributions,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("text", t::data_text, Text),
            ("written_at", t::data_written, Moment),
        ],
    )
    .long(),
    Subject::table(
        "certificate",
        t::participation_certificates,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("name", t::account_name, Text),
            ("minutes", t::participation_data_minutes, Text),
            ("code", t::participation_data_code, Text),
            ("issued_at", t::participation_certificate_issued, Moment),
            ("revoked_at", t::data_revoked, Moment),
            ("reason", t::data_reason, Text),
        ],
    ),
    Subject::table(
        "logbook_entry",
        t::participation_logbook,
        &[
            ("day", t::participation_entry_day, Moment),
            ("title", t::participation_entry_title, Text),
            ("minutes", t::participation_data_minutes, Text),
        ],
    ),
    Subject::table(
        "logbook_link",
        t::participation_data_links,
        &[("period", t::participation_data_period, Text), ("created_at", t::data_since, Moment)],
    ),
];
