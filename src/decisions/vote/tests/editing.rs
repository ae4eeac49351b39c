//! Changing what can be chosen: other choices stay, and those who chose it are asked again.

use std::collections::{BTreeMap, BTreeSet};

use super::{LIST, cast, count, opened, options, page, themes};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, VoteId, VoteOptionId},
};
use ensemble_decisions::vote::{
    model::{Choice, Method, Vote, VoteOption},
    rules::{TitleChange, title_change},
    store,
};
use ensemble_testing::{TestApp, app_on, everybody, id_of, on_both_with_content};

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

/// Numbers that look random and are the same each time (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(most).expect("small")).expect("small")
    }
}

on_both_with_content! {
    async fn no_sequence_of_edits_loses_a_choice_that_should_stay(db: Db) {
        let app = app_on(db.clone()).await;
        let all = everybody(&db).await;
        let people = ["member", "member-en", "facilitator", "co-facilitator"].map(|key| id_of(&all, key));
        let community: String = sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'").fetch_one(&db.reader).await.expect("a community");
        for seed in 1..=12 {
            let mut numbers = Numbers(seed);
            let method = Method::ALL[usize::try_from(seed).expect("small") % Method::ALL.len()];
            let option = |title: &str| VoteOption { id: VoteOptionId::new(), theme: None, title: text(title) };
            let vote = Vote {
                id: VoteId::new(), community: community.parse().expect("an id"), title: text("Quoi?"), method, dots: if method == Method::Dots { 9 } else { 0 },
                secret: false, hidden: true, quorum: 0, revision: 1, opened_at: 0, closes_at: i64::MAX, closed_at: None, outcome: None,
                meeting: None, options: vec![option("a"), option("b"), option("c")],
            };
            let mut known: Vec<VoteOptionId> = vote.options.iter().map(|option| option.id).collect();
            let mut model: BTreeMap<(PersonId, VoteOptionId), (u8, Option<LocalizedText>)> = BTreeMap::new();
            let mut asked: BTreeSet<PersonId> = BTreeSet::new();
            let mut titles: BTreeMap<VoteOptionId, LocalizedText> = vote.options.iter().map(|option| (option.id, option.title.clone())).collect();
            let mut to = db.write().await.expect("a transaction");
            store::add(&mut to, &vote).await.expect("a vote");
            for step in 0..40 {
                match numbers.below(6) {
                    0 => {
                        let new = option("neuf");
                        known.push(new.id);
                        titles.insert(new.id, new.title.clone());
                        store::add_option(&mut to, vote.id, &new).await.expect("added");
                    }
                    1 if !known.is_empty() => {
                        let which = known[numbers.below(known.len())];
                        let before = &titles[&which];
                        let own = before.text(Lang::Fr).to_owned();
                        let after = match numbers.below(3) {
                            0 => before.clone(),
                            1 => LocalizedText::written(Lang::Fr, &own, "title"),
                            _ => text(&format!("titre {step}")),
                        };
                        match title_change(before, &after) {
                            TitleChange::Unchanged => {}
                            TitleChange::Translated => {
                                assert!(store::translate_option(&mut to, vote.id, which, &after).await.expect("translated"));
                            }
                            TitleChange::Renamed => {
                                asked.extend(model.keys().filter(|(_, option)| *option == which).map(|(person, _)| *person));
                                model.retain(|(_, option), _| *option != which);
                                assert!(store::rename_option(&mut to, vote.id, which, &after).await.expect("renamed"));
                            }
                        }
                        titles.insert(which, after);
                    }
                    2 if known.len() > 1 => {
                        let which = known.remove(numbers.below(known.len()));
                        asked.extend(model.keys().filter(|(_, option)| *option == which).map(|(person, _)| *person));
                        model.retain(|(_, option), _| *option != which);
                        assert!(store::remove_option(&mut to, vote.id, which).await.expect("removed"));
                        assert!(!store::remove_option(&mut to, vote.id, which).await.expect("an answer"), "once");
                    }
                    _ => {
                        let person = people[numbers.below(people.len())];
                        let mut ballot: Vec<Choice> = Vec::new();
                        for option in &known {
                            if numbers.below(2) == 1 {
                                let most = if method == Method::Approval { 1 } else { 3 };
                                let value = u8::try_from(1 + numbers.below(most)).expect("small");
                                let reason = (method == Method::Consent && value > 1).then(|| text(&format!("raison {step}")));
                                ballot.push(Choice { option: *option, value, reason });
                            }
                        }
                        model.retain(|(each, _), _| *each != person);
                        model.extend(ballot.iter().map(|choice| ((person, choice.option), (choice.value, choice.reason.clone()))));
                        asked.remove(&person);
                        store::cast_open(&mut to, vote.id, person, &ballot).await.expect("cast");
                    }
                }
            }
            to.commit().await.expect("committed");
            let mut stored = BTreeMap::new();
            for person in people {
                let ballot = store::ballot_of(&db, vote.id, person).await.expect("a ballot");
                stored.extend(ballot.into_iter().map(|choice| ((person, choice.option), (choice.value, choice.reason))));
                let voter = store::voter(&db, vote.id, person).await.expect("an answer");
                assert_eq!(voter.is_some_and(|voter| voter.asked_again), asked.contains(&person), "seed {seed}");
            }
            assert_eq!(stored, model, "seed {seed}");
            let chosen: BTreeSet<PersonId> = model.keys().map(|(person, _)| *person).collect();
            assert_eq!(usize::try_from(store::voters(&db, &vote).await.expect("a number")).expect("small"), chosen.len(), "seed {seed}");
        }
        drop(app);
    }

    async fn those_who_are_asked_again_see_it_on_their_home_until_they_vote_again(db: Db) {
        let mut app = app_on(db).await;
        let all = themes(&app).await;
        let here = opened(&app, &[("hidden", "1"), ("themes", &all[0]), ("themes", &all[1]), ("themes", &all[2])]).await;
        let facilitator = app.cookie("facilitator").await;
        assert_eq!(cast(&app, &here, "member", &[("1", ""), ("", ""), ("", "")]).await.status, 303);
        assert_eq!(cast(&app, &here, "member-en", &[("", ""), ("1", ""), ("", "")]).await.status, 303);
        let (said, link) = ("Revoir votre vote : « <span>De quoi parler?", format!("href=\"{here}\""));
        let home = async |app: &TestApp, who: &str| page(app, "/fr", who).await.replace("<!>", "");
        assert!(!home(&app, "member").await.contains("Revoir votre vote"));
        let voted = async |app: &TestApp| page(app, LIST, "member").await.matches("Vous avez voté").count();
        let said_before = voted(&app).await;
        let emails = count(&app, "SELECT COUNT(*) FROM outbox").await;
        let notified = count(&app, "SELECT COUNT(*) FROM notification").await;
        let first = options(&app, &here).await[0].clone();
        let renamed = [("revision", "1"), ("option", first.as_str()), ("title", "Un autre titre")];
        assert_eq!(app.send(&format!("{here}/options"), &facilitator, &renamed).await.status, 303);
        let shown = home(&app, "member").await;
        assert!(shown.contains(said) && shown.contains(&link), "{shown}");
        let english = page(&app, "/en", "member").await;
        assert!(english.contains("Check your vote: “") && english.contains("/en/communities/students-at-risk/votes/"), "{english}");
        for who in ["member-en", "facilitator", "observer", "coordinator"] {
            assert!(!home(&app, who).await.contains("Revoir votre vote"), "{who}");
        }
        let rows = (count(&app, "SELECT COUNT(*) FROM outbox").await, count(&app, "SELECT COUNT(*) FROM notification").await);
        assert_eq!(rows, (emails, notified), "an email would tell who chose it");
        assert_eq!(voted(&app).await, said_before - 1, "the ballot is to be looked at");
        assert_eq!(cast(&app, &here, "member", &[("", ""), ("1", ""), ("", "")]).await.status, 303);
        assert!(!home(&app, "member").await.contains("Revoir votre vote"));
        // Nor once the vote is over.
        let second = options(&app, &here).await[1].clone();
        let renamed = [("revision", "2"), ("option", second.as_str()), ("title", "Encore un autre")];
        assert_eq!(app.send(&format!("{here}/options"), &facilitator, &renamed).await.status, 303);
        assert!(home(&app, "member").await.contains(said) && home(&app, "member-en").await.contains(said));
        app.later(3 * 24 * 3_600_000);
        assert!(!home(&app, "member").await.contains("Revoir votre vote"));
    }

    async fn facilitators_change_what_can_be_chosen_while_it_is_open(db: Db) {
        let app = app_on(db).await;
        let all = themes(&app).await;
        let here = opened(&app, &[("hidden", "1"), ("themes", &all[0]), ("themes", &all[1])]).await;
        let facilitator = app.cookie("facilitator").await;
        let edit = format!("{here}/options");
        assert_eq!(cast(&app, &here, "member", &[("1", ""), ("", "")]).await.status, 303);
        assert_eq!(cast(&app, &here, "member-en", &[("", ""), ("1", "")]).await.status, 303);
        let few = options(&app, &here).await;
        let refused = app.send(&edit, &facilitator, &[("revision", "1"), ("option", &few[0]), ("remove", "1")]).await;
        assert!(refused.status == 422 && refused.body.contains("de 2 à 12 thèmes"), "{}", refused.body);
        assert_eq!(app.send(&edit, &facilitator, &[("revision", "1"), ("theme", &all[2])]).await.status, 303);
        let stale = app.send(&edit, &facilitator, &[("revision", "1"), ("option", &few[0]), ("title", "Autre")]).await;
        assert!(stale.status == 409 && stale.body.contains("value=\"Autre\""), "someone else was faster: {}", stale.body);
        let empty = app.send(&edit, &facilitator, &[("revision", "2"), ("option", &few[0]), ("title", "")]).await;
        assert_eq!(empty.status, 422);
        let naming = [("revision", "2"), ("option", &*few[0]), ("title", "Mon élève Mathis Gagnon s’absente"), ("other-title", "Mondays")];
        let warned = app.send(&edit, &facilitator, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître"), "{}", warned.body);
        assert!(warned.body.contains("value=\"Mon élève Mathis Gagnon s’absente\"") && warned.body.contains("value=\"Mondays\""), "{}", warned.body);
        let renamed = [("revision", "2"), ("option", &*few[0]), ("title", "Un autre titre"), ("other-title", "Another title")];
        assert_eq!(app.send(&edit, &facilitator, &renamed).await.status, 303);
        for (address, said) in [(here.clone(), "Un autre titre"), (here.replace("/fr/communautes/eleves-a-risque", "/en/communities/students-at-risk"), "Another title")] {
            assert!(page(&app, &address, "member").await.contains(said), "each language keeps its title: {address}");
        }
        assert!(page(&app, &here, "member").await.contains("Un thème sur lequel vous aviez voté a été modifié ou retiré depuis."));
        assert!(!page(&app, &here, "member-en").await.contains("Un thème sur lequel vous aviez voté"), "theirs stays as it is");
        // Saving what is there changes nothing, and a translation that was missing takes no choice away.
        assert_eq!(cast(&app, &here, "member-en", &[("", ""), ("1", ""), ("1", "")]).await.status, 303);
        let all = options(&app, &here).await;
        let families = ["Talking with families before it becomes a problem", "Parler aux familles avant que ça devienne un problème"];
        let [data, translated] = ["What our attendance data can and cannot say", "Ce que disent nos présences"];
        for (revision, option, title, other) in [
            ("3", 0, "Un autre titre", "Another title"),
            ("3", 1, families[0], families[1]),
            ("3", 2, data, ""),
            ("3", 2, data, translated),
            ("4", 2, data, translated),
        ] {
            let form = [("revision", revision), ("option", all[option].as_str()), ("title", title), ("other-title", other)];
            let done = app.send(&edit, &facilitator, &form).await;
            assert_eq!(done.status, 303, "{}", done.body);
        }
        assert!(!page(&app, &here, "member-en").await.contains("Un thème sur lequel vous aviez voté"));
        assert!(page(&app, &here, "member").await.contains(translated));
        let old = [("revision", "1"), (&*format!("ballot.{}", few[1]), "1")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let old: Vec<(&str, &str)> = old.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let changed = app.send(&format!("{here}/bulletin"), &app.cookie("member").await, &old).await;
        assert!(changed.status == 409 && changed.body.contains("viennent de changer"), "{}", changed.body);
        assert_eq!(cast(&app, &here, "member", &[("1", ""), ("", ""), ("1", "")]).await.status, 303);
        assert!(!page(&app, &here, "member").await.contains("Un thème sur lequel vous aviez voté"));
        let secret = opened(&app, &[("secret", "1")]).await;
        let option = &options(&app, &secret).await[0];
        let refused = app.send(&format!("{secret}/options"), &facilitator, &[("revision", "1"), ("option", option), ("title", "Autre")]).await;
        assert!(refused.status == 409 && refused.body.contains("value=\"Autre\""), "secret ballots cannot be given back");
    }
}
