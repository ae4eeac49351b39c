//! What happens while a meeting runs: speaking, codevelopment, discussion guides.

use super::{
    Shown::{self, Meeting, Moment, Passage, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "speaking_request",
        t::speaking_data_requests,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("kind", t::speaking_data_kind, Shown::Code(Code::SpeakingRequest)),
            ("contribution", t::speaking_data_contribution, Passage),
            ("raised_at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "speaking_person",
        t::speaking_data_people,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("spoken_ms", t::speaking_data_millis, Text),
            ("turns", t::speaking_data_turns, Text),
            ("floor_since", t::speaking_data_floor, Moment),
            ("round_state", t::speaking_data_round, Shown::Code(Code::Round)),
        ],
    ),
    Subject::table(
        "quick_poll_answer",
        t::speaking_data_polls,
        &[("poll_id", t::data_about, Shown::Poll), ("choice", t::speaking_data_choice, Text)],
    ),
    Subject::table(
        "codevelopment_person",
        t::codevelopment_data_person,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("role", t::codevelopment_data_role, Shown::Code(Code::CodevelopmentRole)),
            ("agreed_at", t::codevelopment_data_agreed, Moment),
        ],
    ),
    Subject::table(
        "codevelopment_note",
        t::codevelopment_data_note,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("step", t::codevelopment_data_step, Shown::Code(Code::CodevelopmentStep)),
            ("text", t::data_text, Passage),
            ("written_at", t::data_written, Moment),
            ("accepted_at", t::codevelopment_data_accepted, Moment),
        ],
    )
    .long(),
    Subject::table(
        "codevelopment_sheet",
        t::codevelopment_data_sheet,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("text", t::data_text, Passage),
            ("updated_at", t::data_changed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "codevelopment_publication",
        t::codevelopment_data_publication,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("text", t::data_text, Passage),
            ("published_at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "discussion_seat",
        t::guide_data_seat,
        &[("meeting_id", t::data_meeting, Meeting), ("table_number", t::guide_data_table, Text)],
    ),
    Subject::table(
        "discussion_answer",
        t::guide_data_answer,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("table_number", t::guide_data_table, Text),
            ("text", t::data_text, Passage),
            ("updated_at", t::data_changed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "discussion_partner",
        t::guide_data_partner,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("table_number", t::guide_data_table, Text),
            ("kind", t::guide_kind, Shown::Code(Code::Partnership)),
            ("name", t::guide_partner, Text),
            ("purpose", t::guide_purpose, Text),
            ("added_at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "section_use",
        t::section_use_data_uses,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("title", t::section_use_section, Passage),
            ("version", t::section_use_data_version, Text),
            ("added_at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "section_feedback",
        t::section_use_data_feedback,
        &[
            ("worked", t::section_use_data_worked, Shown::Code(Code::SectionWorked)),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("adapted", t::section_use_data_adapted, Text),
            ("written_at", t::data_written, Moment),
        ],
    )
    .long(),
];
