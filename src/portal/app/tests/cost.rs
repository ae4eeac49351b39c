//! What functions cost that are given what people typed, at worst.
//!
//! Each line of `functions!` is one such function. It is given 10 kB and 100 kB of each of [`inputs`], every one
//! of which made some parser or comparison slow. A function whose cost grows with the length takes ten times as long for the
//! second; one that grows with its square takes a hundred times as long. A new function that is given text
//! belongs into this list.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use axum::{body::Body, http::Request};
use jiff::{civil::date, tz::TimeZone};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;

use ensemble_calls::{draw::rules as draw, interest::rules::mask};
use ensemble_common::{
    editing::{model::FieldSet, rules::merge},
    email::{EmailTemplate, Site, render},
    notification::events::JoinDeclined,
};
use ensemble_communities::{account::rules as account, deliverable::rules as deliverable};
use ensemble_core::{
    Lang, LocalizedText, fold,
    ids::{CommunityId, PersonId},
    negotiate, slug,
    text::clean,
    typography::typeset,
};
use ensemble_decisions::minutes::rules as minutes;
use ensemble_document::{
    agenda::{Agenda, Item, Text, change, history, order},
    outline::ItemKind,
};
use ensemble_meetings::meeting::{rules as meeting, splices};
use ensemble_network::administration::rules as administration;
use ensemble_practices::{
    discussion_guide::rules as discussion_guide,
    service::{api as service_api, model::NamedPartner, read_file, rules as service_rules, rules::partners},
};
use ensemble_reflections::reflection::rules;
use ensemble_search::{Field, Query, Terms, tokenizer};
use ensemble_server::{
    csv::CsvFile,
    differences, ical,
    markdown::{self, headings, sections},
    thread_time::thread_time,
    web::{Form, readable},
};
use ensemble_testing::app;

/// The lengths of the inputs, in bytes.
const SHORT: usize = 10_000;
const LONG: usize = 100_000;
/// How much longer the long input may take. Ten times is linear, a hundred is quadratic.
const MOST: u32 = 25;
/// What is too short to be compared, and what a busy machine may add.
const SLACK: Duration = Duration::from_millis(200);
/// The longest that 10 kB may take, in a build that is not optimised.
const LONGEST: Duration = Duration::from_millis(1_000);

/// Writes a test for each function: on each input, and what it is.
macro_rules! functions {
    ($($name:ident: $call:expr;)+) => {$(
        #[test]
        fn $name() {
            costs_no_more_than_its_text_is_long($call);
        }
    )+};
}

