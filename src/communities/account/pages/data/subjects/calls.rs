//! Calls: reviews, answers with their needs, and draws.

use super::{
    Shown::{self, Moment, Passage, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "call_reviewer",
        t::call_data_reviewer,
        &[("call_id", t::data_about, Shown::Call), ("since", t::data_since, Moment)],
    ),
    Subject::table(
        "review",
        t::screening_data,
        &[
            ("interest_id", t::screening_data_project, Shown::Reviewed),
            ("relevant", t::screening_own_verdict, Shown::Code(Code::Verdict)),
            ("criterion_id", t::screening_failed, Shown::Criterion),
            ("reason", t::screening_reason, Text),
            ("conflict", t::screening_data_conflict, Shown::Code(Code::ReviewConflict)),
            ("at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "interest",
        t::interest_manage_data,
        &[
            ("call_id", t::interest_manage_call, Shown::Call),
            ("planned_id", t::interest_manage_planned, Shown::Planned),
            ("state", t::interest_manage_data_state, Shown::Code(Code::InterestState)),
            ("email", t::account_email, Text),
            ("name", t::account_name, Text),
            ("lang", t::account_lang, Shown::Code(Code::Lang)),
            ("organisation_name", t::account_organization, Text),
            ("sector", t::interest_manage_sector, Shown::Code(Code::Sector)),
            ("region", t::interest_manage_data_region, Text),
            ("post", t::account_post, Text),
            ("representative_name", t::interest_manage_data_representative, Text),
            ("representative_email", t::interest_manage_data_representative_email, Text),
            ("designation", t::interest_manage_designation, Shown::Code(Code::Designation)),
            ("designation_at", t::data_answered, Moment),
            ("project_title", t::interest_manage_data_project_title, Text),
            ("project_text", t::interest_manage_data_project, Text),
            ("level", t::interest_manage_data_level, Shown::Code(Code::Level)),
            ("answers", t::interest_manage_data_answers, Shown::Answers),
            ("months", t::interest_manage_months, Shown::Months),
            ("accessibility", t::interest_manage_accessibility, Text),
            ("steering", t::interest_manage_steering, Shown::Code(Code::Answer)),
            ("committed", t::interest_manage_data_committed, Shown::Code(Code::Answer)),
            ("research", t::interest_manage_research, Shown::Code(Code::Answer)),
            ("created_at", t::data_written, Moment),
            ("changed_at", t::data_changed, Moment),
            ("sent_at", t::data_sent, Moment),
            ("withdrawn_at", t::interest_manage_data_withdrawn, Moment),
            ("answered_at", t::data_decision, Moment),
            ("relevant", t::interest_manage_relevance, Shown::Code(Code::Answer)),
            ("relevance_reason", t::interest_manage_reason_given, Text),
            ("place", t::interest_manage_data_place, Shown::Code(Code::CallPlace)),
            ("waiting_number", t::interest_manage_data_waiting, Text),
            ("offered_at", t::interest_manage_data_offered, Moment),
            ("reply_by", t::interest_manage_data_reply_by, Moment),
            ("replied_at", t::interest_manage_data_replied, Moment),
        ],
    )
    .long(),
    Subject::table(
        "interest_designation",
        t::interest_manage_data_designation,
        &[
            ("at", t::data_when, Moment),
            ("designation", t::interest_manage_designation, Shown::Code(Code::Designation)),
            ("reason", t::data_reason, Text),
        ],
    ),
    Subject::table(
        "interest_need",
        t::interest_manage_data_needs,
        &[
            ("need_id", t::interest_manage_data_need, Shown::Need),
            ("rank", t::interest_manage_data_rank, Text),
        ],
    ),
    Subject::table(
        "need",
        t::interest_manage_data_own_need,
        &[("text", t::data_text, Passage), ("created_at", t::data_written, Moment)],
    ),
    Subject::table(
        "draw_entry",
        t::draw_data_entries,
        &[
            ("draw_id", t::data_about, Shown::Draw),
            ("number", t::draw_data_number, Text),
            ("salt", t::draw_data_salt, Text),
        ],
    ),
    Subject::table(
        "draw_witness",
        t::draw_data_witness,
        &[
            ("draw_id", t::data_about, Shown::Draw),
            ("numbers", t::draw_data_numbers, Text),
            ("at", t::data_when, Moment),
        ],
    ),
];
