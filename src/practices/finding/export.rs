//! Findings as a publication, for their files: what their page for paper shows to the same reader.

use super::{
    labels,
    model::{Behind, Figures, Finding},
    rules,
};
use ensemble_common::export::{facts, line, lines, plain, words};
use ensemble_communities::community::model::Profession;
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_publication::{Block, Inline, Publication, Section};
use ensemble_texts as t;

/// What is printed of a finding.
pub(super) struct Printed {
    pub(super) finding: Finding,
    pub(super) figures: Figures,
    pub(super) behind: Vec<Behind>,
    /// The numbers of the decisions, and when they were taken.
    pub(super) decisions: Vec<(i64, i64)>,
}

/// What findings are made a publication of.
pub(super) struct Exported {
    /// The name of the community.
    pub(super) community: LocalizedText,
    pub(super) findings: Vec<Printed>,
    /// The professions that could gather them.
    pub(super) professions: Vec<Profession>,
    /// The first moment of the day.
    pub(super) today: i64,
    /// Where their page for paper is, with the portal's address.
    pub(super) address: String,
}

/// Findings for readers of a language.
pub(super) fn publication(lang: Lang, exported: &Exported) -> Publication {
    let name = exported.community.text(lang);
    let findings = exported.findings.iter().enumerate();
    Publication {
        title: t::finding_paper_title(lang).to_owned(),
        subtitle: Some(name.to_owned()),
        lang,
        address: exported.address.clone(),
        version: t::finding_file_count(lang, exported.findings.len()),
        date: format::local(exported.today).date().to_string(),
        publisher: t::export_publisher(lang, name),
        contributors: Vec::new(),
        sections: findings.flat_map(|(index, printed)| sections(lang, exported, index, printed)).collect(),
        words: words(lang, t::finding_file_content(lang), t::export_copied(lang)),
    }
}

/// One finding: what it says, what is asked, what is behind it, what was answered.
fn sections(lang: Lang, exported: &Exported, index: usize, printed: &Printed) -> Vec<Section> {
    let Printed { finding, .. } = printed;
    let section = |part: &str, level: u8, title: &str, blocks: Vec<Block>| Section {
        id: format!("finding-{}{part}", index + 1),
        level,
        title: title.to_owned(),
        lang,
        blocks,
    };
    let mut head = vec![
        paragraph(lang, vec![Inline::Strong(line(lang, &finding.statement))]),
        paragraph(lang, plain(t::finding_gathered_by(lang, labels::gathered_by(lang, finding)))),
    ];
    if let Some(sent) = finding.sent {
        let (at, by) = (labels::day(lang, sent.at), labels::day(lang, sent.answer_by));
        head.push(paragraph(lang, plain(t::finding_paper_sent(lang, at, by))));
    }
    if let Some(silence) = rules::silence(finding, exported.today) {
        let words = plain(t::finding_silence(lang, silence.days));
        head.push(paragraph(lang, vec![Inline::Strong(words)]));
    }
    let mut sections = vec![
        section("", 1, &labels::heading(lang, finding, &exported.professions), head),
        section("-asked", 2, t::finding_asked(lang), vec![paragraph(lang, line(lang, &finding.asked))]),
        section("-behind", 2, t::finding_behind(lang), behind(lang, printed)),
    ];
    let answer = answer(lang, finding, exported.today);
    sections.extend(answer.map(|blocks| section("-answer", 2, t::finding_back(lang), blocks)));
    sections
}

fn paragraph(lang: Lang, text: Vec<Inline>) -> Block {
    Block::Paragraph { lang, text }
}

/// The figures, the passages that their authors let be shown, each with who is named, and the decisions.
fn behind(lang: Lang, printed: &Printed) -> Vec<Block> {
    let figures = labels::figures(lang, printed.figures);
    let figures = figures.iter().map(|(word, count)| (word.as_str(), plain(count.as_str())));
    let mut blocks = vec![facts(lang, figures.collect())];
    for each in printed.behind.iter().filter(|each| !each.passages.is_empty()) {
        for (spoken, passage) in &each.passages {
            let quoted = vec![paragraph(*spoken, lines(passage))];
            blocks.push(Block::Quote { lang: *spoken, blocks: quoted });
        }
        blocks.push(paragraph(lang, plain(labels::credit(lang, each))));
    }
    blocks.extend(labels::decisions(lang, &printed.decisions).map(|text| paragraph(lang, plain(text))));
    blocks
}

fn answer(lang: Lang, finding: &Finding, today: i64) -> Option<Vec<Block>> {
    let answer = finding.answer.as_ref()?;
    let mut said = vec![Inline::Strong(plain(labels::answered(lang, answer.kind)))];
    if let Some(text) = &answer.text {
        said.extend(plain(" "));
        said.extend(line(lang, text));
    }
    let mut known = labels::answer_facts(lang, finding, answer);
    if rules::is_overdue(finding, today) {
        known.push(t::finding_overdue(lang).to_owned());
    }
    Some(vec![paragraph(lang, said), paragraph(lang, plain(known.join(" · ")))])
}
