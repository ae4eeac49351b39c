//! Communities on real databases.

use ensemble_common::editing::Editable;
use ensemble_communities::community::{
    model::{CommunityFilter, CommunityKind, Level, Network, Profession},
    store,
};
use ensemble_core::{Lang, Standing};
use ensemble_server::db::Db;
use ensemble_testing::{app, on_both_with_content};

async fn names(db: &Db, filter: CommunityFilter) -> Vec<String> {
    let cards = store::list(db, Lang::En, filter, 1, 50).await.expect("a list");
    let count = store::count(db, filter).await.expect("a count");
    assert_eq!(cards.len(), count as usize, "the count and the list agree for {filter:?}");
    cards.into_iter().map(|card| card.slug).collect()
}

on_both_with_content! {
    async fn each_filter_leaves_what_it_says(db: Db) {
        let all = names(&db, CommunityFilter::default()).await;
        assert!(all.len() >= 11 && all[0] == "students-at-risk", "{all:?}");

        let groups = names(&db, CommunityFilter { kind: Some(CommunityKind::Codevelopment), ..Default::default() }).await;
        assert!(!groups.is_empty() && groups.len() < all.len());
        let psychologists =
            names(&db, CommunityFilter { profession: Some(Profession::Psychologist), ..Default::default() }).await;
        assert_eq!(psychologists, ["psychologists"]);
        let english = names(&db, CommunityFilter { network: Some(Network::English), ..Default::default() }).await;
        assert!(english.contains(&"students-at-risk".to_owned()), "both networks include the English one: {english:?}");
        let adult = names(&db, CommunityFilter { level: Some(Level::Adult), ..Default::default() }).await;
        assert!(adult.len() < all.len());
        let nothing = CommunityFilter {
            profession: Some(Profession::Psychologist),
            kind: Some(CommunityKind::Codevelopment),
            ..Default::default()
        };
        assert!(names(&db, nothing).await.is_empty());
    }

    async fn a_community_is_found_by_each_of_its_slugs(db: Db) {
        let own = store::find(&db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("it exists");
        assert!(own.current);
        let other = store::find(&db, Lang::Fr, "students-at-risk").await.expect("an answer").expect("it exists");
        assert!(!other.current);
        assert_eq!(own.community, other.community);
        let old = store::find(&db, Lang::Fr, "conseillers-d-orientation").await.expect("an answer").expect("it exists");
        assert!(!old.current);
        assert_eq!(old.community.slug(Lang::Fr), "orientation");
        assert_eq!(store::find(&db, Lang::Fr, "nulle-part").await.expect("an answer"), None);
        assert_eq!(store::find(&db, Lang::Fr, "' OR 1=1 --").await.expect("an answer"), None);
    }

    async fn a_page_says_what_its_texts_lack(db: Db) {
        let found = store::find(&db, Lang::Fr, "well-being-english-sector").await.expect("an answer");
        let community = found.expect("it exists").community;
        let purpose = community.texts.purpose.expect("a purpose");
        assert_eq!(purpose.shown(Lang::Fr).standing, Standing::OtherLanguage);
        assert_eq!(purpose.shown(Lang::Fr).lang, Lang::En);
        let summary = community.heading.summary.expect("a summary");
        assert!(matches!(summary.shown(Lang::Fr).standing, Standing::Outdated { .. }));
        assert_eq!(summary.shown(Lang::En).standing, Standing::Fine);
    }

    async fn two_communities_cannot_share_a_slug(db: Db) {
        let found = store::find(&db, Lang::En, "psychologists").await.expect("an answer").expect("it exists");
        let mut to = db.write().await.expect("a transaction");
        let taken = store::slug(&mut to, found.community.id, Lang::En, "students-at-risk", false).await;
        assert!(matches!(taken, Err(sqlx::Error::Database(error)) if error.is_unique_violation()));
    }
}

#[tokio::test]
async fn an_old_revision_of_a_community_is_restored_whole() {
    const EDIT: &str = "/en/communities/students-at-risk/edit";
    const HISTORY: &str = "/en/communities/students-at-risk/history";
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let community = async || {
        let found = store::find(&app.scratch.db, Lang::En, "students-at-risk").await;
        found.expect("an answer").expect("it exists").community
    };
    let before = community().await;
    assert!(!before.texts.deadlines.is_empty() && before.texts.aims.len() > 1);
    let mut fields = before.published();
    fields.clear_list("deadline");
    fields.clear_list("aim");
    for (name, text) in [("aim.0.en", "One aim"), ("name.en", "Another name")] {
        fields.set(name, text);
    }
    let base = before.revision.to_string();
    let mut form: Vec<(&str, &str)> = fields.iter().collect();
    form.push(("base", &base));
    assert_eq!(app.send(EDIT, &cookie, &form).await.status, 303);
    let between = community().await;
    assert_eq!((between.texts.deadlines.len(), between.texts.aims.len()), (0, 1));
    let list = app.get_with(HISTORY, "cookie", &cookie).await.body;
    assert!(list.contains("?n=1") && list.contains("?n=2"), "{list}");
    assert!(list.contains("<title>History: Another name · Ensemble</title>"), "{list}");
    let compared = app.get_with(&format!("{HISTORY}?n=2"), "cookie", &cookie).await.body;
    assert!(compared.contains("Date") && compared.contains("<del>"), "each part of a list is named");
    assert_eq!(app.send(HISTORY, &cookie, &[("n", "1")]).await.status, 303);
    let after = community().await;
    assert_eq!(after.published(), before.published());
    assert_eq!(after.revision, before.revision + 2);
    let member = app.cookie("member").await;
    assert_eq!(app.send(HISTORY, &member, &[("n", "1")]).await.status, 404);
}

#[tokio::test]
async fn deadlines_are_edited_and_listed_in_the_year_by_date() {
    const EDIT: &str = "/fr/communautes/eleves-a-risque/modifier";
    const YEAR: &str = "/fr/communautes/eleves-a-risque/rencontres";
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let community = async || {
        let found = store::find(&app.scratch.db, Lang::Fr, "eleves-a-risque").await;
        found.expect("an answer").expect("it exists").community
    };
    let send = async |base: i64, changes: &[(&str, &str)]| {
        let mut fields = community().await.published();
        fields.clear_list("deadline");
        for (name, text) in changes {
            fields.set(*name, *text);
        }
        let base = base.to_string();
        let mut form: Vec<(&str, &str)> = fields.iter().collect();
        form.push(("base", &base));
        app.send(EDIT, &cookie, &form).await
    };
    // It is November 18, 2026.
    let typed = [
        ("deadline.0.fr", "La relecture"),
        ("deadline.0.day", "2027-01-15"),
        ("deadline.1.en", "The names"),
        ("deadline.1.day", "2026-10-05"),
    ];
    let before = community().await;
    assert_eq!(send(before.revision, &typed).await.status, 303);
    assert_eq!(community().await.texts.deadlines[1].day, "2026-10-05");

    let page = app.get(YEAR).await.body.replace('\u{a0}', " ");
    let year =
        page.split("id=\"by-date\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a year");
    let places = ["The names", "La relecture"].map(|words| year.find(words));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {year}");
    assert!(year.contains("Échéance · passée"), "{year}");
    assert!(!year.contains("/modifier"), "only those who write the page are led to its form");
    let own = app.get_with(YEAR, "cookie", &cookie).await.body;
    assert!(own.contains("/fr/communautes/eleves-a-risque/modifier#deadline-0-fr"), "{own}");

    let now = community().await;
    let mut changed = typed.to_vec();
    changed.retain(|(name, _)| *name != "deadline.0.day");
    changed.push(("deadline.0.day", ""));
    let refused = send(now.revision, &changed).await;
    assert!(refused.status == 422 && refused.body.contains("Choisissez une date."), "{}", refused.body);
    assert!(refused.body.contains("La relecture"), "what was typed stays");
    let member = app.cookie("member").await;
    assert_eq!(app.get_with(EDIT, "cookie", &member).await.status, 404);
    assert_eq!(community().await.revision, before.revision + 1);
}

/// A form with a file, as a browser sends it.
fn with_file(
    path: &str,
    cookie: &str,
    fields: &[(&str, &str)],
    file: &[u8],
) -> axum::http::Request<axum::body::Body> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    body.extend(b"--x\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"../<b>.png\"\r\nContent-Type: image/png\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--x--\r\n");
    axum::http::Request::post(path)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(axum::body::Body::from(body))
        .expect("a request")
}

