use proptest::prelude::*;

use super::{escape, render, sections, to_html, to_text};

#[test]
fn the_words_of_a_text_come_without_its_marks() {
    assert_eq!(to_text("# Un *but*\n\n- l’un\n- [l’autre](https://x.example)"), "Un but l’un l’autre");
    assert_eq!(to_text("Sans marque"), "Sans marque");
    assert_eq!(
        to_text("- un\n    - deux\n- > trois\n\n| a | b |\n|---|---|\n| c | d |\n\nfin"),
        "un deux trois a b c d fin"
    );
}

#[test]
fn markdown_is_rendered() {
    assert_eq!(to_html("Un *but* commun").trim(), "<p>Un <em>but</em> commun</p>");
    assert!(to_html("| a | b |\n|---|---|\n| 1 | 2 |").contains("<td>1</td>"));
    assert_eq!(&*to_html("Un seul l’a dit"), "<p>Un seul l’a dit</p>");
}

#[test]
fn raw_html_is_shown_as_text() {
    let html = to_html("a <script>alert(1)</script> b");
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn links_that_run_code_lose_their_target() {
    for text in
        ["[x](javascript:alert(1))", "[x](data:text/html,x)", "<javascript:alert(1)>", "[x](vbscript:x)"]
    {
        assert!(!to_html(text).contains("href"), "{text}");
    }
    assert!(to_html("[x](https://example.org)").contains("rel=\"noopener noreferrer nofollow\""));
}

#[test]
fn a_page_keeps_its_only_first_heading() {
    assert!(to_html("# Grand titre").contains("<h2>"));
}

proptest! {
    #[test]
    fn no_text_whatever_brings_a_script_or_a_handler(text in ".{0,200}") {
        let html = to_html(&text).to_lowercase();
        prop_assert!(!html.contains("<script"));
        prop_assert!(!html.contains("<iframe"));
        prop_assert!(!html.contains("<style"));
    }
}

#[derive(serde::Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    from: String,
    input: String,
    cleaned: Option<String>,
    html: Option<String>,
}

