//! Changing what can be chosen: other choices stay, and those who chose it are asked again.

use std::collections::{BTreeMap, BTreeSet};

use super::{cast, opened, options, page, themes};
use crate::{
    app::testing::{app_on, everybody, id_of},
    vote::{
        model::{Choice, Method, Vote, VoteOption},
        store,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, VoteId, VoteOptionId},
};
use ensemble_server::db::testing::on_both_databases;

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

on_both_databases! {
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
            let mut to = db.write().await.expect("a transaction");
            store::add(&mut to, &vote).await.expect("a vote");
            for step in 0..40 {
                match numbers.below(5) {
                    0 => {
                        let new = option("neuf");
                        known.push(new.id);
                        store::add_option(&mut to, vote.id, &new).await.expect("added");
                    }
                    1 if !known.is_empty() => {
                        let which = known[numbers.below(known.len())];
                        asked.extend(model.keys().filter(|(_, option)| *option == which).map(|(person, _)| *person));
                        model.retain(|(_, option), _| *option != which);
                        assert!(store::rename_option(&mut to, vote.id, which, &text(&format!("titre {step}"))).await.expect("renamed"));
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
        }
        drop(app);
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
        assert!(page(&app, &here, "member").await.contains("Quelque chose que vous aviez choisi a changé depuis."));
        assert!(!page(&app, &here, "member-en").await.contains("Quelque chose que vous aviez choisi"), "theirs stays as it is");
        let old = [("revision", "1"), (&*format!("ballot.{}", few[1]), "1")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let old: Vec<(&str, &str)> = old.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let changed = app.send(&format!("{here}/bulletin"), &app.cookie("member").await, &old).await;
        assert!(changed.status == 409 && changed.body.contains("viennent de changer"), "{}", changed.body);
        assert_eq!(cast(&app, &here, "member", &[("1", ""), ("", ""), ("1", "")]).await.status, 303);
        assert!(!page(&app, &here, "member").await.contains("Quelque chose que vous aviez choisi"));
        let secret = opened(&app, &[("secret", "1")]).await;
        let option = &options(&app, &secret).await[0];
        let refused = app.send(&format!("{secret}/options"), &facilitator, &[("revision", "1"), ("option", option), ("title", "Autre")]).await;
        assert!(refused.status == 409 && refused.body.contains("value=\"Autre\""), "secret ballots cannot be given back");
    }
}