#[tokio::test]
async fn a_cover_is_a_picture_described_in_both_languages() {
    const PATH: &str = "/fr/communautes/eleves-a-risque/couverture";
    const PAGE: &str = "/fr/communautes/eleves-a-risque";
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let both = [("alt-fr", "Un pont l\u{2019}hiver"), ("alt-en", "A bridge in winter")];
    let no_picture = app.request(with_file(PATH, &cookie, &both, b"<svg/>")).await;
    assert_eq!(no_picture.status, 422);
    assert!(no_picture.body.contains("Un pont"), "what was typed is kept");

    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(40, 20).write_to(&mut png, image::ImageFormat::Png).expect("it encodes");
    let png = png.into_inner();
    assert_eq!(app.request(with_file(PATH, &cookie, &both[..1], &png)).await.status, 422, "both languages");
    assert_eq!(app.request(with_file(PATH, &cookie, &both, &png)).await.status, 303);
    let page = app.get("/en/communities/students-at-risk").await.body;
    assert!(page.contains("alt=\"A bridge in winter\"") && page.contains("width=\"40\""));
    let at = page.find("/en/covers/").expect("its address");
    let address = page[at..].split('"').next().expect("an address");
    let picture = app.get(address).await;
    assert_eq!((picture.status.as_u16(), picture.header("content-type")), (200, "image/jpeg"));

    let member = app.cookie("member").await;
    assert_eq!(app.request(with_file(PATH, &member, &both, &png)).await.status, 404);
    assert_eq!(app.send(&format!("{PATH}/retrait"), &cookie, &[]).await.status, 303);
    assert!(!app.get(PAGE).await.body.contains("/fr/couvertures/"));
}