/// What people paste is shown as the cases say, and after it was cleaned it is shown alike.
#[test]
fn what_people_paste_is_shown_as_the_cases_say() {
    let cases: Cases = toml::from_str(include_str!("../../core/text/cases.toml")).expect("cases");
    let mut wrong = Vec::new();
    for Case { from, input, cleaned, html } in cases.case {
        let shown = render(&input);
        if shown != render(cleaned.as_ref().unwrap_or(&input)) {
            wrong.push(format!("{from}: cleaned it is {}", render(cleaned.as_ref().unwrap_or(&input))));
        }
        let shown = shown.replace(" rel=\"noopener noreferrer nofollow\"", "").replace("&nbsp;", "\u{a0}");
        if let Some(html) = html
            && shown.trim() != html
        {
            wrong.push(format!("{from}:\n  got      {shown:?}\n  expected {html:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Parts that would swallow what is behind them, or reach into it.
const GREEDY: [&str; 18] = [
    "Essai :\n```\ncode",
    "~~~~\ncode\n~~~",
    "- liste\n\n  ```\n  code",
    "<!-- note",
    "<!--[if gte mso 9]><xml>",
    "<pre>",
    "<pre\n\na",
    "<script>",
    "<style>a\n\nb",
    "<?php",
    "<![CDATA[",
    "<!DOCTYPE",
    "<textarea>\n*a*",
    "<div>bloc",
    "Voir [1], [a][1], [1][] et ![b][1].\n\n[1]: https://exemple.qc.ca/un \"Un\"\n[2]: <https://exemple.qc.ca/d eux>\n[1]: https://exemple.qc.ca/autre",
    "> cité\n> [1]: https://exemple.qc.ca/un",
    "`a < b` et `<!--` puis \\<b> <https://exemple.qc.ca/a_b>",
    "    indenté\n\ttout autant",
];

#[test]
fn each_part_of_a_text_looks_as_it_looks_alone() {
    let behind = "- a\n- b\n\nVoir [1] et [2].";
    for part in GREEDY {
        let joined =
            sections::join([("Avant", "Un *mot* [2]."), ("Essai", part), ("Constats", behind), ("", part)]);
        let alone = |text: &str| render(text).trim().to_owned();
        let title = |title: &str| format!("<h2>{title}</h2>");
        let expected = [
            title("Avant"),
            alone("Un *mot* [2]."),
            title("Essai"),
            alone(part),
            title("Constats"),
            alone(behind),
            alone(part),
        ];
        assert_eq!(
            render(&joined).trim().replace("\n\n", "\n").replace("\n</code>", "</code>"),
            expected.join("\n").replace("\n\n", "\n").replace("\n</code>", "</code>"),
            "{joined}"
        );
        // As other programs read it.
        let html = |text: &str| {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
            html
        };
        assert!(
            html(&joined)
                .contains("<h2>Constats</h2>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>Voir [1] et [2].</p>"),
            "{joined}"
        );
        assert_eq!(sections::self_contained(&joined), joined, "{part}");
    }
}

#[test]
fn lists_of_parts_without_a_title_stay_apart() {
    assert_eq!(sections::join([("", "- a"), ("", "- b"), ("", ""), ("", "c")]), "- a\n\n---\n\n- b\n\nc");
}

#[test]
fn a_title_is_shown_as_it_was_typed() {
    for title in
        ["*Vrais* défis", "C#", "# 1", "a_b _c_ [1] `d` ~e~ <b> &amp; R&D \\ |", "1. Un", "snake_case"]
    {
        let html = render(&sections::join([(title, "a")]));
        assert!(
            html.starts_with(&format!("<h2>{}</h2>", escape(title).replace("&quot;", "\""))),
            "{title}: {html}"
        );
    }
}

#[test]
fn a_plain_address_is_a_link_everywhere() {
    assert!(render("Voir www.exemple.qc.ca").contains("<a href=\"https://www.exemple.qc.ca\""));
    assert_eq!(
        to_text("Voir https://exemple.qc.ca/a_b et *c*\n<!-- d"),
        "Voir https://exemple.qc.ca/a_b et c <!-- d"
    );
}

proptest! {
    #[test]
    fn any_text_is_shown_within_its_part(text in "([a \\n`~<>!\\[\\]:(){}*_#|\\\\.-]|<!--|<pre>|```\\n|\\[1\\]: a\\n|- ){0,30}") {
        let joined = sections::join([("", text.as_str()), ("Fin", "mot")]);
        prop_assert!(render(&joined).trim().ends_with("<h2>Fin</h2>\n<p>mot</p>"), "{}", joined);
    }
}

/// The field in which people write reads a text as it is rendered, and what it writes of it is rendered alike: see
/// `src/rich_text/tests/markdown.test.js`.
#[test]
fn what_the_rich_text_field_writes_is_rendered_like_what_it_read() {
    #[derive(serde::Deserialize, serde::Serialize)]
    struct Entry {
        text: String,
        written: String,
        rendered: String,
    }
    let alike = |html: &str| html.replace('\n', "").replace(" <br>", "<br>").trim().to_owned();
    let mut entries: Vec<Entry> =
        serde_json::from_str(include_str!("../../rich_text/tests/texts.json")).expect("texts");
    if std::env::var_os("ENSEMBLE_WRITE_RICH_TEXT").is_some() {
        for entry in &mut entries {
            entry.rendered = render(&entry.text);
        }
        let lines: Vec<String> =
            entries.iter().map(|entry| serde_json::to_string(entry).expect("an entry")).collect();
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../rich_text/tests/texts.json");
        std::fs::write(file, format!("[\n{}\n]\n", lines.join(",\n"))).expect("written");
    }
    let wrong: Vec<&str> = entries
        .iter()
        .filter(|entry| {
            render(&entry.text) != entry.rendered || alike(&render(&entry.written)) != alike(&entry.rendered)
        })
        .map(|entry| entry.text.as_str())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
