//! Decisions, notes and minutes.

use super::{
    Shown::{self, Meeting, Moment, Passage, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "decision",
        t::minutes_data_decisions,
        &[
            ("text", t::minutes_decision, Passage),
            ("reason", t::minutes_reason, Passage),
            ("who", t::minutes_who, Text),
            ("state", t::theme_state, Shown::Code(Code::DecisionState)),
            ("decided_at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "meeting_note",
        t::minutes_data_notes,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("at", t::data_when, Moment),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "meeting_try",
        t::minutes_data_tries,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("at", t::data_when, Moment),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
            ("shared", t::minutes_try_shared, Shown::Code(Code::Answer)),
            ("asked_at", t::minutes_data_asked, Moment),
            ("answer", t::data_answer, Shown::Code(Code::TryAnswer)),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "minutes_amendment",
        t::minutes_data_amendments,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("at", t::data_when, Moment),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("passage", t::minutes_passage, Text),
            ("replacement", t::minutes_replacement, Text),
            ("reason", t::minutes_reason, Text),
            ("state", t::theme_state, Shown::Code(Code::AmendmentState)),
            ("answer", t::minutes_answer_reason, Text),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
];
