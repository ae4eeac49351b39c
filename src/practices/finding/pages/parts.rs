//! What several pages show of a finding.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Answer, AnswerKind, Figures, Finding},
    rules::{self, Silence},
};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::Line;

/// Where a finding is on its way to the managers and back.
pub(super) fn state_line(lang: Lang, finding: &Finding, today: i64) -> AnyView {
    let silent = rules::silence(finding, today).is_some();
    let day = |millis| labels::day(lang, millis);
    let (sent, answer) = (finding.sent, finding.answer.as_ref());
    let waits = sent.is_some() && answer.is_none();
    let step = |class: Option<&'static str>, here: bool, words: &'static str, when: String| {
        let current = here.then_some("step");
        view! { <li class=class aria-current=current><b>{words}</b><small>{when}</small></li> }
    };
    let done = |done: bool| done.then_some("done");
    let not_yet = || t::finding_not_yet(lang).to_owned();
    let expected = match (sent, answer) {
        (_, Some(answer)) => day(answer.at),
        (Some(sent), None) => t::finding_expected(lang, day(sent.answer_by)),
        (None, None) => not_yet(),
    };
    let class = if silent { Some("late") } else { done(answer.is_some()) };
    view! {
        <ol class="state-line" aria-label=t::finding_state(lang)>
            {step(done(sent.is_some()), sent.is_none(), t::finding_step_gathered(lang), day(finding.created_at))}
            {step(done(sent.is_some()), false, t::finding_step_sent(lang), sent.map_or_else(not_yet, |sent| day(sent.at)))}
            {step(class, waits, t::finding_step_answer(lang), expected)}
            {step(
                done(answer.is_some()),
                answer.is_some(),
                t::finding_step_back(lang),
                answer.map_or_else(not_yet, |answer| day(answer.at)),
            )}
        </ol>
    }
}

/// That no answer came, as a picture and in words.
pub(super) fn silence(lang: Lang, silence: Silence) -> AnyView {
    let waited = (silence.planned * 100 / silence.days.max(1)).clamp(0, 100);
    let (beyond, limit) = (100 - waited, format!("M{waited} -4v18"));
    view! {
        <div class="silence">
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="waited" width=waited.to_string() height="10" />
                <rect class="beyond" x=waited.to_string() width=beyond.to_string() height="10" />
                <path class="limit" d=limit />
            </svg>
            <p>
                <b class="warn-word">{t::finding_silence(lang, silence.days)}</b>
                <span class="muted">{t::finding_silence_planned(lang, silence.beyond(), silence.planned)}</span>
            </p>
        </div>
    }
}

/// What is behind a finding, in numbers.
pub(super) fn figures(lang: Lang, figures: Figures) -> AnyView {
    let counts = labels::figures(lang, figures)
        .into_iter()
        .map(|(word, count)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> })
        .collect_view();
    view! { <dl class="behind">{counts}</dl> }
}

/// The same on one line.
pub(super) fn figures_line(lang: Lang, figures: Figures) -> String {
    let reflections = t::finding_count_reflections(lang, figures.reflections);
    let organizations =
        rules::shown(figures.organizations).map(|count| t::finding_count_organizations(lang, count));
    let decisions = (figures.decisions > 0).then(|| t::finding_count_decisions(lang, figures.decisions));
    [Some(reflections), organizations, decisions].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the managers answered.
pub(super) fn answer(lang: Lang, finding: &Finding, answer: &Answer, today: i64) -> AnyView {
    let (class, word) = match answer.kind {
        AnswerKind::Accepted => ("answer-back", Some("good-word")),
        AnswerKind::Later => ("answer-back later", Some("warn-word")),
        AnswerKind::Refused => ("answer-back no", None),
    };
    let text = answer.text.clone().map(|text| view! { " " <Line lang passage=text /> });
    let overdue = rules::is_overdue(finding, today)
        .then(|| view! { " · " <b class="warn-word">{t::finding_overdue(lang)}</b> });
    let facts = labels::answer_facts(lang, finding, answer);
    view! {
        <div class=class>
            <p><b class=word>{labels::answered(lang, answer.kind)}</b>{text}</p>
            <p class="meta">{facts.join(" · ")} {overdue}</p>
        </div>
    }
}
