//! Themes, questions to orders, promising practices, votes and days for meetings.

use super::{
    Shown::{self, Community, Moment, Passage, Text, Theme, Vote},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "theme",
        t::data_themes,
        &[
            ("title", t::theme_field_title, Passage),
            ("why", t::theme_why, Text),
            ("lead", t::theme_lead, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("state", t::theme_state, Shown::Code(Code::Theme)),
            ("reason", t::theme_reason, Passage),
            ("created_at", t::data_written, Moment),
        ],
    )
    .long(),
    Subject::table(
        "theme_author",
        t::data_theme_authors,
        &[("theme_id", t::data_about, Theme), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "theme_support",
        t::data_theme_supports,
        &[("theme_id", t::data_about, Theme), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "theme_reply",
        t::data_theme_replies,
        &[
            ("theme_id", t::data_about, Theme),
            ("created_at", t::data_written, Moment),
            ("edited_at", t::data_changed, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("reason", t::theme_reason, Passage),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "order_question",
        t::order_question_data_questions,
        &[
            ("community_id", t::data_community, Community),
            ("text", t::order_question_field_text, Text),
            ("background", t::order_question_background, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("state", t::order_question_state, Shown::Code(Code::OrderQuestion)),
            ("created_at", t::data_written, Moment),
            ("passed_at", t::order_question_state_passed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "order_question_author",
        t::order_question_data_authors,
        &[("question_id", t::data_about, Shown::OrderQuestion), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "order_question_support",
        t::order_question_data_supports,
        &[("question_id", t::data_about, Shown::OrderQuestion), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "order_answer",
        t::order_question_data_answers,
        &[
            ("question_id", t::data_about, Shown::OrderQuestion),
            ("recorded_at", t::data_written, Moment),
            ("answered_on", t::order_question_day, Moment),
            ("given", t::order_question_given, Shown::Code(Code::OrderAnswer)),
            ("who", t::order_question_who, Text),
            ("capacity", t::order_question_capacity, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "practice",
        t::practice_data_begun,
        &[
            ("id", t::data_about, Shown::Practice),
            ("community_id", t::data_community, Community),
            ("state", t::practice_state, Shown::Code(Code::PracticeState)),
            ("audience", t::data_readers, Shown::Code(Code::Audience)),
            ("created_at", t::data_written, Moment),
        ],
    ),
    Subject::table(
        "practice_review",
        t::practice_data_reviews,
        &[
            ("practice_id", t::data_about, Shown::Practice),
            ("asked_at", t::practice_data_asked, Moment),
            ("verdict", t::data_answer, Shown::Code(Code::PracticeVerdict)),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("note", t::practice_note, Text),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "practice_response",
        t::practice_data_responses,
        &[
            ("practice_id", t::data_about, Shown::Practice),
            ("version", t::data_version, Text),
            ("kind", t::practice_data_kind, Shown::Code(Code::PracticeResponse)),
            ("created_at", t::data_written, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("reason", t::theme_reason, Passage),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("context", t::practice_trial_context, Text),
            ("text", t::data_text, Text),
            ("outcome", t::practice_outcome, Shown::Code(Code::PracticeOutcome)),
        ],
    )
    .long(),
    Subject::table(
        "vote_voter",
        t::data_voter,
        &[("vote_id", t::data_about, Vote), ("asked_again", t::data_asked_again, Shown::Code(Code::Answer))],
    ),
    Subject::table(
        "vote_choice",
        t::data_choices,
        &[
            ("option_id", t::data_about, Vote),
            ("value", t::data_choice, Text),
            ("reason", t::vote_reason, Passage),
        ],
    ),
    Subject::table(
        "date_answer",
        t::data_date_answers,
        &[
            ("option_id", t::data_about, Shown::Date),
            ("answer", t::data_answer, Shown::Code(Code::DateAnswer)),
            ("at", t::data_when, Moment),
        ],
    ),
];