/// Eight pictures at once, each of 24 million points: one after the other, and all are answered.
#[tokio::test(flavor = "multi_thread")]
async fn large_covers_are_decoded_one_at_a_time() {
    const PATH: &str = "/fr/communautes/eleves-a-risque/couverture";
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let both = [("alt-fr", "Un pont"), ("alt-en", "A bridge")];
    let png = |width, height| {
        let mut png = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(width, height).write_to(&mut png, image::ImageFormat::Png).expect("it encodes");
        png.into_inner()
    };
    let (large, larger) = (png(6000, 4000), png(6001, 4000));
    assert!(large.len() < 500_000, "{}", large.len());
    let all = (0..8).map(|_| app.request(with_file(PATH, &cookie, &both, &large)));
    let answers = futures::future::join_all(all).await;
    let kept = answers.iter().filter(|answer| answer.status == 303).count();
    let busy = |answer: &&ensemble_testing::Answer| {
        answer.status == 503
            && answer.body.contains("en ce moment")
            && answer.body.contains("value=\"Un pont\"")
    };
    assert_eq!(kept + answers.iter().filter(busy).count(), 8, "each is answered");
    assert!(kept >= 1);
    assert_eq!(app.portal.work.most_heavy(), 1);
    // Decoded, one takes 72 MB. The tests run in processes of their own.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .map(|rest| rest.trim_end_matches("kB").trim());
    if let Some(peak) = peak.and_then(|peak| peak.parse::<u64>().ok()) {
        assert!(peak < 400_000, "{peak} kB");
    }
    let refused = app.request(with_file(PATH, &cookie, &both, &larger)).await;
    assert!(refused.status == 422 && refused.body.contains("24 millions"), "{}", refused.status);
    let heic = app.request(with_file(PATH, &cookie, &both, b"\0\0\0\x18ftypheic\0\0\0\0")).await;
    assert!(heic.status == 422 && heic.body.contains("Le plus compatible"));
}