functions! {
    markdown_render: |text| drop(black_box(markdown::render(text)));
    markdown_to_text: |text| drop(black_box(markdown::to_text(text)));
    markdown_sections: |text| drop(black_box(sections::join([(text, text), ("", text)])));
    markdown_headings: |text| drop(black_box(headings::join(&headings::split(text))));
    markdown_lines: |text| drop(black_box(markdown::lines(text)));
    text_clean: |text| drop(black_box(clean(text)));
    fold_names: |text| {
        black_box((fold::name_words(text), fold::sort_key(Lang::Fr, text), fold::lower(text)));
        black_box(fold::NameQuery::parse(text));
    };
    markdown_escape: |text| drop(black_box(markdown::escape(text)));
    differences_of_halves: |text| {
        let (one, other) = halves(text);
        drop(black_box(differences::words(one, other)));
    };
    differences_of_texts_with_nothing_in_common: |text| {
        drop(black_box(differences::words(text, &text.replace('a', "b").to_uppercase())));
    };
    minutes_passages: |text| drop(black_box(minutes::passages(text)));
    meeting_form_splices: |text| {
        let (one, other) = halves(text);
        drop(black_box(splices(one, other)));
    };
    agenda_change_splice: |text| {
        let (one, other) = halves(text);
        drop(black_box(change::splice(one, other)));
    };
    agenda_order_between: |text| {
        let place: String = text.chars().filter(char::is_ascii_alphanumeric).chain(['z']).collect();
        drop(black_box(order::between(Some(&place), Some(&format!("{place}z")))));
        drop(black_box(order::between(None, Some(&place))));
    };
    calendar_read: |text| {
        let (whole, until) = (format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{text}"), date(2028, 7, 31));
        drop(black_box(ical::read::read(whole.as_bytes(), &TimeZone::UTC, until)));
        drop(black_box(ical::read::read(whole.replace('a', "\nEXDATE:20270301").as_bytes(), &TimeZone::UTC, until)));
    };
    search_terms: |text| {
        let mut terms = Terms::default();
        terms.add(Lang::Fr, text, Field::Body);
        black_box(terms);
    };
    search_last_word: |text| drop(black_box(tokenizer::last_word(text)));
    search_query: |text| drop(black_box(Query::parse(text)));
    search_query_in_a_text: |text| {
        // What people search for is cut to 200 characters.
        let query = Query::parse(text.get(..text.floor_char_boundary(200)).unwrap_or_default());
        black_box(query.matches_phrases(Lang::Fr, text));
        black_box(query.snippet(Lang::En, text));
    };
    reflection_rules_mentioned: |text| {
        black_box(rules::mentioned(text, &["Ana", text]));
    };
    reflection_rules_parse_tags: |text| drop(black_box(rules::parse_tags(text)));
    typography_typeset: |text| drop(black_box(typeset(true, text)));
    negotiate_preferred: |text| {
        black_box(negotiate::preferred(Some(text), Some(text)));
    };
    web_form_read: |text| drop(black_box(Form::read(text.as_bytes())));
    web_readable: |text| drop(black_box(readable(text)));
    account_rules: |text| {
        drop(black_box(account::address(text)));
        drop(black_box(account::address(&format!("{text}@{text}.example"))));
        let _ = black_box(ensemble_communities::account::check_password(text, text, text));
    };
    slug_suggested: |text| drop(black_box(slug::suggested(text)));
    administration_rules: |text| {
        drop(black_box(administration::slug(text)));
        drop(black_box(administration::domains(text)));
        let mut file = CsvFile::new(Lang::Fr);
        file.row([text]);
        drop(black_box(file.into_bytes()));
    };
    interest_mask: |text| {
        let known = mask::Known::default().person("A B. Ana-a").organization("a a 1 a").chosen("a b");
        drop(black_box(mask::pieces(&mask::mask(text, &known))));
    };
    draw_rules: |text| {
        drop(black_box(draw::numbers(text, 6)));
        drop(black_box(draw::signature(text)));
    };
    meeting_rules: |text| {
        drop(black_box(meeting::address(text)));
        drop(black_box(meeting::address(&format!("https://a.example/{text}"))));
        black_box((meeting::day(text), meeting::time(text)));
    };
    service_rules: |text| {
        let input = service_api::WriteService {
            name_fr: text.to_owned(),
            municipalities: text.replace(' ', "\n"),
            other_languages: text.to_owned(),
            phone: text.to_owned(),
            email: format!("{text}@{text}.example"),
            web_link: format!("https://a.example/{text}"),
            ..service_api::WriteService::default()
        };
        let (details, _) = input.details();
        black_box(service_rules::check(&details, date(2026, 11, 18)));
        black_box((service_rules::identity(&details), service_rules::looks_like(&details, &details)));
        black_box(service_api::filter([("q", text), ("where", &format!("in-{text}")), ("for", text)].into_iter()));
    };
    service_files: |text| {
        let day = date(2026, 11, 18);
        drop(black_box(read_file(text.as_bytes(), day)));
        drop(black_box(read_file(format!("[{text}").as_bytes(), day)));
        let headings = "name-fr;description-fr;provider-name;audiences;languages;municipalities";
        let listed = text.replace(['"', ' ', '\n'], "|");
        drop(black_box(read_file(format!("{headings}\n{text}").as_bytes(), day)));
        drop(black_box(read_file(format!("{headings}\na;b;c;\"{listed}\";fr;\"{listed}\"").as_bytes(), day)));
    };
    service_partners: |text| {
        let named: Vec<NamedPartner> = text
            .split(' ')
            .map(|name| NamedPartner {
                group: name.to_owned(),
                is_present: true,
                name: name.to_owned(),
                purpose: name.to_owned(),
            })
            .collect();
        black_box(partners::picture(&partners::gathered(&named)));
    };
    discussion_guide_elements: |text| drop(black_box(discussion_guide::elements([text, text])));
    deliverable_day: |text| drop(black_box(deliverable::day(text)));
    email_render: |text| {
        let event = JoinDeclined {
            person: PersonId::new(),
            community: CommunityId::new(),
            community_name: LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() },
            reason: Some(text.to_owned()),
        };
        let site = Site { url: "https://ensemble.example".to_owned(), organizer: None };
        drop(black_box(render(event.content(Lang::Fr), Lang::Fr, text, &site)));
    };
}

fn halves(text: &str) -> (&str, &str) {
    text.split_at(text.floor_char_boundary(text.len() / 2))
}

