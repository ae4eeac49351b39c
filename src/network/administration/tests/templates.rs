//! The outlines that agendas begin with, changed by sending forms.

use super::deeds;
use ensemble_core::Lang;
use ensemble_network::administration::paths;
use ensemble_testing::app;

/// The fields of an outline's form, as the page shows them.
fn shown(page: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| -> Option<String> {
        tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next().map(str::to_owned)
    };
    let form = page.split("form wide\"").nth(1).and_then(|rest| rest.split("</form>").next());
    form.expect("the form")
        .split('<')
        .filter_map(|tag| {
            let name = attribute(tag, "name")?;
            let value = match tag.split([' ', '>']).next()? {
                "input" => attribute(tag, "value").unwrap_or_default(),
                "textarea" => tag.split_once('>')?.1.to_owned(),
                "select" => "discussion".to_owned(),
                _ => return None,
            };
            Some((name, value))
        })
        .collect()
}

fn with<'a>(fields: &'a [(String, String)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()))
        .filter(|(key, _)| changes.iter().all(|(changed, _)| changed != key));
    kept.chain(changes.iter().copied()).collect()
}

#[tokio::test]
async fn a_template_is_changed_row_by_row_without_a_script() {
    let app = app().await;
    let cookie = app.cookie("coordinator").await;
    let here = paths::with(paths::TEMPLATE, Lang::Fr, "needs");
    let fields = shown(&app.get_with(&here, "cookie", &cookie).await.body);
    let titles = |page: &str| -> Vec<String> {
        shown(page)
            .into_iter()
            .filter(|(name, _)| name.starts_with("item-") && name.ends_with("-title-fr"))
            .map(|(_, value)| value)
            .collect()
    };
    let before: Vec<String> = fields
        .iter()
        .filter(|(name, _)| name.starts_with("item-") && name.ends_with("title-fr"))
        .map(|(_, value)| value.clone())
        .collect();
    assert_eq!(before.len(), 6);
    let arrange = async |arrangement: &str| {
        app.send(&format!("{here}/points"), &cookie, &with(&fields, &[("arrange", arrangement)])).await
    };
    let moved = arrange("down-0").await;
    assert_eq!(
        (moved.status.as_u16(), &titles(&moved.body)[..2]),
        (200, &[before[1].clone(), before[0].clone()][..])
    );
    let focused = moved.body.split('<').find(|tag| tag.contains(" autofocus")).expect("where one goes on");
    assert!(focused.starts_with("div") && focused.contains("id=\"item-1\""), "{focused}");
    for unknown in ["up-9", "sideways-1", "save"] {
        assert_eq!(arrange(unknown).await.status, 400, "{unknown}");
    }
    let added = arrange("add").await;
    assert_eq!(titles(&added.body).len(), 7);
    let rows = shown(&added.body);
    let wrong = app.send(&here, &cookie, &with(&rows, &[("kind", "meeting")])).await;
    assert!(
        wrong.status == 422
            && wrong.body.contains("href=\"#item-6-title-fr\"")
            && wrong.body.contains("href=\"#item-6-minutes\"")
    );
    let whole = [("kind", "meeting"), ("item-6-title-fr", "Un point de plus"), ("item-6-minutes", "7")];
    assert_eq!(app.send(&here, &cookie, &with(&rows, &whole)).await.status, 303);
    assert_eq!(deeds(&app).await[0], "template.changed");
    let again = app.get_with(&here, "cookie", &cookie).await.body;
    assert!(again.contains("Un point de plus") && again.contains("/needs/reprendre\""));

    let late =
        app.send(&here, &cookie, &with(&fields, &[("kind", "guide"), ("title-fr", "Mon titre")])).await;
    assert_eq!(late.status, 409, "somebody saved it meanwhile");
    assert!(late.body.contains("</span>Un point de plus</del>") && late.body.contains("value=\"Mon titre\""));
    let reset = async |base: &str| {
        app.send(&format!("{here}/reprendre"), &cookie, &with(&fields, &[("base", base)])).await.status
    };
    assert_eq!(reset("0").await, 409, "another version was looked at");
    assert_eq!(reset("1").await, 303);
    assert!(!app.get_with(&here, "cookie", &cookie).await.body.contains("Un point de plus"));
}

#[tokio::test]
async fn a_template_is_added_offered_and_retired() {
    let app = app().await;
    let (cookie, facilitator) = (app.cookie("coordinator").await, app.cookie("facilitator").await);
    let form = [
        ("base", "0"),
        ("kind", "guide"),
        ("title-en", "Our own guide"),
        ("summary-en", "When we read together."),
        ("item-0-kind", "video"),
        ("item-0-title-en", "The film"),
        ("item-0-minutes", "30"),
    ];
    let new = paths::NEW_TEMPLATE[1];
    assert_eq!(app.send(new, &cookie, &form[..4]).await.status, 422, "an outline has an item");
    assert_eq!(app.send(new, &cookie, &form).await.status, 303);
    let list = app.get_with(paths::TEMPLATES[1], "cookie", &cookie).await.body;
    assert!(list.contains("Our own guide") && list.contains("Added here"));
    let planning = "/en/communities/students-at-risk/meetings/new";
    assert!(
        app.get_with(planning, "cookie", &facilitator)
            .await
            .body
            .contains("When we read together. (30\u{a0}min)")
    );
    let at = list.find("Our own guide").expect("its row");
    let to = list[..at]
        .rfind("href=\"")
        .map(|from| &list[from + 6..])
        .and_then(|rest| rest.split('"').next())
        .expect("a link");
    assert_eq!(app.send(&format!("{to}/retire"), &cookie, &[]).await.status, 303);
    assert!(!app.get_with(planning, "cookie", &facilitator).await.body.contains("Our own guide"));
    assert!(app.get_with(to, "cookie", &cookie).await.body.contains("/offer\""));
    assert_eq!(app.send(&format!("{to}/offer"), &cookie, &[]).await.status, 303);
    assert!(app.get_with(planning, "cookie", &facilitator).await.body.contains("Our own guide"));
    assert_eq!(
        deeds(&app).await[..3],
        ["template.restored", "template.retired", "template.changed"].map(str::to_owned)
    );
    assert_eq!(app.get_with(to, "cookie", &facilitator).await.status, 404);
}
