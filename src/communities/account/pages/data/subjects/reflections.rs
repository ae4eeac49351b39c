//! What a person wrote, read and reported of reflections.

use super::{
    Shown::{self, Community, Meeting, Moment, Passage, Reflection, Text, Texts},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "reflection",
        t::account_data_reflection,
        &[
            ("community_id", t::data_community, Community),
            ("level", t::data_readers, Shown::Code(Code::Audience)),
            ("unnamed", t::data_anonymous, Shown::Code(Code::Answer)),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("mark", t::data_mark, Shown::Code(Code::ReflectionKind)),
            ("prompt_kind", t::data_prompt_kind, Shown::Code(Code::Prompt)),
            ("prompt", t::data_prompt, Passage),
            ("meeting_id", t::data_meeting, Meeting),
            ("created_at", t::data_written, Moment),
            ("updated_at", t::data_changed, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("texts", t::data_text, Texts),
        ],
    )
    .long(),
    Subject::table(
        "reflection_comment",
        t::account_data_comment,
        &[
            ("reflection_id", t::data_about, Reflection),
            ("tried_on", t::data_tried, Shown::Day),
            ("created_at", t::data_written, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "reflection_sign",
        t::account_data_sign,
        &[
            ("reflection_id", t::data_about, Reflection),
            ("sign", t::data_reaction, Shown::Code(Code::Reaction)),
            ("at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "reflection_report",
        t::account_data_report,
        &[
            ("reflection_id", t::data_about, Reflection),
            ("created_at", t::data_sent, Moment),
            ("reason", t::data_reason, Text),
            ("outcome", t::data_decision, Shown::Code(Code::Decision)),
            ("decided_at", t::data_answered, Moment),
            ("decision", t::data_decision_reason, Text),
        ],
    )
    .long(),
    Subject::table(
        "reflection_author",
        t::data_authors,
        &[("reflection_id", t::data_about, Reflection), ("signed_at", t::data_signed, Moment)],
    ),
    Subject::table(
        "reflection_reader",
        t::account_data_reader,
        &[("reflection_id", t::data_about, Reflection)],
    ),
    Subject::table(
        "reflection_seen",
        t::account_data_seen,
        &[("reflection_id", t::data_about, Reflection), ("at", t::data_when, Moment)],
    ),
];