/// Texts of a length, each the worst for something.
fn inputs(bytes: usize) -> Vec<(String, String)> {
    let times = |piece: &str| piece.repeat(bytes / piece.len());
    let root = bytes.isqrt();
    let nested = |open: &str, close: &str| {
        let many = bytes / (open.len() + close.len());
        open.repeat(many) + &close.repeat(many)
    };
    let numbered = |many: usize, each: &dyn Fn(usize) -> String| (0..many).map(each).collect::<String>();
    let mut inputs: Vec<(String, String)> = [
        ">",
        "> ",
        "- ",
        "1. ",
        "* ",
        "+ ",
        "- a\n",
        "> - ",
        "*",
        "_",
        "~",
        "*a ",
        "**a ",
        "a**b",
        "~a ~~b ",
        "[",
        "![",
        "]",
        "[]",
        "[a]",
        "[a](",
        "[a](<b",
        "![a](",
        "[a](b \"",
        "[a][",
        "[a]: b\n",
        "[^a]",
        "a](",
        "[](((",
        "`",
        "` ",
        "`a``b",
        "<",
        "<a ",
        "<a x='",
        "<!--",
        "a<!--",
        "a<?",
        "a<![CDATA[",
        "<http:",
        "<div>\n",
        "<div>\n\n",
        "</a ",
        "<x>",
        "<a@b",
        "&",
        "&a",
        "&#1",
        "&amp;",
        "\\",
        "---\n",
        "a\n-\n",
        "#",
        "# a\n",
        "```\n",
        "~~~\n",
        "|a|\n",
        "|a|\n|-|\n|b|\n\n",
        " ",
        "\t",
        "\n",
        " \n",
        "a\n",
        "a  \n",
        "    a\n",
        "a ",
        "a b ",
        "\"a b\" ",
        "«",
        "\"",
        "(",
        "a,",
        ",",
        "a.e.s ",
        "a(e)s ",
        "é’",
        "l’",
        "e\u{301}",
        "\u{202e}",
        "’",
        "a=b&",
        "&=",
        "%41",
        "a;",
        "lang=x;",
        "fr;q=0.1,",
        "œ",
        "ﬃ",
        "0",
        "0 h ",
        " : ",
    ]
    .into_iter()
    .map(|piece| (format!("{piece:?}"), times(piece)))
    .collect();
    let mut add = |name: &str, text: String| inputs.push((name.to_owned(), text));
    add("nested emphasis", nested("*a ", "a* "));
    add("nested strong", nested("**a ", "a** "));
    add("nested brackets", nested("[", "]"));
    add("nested links", nested("[", "](a)"));
    add("nested images", nested("![", "](a)"));
    add("quotes, then lines", nested(">", "\na"));
    add("lists, then blank lines", nested("- ", "\n\n"));
    add("lists in lists", numbered(root, &|level| format!("{}- a\n", " ".repeat(2 * level.min(root)))));
    add("quotes in quotes", numbered(root, &|_| format!("{}a\n", ">".repeat(root))));
    add("ticks", numbered(root, &|many| format!("{}a", "`".repeat(many))));
    add(
        "a wide table",
        format!("{}\n{}\n{}", "|a".repeat(bytes / 6), "|-".repeat(bytes / 6), "a\n".repeat(bytes / 6)),
    );
    add("a table of one row", format!("{}\n{}", "|a".repeat(bytes / 4), "|-".repeat(bytes / 4)));
    add("definitions", numbered(bytes / 12, &|number| format!("[{number:x}]: b\n")));
    add("a long definition", format!("[a]: /{}\n\n{}", "x".repeat(bytes / 2), "[a] ".repeat(bytes / 8)));
    add("distinct words", numbered(bytes / 7, &|number| format!("w{number:x} ")));
    add("distinct tags", numbered(bytes / 7, &|number| format!("w{number:x},")));
    add("distinct lines", numbered(bytes / 7, &|number| format!("w{number:x}\n")));
    add("distinct fields", numbered(bytes / 10, &|number| format!("f{number:x}=a&")));
    let mut state = 88_172_645_463_325_252_u64;
    let mut random = |most: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % most
    };
    add("two words at random", (0..bytes / 2).map(|_| if random(2) == 0 { "a " } else { "b " }).collect());
    add("few words at random", (0..bytes / 4).map(|_| format!("w{} ", random(100))).collect());
    add("ampersands in a paragraph", "a&".repeat(bytes / 2));
    add("guillemets", "« a » ".repeat(bytes / 8));
    add("addresses", times("https://a.example/(b "));
    add("addresses without an end", times("https://a.example/("));
    add("one address", format!("https://a.example/{}", "~_*".repeat(bytes / 3)));
    add("bullets", times("• a\n"));
    add("bullets of many kinds", times("•\ta\no\tb\n▪\tc\n1.\td\n\te\n"));
    add("empty lines in a list", format!("• a\n{}• b", "\n".repeat(bytes)));
    add("soft breaks", times("a\u{b}"));
    add("open comments", times("<!-- a\n\n"));
    add("one word", "a".repeat(bytes));
    inputs
}

fn took(function: fn(&str), text: &str) -> Duration {
    timed(|| function(text))
}

/// What is wrong with a time for the long input, given that for the short one.
fn too_long(short: Duration, long: Duration) -> bool {
    short > LONGEST || long > short * MOST + SLACK
}

fn costs_no_more_than_its_text_is_long(call: fn(&str)) {
    let mut faults = Vec::new();
    for ((name, short), (_, long)) in inputs(SHORT).into_iter().zip(inputs(LONG)) {
        // A machine may be slow once, not three times.
        let tries = (0..3).map(|_| (took(call, &short), took(call, &long)));
        let worst: Vec<_> = tries.take_while(|(short, long)| too_long(*short, *long)).collect();
        if worst.len() == 3 {
            faults.push(format!("{name}: {worst:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Values that a form or a document is made of, so many of them.
type Many = (&'static str, usize, fn(usize) -> Duration);

/// Every function that is given many small things, and how many of them there are at most.
const MANY: [Many; 5] = [
    ("service::read_file, headings without a word", 20_000, |many| {
        let headings = "name-fr;description-fr;provider-name;audiences;languages";
        let file = format!("{headings}{}\n{}", ";".repeat(many), "a\n".repeat(many / 200));
        timed(|| drop(black_box(read_file(file.as_bytes(), date(2026, 11, 18)))))
    }),
    ("service::read_file, tables of open data", 200, |many| {
        let list = |entry: fn(usize) -> String| (0..many).map(entry).collect::<Vec<_>>().join(",");
        let services = list(|number| format!("{{\"id\":\"s{number}\"}}"));
        let phones = list(|number| format!("{{\"service_id\":\"s{number}\",\"number\":\"1\"}}"));
        let file = format!("{{\"services\":[{services}],\"phones\":[{phones}]}}");
        timed(|| drop(black_box(read_file(file.as_bytes(), date(2026, 11, 18)))))
    }),
    ("editing::rules::merge, fields", 400, |many| merged(many, |number| format!("x{number:x}.fr"))),
    ("editing::rules::merge, lists", 400, |many| {
        merged(many, |number| format!("x{number:x}.{}.fr", number % 3))
    }),
    ("agenda::history::between", 2_000, |many| {
        let agenda =
            |first: usize| Agenda { items: (first..first + many).map(item).collect(), removed: Vec::new() };
        let (before, after) = (agenda(0), agenda(many / 2));
        timed(|| drop(black_box(history::between(&before, &after))))
    }),
];

/// The processor time that work takes, whatever else the machine does.
fn timed(work: impl FnOnce()) -> Duration {
    let begun = thread_time();
    work();
    thread_time() - begun
}

fn merged(many: usize, key: fn(usize) -> String) -> Duration {
    let sheet = |text: &str| -> FieldSet {
        (0..many).map(|number| (key(number), format!("{text}{number}"))).collect()
    };
    let (base, mine, theirs) = (sheet("a"), sheet("b"), FieldSet::default());
    timed(|| drop(black_box(merge(&base, &mine, &theirs))))
}

fn item(number: usize) -> Item {
    let text = Text { fr: "Un point".to_owned(), ..Text::default() };
    Item {
        id: format!("{number:032x}"),
        order: format!("{number:x}a"),
        kind: ItemKind::Discussion,
        minutes: 5,
        title: text.clone(),
        about: text,
        lead: String::new(),
        link: String::new(),
        notes: String::new(),
        decisions: Vec::new(),
        follow_ups: Vec::new(),
    }
}

#[test]
fn no_function_takes_longer_than_there_are_things() {
    for (function, most, call) in MANY {
        let tries = (0..3).map(|_| (call(most), call(most * 10)));
        let worst: Vec<_> = tries.take_while(|(some, many)| too_long(*some, *many)).collect();
        assert!(worst.len() < 3, "{function}: {worst:?}");
    }
}

/// Asks for a preview of a text.
fn preview(text: &str, cookie: &str) -> Request<Body> {
    let text = utf8_percent_encode(text, NON_ALPHANUMERIC);
    Request::post("/api/reflections/preview")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(Body::from(format!("text={text}")))
        .expect("a request")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn previews_of_the_worst_texts_hold_nobody_up() {
    let app = app().await;
    let cookies = [app.cookie("member").await, app.cookie("facilitator").await, app.cookie("observer").await];
    for text in [">".repeat(20_000), "- ".repeat(10_000), "*a ".repeat(3_300) + &"a* ".repeat(3_300)] {
        let previews = cookies.each_ref().map(|cookie| {
            let (router, request) = (app.router.clone(), preview(&text, cookie));
            tokio::spawn(async move { router.oneshot(request).await.expect("an answer").status() })
        });
        let mut longest = Duration::ZERO;
        while !previews.iter().all(tokio::task::JoinHandle::is_finished) {
            let begun = Instant::now();
            assert_eq!(app.get("/healthz").await.status, 200);
            longest = longest.max(begun.elapsed());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        for preview in previews {
            assert_eq!(preview.await.expect("an answer"), 200);
        }
        assert!(longest < Duration::from_millis(250), "{longest:?}");
    }
}

#[tokio::test]
async fn who_asks_for_previews_without_end_is_told_and_others_are_not() {
    let app = app().await;
    let (member, other) = (app.cookie("member").await, app.cookie("facilitator").await);
    let mut refused = 0;
    for _ in 0..150 {
        let answer = app.request(preview("Un *essai*", &member)).await;
        match answer.status.as_u16() {
            200 => assert!(answer.body.contains("<em>essai"), "{}", answer.body),
            429 => refused += 1,
            other => panic!("{other}: {}", answer.body),
        }
    }
    assert!(refused > 0);
    assert_eq!(app.request(preview("Un *essai*", &other)).await.status, 200);
}

#[tokio::test]
async fn a_page_of_a_long_text_is_whole() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let form =
        [("id", "019a0000-0000-7000-8000-000000000009"), ("community", "eleves-a-risque"), ("base", "0")];
    let text = format!("Un *essai*\n\n{}", ">".repeat(19_000));
    let typed = [("lang", "fr"), ("text", text.as_str())];
    let all: Vec<_> = form.into_iter().chain(typed).collect();
    let page = app.send("/fr/reflexions/nouvelle/apercu", &cookie, &all).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<em>essai</em>") && page.body.contains(&"&gt;".repeat(19_000)));
    assert!(page.body.ends_with("</html>"), "{}", &page.body[page.body.len() - 40..]);
}

/// A path, what is sent to it, and so many bytes of that.
type Sent = (&'static str, &'static str, fn(usize) -> String);

/// What server functions and pages are sent.
const REQUESTS: [Sent; 8] = [
    ("/api/drafts/keep", "distinct fields", |bytes| {
        (0..bytes / 24).map(|number| format!("fields[{number}][0]=x{number:x}&")).collect()
    }),
    ("/api/drafts/keep", "one field again and again", |bytes| "fields[0][0]=x&".repeat(bytes / 15)),
    ("/api/drafts/keep", "brackets", |bytes| "[".repeat(bytes)),
    ("/api/drafts/keep", "a deep field", |bytes| format!("fields{}=x", "[0]".repeat(bytes / 3))),
    ("/api/drafts/keep", "unknown fields", |bytes| {
        (0..bytes / 8).map(|number| format!("x{number:x}=&")).collect()
    }),
    ("/api/search/suggest", "a word", |bytes| format!("lang=fr&typed={}", "a".repeat(bytes))),
    ("/api/search/suggest", "words", |bytes| format!("lang=fr&typed={}", "a+".repeat(bytes / 2))),
    ("/fr/reflexions/nouvelle", "fields", |bytes| "text=a&".repeat(bytes / 7)),
];

#[tokio::test]
async fn no_request_takes_longer_than_it_is_long() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let request = async |path: &str, body: String| {
        let request = Request::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", &cookie)
            .body(Body::from(body))
            .expect("a request");
        let begun = Instant::now();
        let answer = app.request(request).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        begun.elapsed()
    };
    for (path, name, body) in REQUESTS {
        let mut worst = Vec::new();
        for _ in 0..3 {
            let (short, long) = (request(path, body(SHORT)).await, request(path, body(LONG)).await);
            if !too_long(short, long) {
                break;
            }
            worst.push((short, long));
        }
        assert!(worst.len() < 3, "{path}, {name}: {worst:?}");
    }
}

#[test]
fn a_long_passage_says_how_long_it_is() {
    let passage = LocalizedText::Single { lang: Lang::Fr, text: "é".repeat(5) };
    assert_eq!(passage.bytes(), 10);
}
